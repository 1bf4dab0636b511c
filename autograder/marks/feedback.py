"""Feedback pages without hidden tests; nbgrader_config.py names HideTests in GenerateFeedback.preprocessors."""

from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.cell_metadata import EXTRA_POINTS
from autograder.submissions.hidden import as_students_saw, has_hidden_part

HIDDEN = "Hidden test: {points:g} {kind}"


class HideTests(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts what students were given in the place of tests and mark schemes. Stands after GetGrades."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Cut hidden parts out of a cell, and what its outputs could tell of them."""
        if not has_hidden_part(cell.source):
            return cell, resources
        seen = as_students_saw(cell.source).strip()
        cell.source = seen or _note(cell)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                output.traceback = [output.evalue or output.ename]
        return cell, resources


def _note(cell: Any) -> str:
    extra = cell.metadata.get(EXTRA_POINTS)
    points = float(extra or cell.metadata.get("nbgrader", {}).get("points", 0))
    kind = ("extra " if extra else "") + ("point" if points == 1 else "points")
    note = HIDDEN.format(points=points, kind=kind)
    return f"# {note}" if cell.cell_type == "code" else f"*{note}*"
