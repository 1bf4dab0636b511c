"""Feedback pages for a class, several at a time, by nbgrader's own generate_feedback.

Made in worker processes of pebble's, not of Dask: pages are Python at work, which threads cannot share, and Dask's
worker processes would listen at a port, where anybody on the machine could give them work. pebble ends a worker that
takes too long and starts another: what keeps one student's page from being made costs no other.
"""

import re
import resource
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, TimeoutError, as_completed
from copy import deepcopy
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.apps import NbGraderAPI
from pebble import ProcessExpired, ProcessPool
from traitlets.config import Config

from autograder.classroom.grading.cores import cores
from autograder.engine.printable import printable_name
from autograder.engine.problem import Problem, in_words
from autograder.engine.workbench import kernel
from autograder.gradebook.course import Course, last_line
from autograder.gradebook.feedback_page import FeedbackPage
from autograder.gradebook.names import spelt

SECONDS = 60.0  # that the pages of one student may take
MIB = 400  # of memory that a worker may use
TOO_LONG = "It takes longer than {seconds:g} s to make. Look at the notebook in autograded/."
TOO_LARGE = "It takes more than {mib} MiB of memory to make. Look at the notebook in autograded/."
ENDED = "The process that made it has ended all of a sudden. Run this again, with fewer --workers."
_ERROR = re.compile(r"^ *([\w.]+(?:Error|Exception)\b.*)", re.MULTILINE)


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
        course.require(lesson)
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
    with PageMakers(course, min(workers or cores(), len(students))) as makers:
        running = {makers.begin(lesson, student): student for student in students}
        for written in as_completed(running):
            yield outcome(written, running[written])


class PageMakers:
    """Processes that make pages, that many at a time; they end with the `with` block, whatever they are at."""

    def __init__(self, course: Course, workers: int) -> None:
        self.workers = workers
        # Spawned: a fork of a process that has threads may hang.
        self._pool = ProcessPool(
            workers, initializer=_begin, initargs=(course.root, course.settings), context=get_context("spawn")
        )

    def __enter__(self) -> "PageMakers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def begin(self, lesson: str, student: str, told: str = "all") -> Future[Feedback]:
        """Have a student's pages made; `outcome` says what came of it. `told` is that of GetMarks."""
        made: Future[Feedback] = self._pool.schedule(_write, (lesson, student, told), timeout=SECONDS)
        return made

    def warm_up(self) -> None:
        """Have them import and compile what the first page needs."""
        for _ in range(self.workers):
            self._pool.schedule(_warm_up, timeout=SECONDS)


def outcome(written: Future[Feedback], student: str) -> Feedback:
    """The student's pages, or why there are none."""
    try:
        return written.result()
    except TimeoutError:
        problem = TOO_LONG.format(seconds=SECONDS)
    except ProcessExpired:
        problem = ENDED
    except Exception as error:  # whatever it is, it is this student's
        problem = in_words(error)
    return Feedback(student, (), problem)


_courses: list[Course] = []  # in a worker process, the one that it makes pages for


def _begin(root: Path, settings: Config) -> None:
    kernel.end_with_parent()  # it waits for work that nobody else would call off
    resource.setrlimit(resource.RLIMIT_DATA, (MIB << 20, MIB << 20))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one settles what to do
    _courses.append(Course(root, settings))


def _warm_up() -> None:
    notebook = new_notebook(cells=[new_markdown_cell("$x$"), new_code_cell("x")])
    marks = {"score": 0.0, "max_score": 0.0, "late_penalty": 0.0}
    FeedbackPage().from_notebook_node(notebook, {"nbgrader": {"opening": None, "notebook": "", **marks}})


def _write(lesson: str, student: str, told: str) -> Feedback:
    (course,) = _courses
    config = deepcopy(course.config)
    config.GetMarks.told = told
    api = NbGraderAPI(course.coursedir, config=config, log=course.log)
    said = api.generate_feedback(lesson, student, force=True)
    pages = tuple(sorted(course.folder("feedback", student, lesson).glob("*.html")))
    return Feedback(student, pages, "" if said["success"] and pages else _reason(said))


def _reason(said: dict[str, str]) -> str:
    """The error in nbgrader's log: what it says at last is only that there was one."""
    errors = _ERROR.findall(said.get("log") or "")
    if errors and errors[-1].startswith("MemoryError"):
        return TOO_LARGE.format(mib=MIB)
    return printable_name(errors[-1] if errors else last_line(said))
