"""A student who has the wheel of `course` and the folder `release`, and no checkout.

The wheel is built as `make wheel` does, without a network, and installed into a folder of its own. `played` runs a
lesson with a kernel that knows this folder and the packages that the wheel depends on, through plain Jupyter messages:
nothing in this front end shows HTML, or widgets.
"""

import json
import os
import sysconfig
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from offline_pip import pip
from repository import ROOT
from wheel_kernel import ALONE, Play, Run

from autograder.authoring.attempts import attempts
from autograder.authoring.filled_in import Notebook, answers_in, filled_in, read_notebook

KINDS = ("release", "source")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    pip("wheel", "--no-build-isolation", "--wheel-dir", folder, ROOT / "course")
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the wheel's `course`."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--target", folder, wheel)
    return folder


@pytest.fixture(scope="session")
def student(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the student's programs. They are started as `python -S` (see ALONE)."""
    home = tmp_path_factory.mktemp("student")
    (home / "kernels" / "student").mkdir(parents=True)
    argv = [*ALONE, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": argv, "display_name": "Student", "language": "python"}
    (home / "kernels" / "student" / "kernel.json").write_text(json.dumps(spec))
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    homes = dict.fromkeys(("HOME", "USERPROFILE"), str(home))
    needed_by_windows = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return {"PYTHONPATH": path, "JUPYTER_PATH": str(home), "PATH": os.defpath, **homes, **needed_by_windows}


@pytest.fixture(scope="session")
def run(student: dict[str, str]) -> Run:
    """Runs all cells of a notebook in the student's kernel, going on past errors."""

    def all_cells(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("JUPYTER_PATH", student["JUPYTER_PATH"])
            client = NotebookClient(notebook, kernel_name="student", allow_errors=True)
            return client.execute(env=student, cwd=student["HOME"])

    return all_cells


@pytest.fixture(scope="session")
def played(run: Run) -> Play:
    """A lesson after Run All: as it is "given", with each exercise "wrong", or with all of it "solved"."""

    @cache
    def play(lesson: str, how: str) -> nbformat.NotebookNode:
        release, source = (read_notebook((ROOT / kind / lesson / f"{lesson}.ipynb").read_bytes()) for kind in KINDS)
        answers = {"given": {}, "wrong": wrong_answers(lesson), "solved": answers_in(source)}[how]
        filled: Notebook = filled_in(release, answers)
        return run(nbformat.reads(json.dumps(filled), as_version=4))

    return play


def wrong_answers(lesson: str) -> dict[str, str]:
    """The first wrong attempt at each exercise."""
    wrong = [attempt for attempt in attempts(lesson) if not attempt.is_right]
    return {attempt.exercise: attempt.source for attempt in reversed(wrong)}
