"""What would come back, were the answer wrong in a known way. Each prediction has a key: a kind, and words.

The words follow "Your dZ is". A prediction uses the right answer and the arguments; no formula of an exercise is in it.
"""

from collections.abc import Iterator
from itertools import combinations
from re import sub

import numpy as np

from course.catalogue.entries import Exercise
from course.checks.patterns.groups import Pair
from course.checks.patterns.symbols import arrays, factors, numbers

Prediction = tuple[tuple[str, str], np.ndarray]
COLLAPSED = {"summed": "summed", "averaged": "averaged", "largest": "reduced to its largest entry"}


def of_the_same_shape(exercise: Exercise, pair: Pair) -> Iterator[Prediction]:
    """Predictions with as many entries as the right answer has, in its shape."""
    right = np.asarray(pair.right)
    wide = right.astype(float)
    for name, factor in factors(exercise, pair.seen, right.size):
        yield ("times", name), factor * wide
    yield from _changed(wide)
    for name, number in numbers(exercise, pair.seen).items():
        yield ("shifted", f"the right answer plus {name}"), wide + number
        yield ("shifted", f"the right answer minus {name}"), wide - number
        yield ("argument", f"the argument {name}"), np.full(right.shape, number)
    for name, array in arrays(exercise, pair.seen).items():
        if array.shape == right.shape and _same_layer(name, pair.name):
            yield from _with_argument(wide, array.astype(float), _without_layer(name))
            for symbol, number in numbers(exercise, pair.seen).items():
                label = _without_layer(name)
                yield (
                    ("over_argument", f"the right answer times {symbol}/{label}, entry by entry"),
                    wide * number / array,
                )
                yield ("times_argument", f"the right answer times {symbol} {label}"), wide * number * array
    yield from _of_two_arguments(exercise, pair, right.shape)
    yield from _collapsed(wide, repeated=True)


def of_another_shape(exercise: Exercise, pair: Pair) -> Iterator[Prediction]:
    """Predictions in a shape that the right answer does not have."""
    right = np.asarray(pair.right)
    yield from _collapsed(right.astype(float), repeated=False)
    yield from _not_collapsed(right, np.asarray(pair.got))
    for name, array in arrays(exercise, pair.seen).items():
        if array.shape != right.shape and _same_layer(name, pair.name):
            yield ("argument", f"{_without_layer(name)} as it came in"), array
    yield from _selected(exercise, pair, right)


def _changed(right: np.ndarray) -> Iterator[Prediction]:
    yield ("absolute", "the right answer without its signs"), np.abs(right)
    yield ("square", "the square of the right answer"), right**2
    yield ("root", "the square root of the right answer"), np.sqrt(right)
    yield ("reciprocal", "1 divided by the right answer"), 1 / right
    yield ("sign", "only the sign of the right answer"), np.sign(right)
    yield ("positive", "the right answer with 0 in place of its negative numbers"), np.maximum(right, 0)
    yield ("negative", "the right answer with 0 in place of its positive numbers"), np.minimum(right, 0)
    yield ("is_nonzero", "1 where the right answer is not 0, and 0 elsewhere"), (right != 0).astype(float)
    yield ("complement", "1 minus the right answer"), 1 - right
    for places in (4, 3, 2, 1):
        yield (
            ("rounded", f"the right answer, rounded to {places} decimal{'s' if places > 1 else ''}"),
            np.round(right, places),
        )
    if right.ndim:
        yield ("reversed", "the right answer in reverse order"), right[::-1]
        yield ("cumulative", "the running sum of the right answer"), np.cumsum(right).reshape(right.shape)


