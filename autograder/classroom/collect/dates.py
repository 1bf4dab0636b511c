"""When something came, and when it was due: both in UTC, without saying so, as nbgrader keeps times."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from nbgrader import api
from sqlalchemy import Engine, select

from autograder.gradebook.database import in_plain_words

_LATE_BY = timedelta(seconds=1)


@dataclass(frozen=True)
class DueDate:
    """When a lesson is due, None where no date is set, and by how much more time some students have."""

    due: datetime | None
    extensions: dict[str, timedelta]

    def of(self, student: str | None) -> datetime | None:
        """When it is due for a student."""
        return self.due and self.due + self.extensions.get(student or "", timedelta())

    def just_missed(self) -> datetime | None:
        """The time of what is only known to be late: a second after the due date, so that an extension forgives it."""
        return self.due and self.due + _LATE_BY


def due_date(engine: Engine, lesson: str) -> DueDate:
    """What the gradebook says of a lesson's due date."""
    due = select(api.Assignment.duedate).where(api.Assignment.name == lesson)
    extensions = (
        select(api.SubmittedAssignment.student_id, api.SubmittedAssignment.extension)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .where(api.Assignment.name == lesson)
    )
    with in_plain_words(str(engine.url)), engine.connect() as connection:
        more = {row.student_id: row.extension for row in connection.execute(extensions) if row.extension}
        return DueDate(connection.execute(due).scalar(), more)


def in_utc(when: datetime | None, zone: tzinfo | None) -> datetime | None:
    """A platform's time, which is in `zone`, by default this machine's."""
    if when is None:
        return None
    local = when.replace(tzinfo=zone) if zone else when.astimezone()
    return local.astimezone(UTC).replace(tzinfo=None)


def timestamp(when: datetime | None) -> bytes:
    """What nbgrader's timestamp.txt says of a time, b"" where there is none."""
    return f"{when:%Y-%m-%d %H:%M:%S} UTC\n".encode() if when else b""
