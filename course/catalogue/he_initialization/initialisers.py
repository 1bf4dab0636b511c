"""he_init and glorot_init(layer_dims, rng) -> parameters: random weights of two spreads, judged in one way."""

from collections.abc import Callable
from dataclasses import replace
from math import sqrt
from typing import Any

from course.catalogue.entries import Exercise, Hint, Misconception
from course.catalogue.he_initialization.weights import (
    ALL_EQUAL,
    BIAS_NOT_ZERO,
    FLAT_BIASES,
    KEYS,
    NO_MATRIX,
    OLD_NAMES,
    RNG_UNUSED,
    SAME_NUMBERS,
    SMALL_CONSTANT,
    TOLERANCE,
    TRANSPOSED,
    UNSCALED,
    ZEROS,
    expected_weights,
    off_centre,
    probes,
    read_weights,
    spread,
)

_TRUNCATED = 0.8796  # standard deviation of a standard normal cut off at 2 and -2
_LIKE_HE_INIT = 1  # the step of glorot_init's help that sends the learner to he_init


def _first_width(right: dict[str, Any], layer_dims: list[int], rng: Any) -> dict[str, Any]:
    return spread(lambda n_in, n_out: sqrt(2 / layer_dims[0]))(right, layer_dims, rng)


def _initialiser(
    name: str,
    std: Callable[[int, int], float],
    misconceptions: tuple[Misconception, ...],
    hints: tuple[Hint, ...],
) -> Exercise:
    """An exercise whose weights have the spread std(n_in, n_out)."""
    return Exercise(
        name=name,
        arguments=("layer_dims", "rng"),
        outputs=("parameters",),
        probes=probes,
        oracle=lambda layer_dims, rng: expected_weights(layer_dims, std),
        read=read_weights,
        tolerance=TOLERANCE,
        misconceptions=misconceptions,
        hints=hints,
    )


