"""A submission's marks come into the gradebook whole or not at all, whatever happens, and nbgrader goes on."""

import multiprocessing
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.dbutil import upgrade
from small_course import COURSE, DUE, Course
from sums_lesson import LESSON, verdict

from autograder.engine.problem import Problem
from autograder.gradebook.ledger import Ledger

LATE = datetime(2026, 3, 3)
TABLES = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment", "autograder_verdicts")
LAID_OUT = """
    select name, sql from sqlite_master
    where sql is not null and name != 'alembic_version' and name not like 'autograder%' order by name
"""


def write_for_ever(url: str, told: Connection) -> None:
    """Runs in a process of its own: says "ready", then records one submission after the other until it is killed."""
    with Ledger(url, COURSE) as ledger:
        told.send("ready")
        for number in count():
            ledger.record(verdict(f"s{number}"), digest="1")
            told.send(number)


@pytest.fixture(scope="module")
def processes() -> BaseContext:
    """Makes processes that need not import what takes long to import."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["autograder.gradebook.ledger", "sums_lesson"])
    return context


def contents(course: Course) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(course.root / "gradebook.db", timeout=0)) as database:
        return {table: sorted(database.execute(f"select * from {table}"), key=repr) for table in TABLES}


@contextmanager
def locked(course: Course, how: str) -> Iterator[None]:
    """Another program holds the database, as formgrader does for a moment when it writes."""
    with closing(sqlite3.connect(course.root / "gradebook.db", isolation_level=None)) as database:
        database.execute(f"begin {how}")
        database.execute("select count(*) from student").fetchall()
        yield
        database.rollback()


@pytest.mark.parametrize("first", [True, False])
def test_an_error_in_the_middle_leaves_nothing(made: Course, first: bool) -> None:
    def broken(student: str, score: float, late: float) -> float:
        raise ZeroDivisionError

    with made.ledger() as ledger:
        if not first:
            ledger.record(verdict("ada"), digest="1", timestamp=DUE)
        before = contents(made)
    with made.ledger(late_penalty=broken) as ledger, pytest.raises(ZeroDivisionError):
        ledger.record(verdict("ada", ("test_double",)), digest="2", timestamp=LATE)
    assert contents(made) == before


@pytest.mark.parametrize("after", [0, 3, 20])
def test_killed_at_any_moment(made: Course, processes: BaseContext, after: int) -> None:
    said, told = processes.Pipe(duplex=False)
    with said, told:
        writer = processes.Process(target=write_for_ever, args=(made.url, told), daemon=True)
        writer.start()
        assert [said.recv() for _ in range(after + 1)] == ["ready", *range(after)]
        writer.kill()
        writer.join()
    with made.ledger() as ledger:
        done = ledger.all_done(LESSON)
        assert {f"s{number}" for number in range(after)} <= done.keys()
        ledger.record(verdict("witness"), digest="1")
        whole = made.rows("witness")
        assert all(made.rows(student) == whole for student in done)
    with made.gradebook() as gradebook:
        assert {student.id for student in gradebook.students} == {"witness", *done}
        assert len(gradebook.assignment_submissions(LESSON)) == len(done) + 1


def test_a_locked_gradebook_is_waited_for_and_then_named(made: Course) -> None:
    with made.ledger(wait=0.1) as ledger:
        before = contents(made)
        for how in ("immediate", "deferred"):
            with locked(made, how), pytest.raises(Problem) as refused:
                ledger.record(verdict("ada"), digest="1")
            assert str(refused.value) == (
                f"{made.url}: the gradebook cannot be used: database is locked. "
                "Close what else is writing to it, and run this again."
            )
            assert contents(made) == before
        ledger.record(verdict("ada"), digest="1")
        assert ledger.done(LESSON, "ada") == "1"


def test_reading_does_not_wait_for_a_writer(made: Course) -> None:
    with made.ledger(wait=0.1) as ledger:
        ledger.record(verdict("ada"), digest="1")
        with locked(made, "immediate"):
            assert [mark.verdict.student for mark in ledger.verdicts(LESSON)] == ["ada"]


@pytest.mark.parametrize("how", ["immediate", "exclusive"])
def test_a_gradebook_that_cannot_be_opened_does_not_stay_open(made: Course, how: str) -> None:
    """From Python 3.13 on, sqlite3 warns of each connection that nobody has closed."""
    with closing(sqlite3.connect(made.root / "gradebook.db")) as database:
        database.execute("drop table if exists autograder_verdicts")  # so that there is something to write
    with locked(made, how), pytest.raises(Problem), made.ledger(wait=0.1):
        pass
    links = [Path(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")]
    assert [link for link in links if link.is_symlink() and link.readlink() == made.root / "gradebook.db"] == []


def test_an_open_reading_does_not_block_the_writer(made: Course) -> None:
    with made.ledger(wait=0.1) as ledger:
        ledger.record(verdict("ada"), digest="1")
        for mark in ledger.verdicts(LESSON):
            ledger.record(mark.verdict, digest="2")
        assert ledger.done(LESSON, "ada") == "2"


def test_a_gradebook_that_is_not_there_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # no program is started for it
    for _ in range(2):
        with Ledger(f"sqlite:///{tmp_path / 'new.db'}", COURSE) as ledger:
            assert ledger.all_done(LESSON) == {}
        assert [path.name for path in tmp_path.iterdir()] == ["new.db"]
    with closing(sqlite3.connect(tmp_path / "new.db")) as database:
        assert database.execute("select count(*) from alembic_version").fetchall() == [(1,)]
        assert database.execute("select id from course").fetchall() == [(COURSE,)]


@pytest.mark.usefixtures("nbgrader_finds_alembic")
def test_a_gradebook_has_the_tables_and_the_version_that_nbgrader_gives_one(tmp_path: Path) -> None:
    ours, theirs = (f"sqlite:///{tmp_path / name}" for name in ("ours.db", "theirs.db"))
    Gradebook(theirs, COURSE).close()
    with Ledger(ours, COURSE):
        pass
    with (
        closing(sqlite3.connect(tmp_path / "ours.db")) as one,
        closing(sqlite3.connect(tmp_path / "theirs.db")) as other,
    ):
        for query in (LAID_OUT, "select * from alembic_version", "select * from course"):
            assert one.execute(query).fetchall() == other.execute(query).fetchall() != []


@pytest.mark.usefixtures("nbgrader_finds_alembic")
def test_nbgrader_goes_on_with_our_table_there(made: Course) -> None:
    with made.ledger() as ledger:
        ledger.record(verdict("ada"), digest="1")
    before = contents(made)
    upgrade(made.url)  # as `nbgrader db upgrade` does, after making a copy
    assert contents(made) == before
    with Gradebook(made.url, COURSE) as gradebook:
        (submission,) = gradebook.submission_dicts(LESSON)
        assert (submission["score"], submission["needs_manual_grade"]) == (12.0, True)
        gradebook.remove_assignment(LESSON)
    with made.ledger() as ledger:
        assert ledger.all_done(LESSON) == {}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:////nowhere/at/all/gradebook.db", "unable to open database file"),
        ("nonsense://host/db", "the driver of this database is not installed"),
        ("postgresql+pg8000://me:secret@localhost/db", "the driver of this database is not installed"),
    ],
)
def test_what_cannot_be_opened_is_named(url: str, words: str) -> None:
    with pytest.raises(Problem, match=words) as refused, Ledger(url, COURSE):
        pass
    assert "secret" not in str(refused.value)
