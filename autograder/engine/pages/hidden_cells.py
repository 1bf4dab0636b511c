"""What students are shown of a cell that they did not get all of: on feedback pages, and on pages in their place."""

from collections.abc import Mapping
from typing import Any

from autograder.engine.cell_metadata import EXTRA_POINTS
from autograder.engine.submissions.hidden import as_students_saw, has_hidden_part

HIDDEN = "Hidden test: {points:g} {kind}"
MARKED_BY_HAND = "How this is marked: {points:g} {kind}"


def source_for_students(cell: Mapping[str, Any]) -> str:
    """The source of an instructor's cell (nbformat 4) without its hidden parts. Where nothing is left, it says so."""
    source = str(cell["source"])
    if not has_hidden_part(source):
        return source
    return as_students_saw(source).strip() or _note(cell)


def _note(cell: Mapping[str, Any]) -> str:
    extra = cell["metadata"].get(EXTRA_POINTS)
    points = float(extra or cell["metadata"].get("nbgrader", {}).get("points", 0))
    kind = ("extra " if extra else "") + ("point" if points == 1 else "points")
    if cell["cell_type"] == "code":
        return f"# {HIDDEN.format(points=points, kind=kind)}"
    return f"*{MARKED_BY_HAND.format(points=points, kind=kind)}*"
