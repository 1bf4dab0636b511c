"""How fast feedback pages are made, against nbgrader's own generate_feedback, and what memory they take.

    python -m bench.pages [--quick]

Lesson 1, handed in in four ways and graded, becomes a class of any size (bench.multiplied). Pages are made of a smaller
and of a larger one, so that what is done once for a class stands apart: the CPU time of a page is the same however busy
the machine is, its time by the clock is not. Then of classes up to 2,000, to see whether memory grows. Prints tables in
Markdown; with --quick, only the smallest of these.
"""

import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.root import CONFIG
from bench.commands import AUTOGRADER, NBGRADER, run, start
from bench.courses import MADE_UP, ROOT, STOCK, Course, all_lessons
from bench.memory import Memory, sampled
from bench.multiplied import multiplied

LESSON = "01_relu_derivative"
CLASSES = (40, 400, 2000)  # students, to see whether memory grows with them


@dataclass(frozen=True)
class Way:
    """A command that makes the pages of a class, under these settings, and the two classes that are compared."""

    name: str
    settings: str
    command: tuple[str, ...]
    counts: tuple[int, int]


@dataclass(frozen=True)
class Took:
    """Seconds by the clock, seconds of CPU of all processes together, and their memory."""

    clock: float
    cpu: float
    memory: Memory


STOCK_WAY = Way("`nbgrader generate_feedback`", STOCK, (*NBGRADER, "generate_feedback", LESSON, "--force"), (4, 24))
OUR_WAY = Way("`autograder feedback`", (ROOT / CONFIG).read_text(), (*AUTOGRADER, "feedback", LESSON), (40, 400))


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        prepared = Course.made(Path(name, "prepared"), OUR_WAY.settings, {LESSON: all_lessons()[LESSON]})
        graded = prepared.with_students(Path(name, "graded"), len(MADE_UP))
        run([*AUTOGRADER, "grade"], graded.folder)
        measure = _Measure(graded)
        print("| pages of lesson 1 | CPU a page, ms | a page, ms | pages a second |\n|---|---:|---:|---:|")
        cpu = [measure.row(way) for way in (STOCK_WAY, OUR_WAY)]
        print(f"\nOurs takes {cpu[0] / cpu[1]:.1f} times less CPU time.\n")
        print(
            "| students | all pages, s | CPU, s | all processes together, MiB | at most |\n|---:|---:|---:|---:|---:|"
        )
        for students in CLASSES[:1] if "--quick" in sys.argv[1:] else CLASSES:
            took = measure.took(OUR_WAY, students)
            memory = f"{took.memory.median:.0f} | {took.memory.most:.0f}"
            print(f"| {students} | {took.clock:.0f} | {took.cpu:.0f} | {memory} |", flush=True)


class _Measure:
    def __init__(self, graded: Course) -> None:
        self.graded = graded
        self.took = cache(self._took)

    def row(self, way: Way) -> float:
        """Prints what a page takes that way, and returns its seconds of CPU."""
        few, many = (self.took(way, count) for count in way.counts)
        more = way.counts[1] - way.counts[0]
        clock, cpu = (many.clock - few.clock) / more, (many.cpu - few.cpu) / more
        print(f"| {way.name} | {1000 * cpu:.0f} | {1000 * clock:.0f} | {1 / clock:.1f} |", flush=True)
        return cpu

    def _took(self, way: Way, students: int) -> Took:
        course = multiplied(self.graded, self.graded.folder.with_name("class"), students // len(MADE_UP))
        try:
            (course.folder / CONFIG).write_text(way.settings)
            began, cpu = time.perf_counter(), _cpu_of_children()
            memory = sampled(start(way.command, course.folder))
            took = Took(time.perf_counter() - began, _cpu_of_children() - cpu, memory)
            if (made := len([*course.folder.glob("feedback/*/*/*.html")])) != students:
                raise SystemExit(f"{way.name}: {made} pages were made of {students}.")
            return took
        finally:
            course.remove()


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
