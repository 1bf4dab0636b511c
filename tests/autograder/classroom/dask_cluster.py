"""A Dask cluster of Dask's own commands, as processes that see none of the course's folders, over TCP."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import programs
from distributed import Client
from light_class import LESSON, LightClass

from autograder.classroom.grading.cluster import remote_pool
from autograder.classroom.grading.run import Step, grade_class
from autograder.gradebook.ledger import Ledger

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@contextmanager
def ending(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    with process:
        try:
            yield
        finally:
            process.terminate()


class Cluster:
    """A scheduler at `host`, and workers. What starts a program on another machine is `within`, in each method."""

    def __init__(
        self, folder: Path, running: ExitStack, host: str = LOOPBACK, settings: Mapping[str, str] | None = None
    ) -> None:
        self.folder, self.running, self.host, self.settings = folder, running, host, settings or {}
        self.port = str(free_port())
        self.protocol = "tls" if settings else "tcp"
        self.address = f"{self.protocol}://{host}:{self.port}"

    def scheduler(self, packages: Path | None = None, within: Sequence[str] = ()) -> None:
        self._start("scheduler", self.host, packages, within, "--protocol", self.protocol, "--port", self.port)

    def worker(self, packages: Path | None = None, within: Sequence[str] = (), host: str = LOOPBACK) -> None:
        folder = str(self.folder / "workers")
        self._start("worker", host, packages, within, self.address, "--nthreads", "1", "--local-directory", folder)

    def has(self, workers: int) -> None:
        """Wait until so many workers are there."""
        with Client(self.address, timeout=60, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=60)

    def end(self) -> None:
        """End everything."""
        self.running.close()

    def _start(self, what: str, host: str, packages: Path | None, within: Sequence[str], *arguments: str) -> None:
        environment = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"} | dict(self.settings)
        if packages:
            environment["PYTHONPATH"] = str(packages)
        here = ["--host", host, "--no-dashboard", "--dashboard-address", f"{LOOPBACK}:0"]
        command = [*within, sys.executable, "-P", "-m", f"distributed.cli.dask_{what}", *here, *arguments]
        process = programs.start(command, cwd=self.folder, env=environment, stderr=subprocess.DEVNULL)
        self.running.enter_context(ending(process))


@contextmanager
def graded_on(cluster: Cluster, class_: LightClass) -> Iterator[Iterator[Step]]:
    """The class, as one submission after the other is graded on the cluster."""
    course = class_.course
    job = course.job(LESSON)
    with (
        remote_pool(cluster.address) as pool,
        Ledger(course.coursedir.db_url, course.coursedir.course_id) as ledger,
    ):
        yield grade_class(pool, course, job, ledger, course.students(LESSON), force=False)
