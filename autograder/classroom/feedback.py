"""Feedback pages for a class, several at a time, by nbgrader's own generate_feedback.

Made in worker processes of concurrent.futures, not of Dask: pages are Python at work, which threads cannot share, and
Dask's worker processes would listen at a port, where anybody on the machine could give them work.
"""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.classroom.grading.cores import cores
from autograder.engine.problem import Problem
from autograder.engine.workbench import kernel
from autograder.gradebook.course import Course, last_line
from autograder.gradebook.names import spelt

ENDED = "A process that made feedback pages has ended all of a sudden. Run this again, with fewer --workers."


@dataclass(frozen=True)
class Feedback:
    """A student's pages, one for each notebook; `problem` says why there are none, "" where there are some."""

    student: str
    pages: tuple[Path, ...]
    problem: str = ""


def graded_students(course: Course, lesson: str, wanted: Sequence[str]) -> list[str]:
    """Those of `wanted`, or of everybody where nobody is, whose work is in autograded/. Raises Problem.

    Who was removed from the gradebook gets no page: it has no marks of theirs.
    """
    with course.ledger() as ledger:
        removed = ledger.removed_students()
    graded = [student for student in course.students(lesson, "autograded") if student not in removed]
    if not graded:
        raise Problem(f"{lesson}: nothing is in autograded/. Run autograder grade {lesson} first.")
    wanted = [*map(spelt, wanted)]
    for student in wanted:
        if student not in graded:
            raise Problem(f"{student}: autograded/ has nothing of {lesson} by that name.")
    return [student for student in graded if not wanted or student in wanted]


def give_feedback(
    course: Course, lesson: str, students: Sequence[str], workers: int | None = None
) -> Iterator[Feedback]:
    """Write the pages of these students, at least one, and yield each student's once they are there, in any order.

    `workers` is how many are made at a time, by default one per core.
    """
    # Spawned: a fork of a process that has threads may hang.
    context = get_context("spawn")
    pool = ProcessPoolExecutor(min(workers or cores(), len(students)), context, _begin, (course.root, course.settings))
    try:
        for written in as_completed([pool.submit(_write, lesson, student) for student in students]):
            yield written.result()
    except BrokenProcessPool as error:
        raise Problem(ENDED) from error
    finally:
        pool.shutdown(cancel_futures=True)


_courses: list[Course] = []  # in a worker process, the one that it makes pages for


def _begin(root: Path, settings: Config) -> None:
    kernel.end_with_parent()  # it waits for work that nobody else would call off
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one settles what to do
    _courses.append(Course(root, settings))


def _write(lesson: str, student: str) -> Feedback:
    (course,) = _courses
    api = NbGraderAPI(course.coursedir, config=course.config, log=course.log)
    said = api.generate_feedback(lesson, student, force=True)
    pages = tuple(sorted(course.folder("feedback", student, lesson).glob("*.html")))
    return Feedback(student, pages, "" if said["success"] and pages else last_line(said))
