"""A test says by name what it checks: a function's own name is its student's to choose."""

import ast
from collections.abc import Iterator

from autograder.authoring.builder.lesson import Cell
from autograder.authoring.builder.problems import Fault

_CALLS = {"check": "check({0}={0})", "check_at_zero": "check_at_zero({0}={0})", "grade": "grade({0}={0}, inputs=[...])"}


def unnamed_faults(cell: Cell) -> Iterator[Fault]:
    """Each call in a test cell that hands over what it checks without its name."""
    try:
        nodes = list(ast.walk(ast.parse(cell.source)))
    except SyntaxError:  # told elsewhere
        return
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name(called), args=[given, *_]) if called in _CALLS:
                what = f"this {called} takes the name of what it checks from the function, which its student chooses."
                name = given.id if isinstance(given, ast.Name) else "relu"
                yield cell.source_line + node.lineno - 1, what, f"Write `{_CALLS[called].format(name)}`."
