"""A limit on the memory that a judge takes."""

import contextlib
import resource
from collections.abc import Iterator
from pathlib import Path

READING = 165
"""MiB that a notebook may take while it is read, its file among them: twice the largest one that is taken, and some."""


@contextlib.contextmanager
def at_most(mib: int) -> Iterator[None]:
    """Let this process take so much more than it has now; what takes more raises MemoryError."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + (mib << 20)
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
