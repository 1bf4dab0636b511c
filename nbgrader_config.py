"""What nbgrader must know of this course: read by its commands, by formgrader and by `autograder build`."""

from pathlib import Path

from autograder.settings import use_autograder

c = get_config()  # noqa: F821 (traitlets defines it)

# Submissions are graded apart, in a jail, and students get pages that say what was not right.
use_autograder(c)

# Names the course in the gradebook and in an exchange folder.
c.CourseDirectory.course_id = "relu-backprop"

# The folder of this file, so that `nbgrader --course-dir=...` and formgrader find it from anywhere.
c.CourseDirectory.root = str(Path(__file__).resolve().parent)

# Left out wherever nbgrader copies a folder: what Jupyter, Python and file managers leave beside a notebook,
# and the feedback that a student fetched before handing in again.
c.CourseDirectory.ignore = [".ipynb_checkpoints", ".virtual_documents", "__pycache__", "*.pyc", ".DS_Store", "feedback"]

# What lateness costs: points, per cent of the points earned, or both, for each day or hour that has begun. As it
# stands, nothing. An example: a tenth a day, nothing for the first quarter of an hour, no points after a week.
# c.LateRule.percent = 10
# c.LateRule.per = "day"
# c.LateRule.grace = "15 min"
# c.LateRule.cut_off = "7 days"

# `autograder watch` grades what is handed in at once. How often in a day, what its page tells before the due date, and
# of which lessons: docs/watch.md. As it stands, always, everything, and of all.
# c.Watch.tries_per_day = 3
# c.Watch.told_before_due = "visible"
# c.Watch.lessons = ["01_relu_derivative"]

# The class's time zone: due dates and the times of learning platforms are in it. Without it, this machine's.
# c.Calendar.timezone = "Europe/Berlin"

# What this course adds: the package that notebooks import, what of it answers exercises and is kept from students'
# processes, and how its failed checks explain themselves.
c.Additions.packages = ["course"]
c.Additions.hidden = ["course.catalogue.*", "course.differences"]
c.Additions.explainer = "autograder.authoring.explaining:explanation"
