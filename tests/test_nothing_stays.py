"""A run of the tests leaves no process, however it ends."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import programs
import psutil
import pytest

TESTS = Path(__file__).parent
HELD_OPEN = TESTS / "browser" / "held_open.py"
STARTED = {"lab", "station"}
SECONDS = 120
"""How long a run may take to start, or to end: much more than it takes, as machines can be busy."""


class Run:
    """Two processes of tests, one with a JupyterLab and its kernel, one with a Chromium and a station."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "pytest", "-x", "-n", "2", "--dist", "load", "-p", "no:cacheprovider"]
        with (folder / "said.txt").open("w") as said:
            self.process = programs.start(
                [*command, f"--basetemp={folder / 'made'}", HELD_OPEN],
                env={**os.environ, "HELD_OPEN": str(folder)},
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def all_started(self) -> list[psutil.Process]:
        """Wait until all is there; every process of it."""
        end = time.monotonic() + SECONDS
        while not {path.name for path in self.folder.iterdir()} >= STARTED:
            assert time.monotonic() < end, (self.folder / "said.txt").read_text()
            time.sleep(0.1)
        run = psutil.Process(self.process.pid)
        return [run, *run.children(recursive=True)]


def command_of(process: psutil.Process) -> list[str]:
    """What it runs; nothing where it has just ended."""
    return process.as_dict(["cmdline"])["cmdline"] or [] if process.is_running() else []


def ctrl_c(run: Run) -> None:
    """As a terminal does: to every process of the group."""
    os.killpg(run.process.pid, signal.SIGINT)


def interrupt_pytest_alone(run: Run) -> None:
    run.process.send_signal(signal.SIGINT)


def kill_the_workers(run: Run) -> None:
    """Pytest starts others in their place: they end with -x, at the second test that was lost."""
    for worker in psutil.Process(run.process.pid).children():
        worker.kill()


def fail(run: Run) -> None:
    (run.folder / "fail").touch()


@pytest.mark.parametrize("end", [ctrl_c, interrupt_pytest_alone, kill_the_workers, fail])
def test_a_run_that_ends_so_leaves_no_process(end: Callable[[Run], None], tmp_path: Path) -> None:
    run = Run(tmp_path)
    try:
        processes = run.all_started()
        commands = str([command_of(process) for process in processes])
        for part in ("course.lab", "ipykernel_launcher", "chromium", "autograder.engine.workbench", "bwrap"):
            assert part in commands
        end(run)
        _, left = psutil.wait_procs(processes, timeout=SECONDS)
        assert [command_of(process) for process in left] == []
    finally:
        run.process.kill()


@pytest.mark.timeout(SECONDS)
def test_a_test_that_fails_does_not_wait_for_what_it_started() -> None:
    one = programs.start(["sleep", "600"], start_new_session=True)

    def fail_beside_it() -> None:
        with one:
            pytest.fail("of the test")

    with pytest.raises(pytest.fail.Exception):
        fail_beside_it()
    assert one.returncode == -signal.SIGKILL


def test_programs_beside_the_tests_are_started_in_one_way() -> None:
    files = {path.name for path in TESTS.rglob("*.py") if "Popen(" in path.read_text(encoding="utf-8")}
    assert files == {Path(__file__).name}
