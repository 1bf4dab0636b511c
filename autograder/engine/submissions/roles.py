"""What nbgrader's metadata say of a cell. As nbgrader.utils has it, for plain dicts that a student may have written."""

from autograder.engine.submissions.parsing import Cell

_FLAGS = ("grade", "locked", "solution", "task")


def claimed_id(cell: Cell) -> str | None:
    """The grade_id that a cell claims to have."""
    grade_id = _marking(cell).get("grade_id")
    return grade_id if isinstance(grade_id, str) and grade_id else None


def is_identified(cell: Cell) -> bool:
    """Whether nbgrader knows the cell by its grade_id."""
    return claimed_id(cell) is not None and any(_marking(cell).get(flag) for flag in _FLAGS)


def is_answer(cell: Cell) -> bool:
    """Whether its source is the student's: a solution, or an answer for a human to mark."""
    return bool(_marking(cell).get("solution"))


def is_test(cell: Cell) -> bool:
    """Whether it gives points by itself."""
    return bool(_marking(cell).get("grade")) and not is_answer(cell)


def claims_to_be_fixed(cell: Cell) -> bool:
    """Whether it says that it gives points or must not be changed."""
    return any(_marking(cell).get(flag) for flag in ("grade", "locked", "task"))


def terms(cell: Cell) -> tuple[object, ...]:
    """What a student could gain by changing: the roles and the points."""
    marking = _marking(cell)
    return (*(bool(marking.get(flag)) for flag in _FLAGS), marking.get("points") or 0)


def has_marking(cell: Cell) -> bool:
    """Whether nbgrader's metadata are there."""
    return bool(_marking(cell))


def _marking(cell: Cell) -> dict[str, object]:
    marking: dict[str, object] = cell["metadata"].get("nbgrader", {})
    return marking
