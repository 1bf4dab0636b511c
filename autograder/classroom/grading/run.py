"""One lesson of a class, from what was handed in to the gradebook."""

from asyncio import CancelledError
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from distributed import Client, Future, KilledWorker

from autograder.classroom.grading.window import in_window
from autograder.classroom.grading.worker import StationPlugin, grade
from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.printable import printable_name
from autograder.engine.problem import Problem
from autograder.engine.verdict import Status, Verdict
from autograder.gradebook.autograded import write_autograded
from autograder.gradebook.course import Course
from autograder.gradebook.intake import HandedIn, collected
from autograder.gradebook.ledger import Ledger
from autograder.gradebook.names import refusal_of_name

NO_STATION = "{lesson}: nothing can be graded. {reason}"
WORKERS_DIED = "Every Dask worker that took it on has died."
LOST = "Dask has lost it."
FETCH_SECONDS = 60.0  # for a verdict that is there to come from its worker


@dataclass(frozen=True)
class Step:
    """One submission that nothing more will be done about in this run.

    `verdict` is None where it was done before, and where it stays undone; `undone` then says why.
    """

    student: str
    verdict: Verdict | None = None
    undone: str = ""


def grade_class(
    client: Client, course: Course, job: Job, ledger: Ledger, students: Sequence[str], force: bool
) -> Iterator[Step]:
    """Grade these students' submissions on the cluster, and yield each once it is in the gradebook, in any order.

    What the gradebook says is done stays as it is, unless `force`. The caller is the only one to write to the
    gradebook. Raises Problem where no worker can grade at all.
    """
    done = {} if force else ledger.all_done(job.assignment.name)
    settled: deque[Step] = deque()

    def waiting() -> Iterator[tuple[HandedIn, Submission]]:
        refused = {student: reason for student in students if (reason := refusal_of_name(student))}
        settled.extend(Step(printable_name(student), undone=reason) for student, reason in refused.items())
        for student, handed_in in collected(course, job, [name for name in students if name not in refused], done):
            if handed_in is None:
                settled.append(Step(student))
            else:
                yield handed_in, handed_in.submission

    with _stations(client, job) as plugin:
        for handed_in, future in in_window(client, partial(grade, plugin), waiting()):
            yield from settled
            settled.clear()
            yield _settle(course, job, ledger, handed_in, future)
    yield from settled


@contextmanager
def _stations(client: Client, job: Job) -> Iterator[str]:
    """A station on every worker; the name of the plugin that keeps it."""
    plugin = StationPlugin(job)
    try:
        try:
            client.register_plugin(plugin)
        except Exception as error:  # whatever keeps a station from starting
            raise Problem(NO_STATION.format(lesson=job.assignment.name, reason=error)) from error
        yield plugin.name
    finally:
        with suppress(OSError, RuntimeError):  # the scheduler is gone, and the plugin with it
            client.unregister_worker_plugin(plugin.name)


def _settle(course: Course, job: Job, ledger: Ledger, handed_in: HandedIn, future: Future[Any]) -> Step:
    """Put a verdict where it belongs: first the folder, then the gradebook, which says that it is done."""
    student = handed_in.submission.student
    try:
        verdict: Verdict = future.result(timeout=FETCH_SECONDS)
    except KilledWorker:
        return Step(student, undone=WORKERS_DIED)
    except (TimeoutError, CancelledError):
        return Step(student, undone=LOST)
    except Exception as error:  # whatever keeps a station from going on
        return Step(student, undone=f"{type(error).__name__}: {error}")
    if verdict.status is not Status.MISSING:
        write_autograded(course, job.assignment, handed_in, verdict.notebooks or {})
        ledger.record(verdict, digest=handed_in.digest, timestamp=handed_in.timestamp)
    return Step(student, replace(verdict, notebooks=None))
