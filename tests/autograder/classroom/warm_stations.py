"""Stations that stay warm: whichever test grades a lesson again, it does so at the station that is there already."""

from collections.abc import Iterator
from contextlib import contextmanager

from autograder.engine.job import Job
from autograder.engine.station import Station

MOST = 3
"""How many are kept: that of the light class, and those of a lesson that a test has changed."""


class Lent:
    """A station that stays open when it is closed."""

    def __init__(self, station: Station) -> None:
        self.grade = station.grade

    def close(self) -> None:
        """Others use it."""


class WarmStations:
    """`station` stands in for `Station` where a worker starts one."""

    def __init__(self) -> None:
        self._kept: dict[str, Station] = {}  # by the job's digest, the last used at the end

    @contextmanager
    def station(self, job: Job) -> Iterator[Station]:
        """The station for this job, which stays open afterwards."""
        yield self._warm(job)

    def lent(self, job: Job) -> "Lent":
        """The same for who closes a station rather than leaves it."""
        return Lent(self._warm(job))

    def _warm(self, job: Job) -> Station:
        self._kept[job.digest] = self._kept.pop(job.digest, None) or Station(job)
        while len(self._kept) > MOST:
            self._kept.pop(next(iter(self._kept))).close()
        return self._kept[job.digest]

    def close(self) -> None:
        """End all of them."""
        while self._kept:
            self._kept.popitem()[1].close()
