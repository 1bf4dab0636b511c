"""In which order the cells of a student's notebook run. Used by restoring.

The student's own order stands. What is missing goes where it stood in the lesson, and a test never comes before a cell
that it may depend on.
"""

from collections.abc import Container
from dataclasses import dataclass

NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Slot:
    """One cell to run: its position in the student's notebook, and its place in the instructor's, or NOWHERE.

    `is_identified`: nbgrader knows the cell by a grade_id.
    """

    position: int
    place: int
    is_identified: bool


def put_back(slots: list[Slot], place: int, is_given: bool) -> None:
    """Insert a missing cell.

    Given code stands right after what precedes it in the lesson, because the student's cells there may need it. An
    answer or a test stands right before what follows it, because the student may have answered in a new cell.
    """
    before = [slot for slot in slots if slot.place != NOWHERE and slot.place < place]
    behind = [slot for slot in slots if slot.place > place]
    after = slots.index(max(before, key=_place)) + 1 if before else 0
    until = slots.index(min(behind, key=_place)) if behind else len(slots)
    slots.insert(after if is_given else max(after, until), Slot(NOWHERE, place, True))


def lower_tests(slots: list[Slot], tests: Container[int]) -> set[int]:
    """Move each test (by place) that stands before an identified cell of an earlier place down, right behind it.

    Returns the places of those moved. Earlier tests go first, so that what has been moved is in its place for good.
    """
    moved = set()
    for test in sorted((slot for slot in slots if slot.is_identified and slot.place in tests), key=_place):
        here = slots.index(test)
        needed = [n for n in range(here + 1, len(slots)) if slots[n].is_identified and slots[n].place < test.place]
        if needed:
            slots.insert(needed[-1] + 1, test)
            del slots[here]
            moved.add(test.place)
    return moved


def _place(slot: Slot) -> int:
    return slot.place
