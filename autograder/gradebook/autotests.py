"""Tests that nbgrader writes itself: of a line `### AUTOTEST f(2)` in source/ it makes tests when a lesson is released.

They are in the gradebook then, in the cells that nbgrader's own autograding puts back, and are taken from there.
"""

import json
from collections.abc import Callable
from dataclasses import replace

from nbgrader.api import Gradebook, MissingEntry

from autograder.engine.assignment import Assignment
from autograder.engine.problem import Problem
from autograder.gradebook.database import in_plain_words

MARK = "AUTOTEST"  # nbgrader's InstantiateTests.autotest_delimiter, which its HASHED lines have too
NOT_RELEASED = "{lesson}: nbgrader has made no tests of the {mark} lines in {test}. Release the lesson anew."


def has_autotests(assignment: Assignment) -> bool:
    """Whether some tests of a lesson are still to be made."""
    return any(MARK.encode() in held for held in assignment.notebooks.values())


def instantiated(assignment: Assignment, open_gradebook: Callable[[], Gradebook], db_url: str) -> Assignment:
    """The lesson with its tests. Raises Problem where the gradebook has them not."""
    with in_plain_words(db_url), open_gradebook() as gradebook:
        notebooks = {name: _instantiated(assignment, name, gradebook) for name in assignment.notebooks}
    return replace(assignment, notebooks=notebooks)


def _instantiated(assignment: Assignment, name: str, gradebook: Gradebook) -> bytes:
    held = assignment.notebooks[name]
    if MARK.encode() not in held:
        return held
    notebook = json.loads(held)
    try:
        made = {cell.name: cell.source for cell in gradebook.find_notebook(name, assignment.name).source_cells}
    except MissingEntry:
        made = {}
    for cell in notebook["cells"]:
        marking = cell["metadata"].get("nbgrader", {})
        if marking.get("grade") and MARK in "".join(cell["source"]):
            test = marking["grade_id"]
            if MARK in made.get(test, MARK):
                raise Problem(NOT_RELEASED.format(lesson=assignment.name, mark=MARK, test=test))
            cell["source"] = made[test]
    return json.dumps(notebook, ensure_ascii=False).encode()
