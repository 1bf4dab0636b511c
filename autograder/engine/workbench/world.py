"""A world of its own for one submission: forked off the warm zygote, and ended as a whole.

    zygote          has the libraries imported; one thread; knows nothing of any submission. In a jail it is the first
                    of a pid namespace, in a user namespace where it may make others; it watches, see supervisor.py
    student         the first of a pid namespace below that: own processes, network (none), files (one small file system
                    in memory), user namespace; limits; no capabilities; system calls filtered

When the student's process ends or is killed, the kernel ends all that it has started; when the zygote ends, everything.

Without a jail there are a process group, limits and a folder of its own, and nothing else: student code has the rights
of the instructor's account, reads and writes what that account can, uses the network, and outlives its kill if it
leaves the process group. The number of its processes and their memory together are watched on Linux only.
"""

import contextlib
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from autograder.engine.workbench import kernel, walls
from autograder.engine.workbench.census import MIB, Census, zygote_share

STUDENT = 1000  # user and group in there
_LINUX = sys.platform == "linux"


def enter_own_pids() -> None:
    """Become a process that can give others a pid namespace of their own. For the zygote, while it has one thread.

    Forks: the process that called only waits from now on, and ends as the new one does.
    """
    kernel.enter_user_namespace(STUDENT, kernel.CLONE_NEWPID)
    zygote = os.fork()
    if zygote == 0:
        kernel.end_with_parent()
        return
    _keep_only([])
    os._exit(max(os.waitstatus_to_exitcode(os.waitpid(zygote, 0)[1]), 0))


class World:
    """One submission's, seen from the zygote: begun, watched, ended. Raises OSError where no process can be had.

    `run` is called in there, then the process exits with 0 (with 1 where it raises). `limits` are the numbers of
    limits.py. `lifeline` is closed with the world. `keep` are the open files that `run` needs; 0, 1 and 2 become
    /dev/null unless named. `run` starts in its home folder, which is empty.

    What the zygote has in its memory, `run` can read.
    """

    def __init__(
        self,
        run: Callable[[], None],
        lifeline: socket.socket,
        limits: Mapping[str, float],
        jailed: bool,
        keep: Sequence[int] = (),
    ) -> None:
        self.lifeline = lifeline
        self.place, theirs = _socketpair()  # where it says that it has moved in; None once it has
        self._limits = limits
        self._census: Census | None = None
        self._folder = None if jailed else Path(tempfile.mkdtemp(prefix="submission-"))
        zygote = os.getpid()
        move_in = partial(_move_in, theirs, limits, self._folder, keep, zygote)
        try:
            self._student = _forked_with_own_pids() if jailed else os.fork()
        except OSError:
            theirs.close()
            self.close()
            raise
        if self._student == 0:
            _live(run, move_in, theirs)
        theirs.close()

    def moved_in(self) -> str:
        """Hear that it is ready. Returns what went wrong, "" where nothing did."""
        assert self.place is not None
        message, files, _, _ = socket.recv_fds(self.place, 4096, 2)
        self.place.close()
        self.place = None
        if message != b"ready":
            return message.decode(errors="replace") or "it ended before it was ready"
        if _LINUX:
            self._census = self._made_census(files)
        return ""

    def exit_code(self) -> int | None:
        """As subprocess has it, once the student's process has ended; None before."""
        ended, status = os.waitpid(self._student, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if ended else None

    def excess(self) -> str | None:
        """What it uses too much of, as Census has it."""
        return None if self._census is None else self._census.excess()

    def interrupt(self) -> None:
        """Send SIGINT to the student's process."""
        os.kill(self._student, signal.SIGINT)

    def kill(self) -> None:
        """End it and all that it has started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self._folder is None:
                os.kill(self._student, signal.SIGKILL)
            else:
                os.killpg(self._student, signal.SIGKILL)

    def await_end(self) -> None:
        """Wait for the student's process, which is about to be over."""
        os.waitpid(self._student, 0)

    def close(self) -> None:
        """Leave nothing of it that has ended: no file open, and without a jail no process and no folder."""
        if self._folder is not None:
            self.kill()
            shutil.rmtree(self._folder, ignore_errors=True)
        for end in (self.lifeline, self.place):
            if end is not None:
                end.close()
        if self._census is not None:
            self._census.close()

    def _made_census(self, files: Sequence[int]) -> Census:
        """`files` are the student's /proc and private file system, opened; empty where there is no jail."""
        proc, private = files or (os.open("/proc", os.O_RDONLY), None)
        session = None if files else self._student
        memory = self._limits["memory_mib"] * MIB + zygote_share()[1]
        return Census(proc, session, private, memory, self._limits["processes"])


def _socketpair() -> tuple[socket.socket | None, socket.socket]:
    return socket.socketpair()


def _forked_with_own_pids() -> int:
    """fork(), the new process being the first of a new pid namespace."""
    with open("/proc/self/ns/pid") as own:
        kernel.unshare(kernel.CLONE_NEWPID)
        student = -1
        try:
            student = os.fork()
        finally:
            if student:
                kernel.setns(own.fileno(), kernel.CLONE_NEWPID)
    return student


def _live(run: Callable[[], None], move_in: Callable[[], list[int]], ready: socket.socket) -> None:
    """All of the student's process. Never returns."""
    code = 1
    try:
        try:
            files = move_in()
            socket.send_fds(ready, [b"ready"], files)
        except BaseException as error:
            ready.send(str(error).encode() or b"?")
            raise
        for file in (ready.detach(), *files):
            os.close(file)
        run()
        code = 0
    except SystemExit as leaving:
        code = leaving.code & 0xFF if isinstance(leaving.code, int) else int(leaving.code is not None)
    finally:
        os._exit(code)


def _move_in(
    ready: socket.socket, limits: Mapping[str, float], folder: Path | None, keep: Sequence[int], zygote: int
) -> list[int]:
    """Make the student's world and enter it for good. Returns what is needed to look into it, opened."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _keep_only([*keep, ready.fileno()])
    os.setsid()  # kill(0, ...) reaches a whole process group, whatever namespaces its members are in
    if folder is not None:
        kernel.end_with_parent()
        if os.getppid() != zygote:  # it was gone before it could be said
            raise OSError("the grader has gone")
        walls.without_jail(folder, limits)
        return []
    files = walls.mounts(int(limits["files_mib"]))
    kernel.enter_user_namespace(STUDENT)
    walls.close(limits)
    return files


def _keep_only(files: Iterable[int]) -> None:
    """Close every other open file; 0, 1 and 2 become /dev/null."""
    kept = set(files)
    for file in map(int, os.listdir("/dev/fd")):
        if file not in kept and file > 2:
            with contextlib.suppress(OSError):  # the folder just read
                os.close(file)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in {0, 1, 2} - kept:
        os.dup2(nowhere, standard)
    if nowhere not in kept and nowhere > 2:
        os.close(nowhere)