HE_INIT = _initialiser(
    "he_init",
    lambda n_in, n_out: sqrt(2 / n_in),
    misconceptions=(
        OLD_NAMES,
        KEYS,
        NO_MATRIX,
        ZEROS,
        ALL_EQUAL,
        Misconception(
            id="variance_as_scale",
            title="You used the variance 2/n where the standard deviation belongs.",
            explanation="`scale`, or a factor in front of standard normal numbers, is a standard deviation. The "
            "variance is its square.",
            look_at="Which of the two is 2/n, and which does NumPy ask for?",
            hint=2,
            wrong=(spread(lambda n_in, n_out: 2 / n_in),),
        ),
        Misconception(
            id="root_of_two_only",
            title="Your square root covers only the 2: you have sqrt(2)/n.",
            explanation="The standard deviation is the root of the whole fraction.",
            look_at="The closing bracket of your square root.",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(2) / n_in),),
        ),
        Misconception(
            id="root_twice",
            title="You took the square root twice.",
            explanation="The root of the variance 2/n is the standard deviation, and that is what NumPy asks for. No "
            "second root is needed.",
            look_at="How many square roots lie between 2/n and your weights?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: (2 / n_in) ** 0.25),),
        ),
        Misconception(
            id="two_outside_root",
            title="Your standard deviation is 2/sqrt(n). Its square is 4/n.",
            explanation="The standard deviation is the root of the whole fraction, the 2 included.",
            look_at="Where your square root begins.",
            hint=3,
            wrong=(spread(lambda n_in, n_out: 2 / sqrt(n_in)),),
        ),
        Misconception(
            id="upside_down",
            title="Your fraction is upside down: the variance is n/2.",
            explanation="The more products a sum has, the smaller each of them must be.",
            look_at="What stands above the fraction line, and what below?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(n_in / 2)),),
        ),
        Misconception(
            id="spread_as_mean",
            title="Your standard deviation became the mean of the weights.",
            explanation="The first argument of `rng.normal` is `loc`, the mean. The spread stayed at 1, its default.",
            look_at="The names of the arguments that you give.",
            hint=2,
            wrong=(
                off_centre(lambda n_in, n_out: sqrt(2 / n_in)),
                off_centre(lambda n_in, n_out: 2 / n_in),
            ),
        ),
        Misconception(
            id="first_width_throughout",
            title="Every layer of yours is scaled for the width of the input.",
            explanation="Each layer adds up as many products as it has inputs of its own. For layer 2 these are the "
            "units of layer 1.",
            look_at="Does your n change from one turn of the loop to the next?",
            hint=3,
            wrong=(_first_width,),
        ),
        Misconception(
            id="all_weights_counted",
            title="You divided by the number of weights in the whole matrix.",
            explanation="One unit's sum has one product per input. The weights of the other units are not in it.",
            look_at="How many terms has the sum for a single z?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(2 / (n_in * n_out))),),
        ),
        Misconception(
            id="fan_out",
            title="You divided by the number of units of the layer itself.",
            explanation="Each unit adds up one product for each of its inputs. How many other units stand beside it "
            "does not matter to its sum.",
            look_at="Is n the width of the layer or of the one before?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(2 / n_out)),),
        ),
        Misconception(
            id="no_two",
            title="Your weights have the variance 1/n: the 2 is missing.",
            explanation="1/n keeps the size of the signal where no ReLU follows. ReLU takes half of the mean square "
            "away, and the 2 makes up for it.",
            look_at="The numerator under the root.",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(1 / n_in)),),
        ),
        Misconception(
            id="glorot",
            title="Your weights are Glorot's: the variance 2/(n_in + n_out).",
            explanation="That is a compromise between the way forward and the way back, made for activations like "
            "tanh. It does not make up for what ReLU takes away.",
            look_at="What stands below the fraction line.",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(2 / (n_in + n_out))),),
        ),
        Misconception(
            id="uniform_too_narrow",
            title="You drew uniform numbers from -s to s, with s the standard deviation that you want.",
            explanation="Uniform numbers from -s to s have a standard deviation of s divided by the root of 3. Most of "
            "them lie far from the ends.",
            look_at="How wide must the interval be? Uniform numbers on (-c, c) have the variance c^2/3.",
            hint=2,
            wrong=(spread(lambda n_in, n_out: sqrt(2 / n_in / 3)),),
        ),
        Misconception(
            id="uniform_limit_as_std",
            title="Your weights have the standard deviation sqrt(6/n). The 6 is for uniform numbers.",
            explanation="Uniform numbers from -c to c with c = sqrt(6/n) have the variance c^2/3 = 2/n. In a normal "
            "distribution, c is not an end but the standard deviation itself.",
            look_at="Which distribution do you draw from?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(6 / n_in)),),
        ),
        Misconception(
            id="all_positive",
            title="All your weights are positive.",
            explanation="`rng.random` and `rand` give numbers from 0 to 1. Weights need both signs. With positive "
            "weights and positive inputs no gate ever closes, and the sums grow without bound.",
            look_at="The function that you draw with: around which number are its values centred?",
            hint=2,
            wrong=tuple(
                spread(std, share=1.0)
                for std in (
                    lambda n_in, n_out: 1 / sqrt(3),
                    lambda n_in, n_out: sqrt(2 / n_in / 3),
                    lambda n_in, n_out: 2 / n_in / sqrt(3),
                    lambda n_in, n_out: 0.01 / sqrt(3),
                )
            ),
        ),
        Misconception(
            id="truncated_not_rescaled",
            title="You cut off the tails, and that made the spread smaller.",
            explanation="A normal distribution cut off at two standard deviations keeps only 0.88 of its spread.",
            look_at="Divide by 0.8796 after the cut, or do not cut.",
            hint=2,
            wrong=(spread(lambda n_in, n_out: _TRUNCATED * sqrt(2 / n_in)),),
        ),
        UNSCALED,
        SMALL_CONSTANT,
        TRANSPOSED,
        SAME_NUMBERS,
        FLAT_BIASES,
        BIAS_NOT_ZERO,
        Misconception(
            id="one_over_n",
            title="Your standard deviation is 1/n.",
            explanation="The standard deviation is the root of 2/n: both the root and the 2 are missing.",
            look_at="The factor in front of your random numbers.",
            hint=2,
            wrong=(spread(lambda n_in, n_out: 1 / n_in),),
        ),
        Misconception(
            id="far_too_large",
            title="Your weights are ten times as large as standard normal numbers.",
            explanation="That is the bad example of a well-known course: with such weights the outputs explode within "
            "a few layers.",
            look_at="The factor in front of your random numbers.",
            hint=2,
            wrong=(spread(lambda n_in, n_out: 10.0),),
        ),
        RNG_UNUSED,
    ),
    hints=(
        Hint(
            "How many layers does layer_dims stand for?",
            "One fewer than it has entries. The widths 400, 100, 10 stand for 400 inputs and two layers: `W1` leads "
            "from 400 to 100, `W2` from 100 to 10. To each W belongs a b: a column of zeros, one for each unit.",
        ),
        Hint(
            "How do I draw with rng?",
            "`rng.normal` gives normal numbers around 0. Its `scale` is their standard deviation. Its `size` is the "
            "shape: a row for each unit of the layer, a column for each of its inputs. Draw every layer from the rng "
            "that you are given. Uniform numbers are as good, if their variance is right.",
        ),
        Hint(
            "What exactly is the spread, and what is n?",
            "$\\text{std} = \\sqrt{2 / n_{l-1}}$. The sum in $z$ has one term per **input** of the layer, so $n$ is "
            "the width of the layer before.",
        ),
    ),
)

