"""What nbgrader must know of this course: read by its commands, by formgrader and by `autograder build`."""

from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader import preprocessors as stock

from autograder.authoring.builder.stubs import NamedStubs
from autograder.gradebook.feedback import GetMarks, HideTests
from autograder.gradebook.formgrader_page import WithoutNetwork

c = get_config()  # noqa: F821 (traitlets defines it)

# Names the course in the gradebook and in an exchange folder.
c.CourseDirectory.course_id = "relu-backprop"

# The folder of this file, so that `nbgrader --course-dir=...` and formgrader find it from anywhere.
c.CourseDirectory.root = str(Path(__file__).resolve().parent)

# Left out wherever nbgrader copies a folder: what Jupyter, Python and file managers leave beside a notebook,
# and the feedback that a student fetched before handing in again.
c.CourseDirectory.ignore = [".ipynb_checkpoints", ".virtual_documents", "__pycache__", "*.pyc", ".DS_Store", "feedback"]

# nbgrader's own list, with stubs that say which function is still to be written.
c.GenerateAssignment.preprocessors = [
    stock.IncludeHeaderFooter,
    stock.InstantiateTests,
    stock.LockCells,
    NamedStubs,
    stock.ClearOutput,
    stock.CheckCellMetadata,
    stock.ComputeChecksums,
    stock.SaveCells,
    stock.ClearHiddenTests,
    stock.ClearMarkScheme,
    stock.ComputeChecksums,
    stock.CheckCellMetadata,
]

# Submissions are graded by the course's own judge, with students' code in a jail. Judged stands in for nbgrader's
# sanitizing and its Execute, SaveMarks for SaveAutoGrades and AssignLatePenalties.
c.Autograde.exporter_class = "autograder.gradebook.exporter.JudgingExporter"
c.Autograde.sanitize_preprocessors = ["autograder.gradebook.preprocessors.Judged"]
c.Autograde.autograde_preprocessors = ["autograder.gradebook.preprocessors.SaveMarks"]

# What lateness costs: points, per cent of the points earned, or both, for each day or hour that has begun. As it
# stands, nothing. An example: a tenth a day, nothing for the first quarter of an hour, no points after a week.
c.AssignLatePenalties.plugin_class = "autograder.gradebook.late_rule.LateRule"
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

# A student's page: what was not right and why, then the notebook, without the hidden tests.
c.GenerateFeedback.preprocessors = [GetMarks, HideTests, CSSHTMLHeaderPreprocessor]
c.GenerateFeedback.exporter_class = "autograder.gradebook.feedback_page.FeedbackPage"

# In formgrader, too, formulas need no network.
c.HTMLExporter.preprocessors = [WithoutNetwork]

# A table that a spreadsheet opens as words and numbers, whatever a student is called.
c.ExportApp.plugin_class = "autograder.gradebook.export.SpreadsheetExport"

# What a kernel is told and says travels encrypted, also on a machine that several people share.
c.KernelManager.transport_encryption = "auto"
