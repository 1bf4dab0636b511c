"""Who is recorded: a person at a front end. Whatever runs, grades or builds a notebook leaves no trace."""

import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.validator import Validator
from repository import ROOT
from this_course import additions
from traitlets.config import Config

from autograder.engine.assignment import Submission, read_assignment
from autograder.engine.job import Job
from autograder.engine.station import Station
from course.checks.result import HIDDEN_FOLLOW
from course.progress.card import UNATTENDED
from course.progress.record import FILE, Tried, read

LESSON = "01_relu_derivative"
SETUP = "import numpy as np\nfrom course import check, check_at_zero, progress"
RIGHT = "def relu(Z):\n    return np.maximum(0, Z), Z"
WRONG = "def relu(Z):\n    return np.abs(Z), Z"
STUB = "def relu(Z):\n    raise NotImplementedError('relu')"
LINE = "Lesson 1: 1 of 9 done, 2 of 20 points. Next: relu_backward."

Run = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a lesson, in a learner's copy."""
    folder = tmp_path / "my-lessons" / LESSON
    folder.mkdir(parents=True)
    (folder.parent / ".course").mkdir()
    return folder


def traces(*folders: Path) -> list[str]:
    """Whatever in these folders has to do with a record."""
    return [str(path) for folder in folders for path in folder.rglob("*progress*")]


@pytest.fixture
def kernel(folder: Path) -> Iterator[Callable[[], Run]]:
    """Start a kernel in the folder, and give the function that runs a cell and returns what is shown as text."""
    started: list[tuple[Any, BlockingKernelClient]] = []

    def start() -> Run:
        manager, client = start_new_kernel(cwd=str(folder), transport_encryption="auto")
        started.append((manager, client))

        def run(source: str, attended: bool = True) -> str:
            shown: list[str] = []

            def hear(message: dict[str, Any]) -> None:
                content = message["content"]
                shown.append(content.get("data", {}).get("text/plain", content.get("ename", content.get("text", ""))))

            client.execute_interactive(source, output_hook=hear, timeout=60, allow_stdin=attended)
            return "\n".join(filter(None, shown))

        run(SETUP)
        return run

    yield start
    for manager, client in started:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_what_a_person_runs_is_recorded_and_outlives_the_kernel(kernel: Callable[[], Run], folder: Path) -> None:
    run = kernel()
    assert run(f"{WRONG}\ncheck(relu)").endswith("CheckFailed")
    assert run(f"{RIGHT}\ncheck(relu)").splitlines()[-1] == LINE
    assert read(folder.parent).checks == {"relu": Tried(True, 2)}

    run = kernel()
    assert "1. The derivative of ReLU                1 of 9          2 of 20" in run("progress()")
    assert run(f"{STUB}\ncheck(relu)") == "NotImplementedError"
    assert "0 of 9" in run("progress()")
    predicted = run("check(predicted_dw=8)")
    assert "Lesson 1: 1 of 9 done, 1 of 20 points." in predicted
    assert HIDDEN_FOLLOW not in predicted
    assert read(folder.parent).checks == {"relu": Tried(False, 2), "predicted_dw": Tried(True, 1)}
    assert traces(folder) == []


def test_each_kind_of_check_goes_by_its_name(kernel: Callable[[], Run], folder: Path) -> None:
    run = kernel()
    run("def relu_backward(dA, cache):\n    return np.where(cache > 0, dA, 0.0)")
    assert HIDDEN_FOLLOW in run("check(relu_backward)")
    assert HIDDEN_FOLLOW not in run("check_at_zero(relu_backward)")
    assert 'Choose a letter, or write slope_at_zero = "a" (or "b", "c", "d")' in run("check(slope_at_zero='a')")
    assert read(folder.parent).checks == {
        "relu_backward": Tried(True, 1),
        "relu_backward at Z = 0": Tried(True, 1),
        "slope_at_zero": Tried(False, 1),
    }


def test_trouble_with_the_record_is_said_once_and_the_check_goes_on(kernel: Callable[[], Run], folder: Path) -> None:
    (folder.parent / FILE).write_text('{"version": 99}')
    run = kernel()
    first, second = (run(f"{RIGHT}\ncheck(relu)") for _ in range(2))
    assert "was written by a newer version of this course" in first
    assert "✓ relu: right." in first
    assert second == first[first.index("✓") :]


