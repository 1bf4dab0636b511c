"""relu(Z) -> (A, cache): the activation, going forward."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import (
    ONE_SAMPLE,
    ONE_UNIT,
    SINGLE_PRECISION,
    WHOLE_NUMBERS,
    changed_though_right,
    mixed,
)
from course.catalogue.stopped import ambiguous_truth, stopped
from course.gradient import Floats


def _relu(Z: Floats) -> tuple[Floats, Floats]:
    """The forward formula, as the lesson prints it: A = max(0, Z), with Z kept for the way back."""
    return np.maximum(0, Z), Z


RELU = Exercise(
    name="relu",
    arguments=("Z",),
    outputs=("A", "cache"),
    probes=lambda: (
        Probe((np.array([[1.4, -0.6, 2.3], [-1.7, 0.3, -0.2]]),)),
        Probe((mixed(1, (4, 1)),), ONE_SAMPLE),
        Probe((mixed(2, (1, 5)),), ONE_UNIT),
        Probe((np.array([[-3, 2, 5, -1], [4, -2, -6, 7]]),), WHOLE_NUMBERS),
        Probe((mixed(3, (3, 4)).astype(np.float32),), SINGLE_PRECISION),
    ),
    oracle=_relu,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your relu changes Z itself.",
            explanation="The caller's Z is overwritten. For ReLU its zeros would still show the closed gates; for "
            "other activations the way back would be lost.",
            look_at="Does a line of yours assign into Z, as `Z[...] = ...` or `Z *= ...` does?",
            hint=3,
            sign=changed_though_right(0),
        ),
        Misconception(
            id="max_of_whole_arrays",
            title="A yes-or-no question was asked of a whole array.",
            explanation="Python's `max(0, Z)` and `if Z > 0` want one answer for all entries together. ReLU asks "
            "each entry on its own.",
            look_at="Which NumPy function takes the larger of two values entry by entry?",
            hint=2,
            sign=ambiguous_truth,
        ),
        Misconception(
            id="max_over_axis",
            title="You took the largest entry along an axis, so A is smaller than Z.",
            explanation="`np.max` looks for the largest of many numbers. ReLU compares each number with 0 and "
            "keeps the shape.",
            look_at="Compare `np.max` with `np.maximum`: how many arguments does each want?",
            hint=2,
            sign=stopped(TypeError, "only integer scalar|only 0-dimensional|as an integer", line=r"\bnp\.a?max\("),
            wrong=(
                lambda right, Z: {"A": np.max(Z, axis=0)},
                lambda right, Z: {"A": np.max(Z, axis=1)},
                lambda right, Z: {"A": np.max(Z)},
                lambda right, Z: {"A": np.max(Z, axis=0, keepdims=True)},
                lambda right, Z: {"A": np.max(Z, axis=1, keepdims=True)},
                lambda right, Z: {"A": np.maximum(0, np.max(Z, axis=0))},
                lambda right, Z: {"A": np.maximum(0, np.max(Z, axis=1))},
            ),
        ),
        Misconception(
            id="absolute_value",
            title="You took the absolute value: negative numbers came out positive.",
            explanation="ReLU does not flip a negative number. It replaces it by 0.",
            look_at="What should relu(-3) be?",
            hint=1,
            wrong=(lambda right, Z: {"A": np.abs(Z)},),
        ),
        Misconception(
            id="step",
            title="You returned the gate, 0 or 1, and not the value that passes it.",
            explanation="Z > 0 says whether a number may pass. A is the number itself where it may, 0 elsewhere.",
            look_at="What should relu(2.3) be: 1 or 2.3?",
            hint=1,
            wrong=(lambda right, Z: {"A": (Z > 0).astype(float)},),
        ),
        Misconception(
            id="minimum",
            title="You kept the smaller of each number and 0: only the negative ones passed.",
            explanation="ReLU lets the positive numbers pass.",
            look_at="What should relu(2.3) be, and what relu(-1.7)?",
            hint=1,
            wrong=(lambda right, Z: {"A": np.minimum(0, Z)},),
        ),
        Misconception(
            id="selection",
            title="You picked out the positive numbers and dropped the others, so the shape is lost.",
            explanation="`Z[Z > 0]` is a shorter, flat array. A has one entry for each entry of Z; the closed gates "
            "hold a 0.",
            look_at="The shape of A: it must be that of Z.",
            hint=1,
            wrong=(lambda right, Z: {"A": Z[Z > 0]},),
        ),
        Misconception(
            id="swapped",
            title="You returned Z first and A second.",
            explanation="The order is A, then the cache.",
            look_at="Your `return` line.",
            hint=3,
            wrong=(lambda right, Z: (Z, np.maximum(0, Z)),),
        ),
        Misconception(
            id="cached_mask",
            title="Your cache holds the open gates. It should hold Z.",
            explanation="For ReLU the gates would do. Other activations need more, so the course always keeps Z.",
            look_at="The second thing that you return.",
            hint=3,
            wrong=(lambda right, Z: {"A": np.maximum(0, Z), "cache": Z > 0},),
        ),
        Misconception(
            id="cached_a",
            title="Your cache holds A. It should hold Z.",
            explanation="In this lesson A would do as well, because A > 0 exactly where Z > 0. With some other "
            "activations it would not, so the course always keeps what went in.",
            look_at="The second thing that you return.",
            hint=3,
            wrong=(lambda right, Z: {"A": np.maximum(0, Z), "cache": np.maximum(0, Z)},),
        ),
    ),
    hints=(
        Hint(
            "I do not see what relu has to do with a gate.",
            "Take one number. If it is positive, it passes unchanged. Otherwise 0 comes out. "
            "The same question is put to every entry of Z, one by one.",
        ),
        Hint(
            "How do I do that without a loop?",
            "NumPy compares whole arrays entry by entry. Look for a function that takes *two* arguments and "
            "keeps the larger, or think of Z > 0 as an array of ones and zeros.",
        ),
        Hint(
            "What goes into the cache?",
            "$A = \\max(0, Z)$ is the first result. The cache is $Z$, unchanged: "
            "on the way back you will ask it where the gates were open.",
        ),
    ),
)
