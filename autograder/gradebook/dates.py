"""Due dates and extensions, as the gradebook has them: read and set.

They are nbgrader's own, Assignment.duedate and SubmittedAssignment.extension, in UTC without saying so. nbgrader has no
place for the extension of a student who has handed in nothing yet: that waits in a table of ours until they do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from nbgrader import api
from sqlalchemy import Connection, Table, delete, insert, select, update

from autograder.engine.problem import Problem
from autograder.gradebook.tables import EXTENSIONS

NO_LESSON = "{lesson}: the gradebook does not know this lesson. Set its due date first: autograder due {lesson} DATE"
NO_STUDENT = "{student}: the gradebook knows nobody of that id. Read the list of the class: autograder roster FILE"

_ASSIGNMENT: Table = api.Assignment.__table__
_STUDENT: Table = api.Student.__table__
_SUBMISSION: Table = api.SubmittedAssignment.__table__


@dataclass(frozen=True)
class DueDate:
    """When a lesson is due, None where no date is set, and by how much more time some students have."""

    due: datetime | None
    extensions: Mapping[str, timedelta] = field(default_factory=dict)

    def of(self, student: str | None) -> datetime | None:
        """When it is due for a student."""
        return self.due and self.due + self.extensions.get(student or "", timedelta())


def due_dates(connection: Connection) -> dict[str, DueDate]:
    """Those of every lesson that the gradebook knows, in alphabetical order."""
    query = select(_ASSIGNMENT.c.name, _ASSIGNMENT.c.duedate).order_by(_ASSIGNMENT.c.name)
    more = _extensions(connection)
    return {row.name: DueDate(row.duedate, more.get(row.name, {})) for row in connection.execute(query)}


def set_due(connection: Connection, lesson: str, due: datetime | None) -> None:
    """Set a lesson's due date, or remove it. Raises Problem where the gradebook does not know the lesson."""
    this = _ASSIGNMENT.c.id == _id_of(connection, lesson)
    connection.execute(update(_ASSIGNMENT).where(this).values(duedate=due))


def extend(connection: Connection, lesson: str, student: str, length: timedelta | None) -> None:
    """Give a student that much more time than the class has, or no more. Raises Problem."""
    assignment = _id_of(connection, lesson)
    if connection.execute(select(_STUDENT.c.id).where(_STUDENT.c.id == student)).first() is None:
        raise Problem(NO_STUDENT.format(student=student))
    theirs = (_SUBMISSION.c.assignment_id == assignment) & (_SUBMISSION.c.student_id == student)
    found = connection.execute(update(_SUBMISSION).where(theirs).values(extension=length)).rowcount
    _take(connection, lesson, student)
    if length and not found:
        row = {"lesson": lesson, "student": student, "seconds": length.total_seconds()}
        connection.execute(insert(EXTENSIONS).values(row))


def hand_over(connection: Connection, assignment: str, student: str) -> timedelta | None:
    """The extension that waited for a submission, now that its row is there: from here on it is that row's.

    `assignment` is the lesson's id in nbgrader's table. None where nothing waited.
    """
    lesson = connection.execute(select(_ASSIGNMENT.c.name).where(_ASSIGNMENT.c.id == assignment)).scalar_one()
    length = _take(connection, lesson, student)
    if length is not None:
        theirs = (_SUBMISSION.c.assignment_id == assignment) & (_SUBMISSION.c.student_id == student)
        connection.execute(update(_SUBMISSION).where(theirs).values(extension=length))
    return length


def _take(connection: Connection, lesson: str, student: str) -> timedelta | None:
    """What waits for a student, who has it waiting no longer."""
    this = (EXTENSIONS.c.lesson == lesson) & (EXTENSIONS.c.student == student)
    seconds = connection.execute(select(EXTENSIONS.c.seconds).where(this)).scalar()
    if seconds is not None:
        connection.execute(delete(EXTENSIONS).where(this))
    return None if seconds is None else timedelta(seconds=seconds)


def _id_of(connection: Connection, lesson: str) -> str:
    found: str | None = connection.execute(select(_ASSIGNMENT.c.id).where(_ASSIGNMENT.c.name == lesson)).scalar()
    if found is None:
        raise Problem(NO_LESSON.format(lesson=lesson))
    return found


def _extensions(connection: Connection) -> dict[str, dict[str, timedelta]]:
    """By lesson and student."""
    found: dict[str, dict[str, timedelta]] = {}
    for row in connection.execute(select(EXTENSIONS)):
        found.setdefault(row.lesson, {})[row.student] = timedelta(seconds=row.seconds)
    given = select(_ASSIGNMENT.c.name, _SUBMISSION.c.student_id, _SUBMISSION.c.extension)
    given = given.join(_SUBMISSION, _SUBMISSION.c.assignment_id == _ASSIGNMENT.c.id)
    for row in connection.execute(given.where(_SUBMISSION.c.extension.is_not(None))):
        if row.extension:
            found.setdefault(row.name, {})[row.student_id] = row.extension
    return found
