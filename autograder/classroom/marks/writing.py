"""`autograder marks` as a whole: from the gradebook to one file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.classroom.collect.handles import handles
from autograder.classroom.marks.filling import fill, from_roster, moodle_from_handles
from autograder.classroom.marks.layouts import PLATFORMS
from autograder.classroom.marks.plain import as_csv, as_xlsx, rows_of
from autograder.classroom.marks.standing import Lesson, read_lesson, strangers
from autograder.classroom.roster.columns import BLACKBOARD, MOODLE
from autograder.classroom.roster.enrolment import gradebook_of, in_gradebook, on_roster
from autograder.classroom.roster.person import Person
from autograder.classroom.roster.tables import read_table
from autograder.engine.problem import Problem
from autograder.gradebook.course import Course

XLSX = "xlsx"

ONE_LESSON = "A worksheet of Moodle's is one assignment's, and --column and --out-of are one lesson's. Name the LESSON."
NEW_COLUMN = (
    "Blackboard makes a new column of text of this file; to fill in a column it has, give its export with --into"
)
NOT_IN_FILE = "{student} has marks, and is not in this file"


@dataclass(frozen=True)
class Wishes:
    """What an instructor asks for: see the options of `autograder marks`."""

    kind: str
    into: Path | None = None
    column: str | None = None
    out_of: float | None = None
    zero: bool = False


@dataclass
class Marks:
    """A file's content, the lessons and students in it, and what to know of it. `left_out` have marks that are not."""

    content: bytes
    lessons: Sequence[Lesson]
    students: Sequence[str]
    remarks: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def marks_file(course: Course, lesson: str | None, wishes: Wishes) -> Marks:
    """The file of marks. Raises Problem, and OSError where `into` cannot be read."""
    if lesson is None and (wishes.kind == MOODLE or wishes.column or wishes.out_of):
        raise Problem(ONE_LESSON)
    if lesson is not None:
        course.require(lesson)
    lessons = [read_lesson(course, name) for name in ([lesson] if lesson else course.lessons("autograded"))]
    with gradebook_of(course) as engine:
        people = on_roster(engine) or in_gradebook(engine)
        known = handles(engine, lessons[0].name, MOODLE) if wishes.kind == MOODLE else {}
    if wishes.kind not in PLATFORMS:
        everybody = [*people, *map(Person, strangers(lessons, people))]
        rows = rows_of(everybody, lessons, wishes.zero, in_detail=lesson is not None)
        content = as_xlsx(rows) if wishes.kind == XLSX else as_csv(rows)
        return Marks(content, lessons, [person.id for person in everybody])
    remarks = []
    if wishes.into is not None:
        table = read_table(wishes.into)
    elif wishes.kind == MOODLE:
        table = moodle_from_handles(people, lessons[0], known)
    else:
        table = from_roster(wishes.kind, people, lessons, wishes.out_of)
        remarks = [NEW_COLUMN] if wishes.kind == BLACKBOARD else []
    filled = fill(wishes.kind, table, people, lessons, column=wishes.column, out_of=wishes.out_of, zero=wishes.zero)
    left_out = sorted({student for one in lessons for student in one.standings} - filled.students)
    remarks += [*filled.remarks, *(NOT_IN_FILE.format(student=student) for student in left_out)]
    return Marks(filled.table.to_bytes(), lessons, sorted(filled.students), remarks, left_out)
