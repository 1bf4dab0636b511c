"""What a learner's copy of the course has beside the lessons."""

# Hidden, so that JupyterLab's file browser does not list it.
COURSE_FOLDER = ".course"

# Where the worked solutions are, in the course and in the copy.
SOLUTIONS = "solutions"
CLASS_SETTINGS = "class.toml"
"""What a class's copy says of its exchange and its due dates: beside the Makefile."""
