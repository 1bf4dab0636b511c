"""A time limit on what runs in this process."""

import contextlib
import signal
import types
from collections.abc import Iterator


class TestTimeoutError(BaseException):
    """The code ran for too long. No Exception, so that the code's own handlers do not take it for one of theirs."""


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise TestTimeoutError inside the block once it has run for so many seconds. For the main thread only."""

    def ring(number: int, frame: types.FrameType | None) -> None:
        raise TestTimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
