"""relu_backward(dA, cache) -> dZ: the gates, going backward."""

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
from course.catalogue.entries import Exercise, Hint, Kink, Misconception, Probe
from course.catalogue.probes import (
    ONE_SAMPLE,
    ONE_UNIT,
    SINGLE_PRECISION,
    WHOLE_NUMBERS,
    mixed,
)
from course.catalogue.stopped import ambiguous_truth, product_does_not_fit, stopped
from course.gradient import Floats, central_differences


def _relu_backward_by_differences(dA: Floats, Z: Floats) -> Floats:
    """dZ without its formula: central differences of sum(dA * relu(Z)), whose gradient in relu(Z) is dA."""
    upstream = np.asarray(dA, dtype=np.float64)
    return central_differences(lambda point: float(np.sum(upstream * np.maximum(0, point))), Z)


RELU_BACKWARD = Exercise(
    name="relu_backward",
    arguments=("dA", "cache"),
    outputs=("dZ",),
    probes=lambda: (
        Probe((np.array([[0.7, -1.2, -0.4], [2.6, -2.1, 0.9]]), np.array([[1.4, -0.6, 2.3], [-1.7, 0.3, -0.2]]))),
        Probe((mixed(11, (4, 1)), mixed(12, (4, 1))), ONE_SAMPLE),
        Probe((mixed(19, (1, 5)), mixed(20, (1, 5))), ONE_UNIT),
        Probe((mixed(15, (2, 4)), np.array([[-3, 2, 5, -1], [4, -2, -6, 7]])), WHOLE_NUMBERS + " in Z"),
        Probe((mixed(16, (3, 4)).astype(np.float32), mixed(17, (3, 4)).astype(np.float32)), SINGLE_PRECISION),
    ),
    oracle=_relu_backward_by_differences,
    kink=Kink(low=0.0, high=1.0, hint=3),
    misconceptions=(
        Misconception(
            id="scalar_if",
            title="A yes-or-no question was asked of a whole array.",
            explanation="Some entries of Z are positive and some are not. `if`, `and` and `or` want one answer for "
            "all of them together.",
            look_at="What does `cache > 0` give on its own? Print it.",
            hint=2,
            sign=ambiguous_truth,
        ),
        Misconception(
            id="matrix_product",
            title="You multiplied matrices. The gates act entry by entry.",
            explanation="Each entry of Z has its own gate, and each gate meets just one entry of dA. "
            "A matrix product mixes entries that have nothing to do with each other.",
            look_at="The difference between `@` (or `np.dot`) and `*`.",
            hint=3,
            sign=product_does_not_fit,
            wrong=(
                lambda right, dA, Z: dA @ (Z > 0).T,
                lambda right, dA, Z: (Z > 0) @ dA.T,
                lambda right, dA, Z: dA.T @ (Z > 0),
                lambda right, dA, Z: (Z > 0).T @ dA,
                lambda right, dA, Z: dA @ Z.T,
            ),
        ),
        DA_CHANGED_IN_PLACE,
        CACHE_OVERWRITTEN,
        Misconception(
            id="cache_unpacked",
            title="You took the cache apart, but it is Z itself and not a pair.",
            explanation="relu returns A and the cache. The cache alone arrives here, and taking it apart gives rows "
            "of Z.",
            look_at="What `relu` of this lesson keeps in the cache.",
            hint=2,
            sign=stopped(ValueError, "values to unpack", line=r"=\s*\(?cache\)?\s*(#.*)?$"),
        ),
        Misconception(
            id="identity",
            title="You passed dA on unchanged, as if every gate were open.",
            explanation="Where Z was negative, ReLU's output is 0 whatever Z does. No change arrives there, so no "
            "gradient may leave.",
            look_at="The cache: you have not used it yet.",
            hint=2,
            wrong=(lambda right, dA, Z: dA,),
        ),
        Misconception(
            id="mask_without_dA",
            title="You returned ReLU's own slope, 0 or 1, and left dA out.",
            explanation="The slope says how A changes with Z. The chain rule multiplies it by dA, which comes from "
            "the next layer: how the loss changes with A.",
            look_at="The chain rule: dZ is a product of two factors. Which one is missing?",
            hint=3,
            wrong=(lambda right, dA, Z: (Z > 0).astype(float),),
        ),
        Misconception(
            id="times_Z",
            title="You multiplied dA by Z.",
            explanation="ReLU's slope is 1 where Z is positive, however large Z is. The size of Z plays no part on "
            "the way back; only its sign does.",
            look_at="The slope of ReLU at Z = 2.3: read it off the graph.",
            hint=2,
            wrong=(lambda right, dA, Z: dA * Z,),
        ),
        Misconception(
            id="times_relu_Z",
            title="You multiplied dA by relu(Z), the value, and not by the slope.",
            explanation="relu(Z) is what went forward. On the way back you need how fast it changes: 1 where the "
            "gate is open, 0 where it is closed.",
            look_at="The slope of ReLU at Z = 2.3: read it off the graph.",
            hint=2,
            wrong=(lambda right, dA, Z: dA * np.maximum(Z, 0),),
        ),
        Misconception(
            id="relu_of_Z",
            title="You went forward once more: that is relu(Z), without dA.",
            explanation="On the way back the numbers that travel are those of dA. Z only says which of them may pass.",
            look_at="Where does dA enter your result?",
            hint=1,
            wrong=(lambda right, dA, Z: np.maximum(Z, 0),),
        ),
        Misconception(
            id="selection",
            title="You picked out the entries behind open gates and dropped the others, so the shape is lost.",
            explanation="Indexing with `cache > 0` gives a shorter, flat array. dZ has one entry for each entry of Z; "
            "the closed gates hold a 0.",
            look_at="The shape of dZ: it must be that of Z.",
            hint=3,
            wrong=(lambda right, dA, Z: dA[Z > 0],),
        ),
        Misconception(
            id="relu_of_dA",
            title="You applied ReLU to dA: you kept the positive gradients.",
            explanation="Whether a gate is open was decided on the way forward, by the sign of Z. "
            "A negative gradient passes an open gate as well as a positive one.",
            look_at="Which array decides, dA or Z?",
            hint=2,
            wrong=(lambda right, dA, Z: np.maximum(dA, 0),),
        ),
        Misconception(
            id="mask_on_dA_too",
            title="You also threw away the negative gradients.",
            explanation="The gates look right, but then a second test removed each negative dA. A negative gradient "
            "says that the loss falls when A rises. It is news like any other.",
            look_at="Count your conditions: one, on Z, is enough.",
            hint=3,
            wrong=(lambda right, dA, Z: np.maximum(right, 0),),
        ),
        Misconception(
            id="inverted_mask",
            title="Your gates are the wrong way round.",
            explanation="You kept dA where Z is negative and set it to 0 where Z is positive.",
            look_at="The direction of your comparison with 0.",
            hint=2,
            wrong=(lambda right, dA, Z: dA - right,),
        ),
        Misconception(
            id="times_sign",
            title="You multiplied dA by the sign of Z, so a closed gate lets -dA through.",
            explanation="sign(Z) is -1 for negative Z. That is the slope of |Z|, not of ReLU.",
            look_at="What slope does ReLU have left of 0?",
            hint=3,
            wrong=(lambda right, dA, Z: dA * np.sign(Z),),
        ),
        Misconception(
            id="leaky_slope",
            title="Your slope left of 0 is 0.01, that of leaky ReLU.",
            explanation="Leaky ReLU lets a little through where Z is negative. Plain ReLU lets nothing through.",
            look_at="What you put where Z is negative.",
            hint=3,
            wrong=(lambda right, dA, Z: right + 0.01 * (dA - right),),
        ),
        SUMMED_OVER_SAMPLES,
        AVERAGED_OVER_SAMPLES,
        DIVIDED_BY_M,
        INTEGERS_TRUNCATED,
        arguments_exchanged(lambda dA, Z: dA * (Z > 0)),
    ),
    hints=(
        Hint(
            "I am not sure what dA is.",
            "dA is what the next layer, nearer to the loss, hands you: for each entry of A, how fast the loss changes "
            "when that entry does. It has the shape of A. You need not know how it was computed.",
        ),
        Hint(
            "What should I do with the cache?",
            "The cache is Z from the way forward. It tells you which gates were open. "
            "Print `Z > 0` in a cell of your own and compare it with Z.",
        ),
        Hint(
            "I know the slope. How does it meet dA?",
            "By the chain rule, entry by entry: $dZ_{ij} = dA_{ij} \\cdot \\text{slope}(Z_{ij})$. The slope is 1 or 0; "
            "at exactly 0 either will do. dZ is a new array, of floats as dA is.",
        ),
    ),
)
