"""formgrader's page of a submission, without a network: nbgrader's own asks a server elsewhere for what sets formulas.

autograder/settings.py names WithoutNetwork in HTMLExporter.preprocessors, which formgrader's exporter makes when it
begins.
"""

from importlib.resources import files
from typing import Any

from jinja2 import FileSystemLoader
from nbconvert.preprocessors import Preprocessor

from autograder.gradebook.feedback_page import markdown2html

_TEMPLATES = str(files("autograder.gradebook") / "templates" / "formgrader")


class WithoutNetwork(Preprocessor):  # type: ignore[misc]
    """Has formulas set as MathML, and tells formgrader's script that they are; the notebook stays as it is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if getattr(self.parent, "template_name", "") == "formgrade":
            self.parent.filters = {**self.parent.filters, "markdown2html": markdown2html}
            self.parent.extra_loaders = [FileSystemLoader(_TEMPLATES), *self.parent.extra_loaders]

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Nothing is done to the notebook."""
        return nb, resources
