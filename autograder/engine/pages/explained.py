"""The page that stands in for a notebook that could not be graded, so that its student is told why.

nbgrader makes feedback, and formgrader shows a submission, only where there is an autograded notebook.
"""

import json
from html import escape

from autograder.engine.assignment import Assignment
from autograder.engine.pages.frames import one_line
from autograder.engine.pages.hidden_cells import source_for_students
from autograder.engine.printable import printable
from autograder.engine.submissions.parsing import Cell, Notebook, parse
from autograder.engine.verdict import Verdict

BELOW = "Below are the parts of the lesson that give points, as they were handed out."


def explained(verdict: Verdict, assignment: Assignment) -> dict[str, str]:
    """A page for each notebook of the lesson, as `Verdict.notebooks` holds them, with the verdict's message."""
    return {
        name: json.dumps(explained_notebook(parse(content), verdict.message))
        for name, content in assignment.notebooks.items()
    }


def explained_notebook(notebook: Notebook, message: str) -> Notebook:
    """The graded cells of the instructor's `notebook`, as `parse` returns it, below the message, which may be anything.

    Neither solutions nor hidden tests are in it.
    """
    said = f"<div><p><strong>{one_line(escape(message))}</strong></p><p>{BELOW}</p></div>"
    first = {"cell_type": "markdown", "id": "what-happened", "metadata": {}, "source": said}
    graded = [_shown(cell) for cell in notebook["cells"] if _gives_points(cell)]
    return {"cells": [first, *graded], "metadata": notebook["metadata"], "nbformat": 4, "nbformat_minor": 5}


def _gives_points(cell: Cell) -> bool:
    marking = cell["metadata"].get("nbgrader", {})
    return bool(marking.get("grade") or marking.get("task"))


def _shown(cell: Cell) -> Cell:
    marking = cell["metadata"]["nbgrader"]
    source = "" if marking.get("solution") else printable(source_for_students(cell))
    shown = {"cell_type": cell["cell_type"], "id": cell["id"], "metadata": cell["metadata"], "source": source}
    return shown | ({"execution_count": None, "outputs": []} if cell["cell_type"] == "code" else {})
