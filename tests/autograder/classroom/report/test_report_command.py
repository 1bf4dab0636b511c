"""`autograder report`, on a course of its own with a gradebook that nbgrader laid out."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_up_records import LESSON, made_up_class
from repository import ROOT

from autograder.commands.report import report
from autograder.gradebook.course import Course
from autograder.gradebook.ledger import Ledger


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one lesson, released, which nobody has handed in."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "source" / LESSON, root / "source" / LESSON)
    Course(root).release(LESSON)
    return root


@pytest.fixture
def graded(course: Path, tmp_path: Path) -> Path:
    """The same course with a dozen verdicts in its gradebook."""
    root = tmp_path / "course"
    shutil.copytree(course, root)
    settings = Course(root).coursedir
    with Ledger(settings.db_url, settings.course_id) as ledger:
        for mark in made_up_class(12):
            ledger.record(mark.verdict, digest="")
    return root


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(report, arguments)


def test_the_page_is_written_into_the_working_folder(graded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(graded / "source", monkeypatch, LESSON)
    written = graded / "source" / f"report-{LESSON}.html"
    assert (result.exit_code, result.output) == (0, f"{LESSON}: the report on 12 submissions is in {written}.\n")
    html = written.read_text(encoding="utf-8")
    assert "Class report · as of 20" in html
    assert all(mark.verdict.student in html for mark in made_up_class(12) if mark.verdict.message)


def test_the_page_is_written_where_one_wants_it(graded: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    result = run(graded, monkeypatch, LESSON, "--output", str(tmp_path / "page.html"))
    assert result.exit_code == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_where_nothing_is_graded_it_says_which_command_to_run(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(course, monkeypatch, LESSON)
    assert result.exit_code == 1
    assert result.output == f"Error: {LESSON}: nothing is graded yet. Run `autograder grade {LESSON}` first.\n"


def test_an_unknown_lesson_is_refused_with_those_there_are(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(course, monkeypatch, "01_relu")
    assert result.exit_code == 1
    assert result.output == f"Error: 01_relu: there is no such lesson in source/. There are: {LESSON}.\n"


def test_a_course_without_a_gradebook_gets_none_for_a_slip_of_the_pen(
    course: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copy(course / "nbgrader_config.py", tmp_path)
    assert run(tmp_path, monkeypatch, "01_relu").exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["nbgrader_config.py"]


def test_a_place_that_cannot_be_written_to_is_named(graded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(graded, monkeypatch, LESSON, "--output", "nowhere/page.html")
    assert result.exit_code == 1
    assert result.output == "Error: nowhere/page.html: cannot be written: No such file or directory.\n"


def test_outside_a_course_it_says_where_to_run_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(tmp_path, monkeypatch, LESSON)
    assert result.exit_code == 1
    assert "no nbgrader_config.py in this folder" in result.output
