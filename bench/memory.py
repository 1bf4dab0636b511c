"""Memory of a command and of all the processes that it has started, and when a grader's first submission is graded."""

import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.commands import AUTOGRADER, finish, start
from bench.courses import Course

MIB = 1 << 20
LOOK = 0.01  # seconds between two looks for the first one
SAMPLE = 0.2  # seconds between two samples of memory


@dataclass(frozen=True)
class Memory:
    """MiB of all processes together, each page that several share counted once: in the middle, and at most."""

    median: float
    most: float


def first_graded(course: Course) -> float:
    """Seconds from the start of `autograder grade` to the first submission in the gradebook."""
    started = time.perf_counter()
    process = start([*AUTOGRADER, "grade"], course.folder)
    while process.poll() is None and not _graded(course.folder):
        time.sleep(LOOK)
    seconds = time.perf_counter() - started
    finish(process)
    return seconds


def memory(course: Course, students: int) -> Memory:
    """What `autograder grade` and all its processes take from the first submission graded to the last of them."""
    return sampled(start([*AUTOGRADER, "grade"], course.folder), lambda: 0 < _graded(course.folder) < students)


def sampled(process: subprocess.Popen[str], is_wanted: Callable[[], bool] = lambda: True) -> Memory:
    """What a command and all its processes take until it has ended, at the times when a sample is wanted."""
    samples = []
    with ThreadPoolExecutor(1) as reader:  # a command may say more than fits into a pipe
        finished = reader.submit(finish, process)
        while not finished.done():
            if is_wanted():
                samples.append(_proportional_set_size(process))
            wait([finished], SAMPLE)
        finished.result()
    return Memory(statistics.median(samples) / MIB, max(samples) / MIB)


def _graded(folder: Path) -> int:
    with closing(sqlite3.connect(f"file:{folder / 'gradebook.db'}?mode=ro", uri=True)) as gradebook:
        try:
            (count,) = gradebook.execute("SELECT COUNT(*) FROM autograder_verdicts").fetchone()
        except sqlite3.OperationalError:  # the table is not there yet, or just being written to
            return 0
    return int(count)


def _proportional_set_size(process: subprocess.Popen[str]) -> int:
    """Bytes; of a page that n processes share, each has an nth."""
    total = 0
    for one in _family(process.pid):
        with suppress(psutil.NoSuchProcess):
            total += one.memory_full_info().pss
    return total


def _family(pid: int) -> list[psutil.Process]:
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
