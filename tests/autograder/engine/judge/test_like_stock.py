"""On a lesson with cells of all kinds the marks are those of stock nbgrader, cell by cell.

tests/autograder/demo/test_demo.py holds the course's own lessons to the same.
"""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from small_lesson import NAME, answer, cell, exam, given, hidden, marked
from small_lesson import handed_in as small_handed_in
from small_lesson import lesson as small
from traitlets.config import Config

from autograder.engine.assignment import Assignment, Submission
from autograder.engine.job import Job
from autograder.engine.station import Station
from autograder.engine.verdict import Status
from autograder.root import CONFIG

Marks = dict[str, float | None]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    (folder / CONFIG).touch()
    return folder


@pytest.fixture(scope="module", autouse=True)
def _tools_on_path() -> Iterator[None]:
    """nbgrader starts alembic by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
        yield


def stock_marks(course: Path, assignment: Assignment, submissions: dict[str, bytes]) -> dict[str, Marks]:
    """What nbgrader gives with its own preprocessors."""
    config = Config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.db_url = f"sqlite:///{course / 'gradebook.db'}"
    log = logging.Logger("nbgrader")
    log.addHandler(logging.NullHandler())
    coursedir = CourseDirectory(config=config, log=log)
    api = NbGraderAPI(coursedir, config=config, log=log)
    name = assignment.name
    source = course / "source" / name / f"{name}.ipynb"
    source.parent.mkdir(parents=True)
    source.write_bytes(assignment.notebooks[name])
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert api.generate_assignment(name)["success"]
        for student, held in submissions.items():
            place = course / "submitted" / student / name / f"{name}.ipynb"
            place.parent.mkdir(parents=True)
            place.write_bytes(held)
            said = api.autograde(name, student)
            assert said["success"], said
            with Gradebook(coursedir.db_url) as gradebook:
                grades = gradebook.find_submission_notebook(name, name, student).grades
                found[student] = {grade.name: grade.auto_score for grade in grades}
    return found


def our_marks(assignment: Assignment, submissions: dict[str, bytes]) -> dict[str, Marks]:
    found = {}
    with Station(Job(assignment)) as station:
        for student, held in submissions.items():
            verdict = station.grade(Submission(student, {f"{assignment.name}.ipynb": held}))
            assert verdict.status == Status.GRADED, verdict
            found[student] = {cell.grade_id: cell.score for cell in verdict.cells}
    return found


def cut(source: str) -> str:
    """A solution, between the marks at which nbgrader cuts it out."""
    return f"### BEGIN SOLUTION\n{source}\n### END SOLUTION"


CELLS = [
    given("import math", "setup"),
    cell("factor = 3\nvalues = list(range(5))\nvalues.append(5)"),
    answer("scale", "def scale(x):\n    return factor * x"),
    exam("test_scale", "sample = scale(2)\nassert sample == 6", 2),
    exam("test_scale_hidden", hidden("assert scale(-1) == -3", before="assert scale(1) == 3\n")),
    cell("print(sample)"),
    answer("total", "def total(xs):\n    return sum(xs)"),
    exam("test_total", "assert total(values) == 15"),
    exam("test_share", "min(3, total([scale(1), 0.5]) / 2)", 3),
    exam("test_text", "'this is no number'", 1),
    exam("test_too_little", "-1", 1),
    given("def both(x):\n    return scale(x), total([x])", "helper"),
    exam("test_both", "try:\n    assert both(2) == (6, 2)\nexcept KeyError:\n    raise AssertionError('no')"),
    marked(
        "### BEGIN SOLUTION\nBecause.\n### END SOLUTION", "why", kind="markdown", grade=True, solution=True, points=4
    ),
    marked(
        "### BEGIN SOLUTION\ndef own(x):\n    return x\n### END SOLUTION", "own", grade=True, solution=True, points=2
    ),
    exam("test_own", "assert own(1) == 1"),
]
RELEASED = "# YOUR CODE HERE\nraise NotImplementedError()"
ANSWERS = {
    "all right": {"why": "For a reason."},
    "scale is wrong": {
        "scale": "def scale(x):\n    return 2 * x",
        "own": "def helper(x):\n    return math.floor(x)\n\ndef own(x):\n    return helper(x + 0.5)",
    },
    "total is not there": {"total": "# later"},
    "total raises": {"total": "def total(xs):\n    raise KeyError('xs')", "own": "own = abs"},
    "no Python": {"scale": "def scale(x)\n    return 3 * x", "why": "YOUR ANSWER HERE", "own": RELEASED},
}


def test_any_notebook_gets_the_marks_of_stock_nbgrader(course: Path) -> None:
    handed_in = {name.replace(" ", "-"): small_handed_in(CELLS, answers) for name, answers in ANSWERS.items()}
    submissions = {student: held.files[f"{NAME}.ipynb"] for student, held in handed_in.items()}
    stock = stock_marks(course, small(CELLS), submissions)
    released = {NAME: (course / "release" / NAME / f"{NAME}.ipynb").read_bytes()}
    assert our_marks(replace(small(CELLS), released=released), submissions) == stock
    assert stock["no-Python"]["why"] == 0
    assert stock["all-right"]["why"] is None
