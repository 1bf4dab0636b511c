"""What the nbgrader_config.py of a course says so that this grader marks it:

    from autograder.settings import use_autograder

    c = get_config()
    use_autograder(c)

Everything else is the course's own, and any of this can be set otherwise in the lines below.
"""

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader import preprocessors as stock
from traitlets.config import Config

from autograder.authoring.builder.stubs import NamedStubs
from autograder.gradebook.feedback import GetMarks, HideTests
from autograder.gradebook.formgrader_page import WithoutNetwork


def use_autograder(c: Config) -> None:
    """Have nbgrader's commands and formgrader release, grade and give back as this grader does."""
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

    # Submissions are graded by our own judge, with students' code in a jail. Judged stands in for nbgrader's
    # sanitizing and its Execute, SaveMarks for SaveAutoGrades and AssignLatePenalties.
    c.Autograde.exporter_class = "autograder.gradebook.exporter.JudgingExporter"
    c.Autograde.sanitize_preprocessors = ["autograder.gradebook.preprocessors.Judged"]
    c.Autograde.autograde_preprocessors = ["autograder.gradebook.preprocessors.SaveMarks"]
    c.AssignLatePenalties.plugin_class = "autograder.gradebook.late_rule.LateRule"

    # A student's page: what was not right and why, then the notebook, without the hidden tests.
    c.GenerateFeedback.preprocessors = [GetMarks, HideTests, CSSHTMLHeaderPreprocessor]
    c.GenerateFeedback.exporter_class = "autograder.gradebook.feedback_page.FeedbackPage"

    # In formgrader, too, formulas need no network.
    c.HTMLExporter.preprocessors = [WithoutNetwork]

    # A table that a spreadsheet opens as words and numbers, whatever a student is called.
    c.ExportApp.plugin_class = "autograder.gradebook.export.SpreadsheetExport"

    # What a kernel is told and says travels encrypted, also on a machine that several people share.
    c.KernelManager.transport_encryption = "auto"
