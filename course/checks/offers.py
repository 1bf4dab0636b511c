"""The help that a failed check offers, and which step of it the last check of an exercise asked for."""

from course.catalogue.entries import Exercise
from course.checks.report import Offer

FIRST_STEP = 1

_asked_for: dict[str, int] = {}


def offer(exercise: Exercise, step: int | None) -> Offer:
    """The offer of this step, counted from 1; of the first step where the check could name no mistake (None).

    Until the next failure in this session, `step_to_open` gives the same step.
    """
    chosen = FIRST_STEP if step is None else step
    _asked_for[exercise.name] = chosen
    return Offer(exercise.name, chosen, exercise.hints[chosen - 1].question, fits=step is not None)


def step_to_open(exercise: str) -> int:
    """The step that the last failed check of this exercise offered in this session, or the first step."""
    return _asked_for.get(exercise, FIRST_STEP)
