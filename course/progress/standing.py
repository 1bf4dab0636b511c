"""Where somebody stands in a lesson: the syllabus and the record together, as numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from course.progress.record import Tried
from course.syllabus import CheckCell, Exercise, Lesson


@dataclass(frozen=True)
class Step:
    """A test cell that is still to be passed, and the exercise that it belongs to."""

    exercise: Exercise
    cell: CheckCell

    @property
    def name(self) -> str:
        """What to call it: the exercise, or what the cell checks where the exercise has an earlier one."""
        return self.exercise.name if self.cell == self.exercise.cells[0] else self.cell.checks[0]


@dataclass(frozen=True)
class Standing:
    """One lesson, and what is recorded of its checks, by name."""

    lesson: Lesson
    checks: Mapping[str, Tried]

    @property
    def core(self) -> tuple[Exercise, ...]:
        """The exercises that make up the lesson's points."""
        return tuple(exercise for exercise in self.lesson.exercises if not exercise.is_extra)

    @property
    def further(self) -> tuple[Exercise, ...]:
        """The exercises whose points come on top."""
        return tuple(exercise for exercise in self.lesson.exercises if exercise.is_extra)

    @property
    def is_done(self) -> bool:
        """Whether the whole core is done."""
        return not self.open(self.core)

    def open(self, exercises: Iterable[Exercise]) -> list[Exercise]:
        """Those exercises of which a check has not passed, or no longer does."""
        return [exercise for exercise in exercises if not all(map(self.has_passed, exercise.cells))]

    def has_passed(self, cell: CheckCell) -> bool:
        """Whether every check of a test cell passed when it was last run."""
        return all(self._tried(name).passed for name in cell.checks)

    def tries(self, exercise: Exercise) -> int:
        """How often an answer to the exercise was checked."""
        return max(self._tried(name).tries for cell in exercise.cells for name in cell.checks)

    @property
    def points(self) -> float:
        """The points of the core so far. A hidden test counts as passed when all the checks of its exercise have."""
        return sum(exercise.points and self._points(exercise) for exercise in self.core)

    @property
    def extra_points(self) -> float:
        """The points so far that come on top, in the same way."""
        return sum(exercise.extra_points and self._points(exercise) for exercise in self.further)

    @property
    def minutes_left(self) -> int:
        """How long the rest of the core takes, reading included: the lesson's minutes, in proportion."""
        whole = sum(exercise.minutes for exercise in self.core)
        rest = sum(exercise.minutes for exercise in self.open(self.core))
        return round(self.lesson.minutes * rest / whole) if whole else 0

    def steps(self, exercises: Iterable[Exercise]) -> list[Step]:
        """The test cells of those exercises that are still to be passed, in the order of the notebook."""
        steps = [Step(e, cell) for e in exercises for cell in e.cells if not self.has_passed(cell)]
        return sorted(steps, key=lambda step: step.cell.place)

    def _points(self, exercise: Exercise) -> float:
        if not self.open([exercise]):
            return exercise.points + exercise.extra_points
        return sum(cell.points for cell in exercise.cells if self.has_passed(cell))

    def _tried(self, check: str) -> Tried:
        return self.checks.get(check, Tried())


def standings(lessons: Iterable[Lesson], checks: Mapping[str, Tried]) -> tuple[Standing, ...]:
    """Where somebody stands in each lesson."""
    return tuple(Standing(lesson, checks) for lesson in lessons)


def next_open(found: tuple[Standing, ...], here: Lesson) -> Standing | None:
    """The lesson to go on with: the first from `here` on whose core is not done, then those before it.

    Those that are optional come last, but for the one at hand.
    """
    start = next(number for number, standing in enumerate(found) if standing.lesson == here)
    still_open = [standing for standing in (*found[start:], *found[:start]) if not standing.is_done]
    return min(still_open, key=lambda s: s.lesson.is_optional and s.lesson != here, default=None)


def only_optional_left(found: Iterable[Standing]) -> bool:
    """Whether nothing but lessons that are optional is still to be done."""
    return {standing.lesson.is_optional for standing in found if not standing.is_done} == {True}
