"""A sliding window over a pool of workers: a few tasks per thread in flight, so that memory stays flat."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Protocol, TypeVar

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.problem import Problem
from autograder.engine.verdict import Verdict

Item = TypeVar("Item")

AHEAD = 3  # tasks per thread: one that runs, and others ready, so that no thread waits for the writer
MOST_BYTES = 32 << 20  # of what is in flight, beyond which no more is taken: a large one waits or is waited for
LOOK_SECONDS = 5.0
PATIENCE_SECONDS = 60.0
DESERTED = "No Dask worker has been there for {seconds:g} seconds. Start workers, then run this again: it goes on."


class Future(Protocol):
    """A task that was given to a pool. It can be told apart from others by its hash."""

    def add_done_callback(self, ended: Callable[[Any], Any], /) -> Any:
        """Have `ended` called with this future once the task has ended."""

    def __hash__(self) -> int: ...


class Pool(Protocol):
    """Who does the tasks. Each method raises Problem where the pool is out of reach for good."""

    def stations(self, job: Job) -> AbstractContextManager[Callable[[Submission], Verdict]]:
        """The task that grades a submission to a lesson, at a station that is ready wherever it may be done."""

    def threads(self) -> int:
        """How many tasks are done at a time; workers come and go."""

    def submit(self, task: Callable[[Any], Any], argument: Any) -> Future:
        """Have task(argument) done."""

    def is_over(self, future: Any) -> bool:
        """Whether a task that ended is not begun anew, since its worker has died with the result."""

    def result(self, future: Any) -> Any:
        """What a task gave, or raised. Raises OneProblem where that is lost."""

    def forget(self, future: Any) -> None:
        """Its result is no longer wanted."""

    def call_off(self, futures: Sequence[Any]) -> None:
        """Begin none of these that has not begun yet."""


def in_window(
    pool: Pool,
    task: Callable[[Any], Any],
    items: Iterable[tuple[Item, Any]],
    patience: float = PATIENCE_SECONDS,
    size: Callable[[Item], int] = lambda item: 0,
) -> Iterator[tuple[Item, Future]]:
    """Run task(argument) for each (item, argument), and yield each item with its future as that ends, in any order.

    An item is taken from `items` only when there is room for it, also for the bytes that its `size` says. It is let go
    of, with its result, once the caller asks for the next. Raises Problem where nobody is left to do the work for
    `patience` seconds.
    """
    waiting = iter(items)
    running: dict[Future, Item] = {}
    room = _Room(pool, patience)

    def fill() -> None:
        while len(running) < room.tasks() and sum(map(size, running.values())) <= MOST_BYTES:
            if (taken := next(waiting, None)) is None:
                return
            item, argument = taken
            del taken  # no other may be held here while the next is read
            future = pool.submit(task, argument)
            running[future] = item
            del item, argument
            future.add_done_callback(room.ended.put)

    try:
        while True:
            fill()
            if not running:
                return
            ended = room.next_ended()
            if not pool.is_over(ended):
                ended.add_done_callback(room.ended.put)
                continue
            yield running.pop(ended), ended
            pool.forget(ended)
            del ended
    finally:
        pool.call_off([*running])


class _Room:
    """How many tasks may be in flight, and which of them has ended."""

    def __init__(self, pool: Pool, patience: float) -> None:
        self.pool, self.patience = pool, patience
        self.ended: SimpleQueue[Future] = SimpleQueue()
        self.threads, self.looked, self.manned = 0, float("-inf"), monotonic()

    def tasks(self) -> int:
        """How many tasks may be in flight."""
        if monotonic() - self.looked > LOOK_SECONDS:
            self._look()
        return AHEAD * max(1, self.threads)

    def next_ended(self) -> Future:
        """Wait for the next task to end. Raises Problem where there is nobody to end it."""
        while True:
            try:
                return self.ended.get(timeout=min(LOOK_SECONDS, self.patience))
            except Empty:
                self._look()
                if monotonic() - self.manned > self.patience:
                    raise Problem(DESERTED.format(seconds=self.patience)) from None

    def _look(self) -> None:
        self.threads = self.pool.threads()
        self.looked = monotonic()
        if self.threads:
            self.manned = self.looked
