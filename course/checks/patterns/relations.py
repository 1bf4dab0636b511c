"""How one part of an answer relates to the right one: a factor, a transpose, an argument given back.

A relation is a way to predict the learner's numbers from the right ones and the arguments. It is said where its
prediction is what came back, for every layer and on every probe.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from course.catalogue.entries import Exercise
from course.checks.patterns import conditions, moves, predictions
from course.checks.patterns.groups import Group, Pair
from course.checks.patterns.pattern import Pattern, verb
from course.checks.patterns.shapes import OTHER_SHAPES, Key, turned
from course.checks.patterns.symbols import nice
from course.compare import as_array, same

EXACT = 1e-3
"""Constants are only looked for where the numbers are compared this closely: random weights are not."""


def of_each(exercise: Exercise, groups: tuple[Group, ...]) -> list[Pattern]:
    """A sentence on each wrong group for which a relation holds."""
    found = (_of(exercise, group) for group in groups if not group.is_right)
    return [pattern for pattern in found if pattern is not None]


def _of(exercise: Exercise, group: Group) -> Pattern | None:
    """What holds on all pairs: of their shape, of their numbers once they have the right shape, or of both."""
    if any(as_array(pair.got) is None for pair in group.pairs):
        return None
    straight, shape = _straightened(group.pairs)
    if not straight:
        found = [_common(exercise, group.pairs, predictions.of_another_shape)]
    elif all(same(pair.right, pair.got, exercise.tolerance) for pair in straight):
        found = [shape]
    else:
        numbers = _relation(exercise, straight)
        found = [shape, numbers] if numbers else []
    keys = [key for key in found if key is not None]
    if not keys:
        return None
    return Pattern(
        "+".join(kind for kind, _ in keys),
        f"Your {group.label} {verb([group.label], 'is', 'are')} {', and '.join(w for _, w in keys)}.",
    )


def _relation(exercise: Exercise, pairs: tuple[Pair, ...]) -> Key | None:
    """One relation for all pairs of equal shape, the simplest first."""
    return (
        _common(exercise, pairs, predictions.of_the_same_shape)
        or (_constant(pairs) if exercise.tolerance < EXACT else None)
        or moves.how_far(exercise, pairs)
        or conditions.right_where(exercise, pairs)
        or _missing_decimals(exercise, pairs)
    )


def _straightened(pairs: tuple[Pair, ...]) -> tuple[tuple[Pair, ...], Key | None]:
    """The pairs with the learner's numbers in the right shape, and how theirs differed; no pairs where that fails."""
    keys: list[Key | None] = []
    straight = []
    for pair in pairs:
        got = np.asarray(pair.got)
        straightened = turned(got, np.shape(pair.right), isinstance(pair.got, list))
        if straightened is None:
            return (), None
        keys.append(straightened[0])
        straight.append(replace(pair, got=straightened[1]))
    different = list(dict.fromkeys(key for key in keys if key is not None))
    return tuple(straight), OTHER_SHAPES if len(different) > 1 else different[0] if different else None


def _common(
    exercise: Exercise,
    pairs: tuple[Pair, ...],
    predict: Callable[[Exercise, Pair], Iterable[tuple[Key, np.ndarray]]],
) -> Key | None:
    """The first relation whose prediction is what came back in every pair."""
    ordered = sorted(pairs, key=lambda pair: (pair.is_right, -np.size(pair.got)))
    held = [key for key, value in predict(exercise, ordered[0]) if same(value, ordered[0].got, exercise.tolerance)]
    for pair in ordered[1:]:
        if not held:
            return None
        held = [k for k, v in predict(exercise, pair) if k in held and same(v, pair.got, exercise.tolerance)]
    return held[0] if held else None


def _constant(pairs: tuple[Pair, ...]) -> Key | None:
    """The same factor, or the same difference, in every entry of every pair."""
    right = np.concatenate([np.ravel(pair.right).astype(float) for pair in pairs])
    got = np.concatenate([np.ravel(pair.got).astype(float) for pair in pairs])
    if len(right) < 3 or not np.isfinite(got).all():
        return None
    if np.ptp(got) == 0:
        return "one_number", f"{nice(got[0]) or 'one and the same number'} everywhere, whatever comes in"
    largest = int(np.argmax(np.abs(right)))
    factor = got[largest] / right[largest] if right[largest] else 0.0
    if factor and same(factor * right, got):
        return "times", f"{nice(factor) or 'one and the same number'} times the right answer, everywhere"
    shift = got[largest] - right[largest]
    if same(right + shift, got):
        by = f" by {nice(abs(shift))}" if nice(abs(shift)) else ""
        return "shifted", f"too {'large' if shift > 0 else 'small'}{by}, by the same everywhere"
    return None


def _missing_decimals(exercise: Exercise, pairs: tuple[Pair, ...]) -> Key | None:
    """What is wrong where whole numbers came in, and only there, is the right answer cut to whole numbers."""
    cut = all(same(np.trunc(p.right), p.got, exercise.tolerance) for p in pairs if not p.is_right)
    return ("no_decimals", "right but for decimals that are cut off") if cut else None
