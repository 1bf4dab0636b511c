"""Watches one submission's processes from outside their world, ends them when told or when they take too much."""

import contextlib
import json
import os
import select
import signal
import socket
from collections.abc import Callable
from typing import Any

from autograder.engine.workbench.census import Census

INTERVAL_MS = 50  # between two looks at what is used
INTERRUPT, KILL = b"i", b"k"


class Supervisor:
    """Runs in a process of its own, the parent of the student's, made before that is forked.

    The lifeline is a stream socket. A byte "i" sends SIGINT to the student's process. A byte "k", or the other end's
    closing, ends it and all it has started. When it is over, one line of JSON comes back, and the end of the stream:

        {"ended": "exit", "code": 3}        {"ended": "signal", "signal": 11}
        {"ended": "memory"}                 {"ended": "processes"}
        {"ended": "killed"}                 {"ended": "unstarted", "message": "mount tmpfs on /private: ..."}
    """

    def __init__(self, lifeline: socket.socket) -> None:
        self.lifeline = lifeline
        self._woken, wake = os.pipe()
        os.set_blocking(wake, False)
        self.files = [lifeline.fileno(), self._woken, wake]
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def watch(self, student: int, census: Census | None, kill: Callable[[], None]) -> dict[str, Any]:
        """Until the process `student` is over. Returns how it ended. `kill` ends it and what it has started."""
        poll = select.poll()
        poll.register(self.lifeline, select.POLLIN)
        poll.register(self._woken, select.POLLIN)
        while True:
            ready = {file for file, _ in poll.poll(INTERVAL_MS)}
            if self._woken in ready:
                os.read(self._woken, 64)
                ended, status = os.waitpid(student, os.WNOHANG)
                if ended:
                    return _how(os.waitstatus_to_exitcode(status))
            cause = self._asked(student) if self.lifeline.fileno() in ready else None
            if not ready and census is not None:
                cause = census.excess()
            if cause is not None:
                kill()
                os.waitpid(student, 0)
                return {"ended": cause}

    def report(self, obituary: dict[str, Any]) -> None:
        """Tell the other end, if there still is one."""
        with contextlib.suppress(OSError):
            self.lifeline.sendall(json.dumps(obituary).encode() + b"\n")

    def _asked(self, student: int) -> str | None:
        try:
            words = self.lifeline.recv(64)
        except ConnectionError:
            words = b""
        if not words or KILL in words:
            return "killed"
        if INTERRUPT in words:
            os.kill(student, signal.SIGINT)
        return None


def _how(code: int) -> dict[str, Any]:
    return {"ended": "exit", "code": code} if code >= 0 else {"ended": "signal", "signal": -code}
