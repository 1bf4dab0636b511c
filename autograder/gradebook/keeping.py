"""A verdict put where it belongs: first the folder, then the gradebook, which says that it is done."""

from autograder.engine.assignment import Assignment
from autograder.engine.verdict import Status, Verdict
from autograder.gradebook.autograded import write_autograded
from autograder.gradebook.course import Course
from autograder.gradebook.intake import HandedIn
from autograder.gradebook.ledger import Ledger


def keep(course: Course, assignment: Assignment, ledger: Ledger, found: HandedIn, verdict: Verdict) -> None:
    """Write autograded/STUDENT/LESSON and record the marks. Of who handed in no notebook, nothing is kept."""
    if verdict.status is not Status.MISSING:
        write_autograded(course, assignment, found, verdict)
        ledger.record(verdict, digest=found.digest, timestamp=found.timestamp)
