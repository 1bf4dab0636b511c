"""Dates, extensions and the late rule after grading: whatever changes is applied at the next run, and said."""

import csv
import json
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from light_class import ALL, LATE, LESSON, TOO_LATE, LightClass
from nbgrader.api import Gradebook

from course.due_dates import due_dates

TENTH = "c.LateRule.percent = 10"
UTC = 'c.Calendar.timezone = "UTC"'


def settings(class_: LightClass, *lines: str) -> None:
    with (class_.root / "nbgrader_config.py").open("a") as config:
        config.write("\n" + "\n".join(lines) + "\n")


def said(class_: LightClass, *arguments: str) -> str:
    result = class_.run(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def nbgraders(class_: LightClass, student: str) -> Any:
    """A student's submission as nbgrader has it: the extension, the seconds late, the penalty."""
    where = class_.course.coursedir
    with Gradebook(where.db_url, where.course_id) as gradebook:
        found = gradebook.find_submission(LESSON, student)
        return found.extension, found.total_seconds_late, found.late_submission_penalty


def test_a_rule_that_comes_after_grading(graded: LightClass) -> None:
    settings(graded, TENTH)
    told = said(graded, "grade", LESSON)
    assert "0 graded now, 6 before" in told
    assert "01_sums: what lateness costs has changed for emil (0 to 0.7 points)." in told
    assert "6 + 1 - 0.7 = 6.3 / 6" in told
    assert "what lateness costs" not in said(graded, "grade", LESSON)
    record = graded.records()[LATE]
    assert (record["score"], record["extra"], record["late_penalty"], record["total"]) == (6, 1, 0.7, 6.3)


def test_every_command_that_uses_marks_goes_by_it(graded: LightClass) -> None:
    settings(graded, TENTH)
    assert "emil (0 to 0.7 points)" in said(graded, "marks", LESSON, "--for", "csv")
    rows = (graded.root / f"marks-{LESSON}.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "6.3" in next(row for row in csv.reader(rows) if LATE in row)
    settings(graded, "c.LateRule.percent = 20")
    assert "emil (0.7 to 1.4 points)" in said(graded, "report", LESSON)
    settings(graded, "c.LateRule.percent = 30")
    assert "emil (1.4 to 2.1 points)" in said(graded, "feedback", LESSON, "--student", LATE)


def test_an_extension_after_grading_and_back(graded: LightClass) -> None:
    settings(graded, TENTH, UTC)
    said(graded, "grade", LESSON)
    told = said(graded, "extend", LATE, LESSON, "2h")
    assert "01_sums: emil has 2 hours more than the class. Due for them: 2026-03-02 14:00 UTC." in told
    assert "emil (0.7 to 0 points)" in told
    assert nbgraders(graded, LATE) == (timedelta(hours=2), 0, 0)
    assert "2 hours" in said(graded, "extend")
    assert "emil (0 to 0.7 points)" in said(graded, "extend", LATE, LESSON, "--remove")
    assert nbgraders(graded, LATE) == (None, 7200, 0.7)
    assert "Nobody has an extension" in said(graded, "extend")


def test_an_extension_before_there_is_anything(graded: LightClass) -> None:
    settings(graded, TENTH)
    graded.course.ledger()
    with Gradebook(graded.course.coursedir.db_url, graded.course.coursedir.course_id) as gradebook:
        gradebook.add_student("zoe")
    said(graded, "extend", "zoe", LESSON, "1d")
    assert "zoe" in said(graded, "extend")
    graded.hand_in("zoe", ALL, TOO_LATE)
    assert "1 graded now" in said(graded, "grade", LESSON)
    assert nbgraders(graded, "zoe") == (timedelta(days=1), 0, 0)
    assert nbgraders(graded, LATE)[2] == 0.7
    said(graded, "extend", "zoe", LESSON, "--remove")
    assert nbgraders(graded, "zoe") == (None, 7200, 0.7)


def test_a_due_date_after_grading(graded: LightClass) -> None:
    settings(graded, TENTH, UTC)
    said(graded, "grade", LESSON)
    assert "2026-03-02 12:00 UTC" in said(graded, "due")
    told = said(graded, "due", LESSON, "2026-03-02 15:00", "--timezone", "Europe/Berlin")
    assert "01_sums: due 2026-03-02 14:00 UTC." in told
    assert "emil (0.7 to 0 points)" in told
    assert "emil (0 to 0.7 points)" in said(graded, "due", LESSON, "2026-03-02 13:00")
    assert "no due date is set" in said(graded, "due", LESSON, "--remove")
    assert nbgraders(graded, LATE)[1:] == (0, 0)
    assert "No due date is set." in said(graded, "due")


def test_a_mark_by_hand_changes_what_a_share_of_it_is(graded: LightClass) -> None:
    settings(graded, TENTH)
    said(graded, "grade", LESSON)
    with Gradebook(graded.course.coursedir.db_url, graded.course.coursedir.course_id) as gradebook:
        gradebook.find_grade("test_add", LESSON, LESSON, LATE).manual_score = 1
        gradebook.db.commit()
    assert "emil (0.7 to 0.4 points)" in said(graded, "grade", LESSON)


def test_settled_is_as_if_graded_now(graded: LightClass) -> None:
    """Whatever the order in which a rule, an extension and a date came."""
    with Gradebook(graded.course.coursedir.db_url, graded.course.coursedir.course_id) as gradebook:
        for percent, hours, hour in product((0, 10), (None, 1, 3), (10, 13)):
            graded.course.config.LateRule.percent = percent
            gradebook.find_submission(LESSON, LATE).extension = timedelta(hours=hours) if hours else None
            gradebook.update_or_create_assignment(LESSON, duedate=f"2026-03-02 {hour}:00:00 UTC")
            with graded.course.ledger() as ledger:
                ledger.settle(LESSON)
                settled = {mark.verdict.student: mark.late_penalty for mark in ledger.verdicts(LESSON)}
                for mark in list(ledger.verdicts(LESSON)):
                    ledger.record(mark.verdict, digest=mark.digest)
                assert settled == {mark.verdict.student: mark.late_penalty for mark in ledger.verdicts(LESSON)}


def test_a_rule_that_fails_is_said_and_the_class_is_still_told(graded: LightClass) -> None:
    (graded.root / "late.py").write_text(
        "from nbgrader.plugins import LateSubmissionPlugin\n"
        "class Mine(LateSubmissionPlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
        "        return score / 0\n"
    )
    settings(graded, 'c.AssignLatePenalties.plugin_class = "late.Mine"')
    told = said(graded, "grade", LESSON)
    assert "emil: the plugin for late penalties, late.Mine, failed: ZeroDivisionError" in told
    assert "6 + 1 / 6" in told
    refused = graded.run("marks", LESSON, "--for", "csv")
    assert refused.exit_code == 1
    assert "late.Mine, failed" in refused.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("extend", "nobody", LESSON, "2d"), "nobody: the gradebook knows nobody of that id."),
        (("extend", "ada", "no_lesson", "2d"), "no_lesson: there is no such lesson"),
        (("extend", "ada", LESSON, "soon"), '"soon" is no length of time.'),
        (("extend", "ada"), "Give STUDENT, LESSON and LENGTH"),
        (("extend", "ada", LESSON, "2d", "--remove"), "Give a LENGTH or --remove"),
        (("due", LESSON, "soon"), '"soon" is no date with a time of day'),
        (("due", "no_lesson", "2027-01-15 23:59"), "no_lesson: there is no such lesson"),
        (("due", LESSON), "Give a LESSON with a DATE"),
        (("due", LESSON, "2027-01-15 23:59", "--timezone", "Berlin"), "there is no time zone Berlin"),
    ],
)
def test_what_cannot_be_is_one_sentence(arguments: tuple[str, ...], sentence: str, graded: LightClass) -> None:
    result = graded.run(*arguments)
    assert result.exit_code
    assert sentence in result.output


