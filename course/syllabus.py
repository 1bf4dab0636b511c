"""What there is to do in this course: the lessons and their exercises, with points and minutes.

`make build` reads it off lessons/ and writes syllabus.json, which holds no answers. It is read when first asked for.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True)
class CheckCell:
    """A test cell that learners run themselves.

    `place` is its place among those of the lesson, from 1: a test may stand further down than the next exercise.
    `points` are extra points where the exercise is extra. `checks` are the names of what it checks: the function,
    the question, or `at_zero(function)`. All of them have to pass.
    """

    grade_id: str
    place: int
    points: float
    checks: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    """One card of a lesson. `title` is Markdown, and the name of the function where that is all of it.

    Either `points` or `extra_points` is 0. Both count hidden tests, so they may be more than those of `cells` together.
    `minutes` are the author's estimate. `effort` is easy, harder, hard or, for a prediction, "".
    """

    kind: Literal["Exercise", "Predict"]
    title: str
    points: float
    extra_points: float
    minutes: int
    effort: str
    cells: tuple[CheckCell, ...]

    @property
    def is_extra(self) -> bool:
        """Whether its points come on top of the lesson's."""
        return self.extra_points > 0

    @property
    def name(self) -> str:
        """What to call it: "relu_backward", or "Predict: the rate that kills"."""
        return f"Predict: {self.title}" if self.kind == "Predict" else self.title


@dataclass(frozen=True)
class Lesson:
    """A lesson: `name` is that of its folder and notebook, `question` (Markdown) is what it answers.

    `minutes` is the time for the whole of its core, reading included; `further_minutes` that for going further.
    Nothing in the rest of the course needs a lesson that is optional.
    """

    name: str
    number: int
    title: str
    question: str
    minutes: int
    further_minutes: int
    is_optional: bool
    exercises: tuple[Exercise, ...]

    @property
    def notebook(self) -> str:
        """Its notebook, as a path from the folder that holds the lessons."""
        return f"{self.name}/{self.name}.ipynb"


def at_zero(function: str) -> str:
    """The name of what `check_at_zero(function)` checks."""
    return f"{function} at Z = 0"


@cache
def syllabus() -> tuple[Lesson, ...]:
    """The lessons of the course, in order."""
    text = Path(__file__).with_name("syllabus.json").read_text(encoding="utf-8")
    return tuple(_lesson(**entry) for entry in json.loads(text))


def has_hidden_tests(check: str) -> bool:
    """Whether what this check looks at is graded with hidden tests, too: its exercise gives points for them."""
    exercises = (exercise for lesson in syllabus() for exercise in lesson.exercises)
    exercise = next((exercise for exercise in exercises if check in exercise.cells[0].checks), None)
    if exercise is None:
        return False
    return exercise.points + exercise.extra_points > sum(cell.points for cell in exercise.cells)


def _lesson(exercises: list[dict[str, Any]], **facts: Any) -> Lesson:
    return Lesson(exercises=tuple(_exercise(**entry) for entry in exercises), **facts)


def _exercise(cells: list[dict[str, Any]], **facts: Any) -> Exercise:
    return Exercise(cells=tuple(_cell(**entry) for entry in cells), **facts)


def _cell(checks: list[str], **facts: Any) -> CheckCell:
    return CheckCell(checks=tuple(checks), **facts)
