"""The way into `nbgrader autograde`, before nbgrader opens or copies anything; autograder/settings.py names it.

nbgrader makes its exporter when it has listed the submissions, and before it touches the first. So this is where a
submission is taken out of its hands that it would not survive: it follows links and copies what they lead to, knows no
notebook by another name than its own, and takes a folder that a killed run has left for a finished one.
"""

from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder.engine.problem import Problem
from autograder.gradebook.autograding import Autograding
from autograder.gradebook.preprocessors import Judged


class JudgingExporter(NotebookExporter):  # type: ignore[misc]
    """Grades what nbgrader cannot take, and keeps what was handed in away from nbgrader's own reading."""

    def __init__(self, config: Any = None, **options: Any) -> None:
        super().__init__(config=config, **options)
        self.autograding: Autograding | None = None
        if isinstance(self.parent, Autograde):
            try:
                self.autograding = Autograding(self.parent, jailed=not Judged(parent=self).no_jail)
                self.autograding.begin()
            except Problem as error:
                self.log.error(str(error))
                raise NbGraderException(str(error)) from error

    def from_file(self, file_stream: Any, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """Hand a notebook to the preprocessors. What a student handed in is not read here, but by the judge."""
        if any(isinstance(step, Judged) for step in self._preprocessors):
            blank = nbformat.v4.new_notebook()
            exported: tuple[str, Any] = self.from_notebook_node(blank, resources=resources, **options)
        else:
            exported = super().from_file(file_stream, resources=resources, **options)
        return exported
