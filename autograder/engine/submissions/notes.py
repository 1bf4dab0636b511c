"""Remarks for the instructor on what a student did to the instructor's cells. Used by restoring.

Only names of the instructor's own cells are repeated, never words of a student.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Remark(NamedTuple):
    """What is said of one cell and of several."""

    one: str
    many: str


MISSING = Remark("The cell {} was missing and was put back.", "The cells {} were missing and were put back.")
MISSING_ANSWER = Remark(
    "The answer cell {} was missing; an empty one stands in its place.",
    "The answer cells {} were missing; empty ones stand in their places.",
)
CHANGED = Remark("The cell {} was changed and was restored.", "The cells {} were changed and were restored.")
TERMS = Remark(
    "The points or the role of the cell {} were changed and were restored.",
    "The points or the roles of the cells {} were changed and were restored.",
)
RETYPED = Remark(
    "The answer cell {} had another type and got its own back.",
    "The answer cells {} had other types and got their own back.",
)
REPEATED = Remark(
    "The cell {} occurred more than once; one of them counts.",
    "The cells {} occurred more than once; one of each counts.",
)
MOVED = Remark(
    "The test {} stood above cells that it depends on and was moved below them.",
    "The tests {} stood above cells that they depend on and were moved below them.",
)
UNMARKED = Remark(
    "The cell {} had lost its nbgrader metadata and was recognised without.",
    "The cells {} had lost their nbgrader metadata and were recognised without.",
)


def note(remark: Remark, names: Iterable[str]) -> str:
    """The remark on these cells, by grade_id, at least one."""
    *others, last = names
    return remark.many.format(f"{', '.join(others)} and {last}") if others else remark.one.format(last)
