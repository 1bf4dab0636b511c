"""How far an answer moved from the argument of its own name: a parameter from its old value, say."""

import numpy as np

from course.catalogue.entries import Exercise
from course.checks.patterns.groups import Pair
from course.checks.patterns.symbols import arrays, factors, nice, numbers
from course.compare import same

Key = tuple[str, str]


def how_far(exercise: Exercise, pairs: tuple[Pair, ...]) -> Key | None:
    """One factor between the moves in all pairs: named, or the same number everywhere."""
    moves = []
    for pair in pairs:
        start = _start(exercise, pair)
        if start is None:
            return None
        moves.append((np.asarray(pair.right) - start, np.asarray(pair.got) - start))
    if not any(np.any(right) for right, _ in moves) or exercise.tolerance > 1e-3:
        return None
    if not any(np.any(got) for _, got in moves):
        return "moved", "what came in: nothing moved"
    held: list[str] | None = None
    for pair, (right, got) in zip(pairs, moves, strict=True):
        named = [n for n, f in factors(exercise, pair.seen, right.size) if same(f * right, got, 1e-4)]
        held = named if held is None else [name for name in held if name in named]
    if held:
        return "moved", f"off: the step from what came in is {held[0].replace('the right answer', 'the right step')}"
    return _constant(moves)


def _constant(moves: list[tuple[np.ndarray, np.ndarray]]) -> Key | None:
    right = np.concatenate([np.ravel(move).astype(float) for move, _ in moves])
    got = np.concatenate([np.ravel(move).astype(float) for _, move in moves])
    largest = int(np.argmax(np.abs(right)))
    factor = got[largest] / right[largest]
    if len(right) < 3 or not same(factor * right, got, 1e-4):
        return None
    return (
        "moved",
        f"off: the step from what came in is {nice(factor) or 'one and the same number'} times the right one",
    )


def _start(exercise: Exercise, pair: Pair) -> np.ndarray | None:
    """The argument, or the entry of a dict among the arguments, that goes by the name of a part."""
    if pair.name in numbers(exercise, pair.seen):
        return np.asarray(numbers(exercise, pair.seen)[pair.name])
    shape = np.shape(pair.right)
    for name, array in arrays(exercise, pair.seen).items():
        if name in (pair.name, f"grads['{pair.name}']", f"parameters['{pair.name}']") and array.shape == shape:
            return array.astype(float)
    return None
