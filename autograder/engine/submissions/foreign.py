"""Whether a notebook is of another assignment. Used by the judge, before it makes the notebook whole."""

from collections.abc import Mapping, Set

from autograder.engine.submissions.hidden import REGIONS, Regions
from autograder.engine.submissions.matching import match
from autograder.engine.submissions.parsing import Cell, Notebook
from autograder.engine.submissions.roles import claimed_id, has_marking, is_answer, is_test

NAMED = "This is the notebook of another assignment, {other}. Hand in that of {lesson}."
NAMELESS = "None of the answers and tests in this notebook is of {lesson}: it is another notebook. Hand in that one."


def work_ids(notebook: Notebook) -> frozenset[str]:
    """The grade_ids of the answers and the tests in a notebook, be it an instructor's or a student's."""
    return frozenset(claimed_id(cell) or "" for cell in notebook["cells"] if _is_work(cell)) - {""}


def foreign(
    lesson: str, source: Notebook, submitted: Notebook, others: Mapping[str, Set[str]], regions: Regions = REGIONS
) -> str:
    """One sentence where what was handed in is no notebook of this lesson, "" where it is, or may be.

    It is another's where it has answers and tests by nbgrader's marking, and none of them is one of the lesson's: not
    by grade_id, by cell id or by text. Given code may be common to several lessons, and says nothing. `others` are the
    `work_ids` of the other lessons that are known, by name.
    """
    claimed = work_ids(submitted)
    if not claimed or claimed & work_ids(source) or _has_work_of(source["cells"], submitted["cells"], regions):
        return ""
    shared = {name: len(claimed & ids) for name, ids in others.items()}
    nearest = max(shared, key=shared.__getitem__, default="")
    return (NAMED if shared.get(nearest) else NAMELESS).format(other=nearest, lesson=lesson)


def _has_work_of(lesson: list[Cell], handed_in: list[Cell], regions: Regions) -> bool:
    """Whether some answer or test of the lesson is there, though its grade_id is lost or was changed."""
    found = match(lesson, handed_in, regions).place_of
    return any(_is_work(lesson[place]) and _may_be_work(handed_in[position]) for position, place in found.items())


def _may_be_work(cell: Cell) -> bool:
    return _is_work(cell) or not has_marking(cell)


def _is_work(cell: Cell) -> bool:
    return is_answer(cell) or is_test(cell)
