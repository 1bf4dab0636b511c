"""What the student's process puts around itself before any code of the student runs: files, limits, no way out."""

import os
import re
import resource
import sys
import tempfile
from collections.abc import Mapping
from math import ceil
from pathlib import Path

from autograder.engine.workbench import kernel, seccomp
from autograder.engine.workbench.census import MIB, zygote_share

PRIVATE = "/private"  # the one writable place in a jail; jail/launch.py makes it for the zygote, mounts() for a student
PLACES = ("home", "tmp", "shm", "matplotlib")
_OPEN_FILES = 256
_INODES_PER_MIB = 64


def mounts(files_mib: int) -> list[int]:
    """/proc of this pid namespace, and one file system in memory; what was mounted before is read-only or hidden.

    In namespaces of their own, which belong to the zygote's user namespace: a student in another can undo nothing.

    For the first process of a pid namespace. Enters the home folder. Returns the two new file systems, opened.
    """
    quiet = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.unshare(kernel.CLONE_NEWNS | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWUTS)
    kernel.mount("proc", "/proc", "proc", quiet | kernel.MS_NOEXEC)
    sizes = f"size={files_mib}m,nr_inodes={files_mib * _INODES_PER_MIB},mode=755"
    kernel.mount("tmpfs", PRIVATE, "tmpfs", quiet, sizes)
    for place in PLACES:
        os.mkdir(os.path.join(PRIVATE, place))
    kernel.mount(f"{PRIVATE}/shm", "/dev/shm", None, kernel.MS_BIND)
    if not os.listdir("/tmp"):  # else the interpreter lives there: TMPDIR has to do
        kernel.mount(f"{PRIVATE}/tmp", "/tmp", None, kernel.MS_BIND)
    # Terminals of its own: those of the zygote would be shared with other submissions.
    kernel.mount("devpts", "/dev/pts", "devpts", kernel.MS_NOSUID | kernel.MS_NOEXEC, "newinstance,ptmxmode=0666")
    os.chdir(f"{PRIVATE}/home")
    return [os.open(place, os.O_RDONLY | os.O_DIRECTORY) for place in ("/proc", PRIVATE)]


def close(limits: Mapping[str, float]) -> None:
    """Limits, no capabilities, the filter. For good: from here on nothing can be mounted or undone."""
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")  # where memory runs out, the kernel should take this process, not the grader
    _set_limits(_sizes(limits) | _process_limit(limits))
    kernel.drop_capabilities()
    seccomp.install()


def without_jail(folder: Path, limits: Mapping[str, float]) -> None:
    """A place for files, named where programs look for one, and limits."""
    for place in PLACES:
        (folder / place).mkdir()
    os.environ["HOME"], os.environ["TMPDIR"] = str(folder / "home"), str(folder / "tmp")
    tempfile.tempdir = None
    os.chdir(folder / "home")
    _set_limits(_sizes(limits))


def _sizes(limits: Mapping[str, float]) -> dict[int, int]:
    seconds = ceil(limits["submission_seconds"]) + 10  # real time is watched elsewhere, and runs out first
    sizes = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: int(limits["files_mib"]) * MIB,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":
        sizes[resource.RLIMIT_AS] = zygote_share()[0] + int(limits["memory_mib"]) * MIB
    return sizes


def _process_limit(limits: Mapping[str, float]) -> dict[int, int]:
    """Where the kernel counts them by user namespace, since 5.14. Before, it counts all of a user's, in all jails."""
    version = re.match(r"(\d+)\.(\d+)", os.uname().release)
    if version is None or (int(version[1]), int(version[2])) < (5, 14):
        return {}
    return {resource.RLIMIT_NPROC: int(limits["processes"])}


def _set_limits(sizes: Mapping[int, int]) -> None:
    for kind, size in sizes.items():
        highest = resource.getrlimit(kind)[1]
        value = size if highest == resource.RLIM_INFINITY else min(size, highest)
        resource.setrlimit(kind, (value, value))
