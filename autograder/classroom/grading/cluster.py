"""The Dask cluster that a class is graded on where --scheduler names one: workers of other processes and machines."""

import asyncio
import logging
from asyncio import CancelledError
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, Security
from distributed.client import ClosedClientError
from distributed.core import rpc

from autograder.classroom.grading.worker import StationPlugin, environment, grade
from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.problem import OneProblem, Problem
from autograder.engine.verdict import Verdict

CONNECT_SECONDS = 5
WORKERS_SECONDS = 30
FETCH_SECONDS = 60.0  # for a result that is there to come from its worker

# Dask keeps its last 1000 messages in case that somebody looks for an error in it, with the submissions in them.
FORGETFUL: dict[str, Any] = {"distributed.admin.low-level-log-length": 10}

UNREACHABLE = "No Dask scheduler answers at {address} ({reason}). Start one with: dask scheduler"
NOBODY = "The Dask scheduler at {address} has no workers. Start some with: dask worker {address}"
NOT_INSTALLED = (
    "The Dask scheduler at {address} or one of its workers cannot grade: {reason}. "
    "Install this project wherever they run."
)
DIFFERENT = (
    "The Dask {who} has {theirs}, and here is {ours}: marks could differ. Install the same versions in both places."
)
GONE = "The Dask scheduler no longer answers. Start it again, then run this again: it goes on."
WORKERS_DIED = "Every Dask worker that took it on has died."
LOST = "Dask has lost it."


@contextmanager
def remote_pool(address: str) -> Iterator["DaskPool"]:
    """The cluster whose scheduler is at `address`. TLS and all else is as Dask's own configuration says.

    Raises Problem where nobody answers, or where they have not the same packages as are here.
    """
    _be_quiet()
    try:
        asyncio.run(_greet(address))
    except (OSError, ValueError, TypeError, ImportError) as error:  # TypeError: TLS that is not set up
        raise Problem(UNREACHABLE.format(address=address, reason=error)) from error
    with dask.config.set(FORGETFUL), Client(address, timeout=CONNECT_SECONDS, set_as_default=False) as client:
        try:
            client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except TimeoutError as error:
            raise Problem(NOBODY.format(address=address)) from error
        _compare(client, address)
        yield DaskPool(client)


class DaskPool:
    """A Pool, see window.py. A task whose worker dies is tried elsewhere, as often as Dask's own configuration says."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @contextmanager
    def stations(self, job: Job) -> Iterator[Callable[[Submission], Verdict]]:
        """A station on every worker, also on those that join later."""
        plugin = StationPlugin(job)
        try:
            self._client.register_plugin(plugin)
            yield partial(grade, plugin.name)
        finally:
            with suppress(OSError, RuntimeError, AttributeError):  # the scheduler is gone, and with it the plugin
                self._client.unregister_worker_plugin(plugin.name)

    def threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except (OSError, RuntimeError, AttributeError) as error:  # a client that is closed has no scheduler to ask
            raise Problem(GONE) from error

    def submit(self, task: Callable[[Any], Any], argument: Any) -> "Future[Any]":
        with _there():
            return self._client.submit(task, argument, pure=False)

    def is_over(self, future: "Future[Any]") -> bool:
        return future.status not in ("pending", "lost")

    def result(self, future: "Future[Any]") -> Any:
        try:
            return future.result(timeout=FETCH_SECONDS)
        except KilledWorker as error:
            raise OneProblem(WORKERS_DIED) from error
        except (TimeoutError, CancelledError) as error:
            raise OneProblem(LOST) from error

    def forget(self, future: "Future[Any]") -> None:
        with _there():
            future.release()

    def call_off(self, futures: "Sequence[Future[Any]]") -> None:
        with suppress(ClosedClientError):
            self._client.cancel(futures, force=True)


@contextmanager
def _there() -> Iterator[None]:
    try:
        yield
    except ClosedClientError as error:  # it has given up looking for the scheduler
        raise Problem(GONE) from error


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
