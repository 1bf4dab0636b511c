"""swish_backward(dA, cache) -> dZ: the way back through z times sigmoid(z)."""

import numpy as np

from course.catalogue.activation_backward import DA_CHANGED_IN_PLACE, arguments_exchanged
from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import ONE_SAMPLE, ONE_UNIT, SINGLE_PRECISION, mixed
from course.gradient import Floats, central_differences


def _sigmoid(Z: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-Z)))


def _swish_backward_by_differences(dA: Floats, Z: Floats) -> Floats:
    """Central differences of sum(dA * Z sigmoid(Z)), whose gradient in the activation is dA."""
    upstream = np.asarray(dA, dtype=np.float64)
    return central_differences(lambda point: float(np.sum(upstream * point * _sigmoid(point))), Z)


def _times(slope):
    """Wrong formulas with another slope, `slope(Z, s, a)` with s = sigmoid(Z) and a = Z s."""
    return (lambda right, dA, Z: dA * slope(Z, _sigmoid(Z), Z * _sigmoid(Z)),)


SWISH_BACKWARD = Exercise(
    name="swish_backward",
    arguments=("dA", "cache"),
    outputs=("dZ",),
    probes=lambda: (
        Probe((np.array([[0.7, -1.2, -0.4], [2.6, -2.1, 0.9]]), np.array([[1.4, -0.6, 2.3], [-1.7, 0.3, -0.2]]))),
        Probe((mixed(661, (4, 1)), mixed(662, (4, 1))), ONE_SAMPLE),
        Probe((mixed(663, (1, 5)), mixed(664, (1, 5))), ONE_UNIT),
        Probe((mixed(665, (3, 4)).astype(np.float32), mixed(666, (3, 4)).astype(np.float32)), SINGLE_PRECISION),
    ),
    oracle=_swish_backward_by_differences,
    misconceptions=(
        DA_CHANGED_IN_PLACE,
        Misconception(
            id="no_dA",
            title="You returned the slope of swish and left dA out.",
            explanation="The chain rule multiplies the slope by dA, what comes back from the loss.",
            look_at="Which of your two arguments have you not used?",
            hint=3,
            wrong=(lambda right, dA, Z: right / dA,),
        ),
        Misconception(
            id="only_the_sigmoid",
            title="You took sigmoid(Z) for the slope, as if it were a constant factor of Z.",
            explanation="In z s(z) both factors change with z. The product rule gives two terms; you have the first.",
            look_at="The product rule: (u v)' = u' v + u v'.",
            hint=1,
            wrong=_times(lambda Z, s, a: s),
        ),
        Misconception(
            id="only_the_sigmoids_slope",
            title="You took the slope of the sigmoid. Swish is Z times the sigmoid.",
            explanation="s(1 - s) is the derivative of s alone.",
            look_at="The product rule: (u v)' = u' v + u v'.",
            hint=1,
            wrong=_times(lambda Z, s, a: s * (1 - s)),
        ),
        Misconception(
            id="second_term_only",
            title="The first term of the product rule is missing.",
            explanation="Z s(1 - s) is what comes from the change of s. Z itself changes, too.",
            look_at="The product rule: (u v)' = u' v + u v'.",
            hint=1,
            wrong=_times(lambda Z, s, a: Z * s * (1 - s)),
        ),
        Misconception(
            id="no_Z_in_the_second_term",
            title="The factor Z is missing in the second term.",
            explanation="In u v' with u = Z and v = s, the slope s(1 - s) is multiplied by Z.",
            look_at="The second term of the product rule.",
            hint=1,
            wrong=_times(lambda Z, s, a: s + s * (1 - s)),
        ),
        Misconception(
            id="a_plus_s",
            title="You have a + s. The second term is s times (1 - a).",
            explanation="The short form is a + s (1 - a): part of the sigmoid is taken away again.",
            look_at="Write s + Z s (1 - s) out, and put a for Z s.",
            hint=3,
            wrong=_times(lambda Z, s, a: a + s),
        ),
        Misconception(
            id="one_minus_s",
            title="You have a + s (1 - s). In the bracket belongs a, the output.",
            explanation="The short form is a + s (1 - a), with a = Z s.",
            look_at="Write s + Z s (1 - s) out, and put a for Z s.",
            hint=3,
            wrong=_times(lambda Z, s, a: a + s * (1 - s)),
        ),
        Misconception(
            id="a_left_out",
            title="You have s (1 - a); the a in front is missing.",
            explanation="The short form is a + s (1 - a), with a = Z s.",
            look_at="Write s + Z s (1 - s) out, and put a for Z s.",
            hint=3,
            wrong=_times(lambda Z, s, a: s * (1 - a)),
        ),
        arguments_exchanged(_swish_backward_by_differences),
        Misconception(
            id="brackets_missing",
            title="Brackets are missing: dA meets only the first term.",
            explanation="dA multiplies the whole slope, both terms of it.",
            look_at="Your product: where does the bracket open?",
            hint=3,
            wrong=(
                lambda right, dA, Z: dA * _sigmoid(Z) + Z * _sigmoid(Z) * (1 - _sigmoid(Z)),
                lambda right, dA, Z: dA * Z * _sigmoid(Z) + _sigmoid(Z) * (1 - Z * _sigmoid(Z)),
            ),
        ),
        Misconception(
            id="forward_again",
            title="You multiplied dA by swish itself, and not by its slope.",
            explanation="Z sigmoid(Z) is what went forward. On the way back you need how fast it changes with Z.",
            look_at="The slope of swish: the product rule gives two terms.",
            hint=1,
            wrong=_times(lambda Z, s, a: a),
        ),
        Misconception(
            id="relu_gates",
            title="Those are ReLU's gates. Swish has a slope of its own.",
            explanation="Swish looks like ReLU from far away. Near 0 its slope lies between, and below -1.28 it is "
            "negative.",
            look_at="The formula of swish: Z times sigmoid(Z).",
            hint=1,
            wrong=(lambda right, dA, Z: dA * (Z > 0),),
        ),
        Misconception(
            id="Z_for_a_sigmoid",
            title="You put Z where the sigmoid of Z belongs.",
            explanation="The short form is a + s (1 - a) with a = Z s. The factor s is the sigmoid, a number between 0 "
            "and 1.",
            look_at="Which of your names is the sigmoid, and which is Z?",
            hint=3,
            wrong=(
                *_times(lambda Z, s, a: a + Z * (1 - a)),
                *_times(lambda Z, s, a: s + Z * Z * (1 - Z)),
            ),
        ),
        Misconception(
            id="cache_taken_for_a",
            title="You took the cache for a, the output. It holds Z.",
            explanation="The short form is a + s (1 - a) with a = Z s. Swish keeps what went in.",
            look_at="Which array is `a` in your formula?",
            hint=3,
            wrong=_times(lambda Z, s, a: Z + s * (1 - Z)),
        ),
        Misconception(
            id="bracket_too_wide",
            title="Your factor 1 - s multiplies both terms. It belongs to the second alone.",
            explanation="The slope is s + Z s (1 - s): the first term, s, stands by itself.",
            look_at="Where do your brackets open and close?",
            hint=3,
            wrong=_times(lambda Z, s, a: (s + a) * (1 - s)),
        ),
        Misconception(
            id="sign_of_a_term",
            title="The sign between the two terms is wrong.",
            explanation="The product rule adds: (u v)' = u' v + u v'.",
            look_at="The sign between your two terms.",
            hint=1,
            wrong=(
                *_times(lambda Z, s, a: s - Z * s * (1 - s)),
                *_times(lambda Z, s, a: a - s * (1 - a)),
                *_times(lambda Z, s, a: Z * s * (1 - s) - s),
            ),
        ),
    ),
    hints=(
        Hint(
            "How do I differentiate a product?",
            "With the product rule: (u v)' = u' v + u v'. Here u is Z and v is the sigmoid of Z.",
        ),
        Hint("What is the sigmoid's slope?", "$s' = s\\,(1 - s)$: you met it in lesson 2."),
        Hint(
            "What is the formula?",
            "$dZ = dA \\cdot \\bigl(s + Z\\,s\\,(1 - s)\\bigr)$ with $s = \\sigma(Z)$, entry by entry, in a new array. "
            "With $a = Z s$ it is the same as $dA \\cdot \\bigl(a + s\\,(1 - a)\\bigr)$.",
        ),
    ),
)
