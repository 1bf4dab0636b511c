"""What a lesson imports, so that a workbench can have it ready."""

import ast

from IPython.core.inputtransformer2 import TransformerManager

from autograder.engine.assignment import Assignment
from autograder.engine.submissions.decoding import UnreadableError
from autograder.engine.submissions.parsing import Cell, parse
from autograder.engine.submissions.roles import is_answer, is_test


def modules_of(lesson: Assignment) -> list[str]:
    """The modules that the cells import which students get filled in, each by its full name.

    Never the autograder's, nor one that lies beside the notebook: what is installed under that name is another.
    """
    others = {"autograder", *(place.split("/")[0].removesuffix(".py") for place in lesson.files)}
    found: set[str] = set()
    for held in lesson.notebooks.values():
        try:
            cells = parse(held)["cells"]
        except UnreadableError:
            continue
        for cell in cells:
            if cell["cell_type"] == "code" and not is_answer(cell) and not is_test(cell):
                found |= _imported(cell)
    return sorted(name for name in found if name.split(".")[0] not in others)


def _imported(cell: Cell) -> set[str]:
    """What a cell imports, wherever in it: a lesson may say in its own words what to do where a package is missing."""
    try:
        tree = ast.parse(TransformerManager().transform_cell(cell["source"]))  # type: ignore[no-untyped-call]
    except SyntaxError:
        return set()
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found
