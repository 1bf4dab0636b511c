"""The parts of the watch that can be tried by themselves: whose turn it is, what rests, what it shows and refuses."""

import json
import os
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from light_class import LightClass
from traitlets.config import Config

from autograder.classroom import feedback
from autograder.classroom.watch import inbound, resting
from autograder.classroom.watch.feedback_folder import FeedbackFolder
from autograder.classroom.watch.inbound import Arrival, Inbound
from autograder.classroom.watch.page import served
from autograder.classroom.watch.resting import Resting, dropped, sources
from autograder.classroom.watch.settings import Watch
from autograder.classroom.watch.status import Status
from autograder.classroom.watch.turns import Turns
from autograder.engine.problem import OneProblem, Problem
from autograder.gradebook.lock import only_run


def arrival(student: str, minute: int = 0) -> Arrival:
    return Arrival(Path(student), student, "01_sums", datetime(2027, 1, 5, 10, minute), "")


def put(folder: Path, name: str, *, whole: bool = True) -> None:
    (folder / name).mkdir()
    (folder / name / "timestamp.txt").write_text("a time")
    if whole:
        (folder / name / "submission_secret.txt").write_text("x")
        (folder / name).chmod(0o777)


def test_what_has_just_arrived_comes_before_what_lies_and_nobody_is_at_work_twice() -> None:
    turns = Turns()
    turns.lies(("01_sums", "zoe"))
    for one in (arrival("ada", 2), arrival("boris"), arrival("ada", 3), arrival("ada", 1)):
        turns.arrived(one)
    key, turn = turns.next() or pytest.fail("Nobody has a turn.")
    assert (key[1], turn.arrival and turn.arrival.when.minute) == ("ada", 3)
    turns.arrived(arrival("ada", 4))
    assert [turns.next()[0][1], turns.next()[0][1], turns.next()] == ["boris", "zoe", None]
    turns.done(key)
    assert turns.next()[1].arrival.when.minute == 4
    turns.done(key)
    turns.again(key, turn, after=60)
    assert (turns.next(), turns.waiting, turns.at_work) == (None, 1, 2)


def test_names_are_read_as_nbgrader_writes_them_and_each_is_told_once(tmp_path: Path) -> None:
    inbox = Inbound(tmp_path, "Europe/Berlin")
    for name in (
        "a+b+01_sums+2027-01-05 10:00:00.5 UTC+x-_9",
        "chen+01_sums+2027-01-05 11:00:00 UTC",
        "dora+01_sums+2027-01-05 12:00:00 CET+y",
        "no submission",
        "emil+01_sums+yesterday+z",
    ):
        put(tmp_path, name)
    put(tmp_path, "fay+01_sums+2027-01-05 10:00:00 UTC+z", whole=False)
    put(tmp_path, "gil+01_sums+2027-01-05 10:00:00 UTC+z")
    put(tmp_path, "gil+01_sums+2027-01-05 10:00:01 UTC+z", whole=False)
    found = {one.student: one.when for one in inbox.new()}
    assert found == {
        "a+b": datetime(2027, 1, 5, 10, 0, 0, 500000),
        "chen": datetime(2027, 1, 5, 11),
        "dora": datetime(2027, 1, 5, 11),
        "gil": datetime(2027, 1, 5, 10),
    }
    assert inbox.new() == []
    (tmp_path / "fay+01_sums+2027-01-05 10:00:00 UTC+z" / "submission_secret.txt").write_text("x")
    assert inbox.new() == []
    (tmp_path / "fay+01_sums+2027-01-05 10:00:00 UTC+z").chmod(0o777)
    assert [one.student for one in inbox.new()] == ["fay"]


def test_where_rights_are_not_kept_what_has_its_time_and_rests_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(inbound.time, "monotonic", lambda: clock[0])
    put(tmp_path, "ada+01_sums+2027-01-05 10:00:00 UTC+z", whole=False)
    (tmp_path / "boris+01_sums+2027-01-05 10:00:00 UTC+z").mkdir()
    inbox = Inbound(tmp_path, "UTC")
    seen = []
    for clock[0] in (0.0, 0.2, 0.4):
        seen.append([one.student for one in inbox.new()])
    assert seen == [[], [], ["ada"]]


