"""From a wrong answer to the names of the mistakes in it."""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Misconception, Observation
from course.checks.patterns.groups import label_of
from course.checks.patterns.shapes import in_shape_of
from course.checks.same_error import same_error
from course.compare import parts, same, structure_problem


@np.errstate(all="ignore")
def diagnose(exercise: Exercise, observations: list[Observation], signs: bool = True) -> tuple[Misconception, ...]:
    """The entries of the catalogue that account for what was seen: the one that does for all of it, or one a mistake.

    Where no entry does for all of it, the outputs are looked at one by one, and an output's shape apart from its
    numbers. Without `signs` only formulas count: something better than a guess explains what was seen.
    """
    found = _first(exercise, observations, signs)
    if found is not None:
        return (found,)
    for parts_of_it in _taken_apart(exercise, observations):
        named = [_first(exercise, part, signs) for part in parts_of_it]
        known = {entry.id: entry for entry in named if entry is not None}
        if known:
            return tuple(known.values())
    return ()


def _first(exercise: Exercise, observations: list[Observation], signs: bool) -> Misconception | None:
    """The first entry of the catalogue that accounts for all that was seen, or None."""
    for entry in exercise.misconceptions:
        if signs and any(_shows(entry, seen) for seen in observations):
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
    """Whether a wrong formula gives what was seen on every probe, and is itself wrong on at least one.

    A formula that stops with an error accounts for a function that stopped with the same one. Outputs that a formula
    does not mention have to be right.
    """
    is_wrong_somewhere = False
    for seen in observations:
        if seen.unread:
            return False
        try:
            wrong = parts(formula(seen.right, *copy.deepcopy(seen.arguments)), exercise.outputs)
        except Exception as error:
            if seen.error is None or not same_error(error, seen.error):
                return False
            is_wrong_somewhere = True
            continue
        if seen.error is not None or structure_problem(seen.result, exercise.outputs, seen.right) is not None:
            return False
        got = parts(seen.result, exercise.outputs)
        right = parts(seen.right, exercise.outputs)
        expected = {**_unmentioned(right, wrong, exercise.outputs), **wrong}
        if not all(name in got and _alike(expected[name], got[name], exercise.tolerance) for name in expected):
            return False
        is_wrong_somewhere |= any(not same(right.get(name), wrong[name], exercise.tolerance) for name in wrong)
    return is_wrong_somewhere


def _alike(expected: Any, got: Any, tolerance: float) -> bool:
    """Equal numbers, or nothing in both."""
    return (isinstance(expected, list) and expected == [] and got == []) or same(expected, got, tolerance)


def _unmentioned(right: Mapping[str, Any], wrong: Mapping[str, Any], outputs: tuple[str, ...]) -> dict[str, Any]:
    """The parts of the right answer whose outputs a formula says nothing about."""
    told = {label_of(name, outputs) for name in wrong}
    return {name: value for name, value in right.items() if label_of(name, outputs) not in told}


def _taken_apart(exercise: Exercise, observations: list[Observation]) -> Iterator[list[list[Observation]]]:
    """What was seen, one mistake at a time: shapes and numbers; failing that, the outputs one by one, each so, too."""
    if any(
        seen.error or seen.unread or structure_problem(seen.result, exercise.outputs, seen.right)
        for seen in observations
    ):
        return
    pairs = [(parts(seen.right, exercise.outputs), parts(seen.result, exercise.outputs)) for seen in observations]
    if any(right.keys() != got.keys() for right, got in pairs):
        return
    labels = tuple(dict.fromkeys(label_of(name, exercise.outputs) for right, _ in pairs for name in right))
    yield _by_shape_and_numbers(exercise, observations, labels)
    alone = {label: [_only(exercise, seen, label) for seen in observations] for label in labels}
    both = ([calls, *_by_shape_and_numbers(exercise, calls, (label,))] for label, calls in alone.items())
    yield [calls for three in both for calls in three]


def _by_shape_and_numbers(
    exercise: Exercise, observations: list[Observation], labels: tuple[str, ...]
) -> list[list[Observation]]:
    """The calls, had the shapes been right; and the calls, had the numbers been right in the learner's shapes."""
    return [[_reshaped(exercise, seen, labels, right) for seen in observations] for right in (False, True)]


def _only(exercise: Exercise, seen: Observation, label: str) -> Observation:
    """The call, had all but the outputs of this name been right."""
    if len(exercise.outputs) > 1:
        both = zip(exercise.outputs, seen.right, seen.result, strict=True)
        return replace(seen, result=tuple(got if name == label else right for name, right, got in both))
    if not isinstance(seen.right, Mapping) or not isinstance(seen.result, Mapping):
        return seen
    mine = {name: got for name, got in seen.result.items() if label_of(str(name), exercise.outputs) == label}
    return replace(seen, result={**seen.right, **mine})


def _reshaped(exercise: Exercise, seen: Observation, labels: tuple[str, ...], numbers_of_right: bool) -> Observation:
    """The call, had these outputs had the right numbers in their own shape, or their own numbers in the right shape."""

    def other(name: str, right: Any, got: Any) -> Any:
        if label_of(name, exercise.outputs) not in labels:
            return got
        if not numbers_of_right:
            return in_shape_of(right, got)
        return in_shape_of(got, right)

    if len(exercise.outputs) > 1:
        named = zip(exercise.outputs, seen.right, seen.result, strict=True)
        return replace(seen, result=tuple(other(name, right, got) for name, right, got in named))
    if isinstance(seen.right, Mapping):
        result = {name: other(name, seen.right[name], got) for name, got in seen.result.items()}
        return replace(seen, result=result)
    return replace(seen, result=other(exercise.outputs[0], seen.right, seen.result))
