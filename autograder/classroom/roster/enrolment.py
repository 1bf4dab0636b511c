"""The roster in the gradebook.

What nbgrader has a place for is in its own table of students: id, names, e-mail, and as lms_user_id the platform's
number of them. The rest (which platform, and what its import finds people by) is in a table of ours beside it, in the
same database: it is written in the same transaction, is backed up with it, and is there whatever database it is.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from nbgrader import api
from sqlalchemy import Connection, Engine, Table, delete, insert, select, update

from autograder.classroom.roster.columns import PLAIN
from autograder.classroom.roster.matching import Clues, Directory
from autograder.classroom.roster.person import Person
from autograder.classroom.roster.reading import Listing
from autograder.gradebook.course import Course
from autograder.gradebook.database import opened, reading, writing
from autograder.gradebook.tables import ROSTER

_STUDENT: Table = api.Student.__table__
_WAIT_SECONDS = 30.0

NO_ID = "{name} has neither an id nor an e-mail address in this file, and nobody of that name is on the roster"
SEVERAL = "{name} may be any of {students}: this file has neither an id nor an e-mail address"


@dataclass
class Enrolment:
    """What became of listings: the ids of those who are new, changed or the same, and of those who are in none."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@contextmanager
def gradebook_of(course: Course) -> Iterator[Engine]:
    """The course's gradebook, created where there is none, with our tables in it. Raises Problem."""
    engine = opened(course.coursedir.db_url, course.coursedir.course_id, _WAIT_SECONDS)
    try:
        yield engine
    finally:
        engine.dispose()


def on_roster(engine: Engine) -> list[Person]:
    """Everybody on the roster, by last name. A student whom nbgrader has removed is no longer on it."""
    with reading(engine) as connection:
        return [person for person, listed in _known(connection) if listed]


def in_gradebook(engine: Engine) -> list[Person]:
    """Everybody whom the gradebook knows, on the roster or not, by last name."""
    with reading(engine) as connection:
        return [person for person, _ in _known(connection)]


def enrol(engine: Engine, listings: Sequence[Listing], *, remove: bool = False) -> Enrolment:
    """Put everybody in the listings on the roster, all or nobody.

    Who is known already, by id, by the platform's number or by e-mail, keeps the id they have. With `remove`, who is in
    no listing is taken off the roster; their marks stay.
    """
    done = Enrolment(problems=[problem for listing in listings for problem in listing.problems])
    with writing(engine) as connection:
        known = _known(connection)
        before = {person.id: person for person, _ in known}
        listed = {person.id for person, is_listed in known if is_listed}
        directory = Directory(before.values())
        for incoming in (person for listing in listings for person in listing.people):
            person = _with_id(incoming, directory, before, done)
            if person is not None:
                _count(done, person, before.get(person.id), person.id in listed)
                _write(connection, person, is_new=person.id not in before)
                before[person.id] = person
                listed.add(person.id)
        done.absent = sorted(listed.difference(done.added, done.changed, done.same))
        if remove and done.absent:
            connection.execute(delete(ROSTER).where(ROSTER.c.student.in_(done.absent)))
    return done


def _with_id(person: Person, directory: Directory, before: dict[str, Person], done: Enrolment) -> Person | None:
    """The person under the id they have in the gradebook; None, and a problem, where there is nothing to go by."""
    if person.id in before:
        return _completed(person, before[person.id])
    clues = Clues(login=person.id, email=person.email, platform_id=person.platform_id)
    match = directory.find(clues if person.id else Clues(name=person.name))
    if match.student:
        return _completed(person, before.get(match.student))
    if not person.id or len(match.students) > 1:
        words = SEVERAL if match.students else NO_ID
        done.problems.append(words.format(name=person.name or "Somebody", students=", ".join(match.students)))
        return None
    return person


def _completed(person: Person, before: Person | None) -> Person:
    """What an earlier file said stays where this one says nothing. A plain list is no other platform."""
    if before is None:
        return person
    if person.platform == PLAIN and before.platform:
        person = replace(person, platform=before.platform, platform_id="", columns={})
    same_platform = before.platform in ("", person.platform)
    return replace(
        person,
        id=before.id,
        first_name=person.first_name or before.first_name,
        last_name=person.last_name or before.last_name,
        email=person.email or before.email,
        platform_id=person.platform_id or (before.platform_id if same_platform else ""),
        columns={**(before.columns if same_platform else {}), **person.columns},
    )


def _count(done: Enrolment, person: Person, before: Person | None, was_listed: bool) -> None:
    for ids in (done.added, done.changed, done.same):
        if person.id in ids:
            return
    (done.added if not was_listed else done.same if person == before else done.changed).append(person.id)


def _known(connection: Connection) -> list[tuple[Person, bool]]:
    """Each student in the gradebook, and whether they are on the roster."""
    query = select(_STUDENT, ROSTER.c.platform, ROSTER.c.columns, ROSTER.c.student.label("listed"))
    query = query.outerjoin(ROSTER, ROSTER.c.student == _STUDENT.c.id)
    found = []
    for row in connection.execute(query):
        person = Person(
            row.id,
            first_name=row.first_name or "",
            last_name=row.last_name or "",
            email=row.email or "",
            platform=row.platform or "",
            platform_id=row.lms_user_id or "",
            columns=json.loads(row.columns) if row.columns else {},
        )
        found.append((person, row.listed is not None))
    return sorted(found, key=lambda pair: (pair[0].sortable_name.casefold(), pair[0].id))


def _write(connection: Connection, person: Person, is_new: bool) -> None:
    row = {
        "first_name": person.first_name or None,
        "last_name": person.last_name or None,
        "email": person.email or None,
        "lms_user_id": person.platform_id or None,
    }
    if is_new:
        connection.execute(insert(_STUDENT).values(id=person.id, **row))
    else:
        connection.execute(update(_STUDENT).where(_STUDENT.c.id == person.id).values(**row))
    columns = json.dumps(dict(person.columns))
    connection.execute(delete(ROSTER).where(ROSTER.c.student == person.id))
    connection.execute(insert(ROSTER).values(student=person.id, platform=person.platform, columns=columns))
