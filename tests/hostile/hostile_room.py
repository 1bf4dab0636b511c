"""Where the corpus is graded: one station for all of it, three notebooks at a time, on a machine full of traps."""

import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psutil
from hostile_case import Case, Desk
from hostile_corpus import CASES
from hostile_host import Host
from hostile_lesson import NAME, released, the_assignment
from this_course import additions

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.limits import Limits
from autograder.engine.station import Station
from autograder.engine.submissions.collecting import collect
from autograder.engine.verdict import Verdict

LIMITS = Limits(
    cell_seconds=2,
    call_seconds=1,
    submission_seconds=15,
    memory_mib=256,
    output_kib=64,
    submission_output_kib=512,
    files_mib=16,
    processes=32,
).as_dict()
AT_ONCE = 3  # more than cores, as many only wait for a limit
IGNORED = (".ipynb_checkpoints", "__pycache__", "*.pyc")


class Room:
    """Hands notebooks in and has them graded. `home` is the only folder that may be written to."""

    def __init__(self, home: Path, course: Path, host: Host, station: Station) -> None:
        self.home, self.host, self.station = home, host, station
        self._release = released(course)
        self._threads = ThreadPoolExecutor(AT_ONCE)
        self._verdicts: dict[str, Future[Verdict]] = {}
        self.grade(CASES["perfect"])  # all that is started once is there now
        self._processes = set(psutil.Process().children(recursive=True))

    def begin(self, names: Sequence[str]) -> None:
        """Have these cases graded, AT_ONCE at a time."""
        for name in names:
            if name not in self._verdicts:
                self._verdicts[name] = self._threads.submit(self.grade, CASES[name])

    def verdict(self, name: str) -> Verdict:
        """What came of a case that was begun."""
        return self._verdicts[name].result()

    def finish(self) -> None:
        """Wait for all cases that were begun."""
        wait(self._verdicts.values())

    def grade(self, case: Case, student: str = "") -> Verdict:
        """Hand in a case and have it graded now."""
        return self.station.grade(self.handed_in(case, student or case.name))

    def handed_in(self, case: Case, student: str) -> Submission:
        """The case as it is collected from submitted/STUDENT/LESSON."""
        folder = Path(mkdtemp(dir=self.home)) / "submitted" / "student" / NAME
        folder.mkdir(parents=True)
        case.make(Desk(folder, self._release, self.host.known))
        return collect(folder, student, [NAME], int(LIMITS["files_mib"]), IGNORED)

    def left_running(self) -> list[psutil.Process]:
        """The processes that were not there at the beginning and do not end by themselves.

        One that has ended may stay in the list of processes until its parent starts the next.
        """
        more = set(psutil.Process().children(recursive=True)) - self._processes
        assert len(more) < 8, "processes that have ended are piling up"
        end = time.monotonic() + 30
        while (left := [one for one in more if not _has_ended(one)]) and time.monotonic() < end:
            time.sleep(0.1)
        return left

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)


def _has_ended(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@contextmanager
def a_room(home: Path, course: Path) -> Iterator[Room]:
    """A room in the empty folder `home` for the course's lesson."""
    submissions = home / "handed-in"
    submissions.mkdir()
    with (
        Host(home / "host", course / "source" / NAME / f"{NAME}.ipynb") as host,
        Station(Job(the_assignment(course), LIMITS, additions(), folder=str(course))) as station,
    ):
        room = Room(submissions, course, host, station)
        try:
            yield room
        finally:
            room.close()


def shown(verdict: Verdict) -> str:
    """Everything of a verdict that comes from the student's process or is told to the student, as one text.

    Not the sources of cells: hidden tests are among them until feedback is written.
    """
    told: list[Any] = [verdict.message, verdict.notes, [cell.message for cell in verdict.cells]]
    for text in (verdict.notebooks or {}).values():
        cells = json.loads(text)["cells"]
        told += [cell.get("outputs") for cell in cells] + [
            cell["source"] for cell in cells if cell["cell_type"] != "code"
        ]
    return json.dumps(told, ensure_ascii=False)


def messages(verdict: Verdict) -> str:
    """What the student is told in words."""
    return "\n".join([verdict.message, *(cell.message for cell in verdict.cells)])
