"""What runs on a Dask worker: a warm station, and submissions handed to it."""

import asyncio
import sys
from contextlib import ExitStack
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from distributed import Worker, WorkerPlugin, get_worker

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.station import Station
from autograder.engine.verdict import Verdict


class StationPlugin(WorkerPlugin):
    """A station on every worker of a cluster, for as long as a class is graded.

    Dask brings it to each worker once, also to those that join later or are started again after they died: data that
    was scattered would be gone with the last worker that held it. What keeps a station from starting is raised where
    the plugin is registered.
    """

    open: ExitStack  # of one worker; what is sent to the workers has neither
    station: Station

    def __init__(self, job: Job) -> None:
        self.job, self.name = job, f"autograder-{job.digest}"

    async def setup(self, worker: Worker) -> None:
        """Start the station, off the worker's event loop."""
        self.open = ExitStack()
        await asyncio.to_thread(self._start)

    async def teardown(self, worker: Worker) -> None:
        """End the station; what it is grading ends with it."""
        await asyncio.to_thread(self.open.close)

    def _start(self) -> None:
        self.station = self.open.enter_context(Station(self.job))


def grade(plugin: str, submission: Submission) -> Verdict:
    """The task: grade one submission at this worker's station, which the plugin of that name has started."""
    return cast(StationPlugin, get_worker().plugins[plugin]).station.grade(submission)


def environment() -> str:
    """What must be the same wherever marks are made: Python, NumPy, and the sources of this project."""
    sources = sha256()
    for package in ("autograder", "course"):
        spec = find_spec(package)  # without importing it: `course` brings matplotlib along
        for folder in (spec and spec.submodule_search_locations) or ():
            for path in sorted(Path(folder).rglob("*.py")):
                sources.update(path.read_bytes())
    python = ".".join(map(str, sys.version_info[:2]))
    return f"Python {python}, NumPy {version('numpy')}, the autograder's sources {sources.hexdigest()[:8]}"
