"""A sliding window over a Dask cluster: a few tasks per thread in flight, so that memory stays flat."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from dask.typing import Key
from distributed import Client, Future
from distributed.client import ClosedClientError

from autograder.engine.problem import Problem

Item = TypeVar("Item")

AHEAD = 3  # tasks per thread: one that runs, and others ready, so that no thread waits for the writer
MOST_BYTES = 32 << 20  # of what is in flight, beyond which no more is taken: a large one waits or is waited for
LOOK_SECONDS = 5.0
PATIENCE_SECONDS = 60.0
DESERTED = "No Dask worker has been there for {seconds:g} seconds. Start workers, then run this again: it goes on."
GONE = "The Dask scheduler no longer answers. Start it again, then run this again: it goes on."


def in_window(
    client: Client,
    task: Callable[[Any], Any],
    items: Iterable[tuple[Item, Any]],
    patience: float = PATIENCE_SECONDS,
    size: Callable[[Item], int] = lambda item: 0,
) -> Iterator[tuple[Item, Future[Any]]]:
    """Run task(argument) for each (item, argument), and yield each item with its future as that ends, in any order.

    An item is taken from `items` only when there is room for it, also for the bytes that its `size` says. It is let go
    of, with its result, once the caller asks for the next. A task whose worker dies is tried elsewhere, as often as
    Dask's own configuration says; then its future has an error, KilledWorker. Raises Problem where nobody is left to do
    the work for `patience` seconds.
    """
    waiting = iter(items)
    running: dict[Key, tuple[Item, Future[Any]]] = {}
    cluster = _Cluster(client, patience)

    def fill() -> None:
        while len(running) < cluster.room() and sum(size(item) for item, _ in running.values()) <= MOST_BYTES:
            if (taken := next(waiting, None)) is None:
                return
            item, argument = taken
            del taken  # no other may be held here while the next is read
            future = client.submit(task, argument, pure=False)
            running[future.key] = item, future
            del item, argument
            future.add_done_callback(cluster.ended.put)

    try:
        while True:
            fill()
            if not running:
                return
            ended = cluster.next_ended()
            if ended.status in ("pending", "lost"):  # its worker has died with the result, and Dask has begun it anew
                ended.add_done_callback(cluster.ended.put)
                continue
            yield running.pop(ended.key)
            ended.release()
            del ended
    except ClosedClientError as error:  # it has given up looking for the scheduler
        raise Problem(GONE) from error
    finally:
        with suppress(ClosedClientError):
            client.cancel([future for _, future in running.values()], force=True)


class _Cluster:
    """How many threads there are, and which task has ended."""

    def __init__(self, client: Client, patience: float) -> None:
        self.client, self.patience = client, patience
        self.ended: SimpleQueue[Future[Any]] = SimpleQueue()
        self.threads, self.looked, self.manned = 0, float("-inf"), monotonic()

    def room(self) -> int:
        """How many tasks may be in flight; workers come and go."""
        if monotonic() - self.looked > LOOK_SECONDS:
            self._look()
        return AHEAD * max(1, self.threads)

    def next_ended(self) -> Future[Any]:
        """Wait for the next task to end. Raises Problem where there is nobody to end it."""
        while True:
            try:
                return self.ended.get(timeout=min(LOOK_SECONDS, self.patience))
            except Empty:
                self._look()
                if monotonic() - self.manned > self.patience:
                    raise Problem(DESERTED.format(seconds=self.patience)) from None

    def _look(self) -> None:
        try:
            self.threads = sum(self.client.nthreads().values())
        except (OSError, RuntimeError, AttributeError) as error:  # a client that is closed has no scheduler to ask
            raise Problem(GONE) from error
        self.looked = monotonic()
        if self.threads:
            self.manned = self.looked