def test_what_changes_does_not_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(resting.time, "monotonic", lambda: clock[0])
    things: Resting[str] = Resting()
    told = []
    for clock[0], looks in ((0.0, 1), (0.05, 2), (0.12, 2), (0.2, 2), (0.3, 2), (0.4, 3), (0.6, 3)):
        told.append(things.rested({"zip": looks}))
    assert told == [[], [], [], ["zip"], [], [], ["zip"]]


def test_of_a_watched_folder_what_is_still_written_is_no_source(tmp_path: Path) -> None:
    assert dropped(tmp_path) == {}
    (tmp_path / "01_sums").mkdir()
    for name in (".all.zip.Xy7", "all.zip.part", "all.zip.crdownload"):
        (tmp_path / "01_sums" / name).touch()
    assert dropped(tmp_path) == {}
    (tmp_path / "01_sums" / "all.zip").touch()
    before = dropped(tmp_path)
    assert [path.name for path in sources(tmp_path / "01_sums")] == ["all.zip"]
    (tmp_path / "01_sums" / "all.zip").write_text("PK")
    assert dropped(tmp_path).keys() == before.keys()
    assert dropped(tmp_path) != before


def test_the_page_and_the_numbers_are_on_this_machine_alone() -> None:
    status = Status("<relu>", datetime(2027, 1, 5), trouble="<no disk>")
    status.taken["01_sums"] = 7
    with served(status, 0) as address:
        page = urlopen(address).read().decode()
        numbers = json.load(urlopen(address + "status.json"))
        with pytest.raises(HTTPError, match="404"):
            urlopen(address + "nothing")
        port = address.rstrip("/").rpartition(":")[2]
        with pytest.raises(Problem, match=rf"Port {port} cannot be had .* --port"), served(status, int(port)):
            pass
    assert address.startswith("http://127.0.0.1:")
    assert "<h1>&lt;relu&gt;</h1>" in page
    assert "role='alert'>&lt;no disk&gt;</p>" in page
    assert "01_sums</th><td>7</td><td>0</td><td>0</td>" in page
    assert (numbers["taken"], numbers["last"]) == ({"01_sums": 7}, None)


def test_a_feedback_folder_gets_the_rights_of_nbgrader_and_a_full_one_is_said(tmp_path: Path) -> None:
    (tmp_path / "feedback").mkdir(mode=0o755)
    folder = FeedbackFolder(tmp_path / "feedback", groupshared=False)
    folder.open()
    assert (tmp_path / "feedback").stat().st_mode & 0o777 == 0o711
    with pytest.raises(OneProblem, match="the page cannot be written"):
        FeedbackFolder(tmp_path / "away", groupshared=False).give("secret", "01_sums", b"")


def test_a_feedback_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feedback").mkdir()
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    with pytest.raises(Problem, match="belongs to somebody else, so no feedback can be given"):
        FeedbackFolder(tmp_path / "feedback", groupshared=False).open()


def test_a_setting_that_is_none_is_said_in_a_sentence() -> None:
    with pytest.raises(Problem, match=r"nbgrader_config.py: c.Watch: .*'all'"):
        Watch(Config({"Watch": {"told_before_due": "nothing"}}))
    assert Watch(Config({"Watch": {"lessons": ["01_sums"]}})).is_meant("01_sums")
    assert not Watch(Config({"Watch": {"lessons": ["01_sums"]}})).is_meant("02_more")


def test_makers_of_pages_warm_up_without_a_word() -> None:
    feedback._warm_up()


def test_one_at_a_time_watches_or_grades_a_course(class_: LightClass) -> None:
    with only_run(class_.course.coursedir.db_url, class_.course.coursedir.course_id):
        result = class_.run("watch", "--port", "0")
    assert result.exit_code == 1
    assert "This course is being graded by another run: process " in result.output
    assert "Traceback" not in result.output
