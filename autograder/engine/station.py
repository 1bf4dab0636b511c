"""Two warm processes that grade submissions to one lesson: the zygote of workbenches, in its jail, and the judge.

Whoever grades uses this: a worker of a class and nbgrader's preprocessors, or anybody with one notebook to grade.
"""

import json
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from types import TracebackType
from typing import Any

from autograder.engine.assignment import Submission
from autograder.engine.jail.launch import JailUnavailableError, start
from autograder.engine.jail.problem import jail_problem
from autograder.engine.job import Job
from autograder.engine.judge.modules import modules_of
from autograder.engine.pages.explained import explained
from autograder.engine.problem import Problem
from autograder.engine.turns import Turns
from autograder.engine.verdict import CellVerdict, Status, Verdict, from_json
from autograder.engine.wire.frames import Connection, GoneError, LateError
from autograder.engine.wire.packing import Packer, data_only
from autograder.engine.wire.unpacking import Unpacker, nothing_lent

IN_JAIL = ("autograder.engine.printable", "autograder.engine.wire", "autograder.engine.workbench")
OF_THE_JUDGE = ("autograder",)
START = 60.0  # seconds that the two processes may take to get ready, beyond those that a rehearsal may take
SPARE = 20.0  # seconds beyond a submission's own until its judge is given up
LOST = "The grader's own process ended while it judged this submission. What was marked until then counts."


CLOSED = "The station was closed while it graded this submission."
NOT_STARTED = "the processes that grade could not be started."
NOT_READY = (
    "the processes that grade were not ready within {seconds:g} s. They run the lesson's own cells once, before any "
    "student's; where these take long, set c.Limits.submission_seconds in nbgrader_config.py."
)

_turns = Turns()


class Station:
    """Grades submissions to one lesson, several at a time if called from several threads. A context manager.

    Raises Problem where it cannot be started.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self._lock = threading.Lock()
        self._is_closed = False
        self._pair = _Pair(self.job)

    def __enter__(self) -> "Station":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End both processes, and with them all that runs in them."""
        with self._lock:
            self._is_closed = True
            self._pair.end()

    def grade(self, submission: Submission) -> Verdict:
        """The verdict on one submission. What is wrong with the submission is in the verdict, never raised.

        Raises Problem where the processes ended and cannot be started again.
        """
        with _turns.turn(submission.size) as read:
            return self._grade(submission, read)

    def _grade(self, submission: Submission, read: Callable[[], None]) -> Verdict:
        began = time.monotonic()
        marks: dict[tuple[str, str], CellVerdict] = {}
        for _ in range(2):  # once more where the station's own processes ended in the middle
            marks.clear()
            pair = self._running_pair()
            with suppress(GoneError, LateError, OSError):
                return replace(self._judged(pair, submission, marks, read), jailed=self.job.jailed)
            if pair.is_running():
                break
        cells = tuple(
            marks.get((cell.notebook, cell.grade_id), replace(cell, message=LOST)) for cell in self._pair.graded_cells
        )
        seconds = time.monotonic() - began
        student, lesson = submission.student, self.job.assignment
        lost = Verdict(student, lesson.name, Status.DIED, seconds, cells, LOST, submission.notes, self.job.jailed)
        return replace(lost, notebooks=explained(lost, lesson))

    def _running_pair(self) -> "_Pair":
        with self._lock:
            if self._is_closed:
                raise Problem(CLOSED)
            if not self._pair.is_running():
                self._pair.end()
                self._pair = _Pair(self.job)
            return self._pair

    def _judged(
        self,
        pair: "_Pair",
        submission: Submission,
        marks: dict[tuple[str, str], CellVerdict],
        read: Callable[[], None],
    ) -> Verdict:
        """The judge's verdict. What it marks on the way goes into `marks`, in case that it does not come to an end.

        `read` is called as soon as it has read the submission.
        """
        deadline = time.monotonic() + self.job.limits["submission_seconds"] + SPARE
        with Connection(pair.judge(), trusted=True) as connection:
            _send_data(connection, "submission", asdict(submission))
            while True:
                message, blob = connection.receive(deadline)
                if "verdict" in message:
                    written = Unpacker(blob, nothing_lent).unpack(message["written"])
                    return replace(from_json(message["verdict"]), notebooks=message["notebooks"], written=written)
                if "read" in message:
                    read()
                    continue
                mark = CellVerdict(**message["mark"])
                marks[mark.notebook, mark.grade_id] = mark


class _Pair:
    """The two processes of a station, and the connections to them."""

    def __init__(self, job: Job) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._ends: list[socket.socket] = []
        self._lock = threading.Lock()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (what the two print; closed in `end`)
        self.last_words = ""  # the last line of it, once they have ended
        try:
            self._begin(job)
        except LateError as error:
            self.end()
            seconds = START + job.limits["submission_seconds"]
            raise Problem(f"{job.assignment.name}: {NOT_READY.format(seconds=seconds)}") from error
        except (GoneError, OSError, JailUnavailableError) as error:
            self.end()
            problem = jail_problem() if job.jailed else None
            raise Problem(problem or f"{job.assignment.name}: {NOT_STARTED} {self.last_words}") from error

    def _begin(self, job: Job) -> None:
        deadline = time.monotonic() + START + job.limits["submission_seconds"]
        benches = self._started(job, "autograder.engine.workbench", IN_JAIL, job.additions["hidden"])
        self._judges = self._started(job, "autograder.engine.judge", OF_THE_JUDGE)
        workbenches, judges = Connection(benches, trusted=True), Connection(self._judges, trusted=True)
        workbenches.send({"limits": dict(job.limits), "jailed": job.jailed, "modules": modules_of(job.assignment)})
        _send_data(
            judges, "lesson", asdict(job.assignment), limits=dict(job.limits), explainer=job.additions["explainer"]
        )
        socket.send_fds(self._judges, [b"w"], [benches.fileno()])
        ready, _ = judges.receive(deadline)
        self.graded_cells = tuple(CellVerdict(**cell) for cell in ready["graded_cells"])
        tried, _ = workbenches.receive(deadline)
        if job.jailed and json.loads(tried["trial"] or "{}") != {"ended": "exit", "code": 0}:
            raise OSError(tried["trial"])

    def judge(self) -> socket.socket:
        """A connection to a new judge, who waits for a submission."""
        mine, theirs = socket.socketpair()
        with self._lock:
            socket.send_fds(self._judges, [b"j"], [theirs.fileno()])
        theirs.close()
        return mine

    def is_running(self) -> bool:
        """Whether both processes are there."""
        return all(process.poll() is None for process in self._processes)

    def end(self) -> None:
        """Hang up and see that both are gone."""
        for process in self._processes:
            process.kill()
            process.wait()
        for connection in self._ends:
            connection.close()
        if not self._errors.closed:
            self._errors.seek(0)
            self.last_words = (self._errors.read().decode(errors="replace").strip().splitlines() or [""])[-1]
            self._errors.close()

    def _started(self, job: Job, module: str, ours: Sequence[str], hidden: Sequence[str] = ()) -> socket.socket:
        mine, theirs = socket.socketpair()
        self._ends.append(mine)
        packages = [*ours, *job.additions["packages"]]
        with theirs:
            process = start(
                module,
                socket=theirs,
                packages=packages,
                hidden=hidden,
                folder=job.folder,
                jailed=job.jailed,
                stderr=self._errors,
            )
        self._processes.append(process)
        return mine


def _send_data(connection: Connection, name: str, value: Any, **more: Any) -> None:
    packer = Packer(data_only)
    connection.send({name: packer.pack(value), **more}, packer.blobs)
