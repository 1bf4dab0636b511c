"""Memory of a grader and of all the processes that it has started, and when its first submission is graded."""

import sqlite3
import statistics
import subprocess
import time
from contextlib import closing
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
    process = start([*AUTOGRADER, "grade"], course.folder)
    samples = []
    while process.poll() is None:
        if 0 < _graded(course.folder) < students:
            samples.append(_proportional_set_size(process))
        time.sleep(SAMPLE)
    finish(process)
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
    top = psutil.Process(process.pid)
    total = 0
    for one in (top, *top.children(recursive=True)):
        try:
            total += one.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total
