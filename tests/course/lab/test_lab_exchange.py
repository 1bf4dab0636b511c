"""The exchange of a class: read from class.toml, and whatever is wrong with it is one sentence."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from course.lab import LabError, exchange
from course.lab.exchange import find_exchange


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course whose class has an exchange, as the first `nbgrader release_assignment` leaves it."""
    for name in ("outbound", "inbound"):
        (tmp_path / "exchange" / "relu" / name).mkdir(parents=True)
    folder = tmp_path / "course"
    folder.mkdir()
    settings(folder, exchange=str(tmp_path / "exchange"), course_id="relu")
    return folder


def settings(course: Path, **values: object) -> None:
    lines = [f"{key} = {json.dumps(value)}" for key, value in values.items()]
    (course / "class.toml").write_text("\n".join(lines))


def problem(course: Path) -> str:
    with pytest.raises(LabError) as caught:
        find_exchange(course)
    return str(caught.value)


def test_without_settings_there_is_no_exchange(tmp_path: Path) -> None:
    assert find_exchange(tmp_path) is None


def test_an_exchange_that_can_be_used_is_found(course: Path) -> None:
    found = find_exchange(course)
    assert found
    assert (found.folder, found.course_id) == (course.parent / "exchange", "relu")


def test_a_path_that_is_not_absolute_begins_at_the_course(course: Path) -> None:
    settings(course, exchange="../exchange", course_id="relu")
    found = find_exchange(course)
    assert found
    assert found.folder.is_absolute()
    assert found.folder.samefile(course.parent / "exchange")


@pytest.mark.parametrize("text", ["exchange = ", "\x00", "exchange = 'a'\nexchange = 'b'"])
def test_what_is_no_toml_is_refused(text: str, course: Path) -> None:
    (course / "class.toml").write_text(text)
    said = problem(course)
    assert said.startswith(f"You cannot hand in from here: {course / 'class.toml'} cannot be read (")
    assert "\n" not in said


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"exchange": "/a"},
        {"exchange": "/a", "course_id": 7},
        {"exchange": "", "course_id": "b"},
        {"exchange": "/a", "course_id": "b", "other": "c"},
    ],
)
def test_settings_that_are_not_complete_are_refused(values: dict[str, object], course: Path) -> None:
    settings(course, **values)
    assert problem(course) == exchange.NOT_SETTINGS.format(path=course / "class.toml")


def test_a_folder_that_is_not_there_is_named(course: Path) -> None:
    shutil.rmtree(course.parent / "exchange")
    expected = exchange.NO_FOLDER.format(folder=course.parent / "exchange", path=course / "class.toml")
    assert problem(course) == expected


def test_a_course_that_is_not_in_the_exchange_is_named(course: Path) -> None:
    settings(course, exchange="../exchange", course_id="other")
    assert "holds nothing of the course other" in problem(course)


@pytest.mark.parametrize(
    ("place", "right", "verb"),
    [("", os.W_OK, "write to"), ("relu/outbound", os.R_OK, "read"), ("relu/inbound", os.W_OK, "write to")],
)
def test_a_right_that_is_missing_is_named(
    place: str, right: int, verb: str, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a stand-in for os.access, as root may do everything everywhere."""
    folder = course.parent / "exchange" / place
    monkeypatch.setattr(exchange.os, "access", lambda path, asked: not (path == folder and asked & right))
    assert problem(course) == exchange.NO_RIGHTS.format(verb=verb, folder=folder)


def test_without_nbgrader_nobody_is_told_of_a_menu_that_is_not_there(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "find_spec", lambda name: None)
    assert problem(course) == exchange.NO_NBGRADER.format(python=sys.executable)
