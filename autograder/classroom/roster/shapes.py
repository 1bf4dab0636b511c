"""What a table's columns hold, told by what stands in them, where the titles are in a language that is not known.

Moodle's grading worksheet has the same columns in the same order in every language (`mod/assign/gradingtable.php`): a
word and a number for each participant, who it is, the grade and the maximum grade, when the submission and the grade
were changed last.
"""

import re
from collections.abc import Mapping, Sequence

from autograder.classroom.roster.columns import (
    EMAIL,
    GRADE,
    GRADED,
    HIGHEST,
    MOODLE,
    NAME,
    PARTICIPANT,
    SUBMITTED,
    WORKSHEET,
    role_of,
)

_PARTICIPANT = re.compile(r"([^\d@]*[^\W\d][^\d@]*)\d+")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_NUMBER = re.compile(r"\d+([.,]\d+)?")
_YEAR, _CLOCK = re.compile(r"(?<!\d)20\d\d(?!\d)"), re.compile(r"\d[:.]\d\d")
_NEVER = "-"
_ENGLISH = WORKSHEET | {NAME: "Full name", EMAIL: "Email address"}


def understood(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The header, with titles in English for columns whose own title says nothing and whose cells do."""
    cells = [[cell.strip() for cell in column] for column in zip(*rows, strict=True)]
    known = {role_of(MOODLE, title) for title in header}
    told = {place: role for role, place in _of_a_worksheet(cells).items()}
    for place, column in enumerate(cells):
        if EMAIL not in known and EMAIL not in told.values() and _are_all(_EMAIL, column):
            told[place] = EMAIL
    if PARTICIPANT in told.values() and not role_of(MOODLE, header[1]):
        told.setdefault(1, NAME)
    return tuple(_ENGLISH[told[place]] if place in told else title for place, title in enumerate(header))


def _of_a_worksheet(cells: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Where a grading worksheet has what; nothing where it is none."""
    words = {found[1] if (found := _PARTICIPANT.fullmatch(cell)) else "" for cell in cells[0]} if cells else set()
    times = [place for place, column in enumerate(cells) if any(column) and all(map(_is_time, column))]
    if len(words) != 1 or "" in words or len(times) < 2:
        return {}
    before = enumerate(cells[: times[-2]])
    highest = [place for place, column in before if len(set(column)) == 1 and _are_all(_NUMBER, column)][-1:]
    if not highest or highest[0] < 2:
        return {}
    return {PARTICIPANT: 0, GRADE: highest[0] - 1, HIGHEST: highest[0], SUBMITTED: times[-2], GRADED: times[-1]}


def _is_time(cell: str) -> bool:
    return cell in ("", _NEVER) or bool(_YEAR.search(cell) and _CLOCK.search(cell))


def _are_all(pattern: re.Pattern[str], cells: Sequence[str]) -> bool:
    """Whether every cell that is not empty is such a thing, and there is one."""
    return any(cells) and all(pattern.fullmatch(cell) for cell in cells if cell)
