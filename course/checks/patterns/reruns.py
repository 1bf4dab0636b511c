"""What a second call shows: arguments in another order, an argument that makes no difference. Always on copies."""

import copy
from collections.abc import Callable, Iterator
from itertools import combinations, permutations
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Observation
from course.checks.patterns.pattern import Pattern, listed
from course.compare import parts, same, structure_problem

Function = Callable[..., Any]
FEW = 3
"""Up to so many arguments every order is tried; of more, each exchange of two."""


def is_right(exercise: Exercise, right: Any, result: Any) -> bool:
    """Whether a result is the right answer, part by part."""
    if structure_problem(result, exercise.outputs, right) is not None:
        return False
    expected, got = parts(right, exercise.outputs), parts(result, exercise.outputs)
    return expected.keys() == got.keys() and all(same(expected[k], got[k], exercise.tolerance) for k in expected)


def other_order(exercise: Exercise, function: Function, observations: list[Observation]) -> list[Pattern]:
    """The order of arguments in which the function gives the right answer on every probe."""
    __tracebackhide__ = True
    for order in _orders(len(exercise.arguments)):
        if all(_right_in(exercise, function, seen, order) for seen in observations):
            given = ", ".join(exercise.arguments[place] for place in order)
            words = f"It is right when it is given {given} in this order. It is given {', '.join(exercise.arguments)}."
            return [Pattern("order_of_arguments", words)]
    return []


def ignored(exercise: Exercise, function: Function, observations: list[Observation]) -> list[Pattern]:
    """The arguments that make no difference to the answer, and ought to."""
    __tracebackhide__ = True
    if exercise.read is not None:
        return []
    tried = ((name, _is_ignored(exercise, function, observations, i)) for i, name in enumerate(exercise.arguments))
    names = [name for name, makes_none in tried if makes_none]
    if not names:
        return []
    verb = "makes" if len(names) == 1 else "make"
    return [Pattern("argument_ignored", f"{listed(names)} {verb} no difference to what you return.")]


def _orders(count: int) -> Iterator[tuple[int, ...]]:
    if count <= FEW:
        yield from list(permutations(range(count)))[1:]
        return
    for one, other in combinations(range(count), 2):
        order = list(range(count))
        order[one], order[other] = other, one
        yield tuple(order)


def _right_in(exercise: Exercise, function: Function, seen: Observation, order: tuple[int, ...]) -> bool:
    """Whether the function is right on a probe when its arguments come in this order."""
    __tracebackhide__ = True
    arguments = copy.deepcopy(seen.arguments)
    done, result = _called(exercise, function, tuple(arguments[place] for place in order))
    return done and is_right(exercise, seen.right, result)


def _is_ignored(exercise: Exercise, function: Function, observations: list[Observation], place: int) -> bool:
    __tracebackhide__ = True
    for seen in observations:
        other = _altered(seen.arguments[place])
        if other is None:
            return False
        arguments = list(copy.deepcopy(seen.arguments))
        arguments[place] = other
        done, result = _called(exercise, function, tuple(arguments))
        if not done or not _equal(seen.result, result):
            return False
        done, right = _called(exercise, exercise.oracle, tuple(copy.deepcopy(arguments)))
        if not done or _equal(seen.right, right):
            return False
    return True


def _altered(value: Any) -> Any:
    """Other numbers of the same kind; None for what is not an array of numbers or a number."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        return (value * 2 + np.sign(value)).astype(value.dtype)
    if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        return value * 2 + 1
    return None


def _equal(one: Any, other: Any) -> bool:
    first, second = parts(one, ("",)), parts(other, ("",))
    return first.keys() == second.keys() and all(same(first[name], second[name]) for name in first)


def _called(exercise: Exercise, function: Function, arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    """Whether a call came to its end, and what it gave, read as the exercise reads it."""
    __tracebackhide__ = True
    try:
        with np.errstate(all="ignore"):
            result = function(*arguments)
        return True, result if exercise.read is None else exercise.read(result)
    except Exception:
        return False, None
