"""sigmoid(Z) -> (A, cache): the activation, going forward, for numbers of any size."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.probes import (
    ONE_SAMPLE,
    ONE_UNIT,
    SINGLE_PRECISION,
    WHOLE_NUMBERS,
    changed,
    mixed,
)
from course.catalogue.relu_vs_sigmoid.activations import sigmoid_curve
from course.catalogue.stopped import ambiguous_truth, stopped
from course.compare import same
from course.gradient import Floats


def _sigmoid(Z: Floats) -> tuple[Floats, Floats]:
    """The forward formula, as the lesson prints it: A = 1 / (1 + exp(-Z)), with Z kept for the way back."""
    return sigmoid_curve(Z), Z


def _has_nan(seen: Observation) -> bool:
    """A sign: entries of the activation are no numbers, and all others are right."""
    try:
        A, right = np.asarray(seen.result[0], dtype=float), seen.right[0]
    except (TypeError, ValueError, IndexError):
        return False
    missing = np.isnan(A)
    return A.shape == right.shape and bool(missing.any()) and np.allclose(A[~missing], right[~missing])


def _only_the_cache_is_wrong(seen: Observation) -> bool:
    """A sign: A and another array, but not Z, came back."""
    if seen.error is not None or not isinstance(seen.result, tuple | list) or len(seen.result) != 2:
        return False
    (A, cache), (right, Z) = seen.result, seen.right
    return same(right, A) and np.shape(cache) == np.shape(Z) and not same(Z, cache)


SIGMOID = Exercise(
    name="sigmoid",
    arguments=("Z",),
    outputs=("A", "cache"),
    probes=lambda: (
        Probe((np.array([[1.4, -0.6, 2.3], [-1.7, 0.3, -0.2]]),)),
        Probe((mixed(31, (4, 1)),), ONE_SAMPLE),
        Probe((mixed(32, (1, 5)),), ONE_UNIT),
        Probe((np.array([[-3, 2, 5, -1], [4, -2, -6, 7]]),), WHOLE_NUMBERS),
        Probe((mixed(33, (3, 4)).astype(np.float32),), SINGLE_PRECISION),
        Probe((np.array([[1000.0, -600.0], [-35.0, 2.7], [720.0, -1000.0]]),), "numbers of size 1000"),
    ),
    oracle=_sigmoid,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your sigmoid changes Z itself.",
            explanation="The cache should hold Z as it came in. After your function Z holds something else.",
            look_at="Does a line of yours assign into Z, as `Z[...] = ...` or `Z *= ...` does?",
            hint=1,
            sign=changed(0),
        ),
        Misconception(
            id="overflow",
            title="For large numbers you get nan: infinity divided by infinity.",
            explanation="exp(710) is more than a float64 can hold, so it becomes inf. A fraction with inf above and "
            "below has no value.",
            look_at="The exponentials: which sign has their argument where Z is large? "
            "An exponential of a negative number cannot overflow.",
            hint=2,
            sign=_has_nan,
        ),
        Misconception(
            id="one_if_for_all",
            title="`if` asks one yes-or-no question, but an array holds many answers.",
            explanation="Some entries of Z are positive and some are not, so one `if` cannot choose the formula for "
            "all of them.",
            look_at="`np.where` chooses entry by entry.",
            hint=3,
            sign=ambiguous_truth,
        ),
        Misconception(
            id="math_exp",
            title="`math.exp` takes one number, and Z is an array.",
            explanation="The functions of the math module know nothing of arrays. NumPy's work entry by entry.",
            look_at="NumPy has an exponential of the same name.",
            hint=1,
            sign=stopped(TypeError, "can be converted to Python scalars", line=r"\bexp\("),
        ),
        Misconception(
            id="brackets_missing",
            title="Brackets are missing around the denominator.",
            explanation="Python divides before it adds: 1 / 1 + e is 1 + e. The whole sum belongs below the line.",
            look_at="The denominator. No sigmoid is above 1.",
            hint=1,
            wrong=(lambda right, Z: {"A": 1 + np.exp(-Z)}, lambda right, Z: {"A": 2 * np.exp(Z)}),
        ),
        Misconception(
            id="one_half_for_all",
            title="You used one formula with exp(-|Z|) for all entries. It holds on one side of 0 only.",
            explanation="With e = exp(-|z|), 1 / (1 + e) is right where z is 0 or above, and e / (1 + e) where it is "
            "below. Either alone gives the same for z and for -z.",
            look_at="What should come out for -0.6, and what for 0.6? `np.where` chooses entry by entry.",
            hint=3,
            wrong=(
                lambda right, Z: {"A": np.maximum(right[0], 1 - right[0])},
                lambda right, Z: {"A": np.minimum(right[0], 1 - right[0])},
            ),
        ),
        Misconception(
            id="minus_missing",
            title="Your curve falls where it should rise: the minus sign in the exponent is missing.",
            explanation="1 / (1 + exp(Z)) is sigmoid(-Z). It is near 1 where Z is very negative.",
            look_at="What should come out for a large positive Z: nearly 1 or nearly 0?",
            hint=3,
            wrong=(lambda right, Z: {"A": 1 - right[0]},),
        ),
        Misconception(
            id="tanh",
            title="That is tanh, a relative of the sigmoid that runs from -1 to 1.",
            explanation="The sigmoid runs from 0 to 1 and passes 1/2 at Z = 0.",
            look_at="What should come out for Z = 0?",
            hint=3,
            wrong=(lambda right, Z: {"A": np.tanh(Z)},),
        ),
        Misconception(
            id="cached_a",
            title="Your cache holds A. It should hold Z.",
            explanation="The cache holds what went in, for every activation of this course. "
            "Whoever goes backward with it expects Z.",
            look_at="The second thing that you return.",
            hint=1,
            wrong=(lambda right, Z: {"A": right[0], "cache": right[0]},),
        ),
        Misconception(
            id="cache_not_Z",
            title="Your cache is not Z as it came in.",
            explanation="Whoever goes backward with the cache then meets other numbers. After `Z = ...` the name Z "
            "means another array, a clipped one for instance.",
            look_at="Does a line of yours begin with `Z =`? Give that array a name of its own.",
            hint=1,
            sign=_only_the_cache_is_wrong,
        ),
        Misconception(
            id="rounded",
            title="You rounded A.",
            explanation="On the way back 1 - A is needed. Near A = 1 that difference is tiny, and rounding ruins it.",
            look_at="Leave rounding to whoever prints the numbers.",
            hint=1,
            wrong=tuple(lambda right, Z, digits=digits: {"A": np.round(right[0], digits)} for digits in (3, 2, 4, 1)),
        ),
        Misconception(
            id="integers_truncated",
            title="Your result lost its decimals, because Z held whole numbers.",
            explanation="An array made with `np.zeros_like(Z)` has Z's type. Where Z holds whole numbers, so does "
            "the new array, and 0.95 is cut to 0.",
            look_at="The line that makes A: ask for floats.",
            hint=3,
            wrong=(lambda right, Z: {"A": right[0] if Z.dtype.kind == "f" else np.trunc(right[0])},),
        ),
        Misconception(
            id="softmax",
            title="That is softmax: the entries of a column are made to add up to 1.",
            explanation="The sigmoid looks at one number at a time. No entry depends on its neighbours.",
            look_at="Is there a sum in your function?",
            hint=1,
            wrong=(
                lambda right, Z: {"A": np.exp(Z - np.max(Z, axis=0)) / np.sum(np.exp(Z - np.max(Z, axis=0)), axis=0)},
                lambda right, Z: {"A": np.exp(Z) / np.sum(np.exp(Z), axis=0)},
                lambda right, Z: {"A": np.exp(Z) / np.sum(np.exp(Z))},
            ),
        ),
    ),
    hints=(
        Hint(
            "How do I apply the formula to a whole array?",
            "NumPy's exponential works entry by entry, and so do `+` and `/`: there is no loop and nothing to round. "
            "Put brackets around the whole denominator. Give the result a name of its own: the cache is Z as it came "
            "in.",
        ),
        Hint(
            "What goes wrong with large numbers?",
            "An exponential of a large positive number is inf. One of a large negative number is 0, and that is "
            "harmless. So see to it that no exponential ever gets a positive number.",
        ),
        Hint(
            "How can I avoid positive numbers in the exponential?",
            "With $e = \\exp(-|z|)$, which is never above 1, both halves are easy: $\\sigma(z) = \\dfrac{1}{1 + e}$ "
            "where $z \\ge 0$, and $\\sigma(z) = \\dfrac{e}{1 + e}$ where $z < 0$. "
            "`np.where` chooses between the two, entry by entry, and makes a new array of floats. It gets both halves "
            "computed for all entries, so both must be harmless everywhere.",
        ),
    ),
)
