"""Feedback pages without hidden tests; nbgrader_config.py names HideTests in GenerateFeedback.preprocessors."""

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.engine.pages.hidden_cells import source_for_students
from autograder.engine.submissions.hidden import has_hidden_part


class HideTests(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts what students were given in the place of tests and mark schemes."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Cut hidden parts out of a cell, and what its outputs could tell of them."""
        if has_hidden_part(cell.source):
            cell.source = source_for_students(cell)
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    output.traceback = [output.evalue or output.ename]
        return cell, resources
