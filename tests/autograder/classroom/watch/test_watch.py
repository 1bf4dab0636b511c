"""`autograder watch`: what is handed in through the exchange comes back with marks, once, to its student alone."""

import json
import os
import stat
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from downloads import HandIn, Student, moodle, zipped
from light_class import ADD, ALL, DUE, LESSON, NO_ADD, NO_TOTAL
from nbgrader.api import Gradebook
from watched_class import WatchedClass, wait_until

from autograder.authoring.filled_in import filled_in, read_notebook
from autograder.classroom.watch.desk import Desk
from autograder.gradebook.opening import WITHHELD

HIDDEN_REASON = "A test that is kept back failed in a call of largest."
VISIBLE_REASON = "1 + 2 is 3"
NUMBERS = {"ada": "101", "emil": "102"}
"""Moodle's, of two students."""


def set_due(class_: WatchedClass, due: str) -> None:
    with Gradebook(class_.course.coursedir.db_url, class_.course.coursedir.course_id) as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate=due)


def in_days(days: float) -> str:
    return f"{datetime.now().astimezone() + timedelta(days=days):%Y-%m-%d %H:%M:%S %z}"


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_who_hands_in_gets_marks_and_the_page_that_nobody_else_finds(watched_class: WatchedClass) -> None:
    with watched_class.watched() as watched:
        watched_class.submit("ada", ALL)
        watched_class.submit("boris", ALL | {"add": NO_ADD})
        watched.gave(2)
    assert watched_class.points() == {"ada": (6, 1), "boris": (2, 1)}
    (ada,), (boris,) = watched_class.fetch("ada"), watched_class.fetch("boris")
    assert "Everything was right." in ada.read_text()
    assert VISIBLE_REASON in boris.read_text()
    assert rights(watched_class.pages) == 0o711
    assert {rights(page) for page in watched_class.pages.iterdir()} == {0o644}
    assert all("graded, and the page is there, after" in line for line in watched_class.said)
    assert (watched.status.taken[LESSON], watched.status.graded[LESSON]) == (2, 2)


def test_the_newest_of_several_counts_and_a_second_watch_does_nothing_twice(watched_class: WatchedClass) -> None:
    watched_class.submit("ada", {})
    watched_class.submit("ada", ALL)
    with watched_class.watched() as watched:
        watched.gave(1)
    assert watched.status.graded.total() == 1
    assert watched_class.points() == {"ada": (6, 1)}
    assert len(watched_class.fetch("ada")) == 1
    before = {path: path.stat().st_mtime_ns for path in watched_class.root.rglob("autograded/*/*/*.ipynb")}
    with watched_class.watched() as again:
        watched_class.submit("ada", {"add": ADD, "total": NO_TOTAL})
        watched_class.submit("dora", ALL)
        again.gave(2)
    assert again.status.graded.total() == 2
    assert watched_class.points() == {"ada": (4, 0), "dora": (6, 1)}
    assert len(watched_class.fetch("ada")) == 2
    assert all(path.stat().st_mtime_ns != time for path, time in before.items())


def test_every_notebook_that_was_handed_in_has_a_page_so_that_nbgraders_list_shows_it(
    watched_class: WatchedClass,
) -> None:
    with watched_class.watched() as watched:
        watched_class.submit("ada", ALL, f"{LESSON} (1)", scratch="{}")
        watched.gave(1)
    assert watched_class.points() == {"ada": (6, 1)}
    assert [page.name for page in watched_class.fetch("ada")] == [f"{LESSON} (1).html", "scratch.html"]


def test_what_is_half_copied_waits_until_it_is_whole(watched_class: WatchedClass) -> None:
    whole = watched_class.submit("ada", ALL)
    notebook, time = (whole / f"{LESSON}.ipynb").read_bytes(), (whole / "timestamp.txt").read_text()
    half = whole.with_name(whole.name.replace("ada", "chen"))
    half.mkdir()
    (half / f"{LESSON}.ipynb").write_bytes(notebook[:500])
    with watched_class.watched() as watched:
        watched.gave(1)
        (half / f"{LESSON}.ipynb").write_bytes(notebook)
        (half / "timestamp.txt").write_text(time)
        (half / "submission_secret.txt").write_text("chen's")
        assert watched.status.taken.total() == 1
        half.chmod(0o777)
        watched.gave(2)
    assert watched_class.points() == {"ada": (6, 1), "chen": (6, 1)}


