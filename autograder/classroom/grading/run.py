"""One lesson of a class, from what was handed in to the gradebook."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from autograder.classroom.grading.window import Pool, in_window
from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.printable import printable_name
from autograder.engine.problem import OneProblem, Problem, concerns_all, in_words
from autograder.engine.verdict import Verdict
from autograder.gradebook.course import Course
from autograder.gradebook.intake import HandedIn, handed_in
from autograder.gradebook.keeping import keep
from autograder.gradebook.ledger import Ledger
from autograder.gradebook.names import refusal_of_name

NO_STATION = "{lesson}: nothing can be graded. {reason}"


@dataclass(frozen=True)
class Step:
    """One submission that nothing more will be done about in this run.

    `verdict` is None where it was done before, and where it stays undone; `undone` then says why.
    """

    student: str
    verdict: Verdict | None = None
    undone: str = ""


def grade_class(
    pool: Pool, course: Course, job: Job, ledger: Ledger, students: Sequence[str], force: bool
) -> Iterator[Step]:
    """Grade these students' submissions in the pool, and yield each once it is in the gradebook, in any order.

    What the gradebook says is done stays as it is, unless `force`. The caller is the only one to write to the
    gradebook. Raises Problem where no worker can grade at all.
    """
    # Where it cannot be made, it cannot be made for anybody.
    Path(course.root, course.coursedir.autograded_directory).mkdir(parents=True, exist_ok=True)
    done = {} if force else ledger.all_done(job.assignment.name)
    settled: deque[Step] = deque()

    def waiting() -> Iterator[tuple[HandedIn, Submission]]:
        for student in students:
            with _or_undone(student, settled):
                if refusal := refusal_of_name(student):
                    raise OneProblem(refusal)
                found = handed_in(course, job, student)
                if done.get(student) == found.digest:
                    settled.append(Step(student))
                else:
                    yield found, found.submission
                del found  # which may be large, before the next is read

    fresh = waiting()
    first = [*islice(fresh, 1)]
    if first:  # else no station is needed, which takes seconds to start
        with ExitStack() as open_here:
            task, items = _task(open_here, pool, job), chain([first.pop()], fresh)
            for found, future in in_window(pool, task, items, size=lambda found: found.submission.size):
                with _or_undone(found.submission.student, settled):
                    settled.append(_settle(course, job, ledger, found, pool.result(future)))
                del found, future  # as above
                yield from settled
                settled.clear()
    yield from settled


@contextmanager
def _or_undone(student: str, settled: deque[Step]) -> Iterator[None]:
    """What goes wrong in the work on a student, whatever it is, is said of that student, and the run goes on."""
    try:
        yield
    except Exception as error:
        if concerns_all(error):
            raise
        settled.append(Step(printable_name(student), undone=in_words(error)))


def _task(open_here: ExitStack, pool: Pool, job: Job) -> Callable[[Submission], Verdict]:
    """The task that grades a submission."""
    try:
        return open_here.enter_context(pool.stations(job))
    except Exception as error:  # whatever keeps a station from starting
        raise Problem(NO_STATION.format(lesson=job.assignment.name, reason=error)) from error


def _settle(course: Course, job: Job, ledger: Ledger, found: HandedIn, verdict: Verdict) -> Step:
    """Keep a verdict."""
    keep(course, job.assignment, ledger, found, verdict)
    return Step(found.submission.student, replace(verdict, notebooks=None))
