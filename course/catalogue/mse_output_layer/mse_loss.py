"""mse_loss(AL, Y) -> J: the cost, half the squared error, averaged over the samples."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import ONE_SAMPLE, SINGLE_PRECISION, WHOLE_NUMBERS, mixed
from course.catalogue.stopped import stopped
from course.gradient import Floats

TWO_OUTPUTS = "two outputs (n = 2)"


def _cost(AL: Floats, Y: Floats) -> float:
    """The formula that the lesson prints: J = 1/(2m) times the sum of all (AL - Y)^2."""
    return float(np.sum((AL - Y) ** 2) / (2 * AL.shape[1]))


MSE_LOSS = Exercise(
    name="mse_loss",
    arguments=("AL", "Y"),
    outputs=("J",),
    probes=lambda: (
        Probe((np.array([[1.4, -0.6, 2.3, 0.9, -1.7]]), np.array([[0.7, 1.2, -0.4, 2.6, -2.1]]))),
        Probe((mixed(501, (2, 4)), mixed(502, (2, 4))), TWO_OUTPUTS),
        Probe((mixed(503, (1, 1)), mixed(504, (1, 1))), ONE_SAMPLE),
        Probe((np.array([[-3, 2, 5]]), np.array([[4, -2, 6]])), WHOLE_NUMBERS),
        Probe((mixed(505, (2, 7)).astype(np.float32), mixed(506, (2, 7)).astype(np.float32)), SINGLE_PRECISION),
    ),
    oracle=_cost,
    misconceptions=(
        Misconception(
            id="caret",
            title="In Python `^` is no power.",
            explanation="It compares the bits of two whole numbers. The square of d is `d ** 2`.",
            look_at="The line that squares.",
            hint=1,
            sign=stopped(TypeError, r"bitwise_xor|for \^", line=r"\^"),
        ),
        Misconception(
            id="all_pairs",
            title="You compared each prediction with each target.",
            explanation="AL and Y have one shape, so the difference is taken place by place. A column minus a row is "
            "stretched to a square table by NumPy, or does not fit.",
            look_at="The shape of AL - Y: print it. Do you turn or reshape one of the two?",
            hint=1,
            wrong=(
                lambda right, AL, Y: np.sum((AL - Y.T) ** 2) / (2 * AL.shape[1]),
                lambda right, AL, Y: np.sum((AL - Y.reshape(-1, 1)) ** 2) / (2 * AL.shape[1]),
                lambda right, AL, Y: np.mean((AL - Y.T) ** 2) / 2,
                lambda right, AL, Y: np.sum((AL.ravel() - Y.reshape(-1, 1)) ** 2) / (2 * AL.shape[1]),
                lambda right, AL, Y: np.sum((AL.ravel() - Y.reshape(-1, 1)) ** 2) / (2 * AL.size),
            ),
        ),
        Misconception(
            id="no_half",
            title="The 1/2 is missing.",
            explanation="J has 2m below the line. The 2 is there so that it cancels when you differentiate the square.",
            look_at="The denominator.",
            hint=3,
            wrong=(
                lambda right, AL, Y: 2 * right,
                lambda right, AL, Y: np.mean((AL - Y) ** 2),
            ),
        ),
        Misconception(
            id="not_divided_by_m",
            title="You did not divide by the number of samples.",
            explanation="J is an average over the samples. As a sum it would grow with the data.",
            look_at="The denominator: where is m?",
            hint=3,
            wrong=(
                lambda right, AL, Y: right * AL.shape[1],
                lambda right, AL, Y: 2 * right * AL.shape[1],
            ),
        ),
        Misconception(
            id="times_m",
            title="You multiplied by m instead of dividing by it.",
            explanation="Python works from left to right: `a / 2 * m` halves a, then multiplies by m.",
            look_at="The denominator: does it need a pair of parentheses?",
            hint=3,
            wrong=(lambda right, AL, Y: right * AL.shape[1] ** 2,),
        ),
        Misconception(
            id="m_from_rows",
            title="You took the number of rows for m.",
            explanation="Columns are samples. The number of rows is the number of outputs.",
            look_at="AL.shape: which of its two numbers is m?",
            hint=2,
            wrong=(
                lambda right, AL, Y: right * AL.shape[1] / AL.shape[0],
                lambda right, AL, Y: right * AL.shape[1] / len(AL),
            ),
        ),
        Misconception(
            id="averaged_over_outputs",
            title="You averaged over the outputs as well.",
            explanation="A sample's loss is the sum over its outputs. Only the samples are averaged. With one output "
            "the two are the same, with more they are not.",
            look_at="`np.mean` divides by the number of all entries. Which number should it be?",
            hint=2,
            wrong=(lambda right, AL, Y: right / AL.shape[0],),
        ),
        Misconception(
            id="absolute_error",
            title="You added up absolute errors. Here they are squared.",
            explanation="The absolute error is a loss, too, but another one, with a kink at 0.",
            look_at="What happens to each AL - Y before the sum?",
            hint=1,
            wrong=(
                lambda right, AL, Y: np.sum(np.abs(AL - Y)) / (2 * AL.shape[1]),
                lambda right, AL, Y: np.sum(np.abs(AL - Y)) / AL.shape[1],
                lambda right, AL, Y: np.mean(np.abs(AL - Y)),
            ),
        ),
        Misconception(
            id="square_of_the_sum",
            title="You squared the sum. Square first, then add.",
            explanation="In the sum an error of +5 and one of -5 cancel, and a bad fit looks perfect.",
            look_at="The order: difference, square, sum.",
            hint=1,
            wrong=(
                lambda right, AL, Y: np.sum(AL - Y) ** 2 / (2 * AL.shape[1]),
                lambda right, AL, Y: np.sum(AL - Y) ** 2 / AL.shape[1],
                lambda right, AL, Y: np.mean(AL - Y) ** 2 / 2,
            ),
        ),
        Misconception(
            id="not_squared",
            title="You added the errors up without squaring them.",
            explanation="Errors of opposite sign cancel, and the cost can fall below 0.",
            look_at="What happens to each AL - Y before the sum?",
            hint=1,
            wrong=(
                lambda right, AL, Y: np.sum(AL - Y) / (2 * AL.shape[1]),
                lambda right, AL, Y: np.sum(AL - Y) / AL.shape[1],
            ),
        ),
        Misconception(
            id="root",
            title="You took the square root.",
            explanation="The root of the mean squared error is easier to read, because it has the unit of Y. "
            "The cost of this course is the square itself.",
            look_at="The last thing that you do before you return.",
            hint=3,
            wrong=(
                lambda right, AL, Y: np.sqrt(right),
                lambda right, AL, Y: np.sqrt(2 * right),
                lambda right, AL, Y: np.sqrt(np.mean((AL - Y) ** 2)),
            ),
        ),
        Misconception(
            id="an_array",
            title="You returned one number per sample. The cost is one number for all.",
            explanation="The loss of each sample is a stage on the way. J is their average.",
            look_at="The sum: is it there, and does it run over everything?",
            hint=3,
            wrong=(
                lambda right, AL, Y: (AL - Y) ** 2 / 2,
                lambda right, AL, Y: (AL - Y) ** 2 / (2 * AL.shape[1]),
                lambda right, AL, Y: np.sum((AL - Y) ** 2, axis=0) / 2,
                lambda right, AL, Y: np.sum((AL - Y) ** 2, axis=0, keepdims=True) / 2,
                lambda right, AL, Y: np.sum((AL - Y) ** 2, axis=0) / (2 * AL.shape[1]),
            ),
        ),
        Misconception(
            id="one_per_output",
            title="You returned an array with one number per output. The cost is one number for all.",
            explanation="A sample's loss is the sum over its outputs. So the sum of J runs over rows and columns. With "
            "one output your array has one entry, and it is still an array.",
            look_at="The sum: over which axes does it run?",
            hint=3,
            wrong=(
                lambda right, AL, Y: np.sum((AL - Y) ** 2, axis=1) / (2 * AL.shape[1]),
                lambda right, AL, Y: np.sum((AL - Y) ** 2, axis=1, keepdims=True) / (2 * AL.shape[1]),
            ),
        ),
        Misconception(
            id="matrix_product",
            title="You returned a table. The cost is one number.",
            explanation="The matrix product of the errors with themselves multiplies each output with each other one. "
            "With one output it gives the right number, in an array of shape (1, 1).",
            look_at="Square entry by entry, then add up.",
            hint=3,
            wrong=(lambda right, AL, Y: (AL - Y) @ (AL - Y).T / (2 * AL.shape[1]),),
        ),
    ),
    hints=(
        Hint(
            "Where do I start?",
            "With the differences, all at once: AL and Y have the same shape. What is left is to square (with "
            "`**`), to add up and to divide, in this order.",
        ),
        Hint("Which number is m?", "Columns are samples, so m is the number of columns of AL."),
        Hint(
            "What is the formula?",
            "$J = \\dfrac{1}{2m} \\displaystyle\\sum_{k,i} \\bigl(AL_{ki} - Y_{ki}\\bigr)^2$: the sum runs over all "
            "outputs $k$ and all samples $i$.",
        ),
    ),
)
