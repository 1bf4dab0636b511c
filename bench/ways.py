"""The ways to grade a class that are measured side by side."""

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from autograder.classroom.grading.cores import cores
from autograder.root import CONFIG
from bench.commands import AUTOGRADER, NBGRADER, run
from bench.courses import ROOT, STOCK, Course, Lesson, Points


@dataclass(frozen=True)
class Took:
    """Seconds: for one submission, and for what is done once for a class."""

    each: float
    start: float


@dataclass(frozen=True)
class Way:
    """`grade` grades what was handed in for a course with these settings, and returns the seconds that it took.

    `light` and `lessons` are the two numbers of students whose classes are compared: enough that the difference takes
    well over ten seconds.
    """

    name: str
    settings: str
    grade: Callable[[Course], float]
    light: tuple[int, int]
    lessons: tuple[int, int]
    gives_points: bool = True


class Contest:
    """One class, to be graded in each way. Measures only where all ways give everybody the same points."""

    def __init__(self, folder: Path, lessons: dict[str, Lesson]) -> None:
        folder.mkdir()
        self._scratch = folder / "class"
        self._courses = {
            "stock": Course.made(folder / "stock", STOCK, lessons),
            "ours": Course.made(folder / "ours", (ROOT / CONFIG).read_text(), lessons),
        }
        self._points: Points = {}

    def measure(self, way: Way, counts: tuple[int, int]) -> Took:
        """What a way takes, by the times for a smaller and for a larger class, both this many students."""
        seconds = [self._seconds(way, count) for count in counts]
        lessons = len(self._courses["ours"].lessons)
        each = (seconds[1] - seconds[0]) / (counts[1] - counts[0]) / lessons
        return Took(each, seconds[0] - each * counts[0] * lessons)

    def _seconds(self, way: Way, count: int) -> float:
        course = self._courses[way.settings].with_students(self._scratch, count)
        try:
            seconds = way.grade(course)
            if way.gives_points:
                self._compare(way, course.points(count))
        finally:
            course.remove()
        return seconds

    def _compare(self, way: Way, points: Points) -> None:
        for who, given in points.items():
            if self._points.setdefault(who, given) != given:
                raise SystemExit(f"{way.name} gives {given} points for {who}; others give {self._points[who]}.")


def _stock(students: Sequence[str], course: Course) -> float:
    """`nbgrader autograde`, in as many processes side by side as there are globs for students."""

    def one_process(glob: str) -> None:
        for lesson in course.lessons:
            run([*NBGRADER, "autograde", lesson, "--student", glob], course.folder)

    started = time.perf_counter()
    with ThreadPoolExecutor(len(students)) as pool:
        list(pool.map(one_process, students))
    return time.perf_counter() - started


def _ours(course: Course) -> float:
    started = time.perf_counter()
    run([*AUTOGRADER, "grade"], course.folder)
    return time.perf_counter() - started


def _floor(course: Course, *options: str) -> float:
    """The cells alone, in a warm fork each, one lesson after the other."""
    command = [sys.executable, "-m", "bench.floor", str(course.folder)]
    return sum(float(run([*command, lesson, str(cores()), *options], ROOT)) for lesson in course.lessons)


def _floor_with_tests(course: Course) -> float:
    return _floor(course, "--tests")


WAYS = {
    "stock": Way("nbgrader autograde, one process", "stock", partial(_stock, ("*",)), (2, 14), (2, 6)),
    "stock twice": Way("nbgrader autograde, two processes", "stock", partial(_stock, ("a*", "b*")), (2, 26), (2, 10)),
    "floor": Way("the floor: a warm fork for the cells", "ours", _floor, (20, 220), (4, 24), False),
    "floor with tests": Way("the floor, with the tests", "ours", _floor_with_tests, (20, 220), (4, 24), False),
    "ours": Way("autograder grade", "ours", _ours, (20, 220), (4, 44)),
}
