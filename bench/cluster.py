"""How much faster a class is graded on two Dask workers than on one, and what bounds more of them.

    python -m bench.cluster [--quick]

Scheduler and workers are processes of their own on this machine, over TCP; a worker grades one submission at a time.
What a submission takes is the difference between a smaller and a larger class, so that what is done once for a class
stands apart. However many workers there are, one process collects, sends and writes: the CPU time that it takes for a
submission is the least that a submission can take. Prints a table in Markdown. With --quick, the classes are smaller.
"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from distributed import Client

from autograder.root import CONFIG
from bench.commands import AUTOGRADER, run
from bench.courses import ROOT, Course, light_lesson

WORKERS = (1, 2)
HERE = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")


def main() -> None:
    """Measures and prints."""
    counts = (10, 40) if "--quick" in sys.argv[1:] else (20, 220)
    print(
        "| Dask workers, one thread each | a light submission, ms | the writer's CPU time of it, ms |\n|---|---:|---:|"
    )
    took = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        prepared = Course.made(Path(name, "prepared"), (ROOT / CONFIG).read_text(), light_lesson())
        for workers in WORKERS:
            with cluster(workers, Path(name)) as address:
                classes = [_graded(prepared, Path(name, "class"), count, address) for count in counts]
            more = counts[1] - counts[0]
            wall, writer = ((larger - smaller) / more for smaller, larger in zip(*classes, strict=True))
            took[workers] = wall
            print(f"| {workers} | {1000 * wall:.0f} | {1000 * writer:.0f} |", flush=True)
    print(f"\nTwo workers are {took[1] / took[2]:.2f} times as fast as one.")
    print(f"The writer alone would be as long at it as {took[1] / writer:.0f} workers.")


def _graded(prepared: Course, folder: Path, count: int, address: str) -> tuple[float, float]:
    """Seconds that a class takes, and CPU seconds of the command."""
    course = prepared.with_students(folder, count)
    try:
        before, began = _used(), time.perf_counter()
        run([*AUTOGRADER, "grade", "--scheduler", address], course.folder)
        return time.perf_counter() - began, _used() - before
    finally:
        course.remove()


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[str]:
    """A scheduler, by its address, and so many workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    with ExitStack() as running:
        running.enter_context(_started("scheduler", [*HERE, "--port", port], folder))
        for _ in range(workers):
            running.enter_context(_started("worker", [*HERE, address, "--nthreads", "1"], folder))
        with Client(address, timeout=120, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)
        yield address


@contextmanager
def _started(what: str, arguments: Sequence[str], folder: Path) -> Iterator[None]:
    command = [sys.executable, "-P", "-m", f"distributed.cli.dask_{what}", *arguments]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=folder, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}, **quiet) as process:
        try:
            yield
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
