"""How fast feedback pages are made, against nbgrader's own generate_feedback, and what memory they take.

    python -m bench.pages [--quick]

A class hands in lesson 1 in four ways and is graded; then pages are made of a smaller and of the whole class, so that
what is done once for a class stands apart. Prints a table in Markdown. With --quick, the class is smaller.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from autograder.root import CONFIG
from bench.commands import AUTOGRADER, NBGRADER, finish, run, start
from bench.courses import ROOT, STOCK, Course, all_lessons
from bench.memory import MIB, SAMPLE

LESSON = "01_relu_derivative"
WAYS = {
    "`nbgrader generate_feedback` 0.9.6, one process": (STOCK, [*NBGRADER, "generate_feedback", LESSON, "--force"]),
    "`autograder feedback`": ((ROOT / CONFIG).read_text(), [*AUTOGRADER, "feedback", LESSON]),
}


def main() -> None:
    """Measures and prints."""
    few, many = (8, 24) if "--quick" in sys.argv[1:] else (40, 400)
    took: dict[str, float] = {}
    print("| pages of lesson 1 | a page, ms | pages a second | MiB, few pages | MiB, many |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        prepared = Course.made(Path(name, "prepared"), (ROOT / CONFIG).read_text(), {LESSON: all_lessons()[LESSON]})
        measured = {count: _graded(prepared, Path(name, str(count)), count) for count in (few, many)}
        for way, (settings, command) in WAYS.items():
            (small, least), (large, most) = (_made(measured[count], settings, command) for count in (few, many))
            took[way] = (large - small) / (many - few)
            print(f"| {way} | {1000 * took[way]:.0f} | {1 / took[way]:.1f} | {least:.0f} | {most:.0f} |", flush=True)
    stock, ours = took.values()
    print(f"\nOurs is {stock / ours:.1f} times as fast.")


def _graded(prepared: Course, folder: Path, count: int) -> Course:
    course = prepared.with_students(folder, count)
    run([*AUTOGRADER, "grade"], course.folder)
    return course


def _made(course: Course, settings: str, command: Sequence[str]) -> tuple[float, float]:
    """Seconds for the pages of a class, and the MiB that the processes which make them have, all together, at most."""
    (course.folder / CONFIG).write_text(settings)
    began, most = time.perf_counter(), 0
    process = start(command, course.folder)
    with ThreadPoolExecutor(1) as reader:  # nbgrader says more than fits into a pipe
        finished = reader.submit(finish, process)
        while not finished.done():
            most = max(most, _resident(process.pid))
            time.sleep(SAMPLE)
        finished.result()
    return time.perf_counter() - began, most / MIB


def _resident(pid: int) -> int:
    try:
        top = psutil.Process(pid)
        return sum(one.memory_info().rss for one in (top, *top.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


if __name__ == "__main__":
    main()
