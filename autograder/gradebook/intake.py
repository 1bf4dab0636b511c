"""What was handed in: collected one submission at a time, when there is room to grade it."""

from dataclasses import dataclass, replace
from datetime import datetime

from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.submissions.collecting import collect
from autograder.gradebook.course import Course
from autograder.gradebook.timestamp_file import noted_in, put_in_order


@dataclass(frozen=True)
class HandedIn:
    """One submission that waits for its verdict.

    `digest` is what the gradebook will say it stands for. `noted` is the content of its timestamp.txt, as nbgrader can
    read it, and `timestamp` the time that it says (UTC), None where that is not known.
    """

    submission: Submission
    digest: str
    noted: bytes
    timestamp: datetime | None = None


def handed_in(course: Course, job: Job, student: str) -> HandedIn:
    """What a student handed in, read now. A timestamp.txt that nbgrader cannot read is put in order."""
    names = sorted(job.assignment.notebooks)
    folder = course.folder("submitted", student, job.assignment.name)
    submission = collect(folder, student, names, int(job.limits["files_mib"]), course.coursedir.ignore)
    noted = noted_in(folder, course.timezone)
    digest = job.digest_of(submission, noted.held)
    put_in_order(noted)
    if noted.stamp.remark:
        submission = replace(submission, notes=(*submission.notes, noted.stamp.remark))
    return HandedIn(submission, digest, noted.clean, noted.stamp.time)