def test_what_a_program_runs_is_not_recorded(kernel: Callable[[], Run], folder: Path) -> None:
    run = kernel()
    unattended = run(f"{RIGHT}\ncheck(relu)", attended=False)
    assert "Lesson 1" not in unattended
    assert "Choose a letter" not in run("check(slope_at_zero='a')", attended=False)
    assert HIDDEN_FOLLOW not in unattended
    assert run("progress()", attended=False) == f"Where you stand: {UNATTENDED}"
    assert traces(folder.parent) == []


def test_nbclient_leaves_no_trace(folder: Path) -> None:
    """It runs notebooks in the tests, in measurements, and for pages that are built."""
    notebook = nbformat.reads(json.dumps(filled_in()), as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}).execute()
    shown = {cell.source: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    assert shown["progress()"][0].data["text/plain"] == f"Where you stand: {UNATTENDED}"
    assert traces(folder.parent) == []


def filled_in() -> dict[str, Any]:
    """The released lesson with its solutions."""
    source = json.loads((ROOT / "source" / LESSON / f"{LESSON}.ipynb").read_bytes())
    release = json.loads((ROOT / "release" / LESSON / f"{LESSON}.ipynb").read_bytes())
    for solved, cell in zip(source["cells"], release["cells"], strict=True):
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = solved["source"]
    return release


def test_the_validate_button_leaves_no_trace(folder: Path) -> None:
    notebook = folder / f"{LESSON}.ipynb"
    notebook.write_text(json.dumps(filled_in()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert Validator().validate(str(notebook)) == {}
    assert traces(folder.parent) == []


def test_stock_nbgrader_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its own preprocessors."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    config = Config()
    config.CourseDirectory.root = str(tmp_path)
    config.CourseDirectory.db_url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    log = logging.Logger("nbgrader")
    log.addHandler(logging.NullHandler())
    api = NbGraderAPI(CourseDirectory(config=config, log=log), config=config, log=log)
    for step, content in (
        ("source", (ROOT / "source" / LESSON / f"{LESSON}.ipynb").read_text()),
        ("submitted/ada", json.dumps(filled_in())),
    ):
        place = tmp_path / step / LESSON / f"{LESSON}.ipynb"
        place.parent.mkdir(parents=True)
        place.write_text(content)
    # Hidden tests look for the solutions in the course that they run in.
    (tmp_path / "nbgrader_config.py").write_text("")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert api.generate_assignment(LESSON)["success"]
        said = api.autograde(LESSON, "ada")
    assert said["success"], said
    graded = json.loads((tmp_path / "autograded" / "ada" / LESSON / f"{LESSON}.ipynb").read_bytes())
    shown = {"".join(cell["source"]): cell.get("outputs") for cell in graded["cells"]}
    assert "".join(shown["progress()"][0]["data"]["text/plain"]) == f"Where you stand: {UNATTENDED}"
    assert traces(tmp_path) == []


def test_the_autograder_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assignment = read_assignment(ROOT / "source" / LESSON, ROOT / "release" / LESSON)
    submission = Submission("ada", {f"{LESSON}.ipynb": json.dumps(filled_in()).encode()})
    monkeypatch.chdir(tmp_path)
    with Station(Job(assignment, additions=additions())) as station:
        verdict = station.grade(submission)
    assert verdict.score == 20
    assert verdict.notebooks is not None
    assert UNATTENDED in verdict.notebooks[LESSON]
    assert "of 9 done" not in verdict.notebooks[LESSON]
    assert traces(tmp_path) == []


def test_neither_ipython_nor_python_alone_leaves_a_trace(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    script = f"{SETUP}\n{RIGHT}\nprint(check(relu))\nprint(progress())"
    shells = [
        [sys.executable, "-c", script],
        [
            sys.executable,
            "-c",
            "import sys; from autograder.engine.workbench.shell import Shell; shell = Shell(100_000); "
            "print([shell.run(sys.argv[1], 'cell').outputs])",
            script,
        ],
    ]
    for command in shells:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert UNATTENDED in said
        assert "of 9 done" not in said
    assert traces(folder.parent) == []