def test_beyond_the_limit_of_a_day_a_try_waits_for_the_next(
    watched_class: WatchedClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched_class.set("c.Watch.tries_per_day = 1")
    with watched_class.watched() as watched:
        watched_class.submit("ada", {})
        watched.gave(1)
        watched_class.submit("ada", ALL)
        watched.until(lambda status: status.later == 1)
        _, page = watched_class.fetch("ada")
        assert "your try number 2 of today, and 1 a day are graded" in page.read_text()
        assert watched_class.points() == {"ada": (0, 0)}
        today = Desk.today
        monkeypatch.setattr(Desk, "today", lambda self: today(self) + timedelta(days=1))
        watched.gave(2)
    assert watched_class.points() == {"ada": (6, 1)}
    assert "Everything was right." in watched_class.fetch("ada")[1].read_text()


def test_after_the_cut_off_nothing_is_graded_and_what_came_before_counts(watched_class: WatchedClass) -> None:
    watched_class.set('c.LateRule.cut_off = "1 day"', 'c.Calendar.timezone = "Europe/Berlin"')
    set_due(watched_class, in_days(1))
    with watched_class.watched() as watched:
        watched_class.submit("ada", ALL)
        watched.gave(1)
    set_due(watched_class, DUE)
    with watched_class.watched() as watched:
        watched_class.submit("ada", {})
        watched.until(lambda status: status.closed == 1)
    assert watched_class.points() == {"ada": (6, 1)}
    text = watched_class.fetch("ada")[1].read_text()
    assert "after the last moment for it, 2026-03-03 13:00 Europe/Berlin. It is not graded" in text


def pages_before_and_after(class_: WatchedClass, told: str, answers: Mapping[str, str]) -> tuple[str, str]:
    """The page of somebody who hands in before the due date, then, and once it is over. It is graded once."""
    class_.set(f'c.Watch.told_before_due = "{told}"')
    set_due(class_, in_days(1))
    with class_.watched() as watched:
        class_.submit("boris", answers)
        watched.gave(1)
        before = class_.fetch("boris")[0].read_text()
        set_due(class_, in_days(-1))
        watched.gave(2)
        after = class_.fetch("boris")[0].read_text()
    assert watched.status.graded.total() == 1
    return before, after


def test_before_the_due_date_reasons_of_hidden_tests_can_be_kept_back(watched_class: WatchedClass) -> None:
    answers = {"add": NO_ADD, "largest": "def largest(numbers):\n    return 'of_mine'"}
    before, after = pages_before_and_after(watched_class, "visible", answers)
    assert VISIBLE_REASON in before
    assert VISIBLE_REASON in after
    assert (WITHHELD in before, WITHHELD in after) == (True, False)
    assert (HIDDEN_REASON in before, HIDDEN_REASON in after) == (False, True)
    assert "1 extra" in before


def test_until_then_a_page_may_tell_the_points_alone(watched_class: WatchedClass) -> None:
    before, after = pages_before_and_after(watched_class, "points", {"add": NO_ADD})
    assert WITHHELD in before
    assert "0 of 6" in before
    assert before.count(VISIBLE_REASON) == 1  # in the test's own source
    assert after.count(VISIBLE_REASON) > 1


def test_a_lesson_that_changes_while_it_is_watched_is_graded_again_for_everybody(watched_class: WatchedClass) -> None:
    source = watched_class.root / "source" / LESSON / f"{LESSON}.ipynb"
    with watched_class.watched() as watched:
        watched_class.submit("ada", ALL)
        watched_class.submit("dora", {"add": ADD, "total": NO_TOTAL})
        watched.gave(2)
        source.write_text(source.read_text().replace("total([1, 2, 4]) == 7", "total([1, 2, 4]) in (0, 7)"))
        watched.until(lambda _: watched_class.points() == {"ada": (6, 1), "dora": (6, 0)})
        watched.gave(4)
    assert "Everything" not in watched_class.fetch("dora")[0].read_text()


def test_a_platforms_zip_in_a_watched_folder_is_collected_and_graded(watched_class: WatchedClass) -> None:
    watched_class.set('c.Watch.folders = ["dropped"]')
    release = read_notebook((watched_class.root / "release" / LESSON / f"{LESSON}.ipynb").read_bytes())
    notebook = json.dumps(filled_in(release, ALL)).encode()
    ada, emil = (Student(name, name, name.title(), "Of the Class", "", "", number) for name, number in NUMBERS.items())
    roster = "id,name\nada,Ada Of the Class\nemil,Emil Of the Class\n"
    (watched_class.root / "roster.csv").write_text(roster)
    assert watched_class.run("roster", "roster.csv").exit_code == 0
    (watched_class.root / "dropped" / LESSON).mkdir(parents=True)
    zip_ = zipped(watched_class.root / "all.zip", moodle([HandIn(one, {"a.ipynb": notebook}) for one in (ada, emil)]))
    with watched_class.watched() as watched:
        zip_.replace(watched_class.root / "dropped" / LESSON / "all.zip")
        watched.gave(2)
    assert watched_class.points() == {"ada": (6, 1), "emil": (6, 1)}


def test_what_somebody_hands_in_under_anothers_name_is_not_taken(
    watched_class: WatchedClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = os.geteuid()
    with watched_class.watched() as watched:
        watched.until(lambda _: watched_class.pages.is_dir())
        monkeypatch.setattr(os, "geteuid", lambda: me + 1)
        watched_class.submit("ada", ALL)
        watched.until(lambda status: status.troubled == 1)
    assert watched_class.points() == {}
    (said,) = watched_class.said
    assert "it says that it is by ada, and belongs to the account" in said


def test_what_is_put_into_submitted_or_a_watched_folder_is_graded_once_it_rests(watched_class: WatchedClass) -> None:
    watched_class.set('c.Watch.folders = ["dropped"]')
    dropped = watched_class.root / "dropped" / LESSON
    dropped.mkdir(parents=True)
    watched_class.hand_in("ada", ALL)
    with watched_class.watched() as watched:
        watched.gave(1)
        watched_class.hand_in("boris", ALL)
        os.replace(watched_class.submitted("boris") / f"{LESSON}.ipynb", dropped / "ada.ipynb")
        watched.until(lambda _: any("collected from" in line for line in watched_class.said))
    assert watched_class.points()["ada"] == (6, 1)
    wait_until(lambda: (watched_class.root / "feedback" / "ada" / LESSON / f"{LESSON}.html").is_file())
