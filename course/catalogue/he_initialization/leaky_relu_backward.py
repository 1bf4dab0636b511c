"""leaky_relu_backward(dA, cache, alpha) -> dZ: gates that are never quite closed, going backward."""

import numpy as np

from course.catalogue.activation_backward import CACHE_OVERWRITTEN, DA_CHANGED_IN_PLACE, arguments_exchanged
from course.catalogue.entries import Exercise, Hint, Kink, Misconception, Probe
from course.catalogue.probes import (
    ONE_SAMPLE,
    ONE_UNIT,
    SINGLE_PRECISION,
    WHOLE_NUMBERS,
    mixed,
)
from course.catalogue.stopped import ambiguous_truth
from course.gradient import Floats, central_differences


def _by_differences(dA: Floats, Z: Floats, alpha: float) -> Floats:
    """dZ without its formula: central differences of sum(dA * leaky(Z)), where dA is fixed."""
    upstream = np.asarray(dA, dtype=np.float64)
    return central_differences(lambda z: float(np.sum(upstream * np.where(z > 0, z, alpha * z))), Z)


LEAKY_RELU_BACKWARD = Exercise(
    name="leaky_relu_backward",
    arguments=("dA", "cache", "alpha"),
    outputs=("dZ",),
    probes=lambda: (
        Probe(
            (np.array([[0.7, -1.2, -0.4], [2.6, -2.1, 0.9]]), np.array([[1.4, -0.6, 2.3], [-1.7, 0.3, -0.2]]), 0.4),
            "alpha = 0.4",
        ),
        Probe((mixed(61, (4, 1)), mixed(62, (4, 1)), 0.3), ONE_SAMPLE + ", alpha = 0.3"),
        Probe((mixed(63, (1, 5)), mixed(64, (1, 5)), 0.1), ONE_UNIT),
        Probe((mixed(65, (2, 4)), np.array([[-3, 2, 5, -1], [4, -2, -6, 7]]), 0.1), WHOLE_NUMBERS + " in Z"),
        Probe((mixed(66, (3, 4)).astype(np.float32), mixed(67, (3, 4)).astype(np.float32), 0.2), SINGLE_PRECISION),
    ),
    oracle=_by_differences,
    kink=Kink(low=0.1, high=1.0, hint=2, more_arguments=(0.1,)),
    misconceptions=(
        Misconception(
            id="scalar_if",
            title="`if` asks one yes-or-no question, but an array holds many answers.",
            explanation="Some entries of Z are positive and some are not.",
            look_at="Which NumPy function chooses between two values entry by entry?",
            hint=3,
            sign=ambiguous_truth,
        ),
        DA_CHANGED_IN_PLACE,
        CACHE_OVERWRITTEN,
        Misconception(
            id="closed_below_zero",
            title="You stopped the gradient where Z is negative. That is plain ReLU.",
            explanation="A leaky gate never closes. Below 0 the slope is alpha, so a part of dA passes.",
            look_at="What you put where Z is negative.",
            hint=2,
            wrong=(lambda right, dA, Z, alpha: dA * (Z > 0),),
        ),
        Misconception(
            id="alpha_on_positives",
            title="You put alpha on the wrong side.",
            explanation="Where Z is positive, the slope is 1. Alpha is the slope below 0.",
            look_at="The direction of your comparison, or the order of the two values.",
            hint=2,
            wrong=(
                lambda right, dA, Z, alpha: np.where(Z > 0, alpha * dA, dA),
                lambda right, dA, Z, alpha: np.where(Z > 0, alpha * dA, 0),
            ),
        ),
        Misconception(
            id="alpha_hard_coded",
            title="Your slope is 0.01, whatever alpha is.",
            explanation="0.01 is a common choice, but the caller decides.",
            look_at="Where does the argument alpha enter?",
            hint=2,
            wrong=(lambda right, dA, Z, alpha: np.where(Z > 0, dA, 0.01 * dA),),
        ),
        Misconception(
            id="threshold_at_alpha",
            title="Your comparison is with alpha. The kink is at 0.",
            explanation="Alpha is a slope. It says how steep the left side is, not where that side ends.",
            look_at="The number that Z is compared with.",
            hint=1,
            wrong=(lambda right, dA, Z, alpha: dA * np.where(np.greater(Z, alpha), 1, alpha),),
        ),
        Misconception(
            id="one_minus_alpha",
            title="Below 0 your slope is 1 - alpha.",
            explanation="Alpha is the part that passes, not the part that is lost.",
            look_at="The definition of leaky ReLU: which number stands before z on the left of 0?",
            hint=1,
            wrong=(lambda right, dA, Z, alpha: np.where(Z > 0, dA, (1 - alpha) * dA),),
        ),
        Misconception(
            id="negative_alpha",
            title="Below 0 your slope is -alpha.",
            explanation="Left of 0 leaky ReLU still rises, only slowly.",
            look_at="The sign of the slope left of 0: draw the line alpha z.",
            hint=1,
            wrong=(lambda right, dA, Z, alpha: np.where(Z > 0, dA, -alpha * dA),),
        ),
        Misconception(
            id="no_dA",
            title="You returned the slope, 1 or alpha, and left dA out.",
            explanation="The chain rule multiplies the slope by what comes from the next layer.",
            look_at="dZ is a product of two factors. Which one is missing?",
            hint=3,
            wrong=(lambda right, dA, Z, alpha: np.where(Z > 0, 1.0, alpha),),
        ),
        Misconception(
            id="alpha_not_times_dA",
            title="Below 0 you put the number alpha itself.",
            explanation="Alpha is a slope there. It has to meet dA, as the slope 1 does above 0.",
            look_at="What you put where Z is negative.",
            hint=3,
            wrong=(
                lambda right, dA, Z, alpha: np.where(Z > 0, dA, alpha),
                lambda right, dA, Z, alpha: np.where(Z > 0, dA, -alpha),
            ),
        ),
        Misconception(
            id="constant",
            title="Your slope is the same on both sides of 0.",
            explanation="Leaky ReLU has a kink: slope 1 above 0, slope alpha below.",
            look_at="Where does the sign of Z enter?",
            hint=2,
            wrong=(
                lambda right, dA, Z, alpha: alpha * dA,
                lambda right, dA, Z, alpha: dA,
                lambda right, dA, Z, alpha: (1 + alpha) * dA,
            ),
        ),
        Misconception(
            id="times_Z",
            title="You multiplied by Z.",
            explanation="Each side of the kink is a straight line. Its slope does not depend on how far out you are.",
            look_at="The derivative of alpha z with respect to z.",
            hint=2,
            wrong=(
                lambda right, dA, Z, alpha: np.where(Z > 0, dA, alpha * dA * Z),
                lambda right, dA, Z, alpha: right * Z,
                lambda right, dA, Z, alpha: np.where(Z > 0, dA, alpha * Z),
            ),
        ),
        Misconception(
            id="forward_again",
            title="You computed leaky ReLU itself, the value and not the slope.",
            explanation="On the way back you need how fast the output changes.",
            look_at="The slope of each of the two straight lines.",
            hint=2,
            wrong=(lambda right, dA, Z, alpha: np.where(Z > 0, Z, alpha * Z),),
        ),
        Misconception(
            id="mask_on_dA",
            title="You looked at the sign of dA. The sign of Z decides.",
            explanation="Which side of the kink a number is on was settled on the way forward.",
            look_at="The array in your comparison with 0.",
            hint=2,
            wrong=(
                lambda right, dA, Z, alpha: np.where(dA > 0, dA, alpha * dA),
                lambda right, dA, Z, alpha: np.where(right > 0, right, alpha * right),
            ),
        ),
        arguments_exchanged(lambda dA, Z, alpha: np.where(Z > 0, dA, alpha * dA)),
        Misconception(
            id="hundredth_not_times_dA",
            title="Left of 0 you put one number of your own. The slope there is alpha, and it is multiplied by dA.",
            explanation="The chain rule multiplies dA by the slope, on both sides of 0. And alpha is an argument: it "
            "is not always 0.01.",
            look_at="What you put where Z is negative.",
            hint=3,
            wrong=(
                lambda right, dA, Z, alpha: np.where(Z > 0, dA, 0.01),
                lambda right, dA, Z, alpha: np.where(Z > 0, dA, 0.1),
            ),
        ),
        Misconception(
            id="slopes_truncated",
            title="Your slopes lost their decimals, because Z held whole numbers.",
            explanation="An array made with `np.ones_like(Z)` has Z's type. Where Z holds whole numbers, alpha is cut "
            "to 0.",
            look_at="The line that makes the slopes: ask for floats.",
            hint=3,
            wrong=(lambda right, dA, Z, alpha: right if Z.dtype.kind == "f" else np.where(Z > 0, dA, 0 * dA),),
        ),
    ),
    hints=(
        Hint(
            "What does leaky ReLU look like?",
            "Two straight lines that meet at 0: z itself on the right, and alpha z on the left.",
        ),
        Hint(
            "What is its slope?",
            "1 where Z is positive, alpha where it is negative. At 0 itself this course takes alpha.",
        ),
        Hint(
            "How does the slope meet dA?",
            "As in lesson 1, entry by entry: $dZ_{ij} = dA_{ij} \\cdot \\text{slope}(Z_{ij})$, in a new array.",
        ),
    ),
)