GLOROT_INIT = _initialiser(
    "glorot_init",
    lambda n_in, n_out: sqrt(2 / (n_in + n_out)),
    misconceptions=(
        *(replace(entry, hint=_LIKE_HE_INIT) for entry in (OLD_NAMES, KEYS, NO_MATRIX, ALL_EQUAL)),
        Misconception(
            id="sum_for_mean",
            title="Your variance is 1/(n_in + n_out): half of what it should be.",
            explanation="Some texts write it so. Glorot's rule is one over the *mean* of the two widths. The mean has "
            "a 2 below its line, and that 2 comes out on top.",
            look_at="One over the mean of n_in and n_out: write it as one fraction.",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(1 / (n_in + n_out))),),
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
            wrong=(spread(lambda n_in, n_out: sqrt(6 / (n_in + n_out))),),
        ),
        Misconception(
            id="he",
            title="Your weights are He's: the variance 2/n_in.",
            explanation="That is the rule for ReLU, and for the way forward only. Glorot's looks at both widths.",
            look_at="What stands below the fraction line.",
            hint=2,
            wrong=(spread(lambda n_in, n_out: sqrt(2 / n_in)),),
        ),
        Misconception(
            id="fan_in_only",
            title="Your weights have the variance 1/n_in: you looked at one way only.",
            explanation="1/n_in keeps the signal on the way forward, 1/n_out keeps the gradient on the way back. "
            "Glorot's rule lies between the two.",
            look_at="The mean of n_in and n_out.",
            hint=2,
            wrong=(
                spread(lambda n_in, n_out: sqrt(1 / n_in)),
                spread(lambda n_in, n_out: sqrt(1 / n_out)),
            ),
        ),
        Misconception(
            id="uniform_too_narrow",
            title="You drew uniform numbers from -s to s, with s the standard deviation that you want.",
            explanation="Uniform numbers from -c to c have the variance c^2/3.",
            look_at="For which c is c^2/3 the variance that you want?",
            hint=3,
            wrong=(spread(lambda n_in, n_out: sqrt(2 / (n_in + n_out) / 3)),),
        ),
        *(
            replace(entry, hint=_LIKE_HE_INIT)
            for entry in (TRANSPOSED, SAME_NUMBERS, FLAT_BIASES, BIAS_NOT_ZERO, RNG_UNUSED)
        ),
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
