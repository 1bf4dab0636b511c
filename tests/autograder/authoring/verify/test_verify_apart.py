"""A test that draws random numbers is not taken for one that cannot be judged apart."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest

from autograder.authoring.filled_in import read_notebook
from autograder.authoring.verify import apart
from autograder.engine.assignment import Assignment
from autograder.engine.job import Job
from autograder.engine.verdict import CellVerdict

PLACE = ("one", "test_one")


def cell(source: str, grade_id: str, **marker: Any) -> dict[str, Any]:
    told = {"grade_id": grade_id, "schema_version": 3, "task": False, "grade": False, "locked": False} | marker
    return {
        "cell_type": "code",
        "id": grade_id,
        "source": source,
        "metadata": {"nbgrader": {"solution": False} | told},
        "outputs": [],
        "execution_count": None,
    }


@pytest.fixture
def job() -> Job:
    cells = [cell("x = 1", "x", solution=True), cell("assert x", "test_one", grade=True, locked=True, points=1)]
    held = apart.as_file(
        read_notebook(b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}') | {"cells": cells}
    )
    return Job(Assignment("one", {"one": held}, {}, {"one": held}))


def marks(*points: float) -> dict[int, dict[apart.Place, CellVerdict]]:
    return {number: {PLACE: CellVerdict("one", "test_one", score, 1.0)} for number, score in enumerate(points)}


@pytest.mark.parametrize(
    ("made", "is_found"),
    [
        # beside, apart; then apart and beside anew, as long as there is something to find out
        ([(1, 0), (0, 0), (0, 0), (1, 0), (0, 0), (1, 0)], True),
        ([(1, 0), (0, 0), (1, 0)], False),
        ([(1, 0), (0, 0), (0, 0), (0, 0)], False),
        ([(1, 0), (0, 0), (0, 0), (1, 0), (0, 0), (0, 0)], False),
        ([(1, 1), (0, 0), (1, 0), (1, 1), (1, 0), (1, 1)], True),
        ([(1, 0), (1, 0)], False),
    ],
    ids=["always", "apart by chance", "beside by chance", "once more by chance", "one try of two", "never"],
)
def test_marks_that_differ_are_made_anew(
    job: Job, made: list[tuple[float, float]], is_found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming: Iterator[Any] = iter(made)

    def scripted(search: Any, *changes: Any, numbers: Any = None) -> Any:
        if numbers == set():
            return {}
        return marks(*(made[0] if search.found else next(coming)))  # once it is moved, all agree

    monkeypatch.setattr(apart._Search, "_marks", scripted)
    found = apart.not_apart(job, 1, lambda notebooks: nullcontext(print))
    assert [(one.notebook, one.grade_id) for one in found] == ([PLACE] if is_found else [])
    assert not list(coming)
