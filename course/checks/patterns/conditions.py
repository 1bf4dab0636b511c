"""Where an answer is right: under a condition on an argument of its shape, in a row, or in a column."""

from collections.abc import Iterator

import numpy as np

from course.catalogue.entries import Exercise
from course.checks.patterns.groups import Pair
from course.checks.patterns.symbols import arrays, nice, numbers
from course.compare import difference

Key = tuple[str, str]


def right_where(exercise: Exercise, pairs: tuple[Pair, ...]) -> Key | None:
    """The condition under which the pairs are right, and wrong otherwise; and what stands there instead, if known."""
    wrongs = [_wrong(exercise, pair) for pair in pairs]
    if all(wrong.all() for wrong in wrongs) or not any(wrong.any() for wrong in wrongs):
        return None
    held: list[str] | None = None
    for pair, wrong in zip(pairs, wrongs, strict=True):
        fitting = [words for words, mask in _conditions(exercise, pair, wrong.shape) if np.array_equal(mask, ~wrong)]
        held = fitting if held is None else [words for words in held if words in fitting]
    if not held:
        return None
    there = _in_the_wrong_places(exercise, pairs, wrongs)
    return "where", f"right {held[0]}{there}"


def _wrong(exercise: Exercise, pair: Pair) -> np.ndarray:
    found = difference("", pair.right, pair.got, exercise.tolerance)
    if found is None or found.marked is None:
        return np.zeros(np.shape(pair.right), bool)
    return found.marked


def _conditions(exercise: Exercise, pair: Pair, shape: tuple[int, ...]) -> Iterator[tuple[str, np.ndarray]]:
    for name, array in arrays(exercise, pair.seen).items():
        if array.shape == shape and array.ndim:
            yield f"where {name} is above 0, and wrong elsewhere", array > 0
            yield f"where {name} is below 0, and wrong elsewhere", array < 0
    right = np.asarray(pair.right)
    if right.ndim:
        yield "where the right answer is above 0, and wrong elsewhere", right > 0
        yield "where the right answer is not above 0, and wrong elsewhere", right <= 0
    if right.ndim == 2:
        rows, columns = np.indices(shape)
        for words, index, last in (("row", rows, shape[0] - 1), ("column", columns, shape[1] - 1)):
            yield f"in the first {words}, and wrong in the others", index == 0
            yield f"in the last {words}, and wrong in the others", index == last


def _in_the_wrong_places(exercise: Exercise, pairs: tuple[Pair, ...], wrongs: list[np.ndarray]) -> str:
    """What stands where the answer is wrong, as the end of the sentence; "" where no simple thing does."""
    got = np.concatenate([np.asarray(p.got, dtype=float)[w] for p, w in zip(pairs, wrongs, strict=True)])
    if np.ptp(got) == 0:
        return f": there stands {nice(got[0]) or 'one and the same number'} instead"
    for name in arrays(exercise, pairs[0].seen) | numbers(exercise, pairs[0].seen):
        held = [_values(exercise, pair, name, wrong) for pair, wrong in zip(pairs, wrongs, strict=True)]
        if any(values is None for values in held):
            continue
        values = np.concatenate([v for v in held if v is not None])
        factor = got[0] / values[0] if values[0] else np.nan
        if np.allclose(values * factor, got, rtol=1e-4, atol=0):
            times = "" if nice(factor) == "1" else f"{nice(factor) or 'a constant'} times "
            return f": there stands {times}{name} instead"
    return ""


def _values(exercise: Exercise, pair: Pair, name: str, wrong: np.ndarray) -> np.ndarray | None:
    """The entries of an argument at the wrong places, or None where it has no such places."""
    number = numbers(exercise, pair.seen).get(name)
    array = np.full(wrong.shape, number) if number is not None else arrays(exercise, pair.seen).get(name)
    return array[wrong].astype(float) if array is not None and array.shape == wrong.shape else None
