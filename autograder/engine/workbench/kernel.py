"""The system calls of Linux that Python has no name for. Each raises OSError where the kernel refuses."""

import ctypes
import os
import signal
import sys

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38

_CAPABILITY_VERSION = 0x20080522
_libc = ctypes.CDLL(None, use_errno=True)


def _done(result: int, doing: str) -> None:
    if result != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error), doing)


def unshare(flags: int) -> None:
    """Leave the namespaces that `flags` names, CLONE_NEW..., for new ones."""
    _done(_libc.unshare(flags), f"unshare({flags:#x})")


def setns(namespace: int, kind: int) -> None:
    """Go to the namespace of that kind, CLONE_NEW..., that an open file stands for."""
    _done(_libc.setns(namespace, kind), f"setns({kind:#x})")


def enter_user_namespace(number: int, more: int = 0) -> None:
    """Enter a new one, where this process's user and group go under `number`, and others that `more` names."""
    uid, gid = os.getuid(), os.getgid()
    unshare(CLONE_NEWUSER | more)
    for name, content in (("setgroups", "deny"), ("uid_map", f"{number} {uid} 1"), ("gid_map", f"{number} {gid} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(content)


def mount(source: str, place: str, kind: str | None, flags: int = 0, options: str = "") -> None:
    """mount(2). `kind` is the type of file system, None where `flags` asks for a bind or a change."""
    _done(
        _libc.mount(
            os.fsencode(source),
            os.fsencode(place),
            kind.encode() if kind else None,
            ctypes.c_ulong(flags),
            options.encode() or None,
        ),
        f"mount {kind or source} on {place}",
    )


def prctl(option: int, first: int = 0, second: int = 0) -> None:
    """prctl(2), with whole numbers or addresses."""
    _done(_libc.prctl(option, *map(ctypes.c_ulong, (first, second, 0, 0))), f"prctl({option})")


def end_with_parent() -> None:
    """Have the kernel end this process when the thread that started it ends. Linux only: elsewhere nothing happens."""
    if sys.platform == "linux":
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def drop_capabilities() -> None:
    """Give up every capability, and with the bounding set the hope of getting one back from a program."""
    with open("/proc/sys/kernel/cap_last_cap") as last:
        for capability in range(int(last.read()) + 1):
            prctl(PR_CAPBSET_DROP, capability)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _done(_libc.capset(header, nothing), "capset")
