"""Small notebooks for the tests of submissions, and the real ones of the first lesson."""

import json
from copy import deepcopy

from repository import ROOT

from autograder.engine.submissions.parsing import parse

LESSON = "01_relu_derivative"
SOURCE_BYTES = (ROOT / "source" / LESSON / f"{LESSON}.ipynb").read_bytes()
RELEASE_BYTES = (ROOT / "release" / LESSON / f"{LESSON}.ipynb").read_bytes()
SOURCE, RELEASE = parse(SOURCE_BYTES), parse(RELEASE_BYTES)

# Given code, two exercises with a test each, one of them with a hidden part too,
# a question for a human, a task, and plain cells in between.
HIDDEN = "# More inputs, when your work is graded.\n### BEGIN HIDDEN TESTS\nassert double(4) == 8\n### END HIDDEN TESTS"


def cell(source: str, cell_id: str, kind: str = "code", **marking) -> dict:
    """A cell, with nbgrader's metadata where a role is given."""
    metadata = {}
    if marking:
        flags = {"grade": False, "locked": False, "solution": False, "task": False}
        metadata["nbgrader"] = {"grade_id": cell_id, "schema_version": 3, "cell_type": kind, **flags, **marking}
    made = {"cell_type": kind, "id": cell_id, "metadata": metadata, "source": source}
    return made | {"execution_count": None, "outputs": []} if kind == "code" else made


def notebook(*cells: dict) -> dict:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": list(cells), "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


LESSON_CELLS = {
    "intro": cell("# Doubling", "intro", "markdown"),
    "setup": cell("import numpy as np", "setup", locked=True),
    "example": cell("np.ones(3)", "example"),
    "double": cell("def double(x):\n    return 2 * x", "double", solution=True),
    "test_double": cell("assert double(2) == 4", "test_double", grade=True, locked=True, points=1),
    "test_double_hidden": cell(HIDDEN, "test_double_hidden", grade=True, locked=True, points=2),
    "between": cell("Now halves.", "between", "markdown"),
    "halve": cell("def halve(x):\n    return x / 2", "halve", solution=True),
    "test_halve": cell("assert halve(2) == 1", "test_halve", grade=True, locked=True, points=1),
    "why": cell("Because.", "why", "markdown", grade=True, solution=True, points=3),
    "task": cell("Draw it.", "task", "markdown", locked=True, task=True, points=4),
    "end": cell("Done.", "end", "markdown"),
}
ORDER = list(LESSON_CELLS)


def lesson() -> dict:
    """The instructor's notebook."""
    return notebook(*deepcopy(list(LESSON_CELLS.values())))


def handed_in(*names_or_cells: str | dict) -> dict:
    """A student's notebook: released cells by name, and cells of their own. Without any, the whole lesson, solved."""
    cells = [released(one) if isinstance(one, str) else one for one in names_or_cells or ORDER]
    return parse(as_bytes(notebook(*cells)))


def released(name: str, **changes) -> dict:
    """A cell of the lesson as students have it, with other values for some of its keys."""
    one = deepcopy(LESSON_CELLS[name]) | changes
    if one["source"] == HIDDEN:
        one["source"] = HIDDEN.split("\n")[0]
    return one


def own(source: str, cell_id: str = "mine", kind: str = "code") -> dict:
    return cell(source, cell_id, kind)


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()
