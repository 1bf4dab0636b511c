"""Points for a test that did not fail: all of them, or the number that it gave as its value."""

from numbers import Real
from typing import Any

from autograder.engine.judge import words

_ROUNDED = 1e-9  # relative: a sum of shares may lie this far beyond all of them


def part_of(value: Any, points: float) -> float | None:
    """The number that a test gave, if it is one from 0 to `points`; else None. True and False are no numbers."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    number: Any = value  # of whatever class
    beyond = _ROUNDED * points
    return min(max(float(number), 0.0), points) if -beyond <= number <= points + beyond else None  # nan is not


def credit(value: Any, points: float, gives_part: bool) -> tuple[float, str]:
    """The points, and what is to be said about them, "" for nothing.

    `gives_part`: with the instructor's own answers the test gives a part of its points. There whatever is no number in
    range is worth nothing. Any other value than such a number means all points elsewhere, as nbgrader has it.
    """
    part = part_of(value, points)
    if part is not None:
        return part, ""
    return (0.0, words.NO_PART.format(points=points)) if gives_part else (points, "")
