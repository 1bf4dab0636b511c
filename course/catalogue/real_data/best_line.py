"""best_line(X, Y) -> (W, b): the layer without hidden units that fits best, found in one go."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import SINGLE_PRECISION, WHOLE_NUMBERS, mixed
from course.catalogue.stopped import either, stopped
from course.gradient import Floats


def _through_the_means(X: Floats, Y: Floats) -> tuple[Floats, Floats]:
    """Least squares after both lost their means; b brings the means back."""
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    x, y = X.mean(axis=1, keepdims=True), Y.mean(axis=1, keepdims=True)
    W = (Y - y) @ np.linalg.pinv(X - x)
    return W, y - W @ x


def _through_zero(X, Y):
    return Y @ np.linalg.pinv(X)


def _all_numbers(right):
    """The slopes and then the constant, as least squares finds them."""
    W, b = right
    return np.append(W, b)


BEST_LINE = Exercise(
    name="best_line",
    arguments=("X", "Y"),
    outputs=("W", "b"),
    probes=lambda: (
        Probe((mixed(711, (2, 6)), mixed(712, (1, 6)) + 4.5)),
        Probe((mixed(713, (1, 5)) + 7, mixed(714, (1, 5))), "one measurement"),
        Probe((mixed(715, (4, 9)), mixed(716, (1, 9))), "four measurements"),
        Probe((np.array([[2, -5, 9, 4], [7, 3, -6, 8]]), np.array([[5, -3, 2, 6]])), WHOLE_NUMBERS),
        Probe((mixed(717, (3, 8)).astype(np.float32), mixed(718, (1, 8)).astype(np.float32)), SINGLE_PRECISION),
    ),
    oracle=_through_the_means,
    tolerance=1e-4,
    misconceptions=(
        Misconception(
            id="all_of_lstsq",
            title="You took all that `np.linalg.lstsq` returns. Wanted is the first of its four things.",
            explanation="The others are the residuals, the rank and the singular values.",
            look_at="What you take from the result of `np.linalg.lstsq`.",
            hint=3,
            sign=either(
                lambda seen: isinstance(seen.result, tuple) and len(seen.result) == 4,
                stopped(ValueError, "too many values to unpack", line="lstsq"),
            ),
        ),
        Misconception(
            id="columns_for_rows",
            title="`np.linalg.lstsq` wants one row per sample. You gave it one column per sample.",
            explanation="It looks for one number per column of its table. With samples in columns that is one number "
            "per person, or the shapes do not fit.",
            look_at="The shape of the table, and that of the targets.",
            hint=2,
            sign=either(
                stopped(Exception, "Incompatible dimensions", line="lstsq"),
                stopped(
                    ValueError,
                    "all the input array dimensions|same number of dimensions",
                    line=r"stack|concatenate|c_|r_|append",
                ),
            ),
        ),
        Misconception(
            id="no_constant",
            title="The constant is missing: your line goes through 0.",
            explanation="Without a row of ones there is no b for the fit to choose. At X = 0 it has to say 0.",
            look_at="What stands beside X in the table: which of its columns belongs to b?",
            hint=2,
            wrong=(
                lambda right, X, Y: (_through_zero(X, Y), np.zeros((1, 1))),
                lambda right, X, Y: (_through_zero(X, Y), np.mean(Y, axis=1, keepdims=True)),
                lambda right, X, Y: (_through_zero(X, Y), np.mean(Y - _through_zero(X, Y) @ X, axis=1, keepdims=True)),
            ),
        ),
        Misconception(
            id="results_exchanged",
            title="You returned b first. W comes first, then b.",
            explanation="Whoever calls the function writes `W, b = best_line(X, Y)`.",
            look_at="Your `return` line.",
            hint=3,
            wrong=(lambda right, X, Y: right[::-1],),
        ),
        Misconception(
            id="constant_from_the_wrong_end",
            title="You took the constant from the wrong end of the numbers that were found.",
            explanation="They come in the order of the table's columns. Where the ones stand last, b is last.",
            look_at="Where in the table are the ones, and which number do you take for b?",
            hint=2,
            wrong=(
                lambda right, X, Y: (_all_numbers(right)[None, 1:], _all_numbers(right)[:1].reshape(1, 1)),
                lambda right, X, Y: (
                    np.roll(_all_numbers(right), 1)[None, :-1],
                    np.roll(_all_numbers(right), 1)[-1:].reshape(1, 1),
                ),
            ),
        ),
        Misconception(
            id="constant_inside_W",
            title="Your W has one number too many: b is still in it.",
            explanation="The numbers that least squares finds are those of W and that of b together.",
            look_at="How many measurements are there, and how many numbers has your W?",
            hint=3,
            wrong=(
                lambda right, X, Y: {"W": _all_numbers(right)[None]},
                lambda right, X, Y: {"W": _all_numbers(right)},
                lambda right, X, Y: {"W": _all_numbers(right)[:, None]},
            ),
        ),
        Misconception(
            id="flat_W",
            title="The numbers of W are right. Its shape is not: W has one row and a column per measurement.",
            explanation="`W @ X + b` is one prediction per column of X only where W has the shape (1, n).",
            look_at="The shape of what least squares gives you.",
            hint=3,
            wrong=(
                lambda right, X, Y: {"W": right[0].ravel()},
                lambda right, X, Y: {"W": right[0].T},
            ),
        ),
        Misconception(
            id="flat_b",
            title="The number b is right. Its shape is not: wanted is (1, 1), as for every b of the course.",
            explanation="One row per output unit, and one column.",
            look_at="What you take from the array of all numbers: a number, or a piece of the array?",
            hint=3,
            wrong=(
                lambda right, X, Y: {"b": right[1].ravel()},
                lambda right, X, Y: {"b": right[1].item()},
            ),
        ),
        Misconception(
            id="predictions",
            title="You returned predictions where W is wanted.",
            explanation="The line is told by its slopes and its constant, whatever it is asked afterwards.",
            look_at="What is your function asked for: numbers per measurement, or per person?",
            hint=1,
            wrong=(lambda right, X, Y: {"W": right[0] @ X + right[1]},),
        ),
        Misconception(
            id="exchanged",
            title="You fitted X from Y.",
            explanation="Which of the two is to be predicted makes a difference: the errors of that one are squared.",
            look_at="The order of the arguments of `np.linalg.lstsq`.",
            hint=1,
            wrong=(lambda right, X, Y: tuple(part.T for part in _through_the_means(Y, X)),),
        ),
        Misconception(
            id="not_inverted",
            title="Your W is made of products of X and Y alone: what X does with itself is missing.",
            explanation="Measurements that go together share the credit. The inverse of X times X transposed divides "
            "it among them.",
            look_at="The normal equations, in the third step of the help.",
            hint=3,
            wrong=(
                lambda right, X, Y: {"W": Y @ X.T},
                lambda right, X, Y: {"W": Y @ X.T / X.shape[1]},
                lambda right, X, Y: {"W": (Y - Y.mean()) @ (X - X.mean(axis=1, keepdims=True)).T / X.shape[1]},
            ),
        ),
    ),
    hints=(
        Hint(
            "What is there to find?",
            "A layer without an activation and without hidden units: $AL = W X + b$. Its n slopes and its constant "
            "enter linearly, so least squares finds the best ones in one go, as for the polynomial of lesson 5.",
        ),
        Hint(
            "How do I set that up?",
            "Make a table with one row per person: the measurements, and behind them a 1, whose number will be b. That "
            "is X with a row of ones below it, transposed. The targets become a flat array, one per person.",
        ),
        Hint(
            "Which function, and what comes out?",
            "`np.linalg.lstsq` returns four things. The first holds n + 1 numbers $c$, the best for $c^T x + c_{n+1}$. "
            "The first n belong into W, of shape (1, n), the last into b, of shape (1, 1).",
        ),
    ),
)
