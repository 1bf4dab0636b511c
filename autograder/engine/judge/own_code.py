"""The judge runs the lesson's own code: a text that a test runs as code, or as a command, is one of the rehearsal's.

What crosses to the judge is data until a test itself hands it to `exec`, `eval`, `timeit`, `pickle.loads` or a shell.
In the rehearsal, where the answers are the instructor's, such code becomes known. Later a test that runs any other is
stopped: it belongs beside the student's code. What an import runs is installed code, or the instructor's; what a named
tuple runs are the names of its fields, which it has looked at.

Python tells of all of it by audit events: https://docs.python.org/3/library/audit_events.html
"""

import sys
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType

from autograder.engine.judge.words import NOT_OWN_CODE

_EVENTS = {"exec", "pickle.find_class", "os.exec", "os.posix_spawn", "os.system", "subprocess.Popen"}


class OwnCode:
    """Listens from now on, for as long as the process lives. `met`: the cell that ran last was stopped by this."""

    def __init__(self) -> None:
        self.is_rehearsal = True
        self.met = False
        self._known: set[object] = set()
        self._is_running = False
        sys.addaudithook(self._hear)

    @contextmanager
    def running(self, cell: CodeType) -> Iterator[None]:
        """While a cell of the lesson's runs. A cell that another one runs, by IPython, is a text as any other."""
        if self._is_running:
            yield
            return
        self._known.add(cell)
        self._is_running, self.met = True, False
        try:
            yield
        finally:
            self._is_running = False

    def _hear(self, event: str, told: tuple[object, ...]) -> None:
        if not self._is_running or event not in _EVENTS:
            return
        code = told[0] if event == "exec" else (event, repr(told))
        if self.is_rehearsal:
            self._known.add(code)
        elif code not in self._known and not _is_harmless(sys._getframe(1)):
            self.met = True
            raise RuntimeError(NOT_OWN_CODE)


def _is_harmless(frame: FrameType | None) -> bool:
    """Whether that which runs code from here is an import, or makes a named tuple."""
    if frame is not None and frame.f_code is namedtuple.__code__:
        return True
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
