"""The lessons as they are to be graded, read once, and again when an instructor changes one."""

from collections.abc import Callable

from autograder.classroom.watch.resting import looks_of
from autograder.engine.job import Job
from autograder.gradebook.course import Course
from autograder.gradebook.ledger import Ledger


class Lessons:
    """The job of each lesson, entered into the gradebook. `say` is told what has changed there."""

    def __init__(self, course: Course, ledger: Ledger, say: Callable[[str], None], *, jailed: bool) -> None:
        self._course, self._ledger, self._say, self._jailed = course, ledger, say, jailed
        self._jobs: dict[str, Job] = {}
        self._looks: dict[str, int] = {}

    def job(self, lesson: str) -> Job:
        """The lesson's. Raises Problem where it cannot be graded."""
        if lesson not in self._jobs:
            job, changes = self._course.entered(self._ledger, self._course.job(lesson, self._jailed))
            if changes is not None:
                self._say(changes.sentence)
            self._looks[lesson] = self._looks_of(lesson)
            self._jobs[lesson] = job
        return self._jobs[lesson]

    def changed(self) -> list[str]:
        """The lessons that an instructor has changed since they were read; they are read anew when they are needed."""
        changed = [lesson for lesson in self._jobs if self._looks[lesson] != self._looks_of(lesson)]
        for lesson in changed:
            del self._jobs[lesson]
        return changed

    def _looks_of(self, lesson: str) -> int:
        return looks_of(self._course.folder("source", ".", lesson))
