"""The folder that the record is kept in."""

import shutil
from pathlib import Path

import pytest

from course.folders import SOLUTIONS
from course.progress.place import folder_of_record
from course.progress.record import FILE, note

LESSON = "02_relu_vs_sigmoid"


def working_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder)
    return folder_of_record()


def test_in_the_copy_of_make_lab_it_is_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "my-lessons"
    (copy / ".course").mkdir(parents=True)
    for place in (copy, copy / LESSON, copy / "drafts" / "of mine"):
        assert working_in(place, monkeypatch) == copy


def test_elsewhere_it_is_the_folder_above_a_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert working_in(tmp_path / LESSON, monkeypatch) == tmp_path
    assert working_in(tmp_path / "drafts", monkeypatch) == tmp_path / "drafts"


def test_what_is_handed_in_holds_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = working_in(tmp_path / LESSON, monkeypatch)
    assert folder is not None
    note(folder, "sigmoid", "passed")
    assert list((tmp_path / LESSON).iterdir()) == []
    assert (tmp_path / FILE).is_file()


@pytest.mark.parametrize("step", ["", "source", "release", "submitted/ada", "autograded/ada"])
def test_a_teachers_course_holds_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "source").mkdir()
    assert working_in(tmp_path / step / LESSON if step else tmp_path, monkeypatch) is None


def test_a_copy_inside_a_teachers_course_holds_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "source").mkdir()
    copy = tmp_path / "my-lessons"
    (copy / ".course").mkdir(parents=True)
    assert working_in(copy / LESSON, monkeypatch) == copy


def test_a_students_settings_of_nbgrader_are_no_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nbgrader_config.py").touch()
    assert working_in(tmp_path / LESSON, monkeypatch) == tmp_path


def test_running_the_solutions_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "my-lessons"
    (copy / ".course").mkdir(parents=True)
    assert working_in(copy / SOLUTIONS, monkeypatch) is None


def test_where_the_working_folder_is_gone_there_is_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    working_in(tmp_path / LESSON, monkeypatch)
    shutil.rmtree(tmp_path / LESSON)
    with pytest.raises(FileNotFoundError):
        folder_of_record()
