"""What lateness costs, brought up to date before anybody uses the marks: by every command that shows or writes them."""

from collections.abc import Iterable

from autograder.classroom.lateness.screen import settled_sentences
from autograder.engine.problem import Problem
from autograder.gradebook.course import Course


def settle(course: Course, lessons: Iterable[str]) -> list[str]:
    """Settle the late penalties of these lessons; what changed, in sentences.

    Raises Problem where the late rule fails for somebody: marks that are wrong are not to be used.
    """
    said: list[str] = []
    with course.ledger() as ledger:
        for lesson in lessons:
            settled = ledger.settle(lesson)
            said += settled_sentences(lesson, settled)
            if settled.failures:
                raise Problem(settled.failures[0])
    return said
