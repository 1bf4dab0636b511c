"""Mistakes that every backward function of an activation invites: `f(dA, cache) -> dZ`, entry by entry."""

from collections.abc import Callable
from typing import Any

import numpy as np

from course.catalogue.entries import Misconception
from course.catalogue.probes import changed_though_right

DA_CHANGED_IN_PLACE = Misconception(
    id="dA_changed_in_place",
    title="Your function changes dA, which is not yours.",
    explanation="`dZ = dA` makes no copy: both names mean the same array, and writing into one writes into the other. "
    "The caller's dA is gone.",
    look_at="The line that makes dZ. `np.array(dA, copy=True)` or `dA.copy()` makes a new array.",
    hint=3,
    sign=changed_though_right(0),
)

CACHE_OVERWRITTEN = Misconception(
    id="cache_overwritten",
    title="Your function overwrites the cache.",
    explanation="The cache is the layer's Z. Whoever looks at it after you finds other numbers, and a second pass "
    "back goes wrong.",
    look_at="Does a line of yours assign into the cache, or into a second name for it?",
    hint=3,
    sign=changed_though_right(1),
)

SUMMED_OVER_SAMPLES = Misconception(
    id="summed_over_samples",
    title="You summed over the samples.",
    explanation="dZ has one entry for each entry of Z: each sample keeps its own. "
    "Sums over samples come one step later, in dW and db.",
    look_at="The shape of dZ: it must be that of Z.",
    hint=3,
    wrong=(
        lambda right, dA, Z: np.sum(right, axis=1),
        lambda right, dA, Z: np.sum(right, axis=1, keepdims=True),
    ),
)

AVERAGED_OVER_SAMPLES = Misconception(
    id="averaged_over_samples",
    title="You averaged over the samples.",
    explanation="dZ has one entry for each entry of Z: each sample keeps its own. "
    "The average comes one step later, in dW and db.",
    look_at="The shape of dZ: it must be that of Z.",
    hint=3,
    wrong=(
        lambda right, dA, Z: np.mean(right, axis=1),
        lambda right, dA, Z: np.mean(right, axis=1, keepdims=True),
    ),
)

DIVIDED_BY_M = Misconception(
    id="divided_by_m",
    title="You divided by the number of samples.",
    explanation="In this course 1/m enters exactly once, in dW and db. Here it would enter twice.",
    look_at="The factor in front of your result.",
    hint=3,
    wrong=(lambda right, dA, Z: right / Z.shape[1],),
)

INTEGERS_TRUNCATED = Misconception(
    id="integers_truncated",
    title="Your result lost its decimals, because Z held whole numbers.",
    explanation="An array made with `np.zeros_like(Z)` has Z's type. Where Z holds whole numbers, so does "
    "the new array, and 0.7 is cut to 0.",
    look_at="The line that makes dZ: make it like dA, or ask for floats.",
    hint=3,
    wrong=(lambda right, dA, Z: right if Z.dtype.kind == "f" else np.trunc(right),),
)


def arguments_exchanged(backward: Callable[..., Any]) -> Misconception:
    """The entry for a function that takes the cache first. `backward` is the right formula."""
    return Misconception(
        id="arguments_exchanged",
        title="You took dA and the cache for each other: dA comes first.",
        explanation="Other libraries have other orders. Whoever calls your function hands over dA first, whatever you "
        "call the two.",
        look_at="The line that begins with `def`.",
        hint=2,
        wrong=(lambda right, dA, Z, *more: backward(Z, dA, *more),),
    )