@pytest.mark.usefixtures("nbgrader_finds_alembic")
def test_a_lesson_that_the_gradebook_knows_by_its_date_alone_is_entered_like_any_other(class_: LightClass) -> None:
    (class_.root / "gradebook.db").unlink()
    with Gradebook(class_.course.coursedir.db_url, class_.course.coursedir.course_id) as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate=TOO_LATE)
    assert "01_sums: due 2027-01-15" in said(class_, "due", LESSON, "2027-01-15 23:59")
    (class_.root / "gradebook.db").unlink()
    said(class_, "due", LESSON, "2027-01-15 23:59")
    with class_.course.ledger() as ledger:
        assert ledger.knows(LESSON)
        assert ledger.added_cells(LESSON) == ()


def test_students_see_the_date_in_the_exchange(graded: LightClass, tmp_path: Path) -> None:
    (tmp_path / "exchange" / "relu-backprop").mkdir(parents=True)
    settings(
        graded, f"c.Exchange.root = {json.dumps(str(tmp_path / 'exchange'))}", 'c.Calendar.timezone = "Asia/Tokyo"'
    )
    copy = tmp_path / "copy" / "my-lessons"
    copy.mkdir(parents=True)
    (tmp_path / "copy" / "class.toml").write_text('exchange = "../exchange"\ncourse_id = "relu-backprop"\n')
    assert "due.toml" in said(graded, "due", LESSON, "2027-01-15 23:59")
    found = due_dates(copy)
    assert (found.shown(LESSON), found.zone) == ("Fri 15 Jan 2027, 23:59", "Asia/Tokyo")
    said(graded, "due", LESSON, "--remove")
    assert due_dates(copy).shown(LESSON) == ""
