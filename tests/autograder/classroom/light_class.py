"""A class of six whose submissions are light, in a course of its own: for tests of all that is around grading."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import programs
import pytest
from click.testing import CliRunner, Result
from nbgrader.api import Gradebook
from repository import ROOT

from autograder.authoring.builder.course import build, write
from autograder.authoring.filled_in import filled_in, read_notebook
from autograder.cli import main
from autograder.gradebook.course import Course

LESSON = "01_sums"
# Sends a command's own process a signal where the graded notebook of student number so-and-so is put into its place.
AT_A_STUDENT = """
import os, signal, sys
seen = set()
def at_work(event, arguments):
    if event == "os.rename" and "autograded" in str(arguments[1]):
        seen.add(os.path.dirname(arguments[1]))
        if len(seen) == {number}:
            os.kill(os.getpid(), signal.{signal})
sys.addaudithook(at_work)
"""
DUE, IN_TIME, TOO_LATE = "2026-03-02 12:00:00 UTC", "2026-03-02 11:00:00 UTC", "2026-03-02 14:00:00 UTC"
TEXT = '''\
# %% [markdown]
"""
# Sums
"""

# %% nbgrader={"grade_id": "add", "solution": true}
def add(a, b):
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_add", "points": 4}
assert add(1, 2) == 3, "1 + 2 is 3"

# %% nbgrader={"grade_id": "total", "solution": true}
def total(numbers):
    ### BEGIN SOLUTION
    return sum(numbers)
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_total", "points": 2}
assert total([1, 2, 4]) == 7

# %% nbgrader={"grade_id": "largest", "solution": true}
def largest(numbers):
    ### BEGIN SOLUTION
    return max(numbers)
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_largest", "extra_points": 1}
### BEGIN HIDDEN TESTS
assert largest([1, 5, 2]) == 5
### END HIDDEN TESTS
'''
ADD, TOTAL = "def add(a, b):\n    return a + b", "def total(numbers):\n    return sum(numbers)"
NO_ADD, NO_TOTAL = "def add(a, b):\n    return a", "def total(numbers):\n    return 0"
LARGEST = "def largest(numbers):\n    return max(numbers)"
ALL = {"add": ADD, "total": TOTAL, "largest": LARGEST}
ANSWERS: dict[str, dict[str, str]] = {
    "ada": ALL,
    "boris": ALL | {"add": NO_ADD},
    "chen": {},
    "dora": {"add": ADD, "total": NO_TOTAL},
    "emil": ALL,
}
UNREADABLE = "fatima"
LATE = "emil"
STUDENTS = [*ANSWERS, UNREADABLE]
POINTS = {"ada": (6, 1), "boris": (2, 1), "chen": (0, 0), "dora": (4, 0), "emil": (6, 1), UNREADABLE: (0, 0)}
"""The score and the extra credit of each."""


ROWS = """
    select s.student_id, c.name, g.auto_score, g.extra_credit, g.needs_manual_grade, s.timestamp,
           n.late_submission_penalty
    from grade g join base_cell c on c.id = g.cell_id
    join submitted_notebook n on n.id = g.notebook_id
    join submitted_assignment s on s.id = n.assignment_id order by 1, 2
"""
VERDICTS = "select student, digest, status, message from autograder_verdicts order by 1"
COUNTS = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment", "autograder_verdicts")


def make(root: Path) -> None:
    """The course in an empty folder, with everybody's submission."""
    (root / "lessons").mkdir(parents=True)
    (root / "lessons" / f"{LESSON}.py").write_text(TEXT, encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    write(root, build(root, {}.__getitem__))
    course = Course(root)
    course.release(LESSON)
    with Gradebook(course.coursedir.db_url, course.coursedir.course_id) as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate=DUE)
    class_ = LightClass(root)
    for student, answers in ANSWERS.items():
        class_.hand_in(student, answers, TOO_LATE if student == LATE else IN_TIME)
    class_.put(UNREADABLE, b"{")


def copied(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "LightClass":
    """A copy of such a class that is a test's own, and the working folder."""
    copy = tmp_path / "course"
    shutil.copytree(root, copy)
    monkeypatch.chdir(copy)
    return LightClass(copy)


def emptied(root: Path, copy: Path) -> "LightClass":
    """The class in the folder `root` before anybody has handed in, copied to the new folder `copy`."""
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("submitted"))
    return LightClass(copy)


def everything(book: Path) -> dict[str, Any]:
    """All that grading has written into a SQLite file, without what differs by its nature: ids and seconds."""
    with closing(sqlite3.connect(book)) as opened:
        found: dict[str, Any] = {name: opened.execute(f"select count(*) from {name}").fetchone()[0] for name in COUNTS}
        return found | {"rows": opened.execute(ROWS).fetchall(), "verdicts": opened.execute(VERDICTS).fetchall()}


class LightClass:
    """The course in `root`, and what tests do with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.course = Course(root)

    def submitted(self, student: str) -> Path:
        return self.root / "submitted" / student / LESSON

    def hand_in(self, student: str, answers: Mapping[str, str], when: str = IN_TIME) -> None:
        release = read_notebook((self.root / "release" / LESSON / f"{LESSON}.ipynb").read_bytes())
        self.put(student, json.dumps(filled_in(release, answers)).encode(), when)

    def put(self, student: str, content: bytes, when: str = IN_TIME) -> None:
        self.submitted(student).mkdir(parents=True, exist_ok=True)
        (self.submitted(student) / f"{LESSON}.ipynb").write_bytes(content)
        (self.submitted(student) / "timestamp.txt").write_text(when)

    def run(self, *arguments: str) -> Result:
        """`autograder` with these arguments, in this process and in the course's folder."""
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    def start(self, *arguments: str, begin: str = "", within: Sequence[str] = ()) -> "subprocess.Popen[str]":
        """`autograder` with these arguments as a process of its own, which runs `begin` first; `within` starts it.

        With -P, as the command itself: else the course's folder `course` would come before the package."""
        python = [*within, sys.executable, "-P", "-c"]
        command = [*python, f"{begin}\nfrom autograder.cli import main; main()", *arguments]
        return programs.start(
            command, cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def records(self, *arguments: str) -> dict[str, dict[str, Any]]:
        """What `autograder grade --json` says of each student."""
        result = self.run("grade", LESSON, "--json", "-", *arguments)
        return {record["student"]: record for record in json.loads(result.stdout)}

    def points(self) -> dict[str, tuple[float, float]]:
        """The score and the extra credit of everybody in the gradebook."""
        found = {}
        with Gradebook(self.course.coursedir.db_url, self.course.coursedir.course_id) as gradebook:
            for submission in gradebook.assignment_submissions(LESSON):
                grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
                score = sum(grade.auto_score or 0 for grade in grades)
                found[submission.student.id] = score, sum(grade.extra_credit or 0 for grade in grades)
        return found
