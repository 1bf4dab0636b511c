"""The station of this process: nbgrader grades one submission after the other, each with a converter of its own."""

import atexit

from autograder.engine.job import Job
from autograder.engine.station import Station

_warm: dict[str, Station] = {}


def station_for(job: Job) -> Station:
    """A warm station for a job. One at a time is kept, until another is asked for or the process ends.

    Raises Problem where it cannot be started.
    """
    if job.digest not in _warm:
        close()
        _warm[job.digest] = Station(job)
    return _warm[job.digest]


@atexit.register
def close() -> None:
    """End the station, if there is one."""
    while _warm:
        _warm.popitem()[1].close()
