"""A world of its own for one submission: forked off the warm zygote, watched by a supervisor, ended as a whole.

Three processes: the zygote forks a supervisor, the supervisor enters new namespaces and forks the student's process,
the first of its pid namespace. When that one ends or is killed, the kernel ends all that it has started.

    zygote          has the libraries imported; one thread; knows nothing of any submission
    supervisor      outside the student's pid namespace; holds the lifeline; see supervisor.py
    student         own processes, network (none), files (one small file system in memory); limits; no capabilities;
                    system calls filtered

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
from autograder.engine.workbench.supervisor import Supervisor

STUDENT = 1000  # user and group in there
_LINUX = sys.platform == "linux"

_supervisors: set[int] = set()


def spawn(
    run: Callable[[], None],
    lifeline: socket.socket,
    limits: Mapping[str, float],
    jailed: bool,
    keep: Sequence[int] = (),
) -> None:
    """Start a submission's world, where `run` is called, then its process exits with 0 (with 1 where run raises).

    Called by the zygote, from its only thread, with the numbers of jail/limits.py. `lifeline` goes to the supervisor,
    whose words supervisor.py gives; close it here afterwards, or its other end never sees the end. `keep` are the open
    files that `run` needs; 0, 1 and 2 become /dev/null unless named. `run` starts in its home folder, which is empty.

    What the zygote has in its memory, `run` can read.
    """
    _reap()
    zygote = os.getpid()
    pid = os.fork()
    if pid:
        _supervisors.add(pid)
        return
    try:
        kernel.end_with_parent()
        if os.getppid() != zygote:  # it was gone before it could be said
            return
        _supervise(run, lifeline, limits, jailed, keep)
    finally:
        os._exit(0)


def _reap() -> None:
    for pid in tuple(_supervisors):
        if os.waitpid(pid, os.WNOHANG)[0]:
            _supervisors.discard(pid)


def _supervise(
    run: Callable[[], None], lifeline: socket.socket, limits: Mapping[str, float], jailed: bool, keep: Sequence[int]
) -> None:
    supervisor = Supervisor(lifeline)
    folder = None
    try:
        _keep_only([*supervisor.files, *keep])
        folder = None if jailed else Path(tempfile.mkdtemp(prefix="submission-"))
        if jailed:
            _enter_namespaces()
        ours, theirs = socket.socketpair()
        student = os.fork()
        if student == 0:
            _live(run, partial(_move_in, theirs, limits, folder, keep), theirs)
        theirs.close()
        _keep_only([*supervisor.files, ours.fileno()])
        if _LINUX:
            kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
        supervisor.report(_see_through(supervisor, student, ours, limits, jailed))
    except OSError as error:
        supervisor.report({"ended": "unstarted", "message": str(error)})
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _see_through(
    supervisor: Supervisor, student: int, ours: socket.socket, limits: Mapping[str, float], jailed: bool
) -> dict[str, object]:
    message, files, _, _ = socket.recv_fds(ours, 4096, 2)
    ours.close()
    if message != b"ready":
        os.waitpid(student, 0)
        return {"ended": "unstarted", "message": message.decode(errors="replace")}
    if jailed:
        return supervisor.watch(student, _census(files, None, limits), partial(os.kill, student, signal.SIGKILL))
    end_group = partial(_end_group, student)
    obituary = supervisor.watch(student, _census([], student, limits) if _LINUX else None, end_group)
    end_group()
    return obituary


def _census(files: Sequence[int], session: int | None, limits: Mapping[str, float]) -> Census:
    """`files` are the student's /proc and private file system, opened; empty where there is no jail, but a session."""
    proc, private = files or (os.open("/proc", os.O_RDONLY), None)
    return Census(proc, session, private, limits["memory_mib"] * MIB + zygote_share()[1], limits["processes"])


def _end_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _enter_namespaces() -> None:
    """New ones for all but the mounts, which the student's process makes: what is forked next is first of its pids."""
    uid, gid = os.getuid(), os.getgid()
    kernel.unshare(
        kernel.CLONE_NEWUSER | kernel.CLONE_NEWPID | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWUTS
    )
    for name, content in (("setgroups", "deny"), ("uid_map", f"{STUDENT} {uid} 1"), ("gid_map", f"{STUDENT} {gid} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(content)


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
        for file in files:
            os.close(file)
        ready.close()
        run()
        code = 0
    except SystemExit as leaving:
        code = leaving.code & 0xFF if isinstance(leaving.code, int) else int(leaving.code is not None)
    finally:
        os._exit(code)


def _move_in(ready: socket.socket, limits: Mapping[str, float], folder: Path | None, keep: Sequence[int]) -> list[int]:
    """Make the student's world and enter it for good. Returns what the supervisor needs to look into it, opened."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _keep_only([*keep, ready.fileno()])
    os.setsid()  # kill(0, ...) reaches a whole process group, whatever namespaces its members are in
    if folder is not None:
        kernel.end_with_parent()
        walls.without_jail(folder, limits)
        return []
    files = walls.mounts(int(limits["files_mib"]))
    kernel.end_with_parent()
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
