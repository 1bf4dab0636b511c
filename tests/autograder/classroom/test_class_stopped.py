"""A run that is stopped, killed, or not alone: what is in the gradebook stays right, and the next run goes on."""

import multiprocessing
import os
import random
import re
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager
from ctypes import c_int
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import programs
import psutil
import pytest
from light_class import AT_A_STUDENT, LESSON, POINTS, STUDENTS, LightClass, everything

from autograder.cli import main
from autograder.gradebook import lock
from autograder.gradebook.lock import Hold, only_run

KILLS = 8
LONGEST_DELAY = 0.03
"""Seconds, about as long as it takes to put a submission's marks into the gradebook, which no audit event tells of."""
STEPS = ("open", "os.", "shutil.", "sqlite3.connect")

# Ctrl-C at the first rename of a second submission.
INTERRUPTER = AT_A_STUDENT.format(number=2, signal="SIGINT")


def files(root: Path) -> dict[str, bytes]:
    folder = root / "autograded"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def grade_until_killed(root: Path, arguments: list[str], steps: c_int, last: int, delay: float) -> None:
    """Runs in a process of its own: `autograder grade`, killed `delay` seconds after its step number `last`.

    A step is each time that something of the course is opened, made, moved or removed from when it looks at the
    gradebook, where the lock is. `steps` counts them, in memory that the test shares, without a lock that it shares:
    a process may be killed while it has it.
    """
    one_at_a_time = threading.RLock()

    def at_work(event: str, given: tuple[Any, ...]) -> None:
        if not (event.startswith(STEPS) and str(root) in str(given) and (steps.value or "gradebook.db" in str(given))):
            return
        with one_at_a_time:
            steps.value += 1
            if steps.value == last:
                timer = threading.Timer(delay, os.kill, (os.getpid(), signal.SIGKILL))
                timer.daemon = True
                timer.start()

    sys.addaudithook(at_work)
    os.chdir(root)
    main(["grade", LESSON, *arguments])


def held(class_: LightClass) -> AbstractContextManager[Hold]:
    """The course, in the hands of this process."""
    return only_run(class_.course.coursedir.db_url, class_.course.coursedir.course_id)


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
    steps = processes.Value("i", lock=False)
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
    assert everything(class_.root / "gradebook.db") == everything(unharmed / "gradebook.db")
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


# Ctrl-C where a command first calls something: a second one ends it at once, without a word.
AT_A_CALL = """
import os, signal
import {module} as module
plain, once = {name}, [signal.SIGINT]
def interrupted(*given):
    if once:
        os.kill(os.getpid(), once.pop())
    return plain(*given)
{name} = interrupted
"""


@pytest.mark.parametrize(
    ("command", "module", "name"),
    [
        ("verify", "autograder.engine.station", "module.Station.grade"),
        ("report", "autograder.classroom.report.page", "module.page"),
    ],
)
def test_ctrl_c_ends_every_command_and_all_that_it_started(
    graded: LightClass, command: str, module: str, name: str
) -> None:
    begin = AT_A_CALL.format(module=module, name=name)
    with graded.start(command, LESSON, begin=begin) as run:
        _, said = run.communicate(timeout=120)
    assert (run.returncode, said.splitlines()[-1]) == (130, "Stopped."), said
    assert "Traceback" not in said
    others = [one for one in psutil.process_iter(["cmdline", "cwd"]) if one.pid != os.getpid()]
    left = [one for one in others if str(graded.root) in str(one.info)]
    assert psutil.wait_procs(left, timeout=30)[1] == []


def test_a_second_run_at_the_same_time_is_refused_and_told_who_holds_the_course(class_: LightClass) -> None:
    with held(class_):
        result = class_.run("grade", LESSON)
    assert result.exit_code == 1
    assert (
        f"This course is being graded by another run: process {os.getpid()} on {socket.gethostname()}, since "
        in result.stderr
    )
    assert "It was last heard of" not in result.stderr
    assert class_.points() == {}
    assert class_.run("grade", LESSON).exit_code == 0


def die_holding(url: str, course: str) -> None:
    """Runs in a process of its own."""
    with only_run(url, course):
        os.kill(os.getpid(), signal.SIGKILL)


def test_the_lock_goes_with_its_holder_however_that_ends(class_: LightClass, processes: BaseContext) -> None:
    where = class_.course.coursedir
    process = processes.Process(target=die_holding, args=(where.db_url, where.course_id))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with held(class_):
        pass


def test_a_process_that_has_ended_holds_nothing_while_its_number_is_still_taken() -> None:
    with programs.start(["true"]) as done:
        os.waitid(os.P_PID, done.pid, os.WEXITED | os.WNOWAIT)
        assert lock.process_named(done.pid) == ""
    assert lock.process_named(os.getpid()).startswith(f"{os.getpid()} ")
