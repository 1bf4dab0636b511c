"""polynomial_fit(x, y, degree) -> coefficients: the fit that needs no network."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import WHOLE_NUMBERS, mixed
from course.gradient import Floats


def _fit(x: Floats, y: Floats, degree: int) -> Floats:
    """Least squares, highest power first (np.polyfit)."""
    return np.asarray(np.polyfit(np.asarray(x, dtype=float), y, degree))


def _without_intercept(x: Floats, y: Floats, degree: int) -> Floats:
    powers = np.vander(np.asarray(x, dtype=float), degree + 1)[:, :-1]
    return np.asarray(np.linalg.lstsq(powers, y, rcond=None)[0])


POLYNOMIAL_FIT = Exercise(
    name="polynomial_fit",
    arguments=("x", "y", "degree"),
    outputs=("coefficients",),
    probes=lambda: (
        Probe((mixed(671, (6,)), mixed(672, (6,)), 2), "a parabola through scattered points"),
        Probe((mixed(673, (5,)), mixed(674, (5,)), 1), "a straight line"),
        Probe((mixed(675, (9,)), mixed(676, (9,)), 3), "degree 3"),
        Probe((np.array([-3, -2, 1, 4]), np.array([5, -2, 3, 7]), 2), WHOLE_NUMBERS),
    ),
    oracle=_fit,
    misconceptions=(
        Misconception(
            id="all_of_lstsq",
            title="You returned four things. Wanted is the first.",
            explanation="`np.linalg.lstsq` returns the coefficients, the residuals, the rank and the singular values.",
            look_at="What you take from the result of `np.linalg.lstsq`.",
            hint=3,
            sign=lambda seen: isinstance(seen.result, tuple) and len(seen.result) == 4,
        ),
        Misconception(
            id="ascending",
            title="Your coefficients are in the opposite order.",
            explanation="Here the highest power comes first, as in `np.polyfit` and `np.polyval`. "
            "`np.polynomial` counts from the constant upwards.",
            look_at="The order of the columns in your table of powers, or of what NumPy gave you.",
            hint=2,
            wrong=(lambda right, x, y, degree: right[::-1],),
        ),
        Misconception(
            id="degree_off_by_one",
            title="The degree is one too low or too high.",
            explanation="A polynomial of degree 2 has three coefficients: for x², for x and the constant.",
            look_at="The number of your coefficients: it should be degree + 1.",
            hint=3,
            wrong=(
                lambda right, x, y, degree: _fit(x, y, degree - 1),
                lambda right, x, y, degree: _fit(x, y, degree + 1),
            ),
        ),
        Misconception(
            id="no_intercept",
            title="The constant is missing.",
            explanation="Without a column of ones the curve is forced through 0 at x = 0.",
            look_at="Your table of powers: which column belongs to x to the power of 0?",
            hint=2,
            wrong=(
                lambda right, x, y, degree: _without_intercept(x, y, degree),
                lambda right, x, y, degree: np.append(_without_intercept(x, y, degree), 0),
            ),
        ),
        Misconception(
            id="fitted_values",
            title="You returned the values of the polynomial at x. Wanted are its coefficients.",
            explanation="A polynomial of degree 2 has three coefficients, however many points there are.",
            look_at="The shape of what you return.",
            hint=3,
            wrong=(lambda right, x, y, degree: np.polyval(right, x),),
        ),
        Misconception(
            id="moved_axis",
            title="`Polynomial.fit` moves x into the range from -1 to 1 before it fits.",
            explanation="Its `coef` belong to the moved x, and begin with the constant. `.convert().coef` undoes the "
            "move.",
            look_at="What you take from the result, and in which order it stands.",
            hint=2,
            wrong=(
                lambda right, x, y, degree: np.polynomial.Polynomial.fit(x, y, degree).coef,
                lambda right, x, y, degree: np.polynomial.Polynomial.fit(x, y, degree).coef[::-1],
            ),
        ),
        Misconception(
            id="a_column",
            title="The numbers are right, but stand in a column.",
            explanation="`np.linalg.lstsq` gives as many columns as y has. Take y as it is, of shape (m,).",
            look_at="The shape of y before you fit.",
            hint=3,
            wrong=(lambda right, x, y, degree: right.reshape(-1, 1),),
        ),
    ),
    hints=(
        Hint(
            "What is there to learn here?",
            "The numbers in front of the powers of x. They enter linearly, so no descent is needed: the best ones are "
            "found in one go, by least squares.",
        ),
        Hint(
            "How do I set that up?",
            "Make a table with one row per point and one column per power of x, the highest first, the column of ones "
            "last. Then look for the coefficients that bring table times coefficients closest to y.",
        ),
        Hint(
            "What is the formula?",
            "$V c \\approx y$ with $V_{ij} = x_i^{\\,d - j}$ for $j = 0, \\ldots, d$. `np.vander` makes $V$, "
            "`np.linalg.lstsq` finds $c$, the first of the four things that it returns.",
        ),
    ),
)
