"""Lessons of other courses: tests that nbgrader makes, and what no Python grader can grade."""

import gc
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from nbgrader.preprocessors import Execute
from sums_lesson import code, graded_test, notebook
from traitlets.config.loader import KVArgParseConfigLoader

from autograder.cli import main
from autograder.engine.assignment import Submission
from autograder.engine.problem import Problem
from autograder.engine.station import Station
from autograder.gradebook.course import Course

LESSON = "made"
TEMPLATES = """
python3:
    dispatch: 'type({{snippet}})'
    normalize: 'str({{snippet}})'
    check: 'assert {{snippet}} == "{{value}}", "{{message}}"'
    templates:
        default:
            - {test: '{{snippet}}', fail: 'not that'}
"""
DOUBLE = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
SOLVED = code(DOUBLE, solution=True, grade_id="double")


SETTINGS = """
from autograder.settings import use_autograder

c = get_config()
use_autograder(c)
"""


def course_of(folder: Path, held: dict, settings: str = "") -> Course:
    (folder / "nbgrader_config.py").write_text(SETTINGS + settings)
    (folder / "source" / LESSON).mkdir(parents=True)
    (folder / "source" / LESSON / f"{LESSON}.ipynb").write_text(json.dumps(held))
    return Course(folder)


@pytest.mark.filterwarnings("ignore:Unclosed", "ignore:unclosed", "ignore:Exception ignored in")
def test_tests_that_nbgrader_makes_are_the_tests(tmp_path: Path) -> None:
    course = course_of(tmp_path, notebook(SOLVED, graded_test("### AUTOTEST double(3); double('a')", "test_double", 4)))
    (tmp_path / "source" / LESSON / "autotests.yml").write_text(TEMPLATES)
    job = course.job(LESSON)
    gc.collect()  # nbgrader leaves the sockets to its kernel open
    assert b"AUTOTEST" not in job.assignment.notebooks[LESSON]
    assert b"aa" in job.assignment.notebooks[LESSON]
    released = json.loads((tmp_path / "release" / LESSON / f"{LESSON}.ipynb").read_text())
    with Station(job) as station:
        for answer, points in (("return 2 * x", 4), ("return x + 3", 0), ("...", 0)):
            released["cells"][0]["source"] = f"def double(x):\n    {answer}"
            held = json.dumps(released).encode()
            verdict = station.grade(Submission("ada", {f"{LESSON}.ipynb": held}))
            assert (verdict.score, verdict.notes) == (points, ())


@pytest.mark.parametrize(
    ("metadata", "named"),
    [
        ({"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, "R"),
        ({"language_info": {"name": "julia"}}, "julia"),
        ({"kernelspec": {"name": "xcpp17", "display_name": "C++"}}, "xcpp17"),
    ],
)
def test_other_kernels_are_refused_in_a_sentence(tmp_path: Path, metadata: dict, named: str) -> None:
    course = course_of(tmp_path, notebook(SOLVED) | {"metadata": metadata})
    with pytest.raises(Problem, match=rf"source/made/made\.ipynb is written for another kernel \({named}\), and only"):
        course.job(LESSON)


@pytest.mark.parametrize("metadata", [{}, {"kernelspec": {"name": "conda-env-x-py", "display_name": "x"}}])
def test_pythons_own_are_taken_under_any_name(tmp_path: Path, metadata: dict) -> None:
    assert course_of(tmp_path, notebook(SOLVED) | {"metadata": metadata}).job(LESSON)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("c.ExecutePreprocessor.timeout = 7", 7),
        ("c.ExecutePreprocessor.timeout = 7\nc.Execute.timeout = 8", 8),
        ("c.Execute.timeout = 8\nc.Limits.cell_seconds = 9", 9),
        ("c.Execute.timeout = None", 30),
        ("c.Execute.timeout = -1", 30),
        ("", 30),
    ],
)
def test_the_time_for_a_cell_is_taken_from_nbgraders_setting(tmp_path: Path, said: str, seconds: float) -> None:
    assert course_of(tmp_path, notebook(SOLVED), said).job(LESSON).limits["cell_seconds"] == seconds


def test_the_time_for_a_cell_may_come_from_the_command_line(tmp_path: Path) -> None:
    course_of(tmp_path, notebook(SOLVED))
    settings = KVArgParseConfigLoader(["--Execute.timeout=2"], classes=[Execute]).load_config()
    assert Course(tmp_path, settings).job(LESSON).limits["cell_seconds"] == 2


def test_a_course_may_have_stubs_of_its_own(tmp_path: Path) -> None:
    stub = "c.ClearSolutions.code_stub = {'python': 'return None  # yours'}"
    course_of(tmp_path, notebook(SOLVED), stub).release(LESSON)
    released = json.loads((tmp_path / "release" / LESSON / f"{LESSON}.ipynb").read_text())
    assert "".join(released["cells"][0]["source"]) == "def double(x):\n    return None  # yours"


OWN_FOLDERS = """
c.CourseDirectory.course_id = "sums"
c.CourseDirectory.submitted_directory = "exchange/sums/in"
c.CourseDirectory.autograded_directory = "exchange/sums/out"
"""


def test_a_course_is_graded_in_its_own_folder_as_it_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "course").mkdir()  # named as a package of ours, which it is not
    (tmp_path / "course" / "notes.txt").write_text("")
    held = notebook(SOLVED, graded_test("assert double(3) == 6", "test_double", 4))
    course = course_of(tmp_path, held, OWN_FOLDERS)
    course.release(LESSON)
    for student, step in (("ada", "source"), ("bo", "release")):
        shutil.copytree(tmp_path / step / LESSON, tmp_path / "exchange" / "sums" / "in" / student / LESSON)
    monkeypatch.chdir(tmp_path)
    verified = CliRunner().invoke(main, ["verify", LESSON], catch_exceptions=False)
    assert (verified.exit_code, "attempts" in verified.output) == (0, False), verified.output
    graded = CliRunner().invoke(main, ["grade", LESSON], catch_exceptions=False)
    assert (graded.exit_code, "4 / 4" in graded.output, "0 / 4" in graded.output) == (0, True, True), graded.output
    command = [sys.executable, "-m", "nbgrader", "autograde", LESSON, "--force"]
    by_nbgrader = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert by_nbgrader.returncode == 0, by_nbgrader.stderr
    for student in ("ada", "bo"):
        assert (tmp_path / "exchange" / "sums" / "out" / student / LESSON / f"{LESSON}.ipynb").is_file()
