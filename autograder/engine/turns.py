"""Whose turn it is to be read: several small submissions at a time, or a large one alone.

A large one takes several times its size while it is read, and beside others more memory than the grader is to have.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LARGE = 16 << 20  # bytes of a submission


class Turns:
    """Shared by all threads that have submissions graded."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running = 0  # small ones, and large ones that have been read
        self._large = 0  # that are read or wait for their turn
        self._is_alone = False

    @contextmanager
    def turn(self, size: int) -> Iterator[Callable[[], None]]:
        """Wait for the turn of a submission of so many bytes. Call what this gives once it has been read."""
        is_large = size > LARGE
        self._wait_alone() if is_large else self._wait()
        is_read = not is_large

        def read() -> None:
            nonlocal is_read
            if not is_read:
                is_read = True
                self._change(large=-1, running=1, is_alone=False)

        try:
            yield read
        finally:
            read()
            self._change(running=-1)

    def _wait(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._large)
            self._running += 1

    def _wait_alone(self) -> None:
        with self._changed:
            self._large += 1
            self._changed.wait_for(lambda: not self._running and not self._is_alone)
            self._is_alone = True

    def _change(self, running: int, large: int = 0, is_alone: bool | None = None) -> None:
        with self._changed:
            self._running += running
            self._large += large
            self._is_alone = self._is_alone if is_alone is None else is_alone
            self._changed.notify_all()
