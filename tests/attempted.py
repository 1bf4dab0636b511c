"""Attempts at exercises as the tests run them: beside what a lesson gives, and right answers to its other exercises."""

from typing import Any

import pytest

from autograder.authoring.attempts import Attempt, attempts
from autograder.authoring.reference import solutions
from course import catalogue

ATTEMPTS = [attempt for lesson in catalogue.lessons() for attempt in attempts(lesson.name)]
# Lessons build on each other: an attempt at one exercise may call the right version of another.
RIGHT = {a.exercise: a for a in reversed(ATTEMPTS) if a.is_right}


def labelled(chosen: list[Attempt]) -> list:
    """The attempts as parameters of a test, each under its id."""
    return [pytest.param(attempt, id=attempt.id) for attempt in chosen]


def names_for(attempt: Attempt) -> dict[str, Any]:
    """What stands in a notebook beside the attempt: what its lesson gives, and right answers to other exercises."""
    lesson = catalogue.lesson_of(attempt.exercise)
    given = {name: value for name, value in solutions(lesson).items() if not name.startswith("__")}
    return given | {name: other.run() for name, other in RIGHT.items() if name != attempt.exercise}
