"""`autograder feedback`: everybody's page, made several at a time, from what is in the gradebook now."""

import os
import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import psutil
import pytest
from light_class import LATE, LESSON, STUDENTS, UNREADABLE, LightClass


def page(class_: LightClass, student: str) -> Path:
    return class_.root / "feedback" / student / LESSON / f"{LESSON}.html"


CHEN_LOST = {"add": "4", "total": "2", "largest": "1 extra"}
ROW = re.compile(
    r'<tr><th scope="row"><a href="([^"]*)">(.*?)</a></th><td>(.*?)</td>\s*<td class="number">(.*?)</td></tr>'
)


def opening(text: str) -> dict[str, tuple[str, str, str]]:
    """What was not right, by exercise: where its link leads, the beginning of why, and the points lost."""
    return {name: (href, unescape(why)[:50], points) for href, name, why, points in ROW.findall(text)}


def test_everybody_gets_a_page_with_their_marks(graded: LightClass) -> None:
    result = graded.run("feedback")
    said = f"{LESSON}: the pages for 6 students are in feedback/STUDENT/{LESSON}.\n"
    assert (result.exit_code, result.stdout) == (0, said)
    assert "feedback on 01_sums: 6 of 6" in result.stderr
    texts = {student: page(graded, student).read_text() for student in STUDENTS}
    assert all("<strong>7 of 6</strong>: 6, and 1 extra" in texts[student] for student in ("ada", LATE))
    assert "Everything was right." in texts["ada"]
    assert "<strong>3 of 6</strong>: 2, and 1 extra" in texts["boris"]
    assert opening(texts["boris"])["add"] == (
        "#test_add",
        "AssertionError: 1 + 2 is 3 (line 1: assert add(1, ",
        "4",
    )
    assert '<a name="test_add"></a>' in texts["boris"]
    assert {name: points for name, (_, _, points) in opening(texts["chen"]).items()} == CHEN_LOST
    assert "The file breaks off in line 1" in texts[UNREADABLE].partition("<h2>")[0]


def test_the_page_begins_with_who_it_is_and_what_lateness_cost(graded: LightClass) -> None:
    with (graded.root / "nbgrader_config.py").open("a") as config:
        config.write('\nc.Calendar.timezone = "Europe/Berlin"\nc.LateRule.percent = 10\n')
    with closing(sqlite3.connect(graded.root / "gradebook.db")) as book:
        book.execute("update student set first_name = 'Emil <b>', last_name = 'O''Neil' where id = 'emil'")
        book.commit()
    for arguments in (("feedback", LESSON, "--student", LATE), ("extend", LATE, LESSON, "1h")):
        assert graded.run(*arguments).exit_code == 0
    text = page(graded, LATE).read_text()
    assert "<dd>Emil &lt;b&gt; O&#39;Neil</dd>" in text
    assert "<strong>6.3 of 6</strong>: 6, and 1 extra, less 0.7 for being late" in text
    assert "<dd>2026-03-02 15:00 Europe/Berlin, <strong>late by 2 hours</strong></dd>" in text
    assert "<dd>2026-03-02 13:00 Europe/Berlin</dd>" in text
    assert graded.run("feedback", LESSON, "--student", LATE).exit_code == 0
    text = page(graded, LATE).read_text()
    assert "2026-03-02 14:00 Europe/Berlin, 1 hour more than the class" in text
    assert "late by 1 hour" in text


def test_only_those_named_get_one_and_it_has_the_marks_of_now(graded: LightClass) -> None:
    with closing(sqlite3.connect(graded.root / "gradebook.db")) as book:
        book.execute("update grade set manual_score = 3.5 where auto_score = 4")
        book.commit()
    assert graded.run("feedback", LESSON, "--student", "ada", "--workers", "1").exit_code == 0
    text = page(graded, "ada").read_text()
    assert "<strong>6.5 of 6</strong>: 5.5, and 1 extra" in text
    assert opening(text)["add"][1:] == ("These points were given by hand.", "0.5")
    assert not page(graded, "boris").exists()


def test_who_has_no_page_is_named_and_the_others_have_theirs(graded: LightClass) -> None:
    (graded.root / "autograded" / "boris" / LESSON / f"{LESSON}.ipynb").unlink()
    result = graded.run("feedback", LESSON, "--student", "ada", "--student", "boris", "--workers", "1")
    assert result.exit_code == 1
    assert "boris: no feedback page. " in result.stderr
    assert page(graded, "ada").is_file()
    assert "Traceback" not in result.output


HARMFUL = """
import os
from nbgrader.preprocessors import NbGraderPreprocessor
class Harmful(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        student = resources["nbgrader"]["student"]
        if student == "boris": os._exit(3)
        if student == "chen": held = "x" * (1 << 30)
        if student == "dora":
            while True: pass
        if student == "emil": "\\ud800".encode()
        return nb, resources
c.GenerateFeedback.preprocessors = [*c.GenerateFeedback.preprocessors, Harmful]
"""


def test_what_keeps_one_page_from_being_made_costs_nobody_else_theirs(
    graded: LightClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (graded.root / "nbgrader_config.py").open("a") as config:
        config.write(HARMFUL)
    monkeypatch.setattr("autograder.classroom.feedback.SECONDS", 15.0)
    result = graded.run("feedback", "--workers", "2")
    assert result.exit_code == 1
    without = {line.partition(":")[0]: line for line in result.stderr.splitlines() if "no feedback page" in line}
    assert without.keys() == {"boris", "chen", "dora", "emil"}
    assert "ended all of a sudden" in without["boris"]
    assert "more than 400 MiB of memory" in without["chen"]
    assert "longer than 15 s" in without["dora"]
    assert "UnicodeEncodeError" in without["emil"]
    assert "Traceback" not in result.output
    assert page(graded, "ada").is_file()
    assert page(graded, "fatima").is_file()


def test_what_is_missing_is_said(class_: LightClass) -> None:
    nothing = class_.run("feedback", LESSON)
    assert (nothing.exit_code, "Nothing is in autograded/" in class_.run("feedback").stderr) == (1, True)
    assert "01_sums: nothing is in autograded/. Run autograder grade 01_sums first." in nothing.stderr
    assert "01_sum: there is no such lesson in source/. There are: 01_sums." in class_.run("feedback", "01_sum").stderr


def test_a_student_without_marks_is_named(graded: LightClass) -> None:
    result = graded.run("feedback", LESSON, "--student", "zoe")
    assert (result.exit_code, "zoe: autograded/ has nothing of 01_sums by that name." in result.stderr) == (1, True)


# Ctrl-C once the first page is there.
INTERRUPTER = """
import autograder.classroom.feedback as made, os, signal
plain = made.give_feedback
def then_stop(*arguments):
    for page in plain(*arguments):
        yield page
        os.kill(os.getpid(), signal.SIGINT)
made.give_feedback = then_stop
"""


def is_running_in(process: psutil.Process, group: int) -> bool:
    try:
        return os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
    except (ProcessLookupError, psutil.NoSuchProcess):
        return False


def test_ctrl_c_leaves_nothing_running(graded: LightClass) -> None:
    with graded.start("feedback", LESSON, "--workers", "2", begin=INTERRUPTER) as run:
        _, said = run.communicate(timeout=120)
    assert run.returncode == 130, said
    assert "Stopped once the pages for 1 student were there." in said
    assert "Traceback" not in said
    _, left = psutil.wait_procs([one for one in psutil.process_iter() if is_running_in(one, run.pid)], timeout=30)
    assert left == []
