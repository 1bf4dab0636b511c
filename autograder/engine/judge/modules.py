"""What a lesson imports, so that a workbench can have it ready."""

import ast

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
    lines = [line for line in cell["source"].splitlines() if line.startswith(("import ", "from "))]
    found: set[str] = set()
    for line in lines:
        try:
            statement = ast.parse(line).body[0]
        except SyntaxError:
            continue
        if isinstance(statement, ast.Import):
            found |= {alias.name for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom) and statement.module:
            found.add(statement.module)
    return found
