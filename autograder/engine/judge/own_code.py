"""The judge runs the lesson's own code: a text that a test runs as code, or as a command, is one of the rehearsal's.

What crosses to the judge is data until a test itself hands it to `exec`, `eval`, `timeit`, `pickle.loads` or a shell.
In the rehearsal, where the answers are the instructor's, such code becomes known. Later a test that runs any other is
stopped: it belongs beside the student's code. What an import runs is installed code, or the instructor's, unless a test
has written the file. What a named tuple runs are the names of its fields, which it has looked at, and a student's error
is raised by a line of the judge's own.

Python tells of all of it by audit events: https://docs.python.org/3/library/audit_events.html
"""

import os
import sys
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

from autograder.engine.judge.words import NOT_OWN_CODE
from autograder.engine.wire.errors import raised_from

_RUNS = {"exec", "pickle.find_class", "os.exec", "os.posix_spawn", "os.system", "subprocess.Popen"}
_WRITES = {"open", "os.rename", "os.link", "os.symlink"}


class OwnCode:
    """Listens from now on, for as long as the process lives. `met`: the cell that ran last was stopped by this."""

    def __init__(self) -> None:
        self.is_rehearsal = True
        self.met = False
        self._known: set[object] = set()
        self._written: set[str] = set()
        self._is_running = False
        sys.addaudithook(self._hear)

    @contextmanager
    def running(self, cell: CodeType) -> Iterator[None]:
        """While a cell of the lesson's runs. A cell that another one runs, by IPython, is a text as any other."""
        if self._is_running:
            yield
            return
        self._known.add(cell)
        self._is_running = True
        try:
            yield
        finally:
            self._is_running = False

    def _hear(self, event: str, told: tuple[Any, ...]) -> None:
        if not self._is_running:
            return
        if event in _RUNS:
            code = told[0] if event == "exec" else (event, repr(told))
            if self.is_rehearsal:
                self._known.add(code)
            elif code not in self._known and not self._is_harmless(code, sys._getframe(1)):
                self.met = True
                raise RuntimeError(NOT_OWN_CODE)
        elif event in _WRITES and (event != "open" or told[2] & (os.O_WRONLY | os.O_RDWR)):
            file = told[0] if event == "open" else told[1]
            if isinstance(file, str | bytes | os.PathLike):
                self._written.add(os.path.abspath(os.fsdecode(file)))

    def _is_harmless(self, code: object, frame: FrameType | None) -> bool:
        """Whether that which runs code from here is one of the two known, or an import, of no file of a test's."""
        if frame is not None and frame.f_code in (namedtuple.__code__, raised_from.__code__):
            return True
        if isinstance(code, CodeType) and self._is_written(os.path.abspath(code.co_filename)):
            return False
        while frame is not None:
            if frame.f_code.co_filename.startswith("<frozen importlib"):
                return True
            frame = frame.f_back
        return False

    def _is_written(self, file: str) -> bool:
        return any(file == written or file.startswith(written + os.sep) for written in self._written)
