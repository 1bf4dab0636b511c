"""A gradebook copied into another database; into PostgreSQL: tests/autograder/classroom/test_class_postgresql.py."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from nbgrader.api import Gradebook
from small_course import COURSE, DUE, Course
from sums_lesson import LESSON, verdict

from autograder.cli import main
from autograder.gradebook.lock import only_run


@pytest.fixture
def old(made: Course) -> Path:
    """A gradebook with two submissions, one of them marked by hand."""
    with made.ledger() as ledger:
        ledger.record(verdict("ada"), digest="1", timestamp=DUE)
        ledger.record(verdict("boris", ("test_double",)), digest="2")
    with made.gradebook() as gradebook:
        gradebook.find_grade("essay", "sums", LESSON, "ada").manual_score = 4.5
        gradebook.db.commit()
    return made.root / "gradebook.db"


def copy(old: Path | str, new: Path | str) -> Result:
    return CliRunner().invoke(main, ["gradebook", "copy", str(old), str(new)], catch_exceptions=False)


def rows(book: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(book)) as opened:
        names = opened.execute("select name from sqlite_master where type = 'table'").fetchall()
        return {name: sorted(opened.execute(f'select * from "{name}"').fetchall(), key=repr) for (name,) in names}


def test_everything_goes_along_and_the_old_one_stays(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    result = copy(old, tmp_path / "new.db")
    assert result.exit_code == 0, result.output
    assert rows(tmp_path / "new.db") == rows(old)
    assert old.read_bytes() == before
    assert "│ submitted_assignment" in result.stdout
    assert "copying: " in result.stderr
    with Gradebook(f"sqlite:///{tmp_path / 'new.db'}", COURSE) as gradebook:
        assert gradebook.find_submission(LESSON, "ada").score == 16.5


def test_what_belongs_to_nothing_any_more_is_left_out_and_counted(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old)) as book:
        book.execute(
            "delete from submitted_notebook where assignment_id in (select id from submitted_assignment limit 1)"
        )
        book.execute("create table more (thing text)")
        book.commit()
    result = copy(old, tmp_path / "new.db")
    assert result.exit_code == 0
    assert "belong" in result.stdout
    assert "more is neither nbgrader's table nor ours, and was not copied; 0 rows are in it." in result.stdout
    copied = rows(tmp_path / "new.db")
    assert len(copied["submitted_notebook"]) == 2
    assert len(copied["grade"]) == len(rows(old)["grade"]) / 2
    assert "more" not in copied


def a_full_one(old: Path) -> tuple[Path, Path]:
    new = old.with_name("full.db")
    assert copy(old, new).exit_code == 0
    return old, new


def of_another_version(old: Path) -> tuple[Path, Path]:
    with closing(sqlite3.connect(old)) as book:
        book.execute("update alembic_version set version_num = 'older'")
        book.commit()
    return old, old.with_name("new.db")


def no_gradebook(old: Path) -> tuple[Path, Path]:
    sqlite3.connect(old.with_name("other.db")).close()
    return old.with_name("other.db"), old.with_name("new.db")


def no_database(old: Path) -> tuple[Path, Path]:
    old.with_name("text.db").write_text("This is no database, but a text that is long enough to be looked at." * 20)
    return old.with_name("text.db"), old.with_name("new.db")


@pytest.mark.parametrize(
    ("made_so", "said"),
    [
        (a_full_one, "there is something in it already (student 2, assignment 1, notebook 2,"),
        (of_another_version, "it was made by another version of nbgrader than this one (older, here "),
        (no_gradebook, "other.db: no gradebook is there to be copied."),
        (no_database, "file is not a database"),
        (lambda old: (old.with_name("missing.db"), old), "missing.db: no gradebook is there to be copied."),
        (lambda old: (old, old), "a gradebook cannot be copied into itself. Name another database."),
        (lambda old: (old, "sqlite:////nowhere/at/all.db"), "unable to open database file"),
    ],
)
def test_what_cannot_be_copied_is_said_in_one_sentence(
    old: Path, made_so: Callable[[Path], tuple[Path, Path | str]], said: str
) -> None:
    arguments = made_so(old)
    there = old.with_name("new.db").exists()
    result = copy(*arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    if old.with_name("new.db").exists():
        assert not there
        assert rows(old.with_name("new.db"))["student"] == []


def test_a_gradebook_that_is_written_to_is_not_copied(made: Course, old: Path, tmp_path: Path) -> None:
    with only_run(made.url, COURSE):
        result = copy(old, tmp_path / "new.db")
    assert result.exit_code == 1
    assert "This course is being graded by another run: process " in result.stderr
    assert not (tmp_path / "new.db").exists()
