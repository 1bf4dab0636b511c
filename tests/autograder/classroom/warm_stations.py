"""Stations that stay warm: whichever test grades a lesson again, it does so at the station that is there already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.stations import Stations
from autograder.engine.verdict import Verdict

MOST = 3
"""How many are kept: that of the light class, and those of a lesson that a test has changed."""


@dataclass(frozen=True)
class Lent:
    """The station for one job among those that are kept."""

    grade: Callable[[Submission], Verdict]


class WarmStations(Stations):
    """`station` stands in for `Station` where a worker starts one."""

    def __init__(self) -> None:
        super().__init__(MOST)

    @contextmanager
    def station(self, job: Job) -> Iterator[Lent]:
        """The station for this job, which stays open afterwards."""
        self.warm_up(job)
        yield Lent(partial(self.grade, job))
