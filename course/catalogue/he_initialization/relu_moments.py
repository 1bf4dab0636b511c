"""relu_moments(sigma) -> (mean, second_moment, variance): what ReLU leaves of a normal number."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe


def _by_integration(sigma: float) -> tuple[float, float, float]:
    """Mean, second moment and variance of relu(z), z ~ N(0, sigma^2), by Gauss's rule with 80 points.

    The part below 0 adds nothing to either integral, and above 12 sigma the density is less than 1e-31.
    """
    places, weights = np.polynomial.legendre.leggauss(80)
    t = 6 * (places + 1)
    density = 6 * weights * np.exp(-(t**2) / 2) / np.sqrt(2 * np.pi)
    a = sigma * t
    mean, second = float(np.sum(density * a)), float(np.sum(density * a**2))
    return mean, second, second - mean**2


def _was_sampled(seen: Observation) -> bool:
    """All three numbers come close, and none is exact: they were measured on random draws."""
    try:
        off = np.abs(np.asarray(seen.result, dtype=float) / np.asarray(seen.right) - 1)
    except (TypeError, ValueError):
        return False
    return off.shape == (3,) and bool((off < 0.1).all() and (off > 1e-9).all())


RELU_MOMENTS = Exercise(
    name="relu_moments",
    arguments=("sigma",),
    outputs=("mean", "second_moment", "variance"),
    probes=lambda: (
        Probe((0.6,), "sigma = 0.6"),
        Probe((1.7,), "sigma = 1.7"),
        Probe((4,), "sigma = 4, a whole number"),
    ),
    oracle=_by_integration,
    misconceptions=(
        Misconception(
            id="sigma_ignored",
            title="Your numbers are those of sigma = 1, whatever sigma is.",
            explanation="If z doubles, relu(z) doubles. Its mean doubles too, and its mean square grows fourfold.",
            look_at="Which power of sigma belongs in each of the three formulas?",
            hint=3,
            wrong=(lambda right, sigma: (right[0] / sigma, right[1] / sigma**2, right[2] / sigma**2),),
        ),
        Misconception(
            id="sigma_as_variance",
            title="You took sigma for the variance of z. It is the standard deviation.",
            explanation="N(0, sigma^2) has variance sigma^2. Its standard deviation, the typical size of z, is sigma.",
            look_at="The powers of sigma: the mean grows with sigma, the other two with its square.",
            hint=3,
            wrong=(lambda right, sigma: (right[0] / np.sqrt(sigma), right[1] / sigma, right[2] / sigma),),
        ),
        Misconception(
            id="sigma_not_squared",
            title="Your second moment grows with sigma. It should grow with its square.",
            explanation="The second moment is a mean of squares. If z doubles, it grows fourfold.",
            look_at="The power of sigma in the second moment.",
            hint=2,
            wrong=(
                lambda right, sigma: {"second_moment": right[1] / sigma, "variance": right[2] / sigma},
                lambda right, sigma: {"second_moment": right[1] / sigma},
            ),
        ),
        Misconception(
            id="only_positive",
            title="You averaged over the positive z only.",
            explanation="Half of all z are negative, and there relu(z) is 0. These zeros count in every average, so "
            "the mean and the mean square are half of what the positive z alone would give.",
            look_at="By what do you divide: by the number of all z, or only of those that pass the gate?",
            hint=2,
            wrong=(lambda right, sigma: (2 * right[0], 2 * right[1], 2 * right[1] - 4 * right[0] ** 2),),
        ),
        Misconception(
            id="rounded",
            title="Your formulas are right, but their constants are rounded.",
            explanation="The check compares five digits.",
            look_at="Let NumPy compute the constants: `np.pi` and `np.sqrt`.",
            hint=3,
            wrong=(
                *(lambda right, sigma, c=c: {"mean": c * sigma} for c in (0.4, 0.399, 0.3989)),
                *(lambda right, sigma, c=c: {"variance": c * sigma**2} for c in (0.34, 0.341, 0.3408)),
            ),
        ),
        Misconception(
            id="root_of_two_pi",
            title="The root in your mean does not cover 2 pi.",
            explanation="The mean is sigma over the square root of the whole product 2 pi.",
            look_at="Is there a root at all, and where does its bracket close?",
            hint=3,
            wrong=(
                lambda right, sigma: {"mean": right[0] / np.sqrt(2 * np.pi)},
                lambda right, sigma: {"mean": right[0] / np.sqrt(np.pi)},
                lambda right, sigma: {"mean": right[0] * np.pi**1.5},
            ),
        ),
        Misconception(
            id="not_halved",
            title="Your second moment is that of z. ReLU has not halved it.",
            explanation="The mean of z^2 is sigma^2. Negative and positive z have equal shares in it, and ReLU removes "
            "one of the two.",
            look_at="The factor in front of sigma^2.",
            hint=2,
            wrong=(lambda right, sigma: {"second_moment": 2 * right[1]},),
        ),
        Misconception(
            id="halved_before_squaring",
            title="You halved sigma and then squared it. That gives a quarter.",
            explanation="What ReLU halves is the mean square, not the size of each number.",
            look_at="The order of squaring and halving.",
            hint=2,
            wrong=(lambda right, sigma: {"second_moment": right[1] / 2},),
        ),
        Misconception(
            id="variance_negative",
            title="Your variance is negative.",
            explanation="A variance is a mean of squares, so it is never below 0.",
            look_at="Which of the two terms is taken away from which?",
            hint=3,
            wrong=(lambda right, sigma: {"variance": -right[2]},),
        ),
        Misconception(
            id="mean_zero",
            title="You took the mean of relu(z) to be 0.",
            explanation="The mean of z is 0, because positive and negative numbers cancel. ReLU removes the negative "
            "ones, and nothing is left to cancel the others.",
            look_at="Can the average of numbers that are all 0 or positive be 0?",
            hint=3,
            wrong=(lambda right, sigma: {"mean": 0.0},),
        ),
        Misconception(
            id="swapped",
            title="The second moment and the variance have changed places.",
            explanation="The second moment is the mean of the squares. The variance is what is left of it when the "
            "square of the mean is taken away, so it is the smaller one.",
            look_at="The order of what you return: mean, second_moment, variance.",
            hint=1,
            wrong=(lambda right, sigma: {"second_moment": right[2], "variance": right[1]},),
        ),
        Misconception(
            id="half_the_variance",
            title="Your variance is sigma^2/2. That is the second moment.",
            explanation="Many texts write Var[relu(z)] = 1/2 Var[z]. What ReLU halves is the mean square. The variance "
            "is smaller, because the mean of relu(z) is not 0.",
            look_at="How do you get a variance from a second moment and a mean?",
            hint=1,
            wrong=(lambda right, sigma: {"variance": right[1]},),
        ),
        Misconception(
            id="mean_not_squared",
            title="You subtracted the mean, not its square.",
            explanation="Var[a] = E[a^2] - E[a]^2. A square can only be compared with a square.",
            look_at="The last formula: both of its terms grow with sigma^2.",
            hint=3,
            wrong=(lambda right, sigma: {"variance": right[1] - right[0]},),
        ),
        Misconception(
            id="root_taken",
            title="You took a square root too many.",
            explanation="The function returns the mean of the squares and the variance. Their roots, the rms and the "
            "standard deviation, are other numbers.",
            look_at="Where you call sqrt: only the mean needs one, in the square root of 2 pi.",
            hint=3,
            wrong=(
                lambda right, sigma: {"second_moment": np.sqrt(right[1])},
                lambda right, sigma: {"variance": np.sqrt(right[2])},
            ),
        ),
        Misconception(
            id="sampled",
            title="You measured on random numbers: close, but another answer at each call.",
            explanation="That is a good way to test the formulas. This function should give what such a measurement "
            "comes closer and closer to.",
            look_at="The formulas above the exercise.",
            hint=3,
            sign=_was_sampled,
        ),
    ),
    hints=(
        Hint(
            "What is the difference between the second moment and the variance?",
            "The second moment $\\mathrm E[a^2]$ measures how far $a$ lies from 0. The variance measures how far it "
            "lies from its own mean. They agree only if the mean is 0.",
        ),
        Hint(
            "Why is the second moment one half of sigma squared?",
            "$z^2$ has the mean $\\sigma^2$. Negative and positive $z$ contribute equally to it, because squares do "
            "not know signs. ReLU turns the share of the negative ones into 0.",
        ),
        Hint(
            "What are the three formulas?",
            "$\\mathrm E[a] = \\dfrac{\\sigma}{\\sqrt{2\\pi}}$, $\\quad \\mathrm E[a^2] = \\dfrac{\\sigma^2}{2}$, "
            "$\\quad \\mathrm{Var}[a] = \\mathrm E[a^2] - \\mathrm E[a]^2$. NumPy knows $\\pi$ to all its digits.",
        ),
    ),
)
