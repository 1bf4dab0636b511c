"""A small lesson of two notebooks with every kind of cell that nbgrader knows, and verdicts on it."""

from typing import Any

from autograder.engine.verdict import CellVerdict, Status, Verdict

LESSON = "01_sums"
HIDDEN = "assert double(4321) == 8642"

Cell = dict[str, Any]


def code(source: str, **marking: Any) -> Cell:
    return {"cell_type": "code", "execution_count": None, "outputs": []} | _cell(source, "code", marking)


def text(source: str, **marking: Any) -> Cell:
    return {"cell_type": "markdown"} | _cell(source, "markdown", marking)


def _cell(source: str, kind: str, marking: dict[str, Any]) -> Cell:
    extra = {name: marking.pop(name) for name in ("extra_points",) if name in marking}
    whole = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3, "cell_type": kind}
    name = marking.get("grade_id", f"plain-{abs(hash(source)) % 10**6}")
    return {"id": name, "metadata": extra | ({"nbgrader": whole | marking} if marking else {}), "source": source}


def notebook(*cells: Cell) -> dict[str, Any]:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": list(cells), "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def graded_test(source: str, name: str, points: float, **more: Any) -> Cell:
    return code(source, grade=True, locked=True, grade_id=name, points=points, **more)


SUMS = notebook(
    text("# Sums"),
    code(
        "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
        solution=True,
        grade_id="double",
    ),
    graded_test("assert double(2) == 4", "test_double", 4),
    graded_test(f"### BEGIN HIDDEN TESTS\n{HIDDEN}\n### END HIDDEN TESTS", "test_double_hidden", 2),
    graded_test("assert double([1]) == [1, 1]", "test_double_lists", 0, extra_points=3),
    text("Why?", grade=True, solution=True, grade_id="essay", points=5),
    text("Do something.", task=True, locked=True, grade_id="project", points=2),
)
MORE = notebook(
    code(
        "def half(x):\n    ### BEGIN SOLUTION\n    return x / 2\n    ### END SOLUTION", solution=True, grade_id="half"
    ),
    graded_test("assert half(2) == 1", "test_half", 3),
)

POINTS = {"test_double": 4.0, "test_double_hidden": 2.0, "test_double_lists": 0.0, "essay": 5.0, "test_half": 3.0}


def verdict(student: str, lost: tuple[str, ...] = (), **more: Any) -> Verdict:
    """A verdict with every point but those of the tests in `lost`. A human has to mark the essay."""
    cells = []
    for name, points in POINTS.items():
        score = None if name == "essay" else 0.0 if name in lost else points
        most = 3.0 if name == "test_double_lists" else 0.0
        extra = 0.0 if name in lost else most
        cells.append(CellVerdict("more" if name == "test_half" else "sums", name, score, points, extra, max_extra=most))
    return Verdict(student, LESSON, **({"status": Status.GRADED, "seconds": 0.5, "cells": tuple(cells)} | more))
