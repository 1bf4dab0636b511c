"""Programs that tests start beside themselves: servers, clusters, commands that are interrupted."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

_ENDS_WITH_US = ["setpriv", "--pdeathsig", "KILL"] if sys.platform == "linux" else []


class Program(subprocess.Popen[Any]):
    """A process that a test started. As a context manager it waits for its end, unless the test has failed by then."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: Any) -> None:
        if kind is not None and self.poll() is None:
            if os.getpgid(self.pid) == self.pid:  # the first of a session, with what it has started
                os.killpg(self.pid, signal.SIGKILL)
            else:
                self.kill()
        super().__exit__(kind, error, at)


def start(command: Sequence[str], **options: Any) -> Program:
    """Start `command`; `options` as for subprocess.Popen. Whoever calls this ends it.

    Where the test process is gone before it can (Ctrl-C twice, a worker of pytest-xdist that is killed since it takes
    too long to leave), Linux ends the program. It watches the thread that calls this, so that has to be one that stays.
    """
    return Program([*_ENDS_WITH_US, *command], **options)
