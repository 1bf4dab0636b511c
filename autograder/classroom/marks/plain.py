"""A file of marks for people and their spreadsheets: of one lesson with all that makes up a mark, or of all lessons.

Numbers are numbers; text that students may have had a hand in is no formula.
"""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font

from autograder.classroom.marks.harmless import harmless, number
from autograder.classroom.marks.standing import MISSING, Lesson
from autograder.classroom.roster.columns import SECTION, roles
from autograder.classroom.roster.person import Person

Cell = str | float | None

_WHO = ("student", "last name", "first name", "e-mail", "section")
_PARTS = ("status", "points", "extra", "late penalty", "counts", "out of")


def rows_of(people: Sequence[Person], lessons: Sequence[Lesson], zero: bool, in_detail: bool) -> list[list[Cell]]:
    """The titles, and a row for each student. With `zero`, the missing have 0, else nothing.

    `in_detail` is for one lesson: all that makes up a mark.
    """
    titles = [*_PARTS] if in_detail else [*(lesson.name for lesson in lessons), "sum", "out of"]
    return [[*_WHO, *titles], *([*_who(person), *_marks(person.id, lessons, zero, in_detail)] for person in people)]


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The rows as a CSV file that spreadsheets open with every letter right."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [["" if cell is None else number(cell) if isinstance(cell, float) else cell for cell in row] for row in rows]
    )
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The rows as a workbook."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _who(person: Person) -> list[Cell]:
    place = roles(person.platform, tuple(person.columns)).get(SECTION)
    section = tuple(person.columns.values())[place] if place is not None else ""
    return [harmless(text) for text in (person.id, person.last_name, person.first_name, person.email, section)]


def _marks(student: str, lessons: Sequence[Lesson], zero: bool, in_detail: bool) -> list[Cell]:
    counts = [0.0 if zero and one.of(student).status == MISSING else one.of(student).counts for one in lessons]
    if in_detail:
        standing = lessons[0].of(student)
        parts: list[Cell] = [None, None, None]
        if standing.status != MISSING:
            parts = [standing.score, standing.extra, standing.penalty]
        return [standing.status, *parts, counts[0], lessons[0].out_of]
    return [*counts, sum(points or 0.0 for points in counts), sum(lesson.out_of for lesson in lessons)]
