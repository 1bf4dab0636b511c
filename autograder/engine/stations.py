"""Stations that stay warm, one for each of the lessons that were graded last."""

import threading
from collections import Counter
from collections.abc import Hashable

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.problem import Problem
from autograder.engine.station import CLOSED, Station
from autograder.engine.verdict import Verdict


class Stations:
    """Grades submissions to several lessons, several at a time if called from several threads. A context manager.

    `most` stations stay open where nobody uses them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._open: dict[Hashable, Station] = {}  # the last used at the end
        self._used: Counter[Hashable] = Counter()
        self._is_closed = False

    def __enter__(self) -> "Stations":
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._is_closed = True
            while self._open:
                self._open.popitem()[1].close()

    def grade(self, job: Job, submission: Submission) -> Verdict:
        """The verdict on one submission, as Station.grade says. Raises Problem where no station can be started."""
        station = self._borrow(job)
        try:
            return station.grade(submission)
        finally:
            self._give_back(job)

    def warm_up(self, job: Job) -> None:
        """Start the station before it is needed."""
        self._borrow(job)
        self._give_back(job)

    def _borrow(self, job: Job) -> Station:
        with self._lock:
            if self._is_closed:
                raise Problem(CLOSED)
            key = _key(job)
            self._open[key] = self._open.pop(key) if key in self._open else Station(job)
            self._used[key] += 1
            return self._open[key]

    def _give_back(self, job: Job) -> None:
        with self._lock:
            self._used[_key(job)] -= 1
            idle = [key for key in self._open if not self._used[key]]
            for key in idle[: max(0, len(self._open) - self._most)]:
                self._open.pop(key).close()


def _key(job: Job) -> Hashable:
    """All that a station is started with: the job's digest leaves out what students have got, and the other lessons."""
    lesson = job.assignment
    given, others = frozenset(lesson.released.items()), frozenset(lesson.others.items())
    return job.digest, job.folder, lesson.name, lesson.added, given, others
