"""Times of handing in as they come: late or not, remarks, and nbgrader's own lists afterwards."""

import os
from pathlib import Path
from typing import Any

import pytest
from light_class import ALL, IN_TIME, LESSON, LightClass
from nbgrader.apps import NbGraderAPI

# nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")
HOUR = 3600


def texts(path: Path) -> dict[str, Any]:
    return {place.name: place.read_bytes() for place in path.parent.iterdir() if place.is_file()}


def folder(path: Path) -> None:
    path.mkdir()
    (path / "deeper.txt").write_text("a file in a folder of that name")


def link(path: Path) -> None:
    (path.parent / "elsewhere").write_text("2026-03-02 23:00:00 UTC")
    path.symlink_to(path.parent / "elsewhere")


def loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.fixture
def odd(class_: LightClass) -> LightClass:
    """ada's and the others' time is changed by each test; all of them handed in right answers."""
    for student in ("ada", "boris", "chen", "dora", "emil"):
        class_.hand_in(student, ALL, IN_TIME)
    return class_


def test_whatever_stands_there_is_understood_or_asked_about(odd: LightClass) -> None:
    times: dict[str, Any] = {
        "ada": b"2026-03-02 06:00:00 PST\n",
        "boris": "2026-03-02 15:00:00 CET".encode("utf-16"),
        "chen": b"02.03.2026 15:00",
        "dora": b"yesterday",
        "emil": folder,
        "fatima": link,
    }
    for student, time in times.items():
        path = odd.submitted(student) / "timestamp.txt"
        path.unlink()
        time(path) if callable(time) else path.write_bytes(time)
    found = odd.records()
    assert {student: found[student]["late_seconds"] / HOUR for student in times} == {
        "ada": 2,
        "boris": 2,
        "chen": 0,
        "dora": 0,
        "emil": 0,
        "fatima": 0,
    }
    remarks = {student: " ".join(found[student]["notes"]) for student in times}
    assert remarks["ada"] == remarks["boris"] == ""
    assert "which is the day and which the month cannot be told" in remarks["chen"]
    assert 'held no time that can be read, but "yesterday"' in remarks["dora"]
    assert "held no time that can be read: it is no file" in remarks["emil"]
    assert "held no time that can be read: it is no file" in remarks["fatima"]
    lists_of_nbgrader(odd)
    for student in ("ada", "boris", "chen", "dora"):
        assert texts(odd.submitted(student) / "x")["timestamp.txt.handed-in"] == times[student]
    assert (odd.submitted("emil") / "timestamp.txt.handed-in" / "deeper.txt").is_file()
    assert not (odd.root / "autograded" / "emil" / LESSON / "timestamp.txt").exists()
    assert "0 graded now, 6 before" in odd.run("grade", LESSON).stdout
    again = odd.records("--force")
    assert {student: record["notes"] for student, record in again.items()} == {
        student: record["notes"] for student, record in found.items()
    }


def lists_of_nbgrader(class_: LightClass) -> None:
    """What formgrader shows of a lesson and of the course."""
    course = class_.course
    api = NbGraderAPI(course.coursedir, config=course.config)
    submissions = {one["student"]: one["autograded"] for one in api.get_submissions(LESSON)}
    assert submissions["ada"]
    api.get_assignments()
    api.get_students()


def test_who_answers_the_remark_is_heard(odd: LightClass) -> None:
    (odd.submitted("ada") / "timestamp.txt").write_text("02.03.2026 15:00")
    assert odd.records()["ada"]["notes"]
    (odd.submitted("ada") / "timestamp.txt").write_text("2026-03-02 15:00:00 UTC")
    answered = odd.records()["ada"]
    assert (answered["late_seconds"], answered["notes"]) == (3 * HOUR, [])
    (odd.submitted("ada") / "timestamp.txt").write_text("garbage")
    assert "garbage" in odd.records()["ada"]["notes"][0]


@pytest.mark.parametrize("make", [folder, link, loop, os.mkfifo, lambda path: path.write_bytes(b"")])
def test_nbgraders_own_command_survives_it(odd: LightClass, make: Any) -> None:
    path = odd.submitted("ada") / "timestamp.txt"
    path.unlink()
    make(path)
    course = odd.course
    said = NbGraderAPI(course.coursedir, config=course.config, log=course.log).autograde(LESSON, "ada")
    assert said["success"], said["log"] + said["error"]
    assert odd.points()["ada"] == (6, 1)
    lists_of_nbgrader(odd)


def test_the_zone_of_the_exchange_settles_an_abbreviation(odd: LightClass) -> None:
    with (odd.root / "nbgrader_config.py").open("a") as config:
        config.write('\nc.Exchange.timezone = "Asia/Shanghai"\n')
    (odd.submitted("ada") / "timestamp.txt").write_text("2026-03-02 21:00:00.000000 CST")
    found = odd.records()["ada"]
    assert (found["late_seconds"], found["notes"]) == (HOUR, [])
    assert odd.records()["ada"]["late_seconds"] == HOUR
