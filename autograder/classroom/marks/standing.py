"""What each student has in a lesson: read from the gradebook, as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.classroom.roster.person import Person
from autograder.engine.problem import Problem
from autograder.gradebook.course import Course
from autograder.gradebook.ledger import Ledger
from autograder.gradebook.recorded import Total

GRADED, WAITS, MISSING = "graded", "waits for marks by hand", "missing"

NOTHING = "{lesson}: nothing is graded yet. Run autograder grade {lesson} first."


@dataclass(frozen=True)
class Standing:
    """A student's points in a lesson: without extra credit, extra credit, and what lateness costs."""

    student: str
    status: str
    score: float = 0.0
    extra: float = 0.0
    penalty: float = 0.0

    @property
    def counts(self) -> float | None:
        """The points that count in the end; None while there are none."""
        return self.score + self.extra - self.penalty if self.status == GRADED else None


@dataclass(frozen=True)
class Lesson:
    """A lesson's marks by student, and the points that it can give."""

    name: str
    out_of: float
    standings: dict[str, Standing]

    def of(self, student: str) -> Standing:
        """A student's; whoever handed in nothing is missing."""
        return self.standings.get(student, Standing(student, MISSING))


def read_lesson(course: Course, lesson: str) -> Lesson:
    """The marks of everybody who was graded. Raises Problem where nobody was."""
    with Ledger(course.coursedir.db_url, course.coursedir.course_id) as ledger:
        out_of, found = ledger.totals(lesson)
    if not found:
        raise Problem(NOTHING.format(lesson=lesson))
    return Lesson(lesson, out_of, {total.student: _standing(total) for total in found})


def strangers(lessons: Sequence[Lesson], people: Sequence[Person]) -> list[str]:
    """Who was graded and is not among these people."""
    known = {person.id for person in people}
    return sorted({student for lesson in lessons for student in lesson.standings} - known)


def _standing(total: Total) -> Standing:
    status = WAITS if total.needs_human else GRADED
    return Standing(total.student, status, total.score, total.extra, total.late_penalty)
