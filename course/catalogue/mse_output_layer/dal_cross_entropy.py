"""dAL_cross_entropy(AL, Y) -> dAL: the same question for the loss of a classifier."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import ONE_SAMPLE, SINGLE_PRECISION
from course.catalogue.stopped import stopped
from course.gradient import Floats, central_differences


def _dal_by_differences(AL: Floats, Y: Floats) -> Floats:
    """Central differences of the sum of all losses -Y log(AL) - (1 - Y) log(1 - AL)."""
    return central_differences(lambda p: float(np.sum(-Y * np.log(p) - (1 - Y) * np.log(1 - p))), AL)


def _shares(seed: int, shape: tuple[int, ...]) -> Floats:
    """Numbers from 0.2 to 0.8 in steps of 0.01, all different, never a half."""
    rng = np.random.default_rng(seed)
    values = np.setdiff1d(np.arange(20, 81), [50]) / 100
    return np.asarray(rng.choice(values, size=shape, replace=False))


DAL_CROSS_ENTROPY = Exercise(
    name="dAL_cross_entropy",
    arguments=("AL", "Y"),
    outputs=("dAL",),
    probes=lambda: (
        Probe((_shares(651, (1, 5)), _shares(652, (1, 5)))),
        Probe((_shares(653, (2, 4)), _shares(654, (2, 4))), "two outputs (n = 2)"),
        Probe((_shares(655, (3, 1)), _shares(656, (3, 1))), ONE_SAMPLE),
        Probe((_shares(657, (1, 7)).astype(np.float32), _shares(658, (1, 7)).astype(np.float32)), SINGLE_PRECISION),
        Probe((np.array([[0.97, 0.92, 0.95]]), np.array([[0.28, 0.83, 0.61]])), "predictions near 1"),
    ),
    oracle=_dal_by_differences,
    tolerance=2e-5,  # 1 - AL and the quotients are rounded in float32
    misconceptions=(
        Misconception(
            id="misplaced_parenthesis",
            title="A parenthesis closes too early: `np.divide` got one number to divide, and nothing to divide it by.",
            explanation="In `np.divide(1 - Y), (1 - AL)` the call ends before the comma. What follows would be the "
            "second half of a pair.",
            look_at="Which two things should the second division divide?",
            hint=1,
            sign=stopped(TypeError, r"divide\(\) takes", line=r"divide\("),
        ),
        Misconception(
            id="dz_instead",
            title="That is AL - Y: dZ behind a sigmoid, not dAL.",
            explanation="AL - Y is what is left after dAL was multiplied by the sigmoid's slope AL (1 - AL). "
            "dAL is one step earlier.",
            look_at="The derivative of the loss with respect to AL. The sigmoid has no part in it yet.",
            hint=3,
            wrong=(lambda right, AL, Y: AL - Y,),
        ),
        Misconception(
            id="second_sign",
            title="The sign of the second term is wrong.",
            explanation="The loss holds log(1 - AL). Its inner derivative is -1, which turns the minus in front into "
            "a plus.",
            look_at="The derivative of log(1 - a) with respect to a.",
            hint=2,
            wrong=(lambda right, AL, Y: -Y / AL - (1 - Y) / (1 - AL),),
        ),
        Misconception(
            id="sign",
            title="The sign is the wrong way round.",
            explanation="The loss is minus a logarithm. For Y near 1, raising AL makes it fall: the derivative is "
            "negative.",
            look_at="The minus in front of the loss.",
            hint=3,
            wrong=(lambda right, AL, Y: -right,),
        ),
        Misconception(
            id="divided_by_m",
            title="You divided by m.",
            explanation="dAL is the derivative of the loss of each sample. In this course 1/m enters once, in dW "
            "and db.",
            look_at="The factor in front of your result.",
            hint=3,
            wrong=(lambda right, AL, Y: right / AL.shape[1],),
        ),
        Misconception(
            id="only_the_first_term",
            title="Only the first term is there.",
            explanation="-Y/AL is the part for Y = 1. Where Y is 0, the other term is all there is.",
            look_at="The second half of the loss.",
            hint=3,
            wrong=(lambda right, AL, Y: -Y / AL,),
        ),
        Misconception(
            id="the_loss_itself",
            title="You returned the loss itself. Wanted is how fast it changes.",
            explanation="The derivative of a logarithm is a quotient: d log(a) / da = 1/a.",
            look_at="Is there a `log` in your function? Its derivative has none.",
            hint=2,
            wrong=(lambda right, AL, Y: -Y * np.log(AL) - (1 - Y) * np.log(1 - AL),),
        ),
        Misconception(
            id="first_sign",
            title="The sign of the first term is wrong.",
            explanation="The loss begins with a minus: -Y log(AL). The derivative of log(AL) is 1/AL, so the minus "
            "stays.",
            look_at="The derivative of -log(a) with respect to a.",
            hint=2,
            wrong=(lambda right, AL, Y: Y / AL + (1 - Y) / (1 - AL),),
        ),
        Misconception(
            id="slope_multiplied",
            title="You multiplied by AL (1 - AL). In one fraction it stands below the line.",
            explanation="-Y/AL + (1 - Y)/(1 - AL) is (AL - Y) / (AL (1 - AL)), one fraction.",
            look_at="Bring the two fractions over one denominator.",
            hint=3,
            wrong=(lambda right, AL, Y: (AL - Y) * AL * (1 - AL),),
        ),
        Misconception(
            id="brackets_missing",
            title="Brackets are missing around 1 - Y or 1 - AL.",
            explanation="Python divides before it subtracts: 1 - Y / 1 - AL is 1 - Y - AL.",
            look_at="The second fraction: what stands above the line, and what below?",
            hint=3,
            wrong=(
                lambda right, AL, Y: -Y / AL + 1 - Y / 1 - AL,
                lambda right, AL, Y: -(Y / AL - 1 - Y / 1 - AL),
                lambda right, AL, Y: -Y / AL + (1 - Y) / 1 - AL,
                lambda right, AL, Y: -Y / AL + 1 - Y / (1 - AL),
            ),
        ),
        Misconception(
            id="only_yes_or_no",
            title="You took each target for 0 or 1. Some lie in between.",
            explanation="With Y = 0.4 both terms count, each with its share.",
            look_at="What does your function do with a target that is neither 0 nor 1?",
            hint=3,
            wrong=(
                lambda right, AL, Y: np.where(Y == 1, -1 / AL, 1 / (1 - AL)),
                lambda right, AL, Y: np.where(Y == 0, 1 / (1 - AL), -1 / AL),
                lambda right, AL, Y: np.where(Y > 0.5, -1 / AL, 1 / (1 - AL)),
            ),
        ),
    ),
    hints=(
        Hint(
            "What is wrong with the line from the forum?",
            "Count the parentheses of the second `np.divide`. Which of the two numbers does it get?",
        ),
        Hint(
            "Where does the plus come from?",
            "From the inner derivative: 1 - a falls when a grows. So "
            "$\\dfrac{d}{da} \\log(1 - a) = -\\dfrac{1}{1 - a}$.",
        ),
        Hint(
            "What is the formula?",
            "$\\dfrac{\\partial L}{\\partial a} = -\\dfrac{y}{a} + \\dfrac{1 - y}{1 - a}$, entry by entry.",
        ),
    ),
)
