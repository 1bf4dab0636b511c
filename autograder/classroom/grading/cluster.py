"""The Dask cluster that a class is graded on: by default inside this process, or any other one by its address.

Inside the process, the workers are threads: a task only waits for the processes of a station, which do the work. It
starts in .1 s (two worker processes take 1 s), needs one station instead of one per worker, costs 4 ms per submission
(worker processes 6 ms) and, above all, opens no port by which others on the machine could give it work to do.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import dask
from distributed import Client, Scheduler, Security, SpecCluster, Worker
from distributed.core import rpc

from autograder.classroom.grading.worker import environment
from autograder.engine.problem import Problem

CONNECT_SECONDS = 5
WORKERS_SECONDS = 30

# Dask keeps its last 1000 messages in case that somebody looks for an error in it, with the submissions in them.
_FORGETFUL: dict[str, Any] = {"distributed.admin.low-level-log-length": 10}
# Its servers always listen for browsers, too: on the loopback interface here, at a free port, with no page to show.
_NO_PAGES: dict[str, Any] = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
# It also watches itself, every 10 ms: that took as long as all the rest that this process does for a submission.
_UNWATCHED: dict[str, Any] = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}
_IN_PROCESS = {"protocol": "inproc://", "dashboard": False, "dashboard_address": "127.0.0.1:0"}

UNREACHABLE = "No Dask scheduler answers at {address} ({reason}). Start one with: dask scheduler"
NOBODY = "The Dask scheduler at {address} has no workers. Start some with: dask worker {address}"
NOT_INSTALLED = (
    "The Dask scheduler at {address} or one of its workers cannot grade: {reason}. "
    "Install this project wherever they run."
)
DIFFERENT = (
    "The Dask {who} has {theirs}, and here is {ours}: marks could differ. Install the same versions in both places."
)


@contextmanager
def local_cluster(workers: int) -> Iterator[Client]:
    """A cluster in this process that grades that many submissions at a time."""
    _be_quiet()
    security = Security(require_encryption=False)
    options: dict[str, Any] = {**_IN_PROCESS, "security": security}
    with TemporaryDirectory(prefix="autograder-") as folder, dask.config.set(_FORGETFUL | _NO_PAGES | _UNWATCHED):
        worker = {**options, "nthreads": workers, "memory_limit": 0, "local_directory": folder}
        with (
            SpecCluster(
                scheduler={"cls": Scheduler, "options": options},
                workers={0: {"cls": Worker, "options": worker}},
                security=security,
                silence_logs=False,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client


@contextmanager
def remote_cluster(address: str) -> Iterator[Client]:
    """The cluster whose scheduler is at `address`. TLS and all else is as Dask's own configuration says.

    Raises Problem where nobody answers, or where they have not the same packages as are here.
    """
    _be_quiet()
    try:
        asyncio.run(_greet(address))
    except (OSError, ValueError, TypeError, ImportError) as error:  # TypeError: TLS that is not set up
        raise Problem(UNREACHABLE.format(address=address, reason=error)) from error
    with dask.config.set(_FORGETFUL), Client(address, timeout=CONNECT_SECONDS, set_as_default=False) as client:
        try:
            client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except TimeoutError as error:
            raise Problem(NOBODY.format(address=address)) from error
        _compare(client, address)
        yield client


async def _greet(address: str) -> None:
    """See whether a scheduler answers: a Client that finds none is noisy about it, and for long."""
    async with rpc(address, timeout=CONNECT_SECONDS, connection_args=Security().get_connection_args("client")) as dask:
        await dask.identity()


def _compare(client: Client, address: str) -> None:
    """Raise Problem unless the scheduler and its workers have the packages that are here."""
    try:
        # The scheduler unpacks tasks, so it needs the packages, too.
        found = {"scheduler": client.run_on_scheduler(environment)}
        found |= {f"worker {worker}": theirs for worker, theirs in client.run(environment).items()}
    except Exception as error:  # whatever is missing there
        raise Problem(NOT_INSTALLED.format(address=address, reason=error)) from error
    ours = environment()
    for who, theirs in found.items():
        if theirs != ours:
            raise Problem(DIFFERENT.format(who=who, theirs=theirs, ours=ours))


def _be_quiet() -> None:
    """What Dask logs is for those who run a cluster; an instructor is told what matters in plain sentences."""
    for name in ("distributed", "distributed.client", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
