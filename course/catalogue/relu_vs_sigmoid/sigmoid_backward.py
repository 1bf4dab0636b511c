"""sigmoid_backward(dA, cache) -> dZ: the gate that is never quite closed, going backward."""

import numpy as np

from course.catalogue.activation_backward import (
    AVERAGED_OVER_SAMPLES,
    CACHE_OVERWRITTEN,
    DA_CHANGED_IN_PLACE,
    DIVIDED_BY_M,
    INTEGERS_TRUNCATED,
    SUMMED_OVER_SAMPLES,
    arguments_exchanged,
)
from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import (
    ONE_SAMPLE,
    ONE_UNIT,
    SINGLE_PRECISION,
    WHOLE_NUMBERS,
    mixed,
)
from course.catalogue.relu_vs_sigmoid.activations import sigmoid_curve, slope_of
from course.catalogue.stopped import product_does_not_fit, stopped
from course.gradient import Floats


def _sigmoid_backward_by_differences(dA: Floats, Z: Floats) -> Floats:
    """dZ without its formula: dA times the slope of the sigmoid as central differences measure it."""
    return dA * slope_of(sigmoid_curve, Z)


def _with_rounded_s(digits):
    def wrong(right, dA, Z):
        s = np.round(sigmoid_curve(Z), digits)
        return dA * (s - s**2)

    return wrong


