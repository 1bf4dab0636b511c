"""What a second call shows: arguments in another order, an argument that makes no difference. Always on copies."""

import copy
from collections.abc import Callable, Iterator
from itertools import combinations, permutations
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Observation
from course.checks.patterns.pattern import Pattern, listed, verb
from course.compare import as_array, parts, same, structure_problem

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
    if any(hasattr(argument, "bit_generator") for argument in observations[0].arguments):
        return []  # each draw is another
    tried = ((name, _is_ignored(exercise, function, observations, i)) for i, name in enumerate(exercise.arguments))
    names = [name for name, makes_none in tried if makes_none]
    if not names:
        return []
    words = f"{listed(names)} {verb(names, 'makes', 'make')} no difference to what you return."
    return [Pattern("argument_ignored", words)]


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


def doubling(exercise: Exercise, function: Function, observations: list[Observation]) -> list[Pattern]:
    """Whether the answer doubles with an argument as the right one does: it tells a wrong factor from a wrong place."""
    __tracebackhide__ = True
    for place, name in enumerate(exercise.arguments):
        doubles = []
        for seen in observations:
            both = _with_one_argument(exercise, function, seen, place, _doubled)
            if both is None or not _equal(_doubled(seen.right), both[1]):
                break
            doubles.append(_equal(_doubled(seen.result), both[0]))
        else:
            if all(doubles):
                return [Pattern("doubles", f"When {name} is doubled, your answer doubles, as it should.")]
            if not any(doubles):
                return [
                    Pattern("does_not_double", f"When {name} is doubled, the right answer doubles. Yours does not.")
                ]
    return []


def _is_ignored(exercise: Exercise, function: Function, observations: list[Observation], place: int) -> bool:
    """Whether no other numbers, of either sign, change the answer on any probe, and do change the right one on some."""
    __tracebackhide__ = True
    ought_to_matter = False
    for seen in observations:
        for change in (_altered, _turned_round):
            both = _with_one_argument(exercise, function, seen, place, change)
            if both is None or not _equal(seen.result, both[0]):
                return False
            ought_to_matter |= not _equal(seen.right, both[1])
    return ought_to_matter


def _with_one_argument(
    exercise: Exercise, function: Function, seen: Observation, place: int, change: Callable[[Any], Any]
) -> tuple[Any, Any] | None:
    """What the function and the oracle give when one argument is changed; None where that cannot be tried."""
    __tracebackhide__ = True
    other = change(seen.arguments[place])
    if other is None:
        return None
    arguments = list(copy.deepcopy(seen.arguments))
    arguments[place] = other
    done, result = _called(exercise, function, tuple(copy.deepcopy(arguments)))
    done_right, right = _called(exercise, exercise.oracle, tuple(arguments), read=False)
    return (result, right) if done and done_right else None


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """Other numbers in arrays, dicts and tuples of them, and alone; None for what holds anything else."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        return change(value).astype(value.dtype)
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        return change(value)
    if not isinstance(value, tuple | dict) or not value:
        return None
    items = [_changed(item, change) for item in (value.values() if isinstance(value, dict) else value)]
    if any(item is None for item in items):
        return None
    return dict(zip(value, items, strict=True)) if isinstance(value, dict) else tuple(items)


def _altered(value: Any) -> Any:
    return _changed(value, lambda numbers: numbers * 2 + np.sign(numbers))


def _turned_round(value: Any) -> Any:
    """Other numbers with the other signs, each entry in its own way."""
    return _changed(value, lambda numbers: -numbers * 3 - np.arange(1, 1 + np.size(numbers)).reshape(np.shape(numbers)))


def _doubled(value: Any) -> Any:
    return _changed(value, lambda numbers: numbers * 2)


def _equal(one: Any, other: Any) -> bool:
    first, second = parts(one, ("",)), parts(other, ("",))
    arrays = [(as_array(value), as_array(second.get(name))) for name, value in first.items()]
    return first.keys() == second.keys() and all(a is not None and b is not None and same(a, b) for a, b in arrays)


def _called(exercise: Exercise, function: Function, arguments: tuple[Any, ...], read: bool = True) -> tuple[bool, Any]:
    """Whether a call came to its end, and what it gave, read as the exercise reads it: an oracle's is read already."""
    __tracebackhide__ = True
    try:
        with np.errstate(all="ignore"):
            result = function(*arguments)
        return True, exercise.read(result) if read and exercise.read is not None else result
    except Exception:
        return False, None