def _with_argument(right: np.ndarray, argument: np.ndarray, name: str) -> Iterator[Prediction]:
    yield ("argument", f"{name} as it came in"), argument
    yield ("argument", f"{name} with its signs turned"), -argument
    yield ("argument", f"{name} with 0 in place of its negative numbers"), np.maximum(argument, 0)
    yield ("argument", f"1 where {name} is above 0, and 0 elsewhere"), (argument > 0).astype(float)
    yield ("times_argument", f"the right answer times {name}, entry by entry"), right * argument
    yield ("over_argument", f"the right answer divided by {name}, entry by entry"), right / argument
    yield ("plus_argument", f"the right answer plus {name}"), right + argument
    yield ("minus_argument", f"the right answer minus {name}"), right - argument
    yield ("argument_minus", f"{name} minus the right answer"), argument - right


def _of_two_arguments(exercise: Exercise, pair: Pair, shape: tuple[int, ...]) -> Iterator[Prediction]:
    found = [(n, a.astype(float)) for n, a in arrays(exercise, pair.seen).items() if a.shape == shape and "'" not in n]
    for (first, one), (second, other) in combinations(found, 2):
        yield ("two_arguments", f"{first} plus {second}"), one + other
        yield ("two_arguments", f"minus the sum of {first} and {second}"), -one - other
        yield ("two_arguments", f"{first} minus {second}"), one - other
        yield ("two_arguments", f"{second} minus {first}"), other - one
        yield ("two_arguments", f"{first} times {second}, entry by entry"), one * other


def _collapsed(right: np.ndarray, repeated: bool) -> Iterator[Prediction]:
    """Sums, means and largest entries; `repeated` to the shape of the right answer, or in a shape of their own.

    None of them where the right answer is all zeros: any of them would be 0, and so is much else.
    """
    if right.ndim == 0 or not right.any():
        return
    axes: list[tuple[int | None, str]] = [(None, "over all entries")]
    axes += [(0, "down each column"), (1, "along each row")] if right.ndim == 2 else []
    for kind, collapse in (("summed", np.sum), ("averaged", np.mean), ("largest", np.max)):
        for axis, over in axes:
            flat, kept = collapse(right, axis=axis), collapse(right, axis=axis, keepdims=True)
            for value in (np.broadcast_to(kept, right.shape),) if repeated else (flat, kept):
                yield (kind, f"the right answer, {COLLAPSED[kind]} {over}"), value


def _not_collapsed(right: np.ndarray, got: np.ndarray) -> Iterator[Prediction]:
    """What came back, where its own sum or mean is the right answer."""
    if not got.size:
        return
    is_number, is_column = right.ndim == 0, right.ndim == got.ndim == 2 and right.shape == (len(got), 1)
    if is_number and got.ndim == 2 and got.shape[0] == got.shape[1] and _close(np.trace(got), right):
        yield ("not_summed", "not one number yet: the diagonal adds up to the right answer"), got
    for kind, words, collapse in (("not_summed", "sum", np.sum), ("not_averaged", "mean", np.mean)):
        if is_number and _close(collapse(got), right):
            yield (kind, f"not one number yet: the {words} of all entries is the right answer"), got
        if is_column and _close(collapse(got, axis=1, keepdims=True), right):
            yield (kind, f"not one column yet: the {words} over its columns is the right answer"), got


def _selected(exercise: Exercise, pair: Pair, right: np.ndarray) -> Iterator[Prediction]:
    """Some entries of the right answer, picked by an argument of its shape."""
    for name, array in arrays(exercise, pair.seen).items():
        if array.shape == right.shape and right.ndim:
            label = _without_layer(name)
            yield ("selected", f"shorter: only the entries where {label} is above 0"), right[array > 0]
            yield ("selected", f"shorter: only the entries where {label} is below 0"), right[array < 0]


def _close(value: np.ndarray, right: np.ndarray) -> bool:
    return bool(np.allclose(value, right, rtol=1e-5))


def _same_layer(argument: str, part: str) -> bool:
    """Whether an argument may belong to a part: in dicts, an entry of the same layer."""
    found = sub(r"\D", "", part)
    return "'" not in argument or not found or sub(r"\D", "", argument) == found


def _without_layer(name: str) -> str:
    """The name of an argument for all layers: grads['dW'] for grads['dW2']."""
    return sub(r"(?<=[A-Za-z])\d+(?='\])", "", name)
