"""What `autograder watch` has taken and given back, so that it loses nothing and does nothing twice when it is ended.

A try is noted before it is graded, a page is owed before it is made, and given once the student can have it. All of it
is written on a connection whose transaction is the caller's.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from autograder.gradebook.tables import PAGES, TRIES


class Given(NamedTuple):
    """The page that a student has: of which grading, "" while it is owed, and what it tells (GetMarks.told)."""

    digest: str
    told: str


def note_try(connection: Connection, lesson: str, student: str, name: str, taken: datetime) -> None:
    """Note that what was handed in under a name was taken, at that time (UTC). Counts once."""
    if not was_taken(connection, lesson, student, name):
        row = {"lesson": lesson, "student": student, "name": name, "taken": taken}
        connection.execute(insert(TRIES).values(row))


def was_taken(connection: Connection, lesson: str, student: str, name: str) -> bool:
    """Whether it was taken before."""
    theirs = (TRIES.c.lesson == lesson) & (TRIES.c.student == student)
    return connection.execute(select(TRIES.c.name).where(theirs, TRIES.c.name == name)).first() is not None


def tries_since(connection: Connection, lesson: str, student: str, since: datetime) -> int:
    """How many of a student's were taken since then (UTC)."""
    theirs = (TRIES.c.lesson == lesson) & (TRIES.c.student == student)
    count: int = connection.execute(select(func.count()).where(theirs, TRIES.c.taken >= since)).scalar_one()
    return count


def owe_page(connection: Connection, lesson: str, student: str) -> None:
    """Note that a student is to get a page."""
    note_page(connection, lesson, student, Given("", ""))


def note_page(connection: Connection, lesson: str, student: str, given: Given) -> None:
    """Note which page a student has now."""
    connection.execute(delete(PAGES).where(PAGES.c.lesson == lesson, PAGES.c.student == student))
    row = {"lesson": lesson, "student": student, **given._asdict()}
    connection.execute(insert(PAGES).values(row))


def page_of(connection: Connection, lesson: str, student: str) -> Given | None:
    """The page that a student has or is owed; None where nobody promised any."""
    query = select(PAGES.c.digest, PAGES.c.told).where(PAGES.c.lesson == lesson, PAGES.c.student == student)
    row = connection.execute(query).first()
    return row and Given(row.digest, row.told)


def unfinished_pages(connection: Connection) -> list[tuple[str, str, str]]:
    """The pages that are owed, or do not tell all: lesson, student, and what theirs tells, "" while it is owed."""
    query = select(PAGES.c.lesson, PAGES.c.student, PAGES.c.told).where(PAGES.c.told != "all")
    return [(row.lesson, row.student, row.told) for row in connection.execute(query)]
