"""A run that is stopped, killed, or not alone: what is in the gradebook stays right, and the next run goes on."""

import fcntl
import multiprocessing
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from multiprocessing.context import BaseContext
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any

import pytest
from light_class import LESSON, POINTS, STUDENTS, LightClass
from repository import ROOT

from autograder.classroom.grading.lock import LOCK, only_run
from autograder.cli import main
from autograder.engine.problem import Problem

KILLS = 8
LONGEST_DELAY = 0.03
"""Seconds, about as long as it takes to put a submission's marks into the gradebook, which no audit event tells of."""
STEPS = ("open", "os.", "shutil.", "sqlite3.connect")
ROWS = """
    select s.student_id, c.name, g.auto_score, g.extra_credit, g.needs_manual_grade, s.timestamp,
           n.late_submission_penalty
    from grade g join base_cell c on c.id = g.cell_id
    join submitted_notebook n on n.id = g.notebook_id
    join submitted_assignment s on s.id = n.assignment_id order by 1, 2
"""
VERDICTS = "select student, digest, status, message from autograder_verdicts order by 1"
COUNTS = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment", "autograder_verdicts")


# Ctrl-C at the first rename of a second submission.
INTERRUPTER = """
import os, signal, sys
seen = set()
def at_work(event, arguments):
    if event == "os.rename" and "autograded" in str(arguments[1]):
        seen.add(os.path.dirname(arguments[1]))
        if len(seen) == 2:
            os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(at_work)
"""


def gradebook(root: Path) -> dict[str, Any]:
    """All that grading has written, without what differs from run to run by its nature: ids and seconds."""
    with closing(sqlite3.connect(root / "gradebook.db")) as book:
        found: dict[str, Any] = {name: book.execute(f"select count(*) from {name}").fetchone()[0] for name in COUNTS}
        return found | {"rows": book.execute(ROWS).fetchall(), "verdicts": book.execute(VERDICTS).fetchall()}


def files(root: Path) -> dict[str, bytes]:
    folder = root / "autograded"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def grade_until_killed(root: Path, arguments: list[str], steps: "Synchronized[int]", last: int, delay: float) -> None:
    """Runs in a process of its own: `autograder grade`, killed `delay` seconds after its step number `last`.

    A step is each time that something of the course is opened, made, moved or removed once the lock is held. `steps`
    counts them.
    """

    def at_work(event: str, given: tuple[Any, ...]) -> None:
        if not (event.startswith(STEPS) and str(root) in str(given) and (steps.value or LOCK in str(given))):
            return
        with steps.get_lock():
            steps.value += 1
            if steps.value == last:
                timer = threading.Timer(delay, os.kill, (os.getpid(), signal.SIGKILL))
                timer.daemon = True
                timer.start()

    sys.addaudithook(at_work)
    os.chdir(root)
    main(["grade", LESSON, *arguments])


@pytest.fixture(scope="module")
def processes() -> BaseContext:
    """Makes processes that need not import what takes long to import."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["autograder.classroom.grading.session", "autograder.cli"])
    return context


def ended(
    processes: BaseContext, root: Path, arguments: Sequence[str] = (), last: int = 0, delay: float = 0
) -> tuple[int | None, int]:
    """The exit code of such a process, and how many steps it took."""
    steps = processes.Value("i")
    process = processes.Process(target=grade_until_killed, args=(root, list(arguments), steps, last, delay))
    process.start()
    process.join(120)
    return process.exitcode, steps.value


def test_a_class_that_was_killed_again_and_again_has_the_marks_of_one_that_was_not(
    class_: LightClass, made: Path, tmp_path: Path, processes: BaseContext
) -> None:
    unharmed = tmp_path / "unharmed"
    shutil.copytree(made, unharmed)
    code, steps = ended(processes, unharmed)
    assert code == 0
    assert steps > 5 * len(STUDENTS)
    chance, killed = random.Random(1), 0
    for kill in range(KILLS):
        # Where everything is done already, --force makes work that can be harmed.
        force = ["--force"] if kill % 2 else []
        last, delay = 1 + kill * steps // KILLS, chance.uniform(0, LONGEST_DELAY)
        code, _ = ended(processes, class_.root, force, last, delay)
        assert code in (0, -signal.SIGKILL)
        killed += code != 0
        assert set(class_.points().items()) <= set(POINTS.items())
    assert killed >= KILLS / 2
    assert class_.run("grade", LESSON).exit_code == 0
    assert class_.points() == POINTS
    assert gradebook(class_.root) == gradebook(unharmed)
    assert files(class_.root) == files(unharmed)


def test_ctrl_c_says_how_many_are_done_and_the_next_run_goes_on(class_: LightClass) -> None:
    with class_.start("grade", LESSON, "--workers", "1", begin=INTERRUPTER) as run:
        _, said = run.communicate(timeout=120)
    assert run.returncode == 130, said
    done = int(re.search(r"^Stopped: (\d+) submissions were graded", said, re.MULTILINE)[1])
    assert 1 <= done < len(STUDENTS)
    assert "Traceback" not in said
    assert len(class_.points()) == done
    assert f"{6 - done} graded now, {done} before" in class_.run("grade", LESSON).stdout
    assert class_.points() == POINTS


def test_a_second_run_at_the_same_time_is_refused_and_told_who_holds_the_course(class_: LightClass) -> None:
    with only_run(class_.root):
        result = class_.run("grade", LESSON)
    assert result.exit_code == 1
    assert (
        f"This course is being graded by another run: process {os.getpid()} on {socket.gethostname()}, since "
        in result.stderr
    )
    assert class_.points() == {}
    assert class_.run("grade", LESSON).exit_code == 0


def test_the_lock_goes_with_its_holder_however_that_ends(class_: LightClass, processes: BaseContext) -> None:
    assert ended(processes, class_.root, last=1, delay=0.1)[0] == -signal.SIGKILL
    with only_run(class_.root):
        pass


def test_a_holder_that_has_not_said_its_name_yet(tmp_path: Path) -> None:
    with (tmp_path / LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(Problem, match="it has only just begun"), only_run(tmp_path):
            pass


def test_the_lock_stays_out_of_git(class_: LightClass) -> None:
    ignored = subprocess.run(["git", "check-ignore", LOCK], cwd=ROOT, capture_output=True, text=True)
    assert ignored.stdout.strip() == LOCK
