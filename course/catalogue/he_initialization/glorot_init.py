"""glorot_init(layer_dims, rng) -> parameters: weights that serve both ways alike, where no ReLU follows."""

from dataclasses import replace

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception
from course.catalogue.he_initialization.weights import (
    ALL_EQUAL,
    BIAS_NOT_ZERO,
    FLAT_BIASES,
    KEYS,
    NO_MATRIX,
    OLD_NAMES,
    SAME_NUMBERS,
    TOLERANCE,
    TRANSPOSED,
    expected_weights,
    probes,
    read_weights,
    spread,
)

LIKE_HE_INIT = 1  # the step of help that sends the learner to he_init

GLOROT_INIT = Exercise(
    name="glorot_init",
    arguments=("layer_dims", "rng"),
    outputs=("parameters",),
    probes=probes,
    oracle=lambda layer_dims, rng: expected_weights(layer_dims, lambda n_in, n_out: float(np.sqrt(2 / (n_in + n_out)))),
    read=read_weights,
    tolerance=TOLERANCE,
    misconceptions=(
        *(replace(entry, hint=LIKE_HE_INIT) for entry in (OLD_NAMES, KEYS, NO_MATRIX, ALL_EQUAL)),
        Misconception(
            id="sum_for_mean",
            title="Your variance is 1/(n_in + n_out): half of what it should be.",
            explanation="Some texts write it so. Glorot's rule is one over the *mean* of the two widths. The mean has "
            "a 2 below its line, and that 2 comes out on top.",
            look_at="One over the mean of n_in and n_out: write it as one fraction.",
            hint=3,
            wrong=(spread(lambda n_in, n_out: float(np.sqrt(1 / (n_in + n_out)))),),
        ),
        Misconception(
            id="variance_as_scale",
            title="You used the variance where the standard deviation belongs.",
            explanation="`scale`, or a factor in front of standard normal numbers, is a standard deviation. The "
            "variance is its square.",
            look_at="Which of the two does NumPy ask for?",
            hint=3,
            wrong=(
                spread(lambda n_in, n_out: 2 / (n_in + n_out)),
                spread(lambda n_in, n_out: 1 / (n_in + n_out)),
            ),
        ),
        Misconception(
            id="uniform_limit_as_std",
            title="Your weights have the variance 6/(n_in + n_out). The 6 is for uniform numbers.",
            explanation="Uniform numbers from -c to c have the variance c^2/3, so there the 6 makes 2. In a normal "
            "distribution, c is not an end but the standard deviation itself.",
            look_at="Which distribution do you draw from?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: float(np.sqrt(6 / (n_in + n_out)))),),
        ),
        Misconception(
            id="he",
            title="Your weights are He's: the variance 2/n_in.",
            explanation="That is the rule for ReLU, and for the way forward only. Glorot's looks at both widths.",
            look_at="What stands below the fraction line.",
            hint=2,
            wrong=(spread(lambda n_in, n_out: float(np.sqrt(2 / n_in))),),
        ),
        Misconception(
            id="fan_in_only",
            title="Your weights have the variance 1/n_in: you looked at one way only.",
            explanation="1/n_in keeps the signal on the way forward, 1/n_out keeps the gradient on the way back. "
            "Glorot's rule lies between the two.",
            look_at="The mean of n_in and n_out.",
            hint=2,
            wrong=(
                spread(lambda n_in, n_out: float(np.sqrt(1 / n_in))),
                spread(lambda n_in, n_out: float(np.sqrt(1 / n_out))),
            ),
        ),
        Misconception(
            id="uniform_too_narrow",
            title="You drew uniform numbers from -s to s, with s the standard deviation that you want.",
            explanation="Uniform numbers from -c to c have the variance c^2/3.",
            look_at="For which c is c^2/3 the variance that you want?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: float(np.sqrt(2 / (n_in + n_out) / 3))),),
        ),
        *(replace(entry, hint=LIKE_HE_INIT) for entry in (TRANSPOSED, SAME_NUMBERS, FLAT_BIASES, BIAS_NOT_ZERO)),
    ),
    hints=(
        Hint(
            "What is different from he_init?",
            "Only the spread. Keys, shapes, biases and the way to draw stay as they are: see `hint(he_init)`.",
        ),
        Hint(
            "Why both widths?",
            "The way forward adds up n_in products per unit, the way back adds up n_out. No single number suits both "
            "unless the widths are equal.",
        ),
        Hint(
            "What exactly is the spread?",
            "$\\text{std} = \\sqrt{\\dfrac{2}{n_{in} + n_{out}}}$. The variance is one over the mean of both widths.",
        ),
    ),
)
