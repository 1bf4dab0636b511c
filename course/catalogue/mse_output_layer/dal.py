"""dAL(AL, Y) -> dAL: the derivative of each sample's loss with respect to its prediction."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.mse_output_layer.mse_loss import TWO_OUTPUTS
from course.catalogue.probes import ONE_SAMPLE, SINGLE_PRECISION, WHOLE_NUMBERS, mixed
from course.catalogue.stopped import stopped
from course.gradient import Floats, central_differences


def _dal_by_differences(AL: Floats, Y: Floats) -> Floats:
    """Central differences of the sum of all losses 1/2 (AL - Y)^2: each entry of AL moves only its own loss."""
    return central_differences(lambda point: float(np.sum((point - Y) ** 2) / 2), AL)


def _m(AL: Floats) -> int:
    return int(AL.shape[1])


DAL = Exercise(
    name="dAL",
    arguments=("AL", "Y"),
    outputs=("dAL",),
    probes=lambda: (
        Probe((np.array([[1.4, -0.6, 2.3, 0.9, -1.7]]), np.array([[0.7, 1.2, -0.4, 2.6, -2.1]]))),
        Probe((mixed(511, (2, 4)), mixed(512, (2, 4))), TWO_OUTPUTS),
        Probe((mixed(513, (1, 1)), mixed(514, (1, 1))), ONE_SAMPLE),
        Probe((np.array([[-3, 2, 5]]), np.array([[4, -2, 6]])), WHOLE_NUMBERS),
        Probe((mixed(515, (2, 7)).astype(np.float32), mixed(516, (2, 7)).astype(np.float32)), SINGLE_PRECISION),
    ),
    oracle=_dal_by_differences,
    misconceptions=(
        Misconception(
            id="all_pairs",
            title="You compared each prediction with each target.",
            explanation="AL and Y have one shape, so the difference is taken place by place. A column minus a row is "
            "stretched to a square table by NumPy, or does not fit.",
            look_at="The shape of your result: it must be that of AL. Do you turn or reshape one of the two?",
            hint=3,
            wrong=(
                lambda right, AL, Y: AL - Y.T,
                lambda right, AL, Y: AL - Y.reshape(-1, 1),
                lambda right, AL, Y: AL.T - Y,
                lambda right, AL, Y: AL.ravel() - Y.reshape(-1, 1),
            ),
        ),
        Misconception(
            id="slope_of_the_activation",
            title="That is ReLU's slope, 1 or 0. It says nothing about the loss.",
            explanation="dAL is the derivative of the loss with respect to AL. The activation has its turn one step "
            "later, when dAL becomes dZ.",
            look_at="Read the name again: the derivative of the loss. Where do the targets Y come in?",
            hint=1,
            sign=stopped(
                ValueError, "truth value of an array", line=r"\bif\b.*\b(AL|A|Z)\b.*0|\b(AL|A|Z)\b.*0.*\belse\b"
            ),
            wrong=(lambda right, AL, Y: (AL > 0).astype(float),),
        ),
        Misconception(
            id="activation_included",
            title="You have already closed ReLU's gates. They are not part of dAL.",
            explanation="You set entries to 0 where AL is not positive. That is the step from dAL to dZ, and "
            "`relu_backward` will do it, if there is a ReLU at all.",
            look_at="Which derivative is wanted: with respect to AL, or to Z?",
            hint=1,
            wrong=(lambda right, AL, Y: right * (AL > 0),),
        ),
        Misconception(
            id="sigmoid_included",
            title="You have already multiplied by the slope of a sigmoid. It is no part of dAL.",
            explanation="AL (1 - AL) leads from dAL to dZ, where the last layer is a sigmoid. dAL asks about the loss "
            "alone, whatever made AL.",
            look_at="Which derivative is wanted: with respect to AL, or to Z?",
            hint=1,
            wrong=(lambda right, AL, Y: right * AL * (1 - AL),),
        ),
        Misconception(
            id="summed_times_AL",
            title="You multiplied by AL and summed.",
            explanation="The inner derivative, that of AL - Y, is 1, so there is no further factor. And each sample "
            "keeps its own entry: there is no sum.",
            look_at="Take one sample: what is the derivative of 1/2 (a - y)^2 with respect to a?",
            hint=2,
            wrong=(
                lambda right, AL, Y: np.sum(right * AL) / _m(AL),
                lambda right, AL, Y: np.sum(right * AL),
                lambda right, AL, Y: np.sum(-right * AL) / _m(AL),
            ),
        ),
        Misconception(
            id="summed",
            title="You took a sum or a mean over the samples. Each sample needs a number of its own.",
            explanation="A prediction influences its own loss and no other. So there are as many derivatives as "
            "predictions. The sum over samples comes later, in dW and db.",
            look_at="The shape of your result: it must be that of AL.",
            hint=2,
            wrong=(
                lambda right, AL, Y: np.sum(right) / _m(AL),
                lambda right, AL, Y: np.sum(right),
                lambda right, AL, Y: np.sum(right, axis=1, keepdims=True),
                lambda right, AL, Y: np.sum(right, axis=1, keepdims=True) / _m(AL),
                lambda right, AL, Y: np.sum(right, axis=1) / _m(AL),
                lambda right, AL, Y: 2 * np.sum(right) / _m(AL),
                lambda right, AL, Y: np.mean(right),
                lambda right, AL, Y: 2 * np.mean(right),
                lambda right, AL, Y: -np.sum(right) / _m(AL),
                lambda right, AL, Y: -np.sum(right),
            ),
        ),
        Misconception(
            id="mean_for_each",
            title="Each sample got the average of all.",
            explanation="The shape is right, but every entry is the same. A sample that is predicted too high and one "
            "that is predicted too low must move in opposite directions.",
            look_at="Is there a mean or a sum in your function? There should be none.",
            hint=2,
            wrong=(
                lambda right, AL, Y: np.full(AL.shape, np.mean(right)),
                lambda right, AL, Y: np.full(AL.shape, np.sum(right) / _m(AL)),
                lambda right, AL, Y: np.repeat(np.mean(right, axis=1, keepdims=True), _m(AL), axis=1),
            ),
        ),
        Misconception(
            id="divided_by_m",
            title="You divided by m.",
            explanation="That is the derivative of the cost J. dAL is the derivative of the loss L of each sample. "
            "In this course 1/m enters once, in dW and db; here it would enter a second time.",
            look_at="The factor in front of your result.",
            hint=2,
            wrong=(lambda right, AL, Y: right / _m(AL),),
        ),
        Misconception(
            id="twice",
            title="Your result is twice too large.",
            explanation="The derivative of the square brings a 2, and the 1/2 in the loss takes it away.",
            look_at="The factor in front of the loss.",
            hint=3,
            wrong=(lambda right, AL, Y: 2 * right,),
        ),
        Misconception(
            id="halved",
            title="Your result is half of what it should be.",
            explanation="The derivative of the square brings a 2. It cancels the 1/2 in front of the loss, so no 1/2 "
            "is left.",
            look_at="The factor in front of your result.",
            hint=3,
            wrong=(lambda right, AL, Y: right / 2,),
        ),
        Misconception(
            id="twice_over_m",
            title="You have a factor 2/m too much.",
            explanation="2/m belongs to a cost without the 1/2, as a mean over all samples. Here the loss of one "
            "sample has a 1/2 in front, and the 1/m comes later, in dW and db.",
            look_at="The factor in front of your result.",
            hint=2,
            wrong=(lambda right, AL, Y: 2 * right / _m(AL),),
        ),
        Misconception(
            id="sign",
            title="The sign is the wrong way round.",
            explanation="Where the prediction lies above the target, raising it makes the loss grow: "
            "the derivative is positive.",
            look_at="The order of the difference.",
            hint=3,
            wrong=(lambda right, AL, Y: -right,),
        ),
        Misconception(
            id="sign_and_m",
            title="The sign is the wrong way round, and you divided by m.",
            explanation="Where the prediction lies above the target, raising it makes the loss grow: the derivative is "
            "positive. And 1/m belongs to the cost J; in this course it enters once, in dW and db.",
            look_at="The order of the difference, and the factor in front of it.",
            hint=3,
            wrong=(lambda right, AL, Y: -right / _m(AL),),
        ),
        Misconception(
            id="times_AL",
            title="You multiplied by AL.",
            explanation="The inner derivative, that of AL - Y, is 1. There is no further factor.",
            look_at="Take one sample: what is the derivative of 1/2 (a - y)^2 with respect to a?",
            hint=3,
            wrong=(lambda right, AL, Y: right * AL, lambda right, AL, Y: right * AL / _m(AL)),
        ),
        Misconception(
            id="cross_entropy",
            title="That belongs to cross-entropy, the loss of a classifier.",
            explanation="-Y/AL + (1 - Y)/(1 - AL) is the derivative of another loss. It needs AL between 0 and 1.",
            look_at="The loss of this lesson: 1/2 (AL - Y)^2.",
            hint=3,
            wrong=(lambda right, AL, Y: -(Y / AL) + (1 - Y) / (1 - AL),),
        ),
        Misconception(
            id="absolute",
            title="You lost the sign.",
            explanation="The derivative says in which direction the loss grows. Without a sign nobody knows where "
            "to go.",
            look_at="Is there an `abs` in your function?",
            hint=3,
            wrong=(lambda right, AL, Y: np.abs(right),),
        ),
        Misconception(
            id="only_the_sign",
            title="You kept only the sign.",
            explanation="That is the derivative of the absolute error |AL - Y|. The squared error pulls harder on a "
            "prediction that is further off.",
            look_at="Take one sample: what is the derivative of 1/2 (a - y)^2 with respect to a?",
            hint=3,
            wrong=(lambda right, AL, Y: np.sign(right),),
        ),
        Misconception(
            id="the_loss_itself",
            title="You returned the loss itself. Wanted is how fast it changes.",
            explanation="1/2 (AL - Y)^2 says how large the loss is. dAL is its derivative.",
            look_at="Is there a square in your function? Its derivative has none.",
            hint=1,
            wrong=(
                lambda right, AL, Y: right**2 / 2,
                lambda right, AL, Y: right**2,
                lambda right, AL, Y: np.sum(right**2) / (2 * _m(AL)),
            ),
        ),
        Misconception(
            id="flattened",
            title="The numbers are right, but the shape of AL is lost.",
            explanation="The layer before works with (n, m). From a flat array NumPy would guess rows and columns.",
            look_at="Is there a `flatten`, `ravel` or `squeeze` in your function?",
            hint=3,
            wrong=(lambda right, AL, Y: np.ravel(right), lambda right, AL, Y: np.squeeze(right)),
        ),
        Misconception(
            id="divided_by_entries",
            title="You divided by the number of entries.",
            explanation="That is part of a mean over all entries, the derivative of another cost. dAL is the "
            "derivative of the loss of each sample, and 1/m comes later, in dW and db.",
            look_at="The factor in front of your result.",
            hint=2,
            wrong=(
                lambda right, AL, Y: right / AL.size,
                lambda right, AL, Y: -right / AL.size,
            ),
        ),
        Misconception(
            id="twice_over_entries",
            title="You have a factor 2 too much, and divided by the number of entries.",
            explanation="2/N belongs to the plain mean of all squares. Here the loss of one sample has a 1/2 in front, "
            "which takes the 2 away, and 1/m comes later, in dW and db.",
            look_at="The factor in front of your result.",
            hint=2,
            wrong=(
                lambda right, AL, Y: 2 * right / AL.size,
                lambda right, AL, Y: -2 * right / AL.size,
            ),
        ),
    ),
    hints=(
        Hint(
            "Is dAL not the derivative of the activation?",
            "No. In this course d... always means: the derivative of the loss with respect to ... . The activation's "
            "own derivative comes one step later, in `relu_backward`.",
        ),
        Hint(
            "What happens to the sum and to 1/m?",
            "They belong to the cost J. Take the loss of one sample: it has neither. "
            "Then ask for each entry of AL, which of all the losses does it change?",
        ),
        Hint(
            "What is the formula for one entry?",
            "With $L = \\tfrac{1}{2}(a - y)^2$: $\\dfrac{\\partial L}{\\partial a} = a - y$, at every place of AL.",
        ),
    ),
)
