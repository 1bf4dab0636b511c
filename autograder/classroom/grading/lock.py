"""One run at a time: two writers would undo each other's marks."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from autograder.engine.problem import Problem

LOCK = "gradebook.db.lock"  # beside nbgrader's own gradebook, and out of git with it
TAKEN = (
    "This course is being graded by another run: {holder}. Wait until that has ended, or stop it, and run this again."
)


@contextmanager
def only_run(root: Path) -> Iterator[None]:
    """Hold the course in the folder `root` for one run. Raises Problem, which names the holder, where it is held.

    The system lets go of the lock when the process ends, however it ends; the file stays and means nothing by itself.
    """
    with (root / LOCK).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Problem(TAKEN.format(holder=file.read().strip() or "it has only just begun")) from None
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}, since {datetime.now():%H:%M on %d %B %Y}")
        file.flush()
        yield
