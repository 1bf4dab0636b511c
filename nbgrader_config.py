"""What nbgrader must know of this course: read by its commands, by formgrader and by `autograder build`."""

from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader import preprocessors as stock

from autograder.builder.stubs import NamedStubs
from autograder.extra_credit import ExtraCredit

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

# nbgrader's own list, with points on top for the tests that give extra ones.
c.Autograde.autograde_preprocessors = [
    stock.Execute,
    stock.IgnorePattern,
    ClearMetadataPreprocessor,
    stock.LimitOutput,
    stock.SaveAutoGrades,
    ExtraCredit,
    stock.AssignLatePenalties,
    stock.CheckCellMetadata,
]

# What a kernel is told and says travels encrypted, also on a machine that several people share.
c.KernelManager.transport_encryption = "auto"
