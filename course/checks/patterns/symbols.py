"""The numbers that a factor can be called by: m, n, the number of entries, and arguments that are single numbers."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Observation
from course.compare import parts

SAMPLES_IN_COLUMNS = ("dA", "dZ", "AL", "Z", "X", "A_prev")
"""Arguments of this course with one column per sample and one row per unit."""
COMMON = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 100.0, 1000.0, 0.75, 0.5, 0.25, 0.2, 0.1, 0.01, 0.001)
NICE = {"0": 0.0} | {f"{sign * value:g}": sign * value for value in COMMON for sign in (1.0, -1.0)}
PLAIN = (("-1", -1.0), ("2", 2.0), ("1/2", 0.5), ("-2", -2.0), ("-1/2", -0.5))


def samples(exercise: Exercise, seen: Observation) -> tuple[int, int] | None:
    """(n, m), the units and samples of a call; None where no argument has samples."""
    if callable(seen.arguments[0]):
        return None  # numerical_gradient takes any array
    for name, value in zip(exercise.arguments, seen.arguments, strict=False):
        if name in SAMPLES_IN_COLUMNS and np.ndim(value) == 2:
            rows, columns = np.shape(value)
            return int(rows), int(columns)
    return None


def factors(exercise: Exercise, seen: Observation, entries: int) -> Iterator[tuple[str, float]]:
    """Factors and their values, those that need no gloss first. `entries` is the size of the part looked at."""
    yield from ((f"{name} times the right answer", value) for name, value in PLAIN)
    found = samples(exercise, seen)
    if found is not None:
        n, m = found
        yield from _of("m", m, "the number of samples")
        yield from _of("n", n, "the number of units")
        for name, value in (("m/n", m / n), ("n/m", n / m), ("2 m/n", 2 * m / n), ("2 n/m", 2 * n / m)):
            yield f"{name} times the right answer, where m is the number of samples and n that of units", value
    yield from _of("N", entries, "the number of entries")
    for name, number in numbers(exercise, seen).items():
        for power in (1, 2, -1, -2) if number else ():
            yield f"{_power(name, power)} times the right answer", number**power


def _of(symbol: str, value: int, gloss: str) -> Iterator[tuple[str, float]]:
    """A count, its powers, and twice and half of them, with either sign."""
    for power in (1, 2):
        base = symbol if power == 1 else f"{symbol}^{power}"
        for sign in (1.0, -1.0):
            minus, size = "-" if sign < 0 else "", float(value**power)
            for name, factor in ((base, size), (f"1/{base}", 1 / size), (f"2/{base}", 2 / size)):
                yield f"{minus}{name} times the right answer, where {symbol} is {gloss}", sign * factor
            for name, factor in ((f"2 {base}", 2 * size), (f"{base}/2", size / 2), (f"1/(2 {base})", 0.5 / size)):
                yield f"{minus}{name} times the right answer, where {symbol} is {gloss}", sign * factor


def nice(number: float) -> str | None:
    """A plain number in words, or None: what a function picks from hidden inputs must not be told by its answer."""
    return next((words for words, value in NICE.items() if math.isclose(number, value, rel_tol=1e-4)), None)


def _power(name: str, power: int) -> str:
    base = name if abs(power) == 1 else f"{name}^{abs(power)}"
    return base if power > 0 else f"1/{base}"


def numbers(exercise: Exercise, seen: Observation) -> dict[str, float]:
    """The arguments that are single numbers, by name."""
    found = {}
    for name, value in zip(exercise.arguments, seen.arguments, strict=False):
        if isinstance(value, int | float | np.integer | np.floating):
            found[name] = float(value)
    return found


def arrays(exercise: Exercise, seen: Observation) -> dict[str, np.ndarray]:
    """Every array among the arguments, by a name such as "dA", "cache[0]" or "grads['dW1']"."""
    found: dict[str, Any] = {}
    for name, value in zip(exercise.arguments, seen.arguments, strict=False):
        if not callable(value) and not hasattr(value, "bit_generator"):
            found |= parts({name: value}, (name,))
    return {
        name: value for name, value in found.items() if isinstance(value, np.ndarray) and value.dtype.kind in "bifu"
    }
