"""What nbgrader's metadata say of a cell. As nbgrader.utils has it, for plain dicts that a student may have written."""

from hashlib import md5

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


def is_as_released(cell: Cell, source: str) -> bool:
    """Whether a cell, with this source, fits the checksum that nbgrader released it with.

    Then its roles and its points are those that the student got, of whichever release. It says nothing of a task's
    points, and a student can forge it: it decides on remarks, never on marks. This is what
    nbgrader.utils.compute_checksum does, which a judge has no time to import.
    """
    marking = _marking(cell)
    grade, solution = marking.get("grade", False), marking.get("solution", False)
    locked = not solution and (True if grade else marking.get("locked", False))
    parts = [source, cell["cell_type"], str(grade), str(solution), str(locked), str(marking.get("grade_id"))]
    if grade:
        points = marking.get("points")
        parts.append(str(float(points)) if isinstance(points, (int, float)) else "")
    summed = md5("".join(parts).encode("utf-8", "replace"), usedforsecurity=False)
    return marking.get("checksum") == summed.hexdigest()


def _marking(cell: Cell) -> dict[str, object]:
    marking: dict[str, object] = cell["metadata"].get("nbgrader", {})
    return marking
