"""What was handed in: collected one submission at a time, when there is room to grade it."""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.submissions.collecting import TIMESTAMP, collect
from autograder.gradebook.course import Course

_LONGEST = 100  # bytes of a time that are read
_YEARS = range(1990, 2100)

SET_ASIDE = f"{TIMESTAMP}.unreadable"
NO_TIME = (
    f"{TIMESTAMP} held no time that can be read and was renamed to {SET_ASIDE}, so nobody knows whether this was late. "
    f"Write a time such as 2026-03-02 11:00:00 UTC into a new {TIMESTAMP}, and grade again."
)


@dataclass(frozen=True)
class HandedIn:
    """One submission that waits for its verdict.

    `digest` is what the gradebook will say it stands for. `noted` is what nbgrader noted as its time when collecting.
    """

    submission: Submission
    digest: str
    noted: bytes

    @property
    def timestamp(self) -> datetime | None:
        """When it was handed in (UTC); None where that is not known, or what is noted is no time."""
        return time_in(self.noted)


def time_in(noted: bytes) -> datetime | None:
    """The time (UTC) in nbgrader's note of it; None where it is no time, or none that a course was held at."""
    try:
        time: datetime | None = parse_utc(noted.decode().strip())
    except Exception:  # dateutil documents two kinds, and raises more
        return None
    return time if time is not None and time.year in _YEARS else None


def collected(
    course: Course, job: Job, students: Sequence[str], done: Mapping[str, str]
) -> Iterator[tuple[str, HandedIn | None]]:
    """Each student with what they handed in, or with None where that is in the gradebook already.

    `done` holds the digests of the gradebook, by student. Files are read when the caller asks for the next student.
    """
    names = sorted(job.assignment.notebooks)
    for student in students:
        folder = course.folder("submitted", student, job.assignment.name)
        submission = collect(folder, student, names, int(job.limits["files_mib"]), course.coursedir.ignore)
        if not submission.refused and _set_aside(folder):
            submission = collect(folder, student, names, int(job.limits["files_mib"]), course.coursedir.ignore)
        noted = _read_timestamp(folder)
        if not submission.refused and not noted and os.path.lexists(folder / SET_ASIDE):
            submission = replace(submission, notes=(*submission.notes, NO_TIME))
        digest = job.digest_of(submission, noted)
        yield student, None if done.get(student) == digest else HandedIn(submission, digest, noted)


def _set_aside(folder: Path) -> bool:
    """Rename a timestamp.txt that holds no time. formgrader would raise over it, and list nobody of the lesson."""
    if not os.path.lexists(folder / TIMESTAMP) or time_in(_read_timestamp(folder)) is not None:
        return False
    try:
        os.rename(folder / TIMESTAMP, folder / SET_ASIDE)
    except OSError:  # a folder that is not to be written to stays as it is
        return False
    return True


def _read_timestamp(folder: Path) -> bytes:
    """The time that nbgrader has noted, b"" where there is none.

    Like all that was handed in it may be a link or a pipe: CourseDirectory.get_existing_timestamp would follow the one,
    wait for the other, and fail over what is no time.
    """
    try:
        file = os.open(folder / TIMESTAMP, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return os.read(file, _LONGEST) if stat.S_ISREG(os.fstat(file).st_mode) else b""
    finally:
        os.close(file)
