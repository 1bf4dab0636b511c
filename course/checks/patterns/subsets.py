"""On which probes an answer is right and on which it is wrong, or stopped."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Observation
from course.checks.patterns.pattern import Pattern, listed
from course.checks.patterns.reruns import is_right
from course.checks.patterns.symbols import samples
from course.compare import parts

LARGE = 100


def right_on_some(exercise: Exercise, observations: list[Observation]) -> list[Pattern]:
    """On how many probes an answer is right, where that is some and not all."""
    good = [is_right(exercise, seen.right, seen.result) for seen in observations]
    return [Pattern("right_on_some", f"It is right on {sum(good)} of {len(good)} inputs.")] if any(good) else []


def right_on_a_kind(exercise: Exercise, observations: list[Observation]) -> list[Pattern]:
    """A sentence where an answer is right on some probes and wrong on others, and what tells them apart is known."""
    good = [is_right(exercise, seen.right, seen.result) for seen in observations]
    if all(good) or not any(good):
        return []
    for words, holds in _kinds(exercise, observations):
        marked = [holds(seen) for seen in observations]
        if marked == good:
            return [Pattern("right_on_a_kind", f"Of the inputs tried, it is right {words}, and wrong on the others.")]
        if marked == [not one for one in good]:
            return [Pattern("wrong_on_a_kind", f"Of the inputs tried, it is wrong {words}, and right on the others.")]
    return []


def stopped_on_some(observations: list[Observation]) -> list[Pattern]:
    """Whether the function ran to its end on some probes, and which ones stopped it."""
    stopped = [seen for seen in observations if seen.error is not None]
    kinds = list(dict.fromkeys(seen.probe.kind for seen in stopped))
    others = {seen.probe.kind for seen in observations if seen.error is None}
    if not others or others & set(kinds):
        return []
    words = f"the {'input' if len(kinds) == 1 else 'inputs'} {listed([_quoted(kind) for kind in kinds])}"
    return [Pattern("stopped_on_some", f"It stopped only on {words}. On the other inputs it ran to its end.")]


def _kinds(exercise: Exercise, observations: list[Observation]) -> Iterator[tuple[str, Callable[[Observation], bool]]]:
    """Ways in which inputs differ: by shape, by type, by size, by what the probe says of itself."""

    def shaped(place: int) -> Callable[[Observation], bool]:
        return lambda seen: (samples(exercise, seen) or (0, 0))[place] == 1

    yield "where there is one sample (m = 1)", shaped(1)
    yield "where there is one unit (n = 1)", shaped(0)
    yield "where whole numbers come in", lambda seen: any(a.dtype.kind in "iu" and a.ndim for a in _arrays(seen))
    yield "where float32 numbers come in", lambda seen: any(a.dtype == np.float32 for a in _arrays(seen))
    yield "where large numbers come in", lambda seen: any(np.max(np.abs(a), initial=0) > LARGE for a in _arrays(seen))
    kinds = list(dict.fromkeys(seen.probe.kind for seen in observations))
    for kind in kinds if len(kinds) > 1 else ():
        yield f"on the input {_quoted(kind)}", partial(_is_of, kind)


def _quoted(kind: str) -> str:
    """What a probe says of itself holds commas, and a name in quotation marks of its own."""
    return f'"{kind}"' if '"' not in kind else kind


def _is_of(kind: str, seen: Observation) -> bool:
    return seen.probe.kind == kind


def _arrays(seen: Observation) -> list[np.ndarray]:
    values: dict[str, Any] = {}
    for position, argument in enumerate(seen.arguments):
        values |= parts({str(position): argument}, (str(position),))
    return [np.asarray(v) for v in values.values() if isinstance(v, np.ndarray | int | float) and np.size(v)]
