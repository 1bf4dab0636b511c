"""The worked solutions: every answer, no hidden test, nothing that belongs to grading, and they run."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner
from nbclient import NotebookClient
from repository import ROOT

from autograder.authoring.builder.regions import HIDDEN_TESTS, SOLUTION, find_regions
from autograder.authoring.solutions import worked_solution, worked_solutions, write
from autograder.cli import main

LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py"))


def source(lesson: str) -> bytes:
    return (ROOT / "source" / lesson / f"{lesson}.ipynb").read_bytes()


def cells(notebook: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(notebook)["cells"]
    return found


def regions(lesson: str, name: str) -> list[str]:
    """The lines inside the regions called `name`, each region as one text."""
    found = []
    for cell in cells(source(lesson)):
        lines = "".join(cell["source"]).split("\n")
        for region in find_regions("\n".join(lines), name):
            found.append("\n".join(lines[region.begin + 1 : region.end]))
    return found


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_answer_is_there_and_no_hidden_test(lesson: str) -> None:
    text = "\n".join("".join(cell["source"]) for cell in cells(worked_solution(lesson, source(lesson))))
    answers, hidden = regions(lesson, SOLUTION), regions(lesson, HIDDEN_TESTS)
    assert answers
    assert hidden
    assert [answer for answer in answers if answer not in text] == []
    assert [test for test in hidden if test in text] == []
    assert not any(word in text for word in (SOLUTION, HIDDEN_TESTS, "autograder", "When your work is graded"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_nobody_can_take_it_for_an_assignment(lesson: str) -> None:
    worked = cells(worked_solution(lesson, source(lesson)))
    assert all(cell["metadata"] == {} for cell in worked)
    assert all("".join(cell["source"]).strip() for cell in worked)


@pytest.mark.parametrize("lesson", LESSONS)
def test_it_begins_with_the_way_back_to_the_learners_own_copy(lesson: str) -> None:
    note = cells(worked_solution(lesson, source(lesson)))[0]
    assert note["cell_type"] == "markdown"
    assert f"(../{lesson}/{lesson}.ipynb)" in "".join(note["source"])


@pytest.mark.parametrize("lesson", LESSONS)
def test_it_is_a_sound_notebook_that_runs_to_its_end(lesson: str, tmp_path: Path) -> None:
    notebook = nbformat.reads(worked_solution(lesson, source(lesson)).decode(), as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()


def test_the_same_lessons_give_the_same_bytes() -> None:
    assert worked_solutions(ROOT) == worked_solutions(ROOT)
    assert list(worked_solutions(ROOT)) == [f"solutions/{lesson}.ipynb" for lesson in LESSONS]


def test_what_differs_is_written_and_what_no_lesson_makes_is_removed(tmp_path: Path) -> None:
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "09_gone.ipynb").write_text("{}")
    write(tmp_path, {"solutions/01_a.ipynb": b"a"})
    before = (tmp_path / "solutions" / "01_a.ipynb").stat().st_mtime_ns
    write(tmp_path, {"solutions/01_a.ipynb": b"a"})
    assert [path.name for path in (tmp_path / "solutions").iterdir()] == ["01_a.ipynb"]
    assert (tmp_path / "solutions" / "01_a.ipynb").stat().st_mtime_ns == before


def test_the_command_writes_them_beside_the_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "source").symlink_to(ROOT / "source")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["solutions"]).exit_code == 0
    assert sorted(path.stem for path in (tmp_path / "solutions").iterdir()) == LESSONS
