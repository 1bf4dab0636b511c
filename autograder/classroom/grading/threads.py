"""The threads of this process that a class is graded on, unless a cluster is named.

Each only waits for the processes of a station, which do the work. So one station is enough for all of them, submissions
are handed over as they are, and no port is opened by which others on the machine could give work to do. Dask in this
process, which was here before, took 8 ms of a submission to hand it from one thread to another.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.station import Station
from autograder.engine.verdict import Verdict


@contextmanager
def local_pool(threads: int) -> Iterator["ThreadPool"]:
    """A pool in this process that grades that many submissions at a time."""
    with ThreadPoolExecutor(threads, thread_name_prefix="grading") as executor:
        yield ThreadPool(executor, threads)


class ThreadPool:
    """A Pool, see window.py."""

    def __init__(self, executor: ThreadPoolExecutor, threads: int) -> None:
        self._executor, self._threads = executor, threads

    @contextmanager
    def stations(self, job: Job) -> Iterator[Callable[[Submission], Verdict]]:
        """One station. What it still grades at the end ends with it."""
        with Station(job) as station:
            yield station.grade

    def threads(self) -> int:
        return self._threads

    def submit(self, task: Callable[[Any], Any], argument: Any) -> "Future[Any]":
        return self._executor.submit(task, argument)

    def is_over(self, future: "Future[Any]") -> bool:
        return True

    def result(self, future: "Future[Any]") -> Any:
        return future.result()

    def forget(self, future: "Future[Any]") -> None:
        """It goes with the last who holds it."""

    def call_off(self, futures: "Sequence[Future[Any]]") -> None:
        for future in futures:
            future.cancel()
