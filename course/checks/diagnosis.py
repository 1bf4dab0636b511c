"""From a wrong answer to the name of the mistake."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Misconception, Observation
from course.compare import parts, same, structure_problem


@np.errstate(all="ignore")
def diagnose(exercise: Exercise, observations: list[Observation]) -> Misconception | None:
    """The first entry of the catalogue that accounts for what was seen, or None."""
    for entry in exercise.misconceptions:
        if any(_shows(entry, seen) for seen in observations):
            return entry
        if any(_accounts_for(exercise, formula, observations) for formula in entry.wrong):
            return entry
    return None


def _shows(entry: Misconception, seen: Observation) -> bool:
    """Whether the entry's sign is there. A sign looks at what learners return, which may be anything."""
    try:
        return entry.sign is not None and entry.sign(seen)
    except Exception:
        return False


def _accounts_for(exercise: Exercise, formula: Callable[..., Any], observations: list[Observation]) -> bool:
    """Whether a wrong formula gives what was seen on every probe, and is itself wrong on at least one."""
    is_wrong_somewhere = False
    for seen in observations:
        problem = structure_problem(seen.result, exercise.outputs, seen.right)
        if seen.error is not None or seen.unread or problem is not None:
            return False
        wrong = parts(formula(seen.right, *copy.deepcopy(seen.arguments)), exercise.outputs)
        got = parts(seen.result, exercise.outputs)
        right = parts(seen.right, exercise.outputs)
        if not all(name in got and same(wrong[name], got[name], exercise.tolerance) for name in wrong):
            return False
        is_wrong_somewhere |= any(not same(right[name], wrong[name], exercise.tolerance) for name in wrong)
    return is_wrong_somewhere