SIGMOID_BACKWARD = Exercise(
    name="sigmoid_backward",
    arguments=("dA", "cache"),
    outputs=("dZ",),
    probes=lambda: (
        Probe((np.array([[0.7, -1.2, -0.4], [2.6, -2.1, 0.9]]), np.array([[1.4, -0.6, 2.3], [-1.7, 0.3, -0.2]]))),
        Probe((mixed(41, (4, 1)), mixed(42, (4, 1))), ONE_SAMPLE),
        Probe((mixed(43, (1, 5)), mixed(44, (1, 5))), ONE_UNIT),
        Probe((mixed(45, (2, 4)), np.array([[-3, 2, 4, -1], [3, -2, -4, 2]])), WHOLE_NUMBERS + " in Z"),
        Probe((mixed(46, (3, 4)).astype(np.float32), mixed(47, (3, 4)).astype(np.float32)), SINGLE_PRECISION),
    ),
    oracle=_sigmoid_backward_by_differences,
    misconceptions=(
        Misconception(
            id="tuple_not_unpacked",
            title="You computed with what sigmoid returns as a whole: a tuple of A and the cache.",
            explanation="Your sigmoid returns two things. One minus a tuple means nothing.",
            look_at="Give both a name, as in `A, cache = ...`, or take the first.",
            hint=2,
            sign=stopped(TypeError, "'tuple'"),
        ),
        Misconception(
            id="matrix_product",
            title="You multiplied matrices. The gates act entry by entry.",
            explanation="Each entry of dA meets the slope at just one entry of Z. A matrix product mixes entries that "
            "have nothing to do with each other.",
            look_at="The difference between `@` (or `np.dot`) and `*`.",
            hint=1,
            sign=product_does_not_fit,
            wrong=(
                lambda right, dA, Z: dA @ slope_of(sigmoid_curve, Z).T,
                lambda right, dA, Z: dA.T @ slope_of(sigmoid_curve, Z),
            ),
        ),
        DA_CHANGED_IN_PLACE,
        CACHE_OVERWRITTEN,
        Misconception(
            id="cache_taken_for_A",
            title="You used Z where the activation belongs: Z (1 - Z).",
            explanation="The slope is s (1 - s) with s = sigmoid(Z). The cache holds Z, what went in, not s.",
            look_at="What is in the cache? Compute s from it first.",
            hint=2,
            wrong=(lambda right, dA, Z: dA * Z * (1 - Z), lambda right, dA, Z: Z * (1 - Z)),
        ),
        Misconception(
            id="slope_without_dA",
            title="You returned the sigmoid's own slope and left dA out.",
            explanation="The chain rule multiplies the slope by what comes from the next layer: how fast the loss "
            "changes with A.",
            look_at="The chain rule: dZ is a product of two factors. Which one is missing?",
            hint=1,
            wrong=(lambda right, dA, Z: right / dA,),
        ),
        Misconception(
            id="identity",
            title="You passed dA on unchanged.",
            explanation="The sigmoid's slope is never 1. At most a quarter of each entry of dA gets through.",
            look_at="The cache: you have not used it yet.",
            hint=2,
            wrong=(lambda right, dA, Z: dA,),
        ),
        Misconception(
            id="brackets_missing",
            title="You computed dA s - s: brackets are missing.",
            explanation="Python multiplies before it subtracts, so `dA * s * 1 - s` takes s away at the end. "
            "1 - s is one factor as a whole.",
            look_at="The difference in your formula.",
            hint=3,
            wrong=(lambda right, dA, Z: dA * sigmoid_curve(Z) - sigmoid_curve(Z),),
        ),
        Misconception(
            id="slope_at_dA",
            title="You took the sigmoid of dA. The slope is wanted at Z, which is in the cache.",
            explanation="dA says how much the loss cares about each entry of A. Where the neuron stands on its curve "
            "is what Z says.",
            look_at="What do you hand to `sigmoid`?",
            hint=2,
            wrong=(lambda right, dA, Z: dA * slope_of(sigmoid_curve, dA),),
        ),
        Misconception(
            id="only_s",
            title="You multiplied by s, the value, and not by the slope.",
            explanation="s = sigmoid(Z) is what went forward. The slope is s (1 - s).",
            look_at="Where the sigmoid is flat, near s = 1, what must the slope be?",
            hint=3,
            wrong=(lambda right, dA, Z: dA * sigmoid_curve(Z),),
        ),
        Misconception(
            id="only_one_minus_s",
            title="You multiplied by 1 - s alone.",
            explanation="The slope is s (1 - s). Without the factor s it does not vanish where s is near 0.",
            look_at="The sigmoid is flat at both ends. Is your slope?",
            hint=3,
            wrong=(lambda right, dA, Z: dA * (1 - sigmoid_curve(Z)),),
        ),
        Misconception(
            id="one_plus_s",
            title="You have s (1 + s). The slope is s (1 - s).",
            explanation="1 + s grows with s, so your slope is steepest where the sigmoid is flat.",
            look_at="The sign in your bracket.",
            hint=3,
            wrong=(lambda right, dA, Z: dA * sigmoid_curve(Z) * (1 + sigmoid_curve(Z)),),
        ),
        Misconception(
            id="square_inside",
            title="You squared exp(-Z) alone. The whole of 1 + exp(-Z) is squared.",
            explanation="The slope is e / (1 + e)^2 with e = exp(-Z). 1 + e^2 is another number.",
            look_at="The brackets of the denominator.",
            hint=3,
            wrong=(lambda right, dA, Z: dA * np.exp(-Z) / (1 + np.exp(-Z) ** 2),),
        ),
        Misconception(
            id="s_squared",
            title="You multiplied by s squared.",
            explanation="The slope is s (1 - s): one factor is s, the other is the gap between s and 1.",
            look_at="Where the sigmoid is flat, near s = 1, what must the slope be?",
            hint=3,
            wrong=(lambda right, dA, Z: dA * sigmoid_curve(Z) ** 2,),
        ),
        Misconception(
            id="sigmoid_twice",
            title="You applied the sigmoid twice.",
            explanation="You took the slope at sigmoid(Z). It is wanted at Z: one sigmoid makes s, and s is all that "
            "the slope needs.",
            look_at="How often does `sigmoid` occur between the cache and your result?",
            hint=2,
            wrong=(lambda right, dA, Z: dA * slope_of(sigmoid_curve, sigmoid_curve(Z)),),
        ),
        Misconception(
            id="sign",
            title="The sizes are right, the signs are not.",
            explanation="The sigmoid rises everywhere, so its slope is positive: s (1 - s), not s (s - 1).",
            look_at="The order in your difference.",
            hint=3,
            wrong=(lambda right, dA, Z: -right,),
        ),
        Misconception(
            id="slope_of_tanh",
            title="You used the slope of tanh, 1 - a squared.",
            explanation="That formula holds for a = tanh(z). The sigmoid's slope is s (1 - s), at most a quarter.",
            look_at="Your slope at Z = 0: the sigmoid's is 1/4.",
            hint=3,
            wrong=(
                lambda right, dA, Z: dA * (1 - sigmoid_curve(Z) ** 2),
                lambda right, dA, Z: dA * (1 - np.tanh(Z) ** 2),
            ),
        ),
        Misconception(
            id="slope_of_relu",
            title="Your gates are those of ReLU, open or closed.",
            explanation="The sigmoid's slope changes with Z, from near 0 up to 1/4. On paper it is never 0 or 1.",
            look_at="The slope s (1 - s), with s = sigmoid(Z).",
            hint=1,
            wrong=(lambda right, dA, Z: dA * (Z > 0),),
        ),
        Misconception(
            id="rounded_s",
            title="You rounded s before you used it.",
            explanation="Where s is near 1, the difference 1 - s is small, and rounding changes much of it.",
            look_at="Leave rounding to whoever prints the numbers.",
            hint=2,
            wrong=tuple(_with_rounded_s(digits) for digits in (3, 2, 4, 1)),
        ),
        SUMMED_OVER_SAMPLES,
        AVERAGED_OVER_SAMPLES,
        DIVIDED_BY_M,
        INTEGERS_TRUNCATED,
        arguments_exchanged(lambda dA, Z: dA * slope_of(sigmoid_curve, Z)),
        Misconception(
            id="sigmoid_without_brackets",
            title="Your sigmoid lacks its brackets: 1 / 1 + exp(-Z) is 1 + exp(-Z).",
            explanation="Python divides before it adds. The whole sum belongs below the line.",
            look_at="The line that makes s. No sigmoid is above 1.",
            hint=2,
            wrong=(lambda right, dA, Z: dA * (1 + np.exp(-Z)) * -np.exp(-Z),),
        ),
    ),
    hints=(
        Hint(
            "How is this different from relu_backward?",
            "Only in the slope. dA comes from the next layer as before, and each entry of it meets the slope at its "
            "own entry of Z. Where ReLU's slope was 0 or 1, the sigmoid's lies in between.",
        ),
        Hint(
            "The slope needs s. Where do I get it?",
            "The cache is Z. Your own `sigmoid` makes s from it. It returns two things, and you need the first, "
            "with all its digits.",
        ),
        Hint(
            "What is the whole formula?",
            "$dZ_{ij} = dA_{ij} \\cdot s_{ij} (1 - s_{ij})$ with $s_{ij} = \\sigma(Z_{ij})$, entry by entry, in a "
            "new array of floats.",
        ),
    ),
)
