"""neuron_step(w, b, x, y, lr) -> (w, b): one step of gradient descent for one ReLU neuron."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.gradient import Floats, central_differences


def _step_by_differences(w: float, b: float, x: float, y: float, lr: float) -> tuple[float, float]:
    """One step of gradient descent on (relu(w x + b) - y)^2, its gradient by central differences."""

    def loss(parameters: Floats) -> float:
        return float((np.maximum(0, parameters[0] * x + parameters[1]) - y) ** 2)

    dw, db = central_differences(loss, [w, b])
    return w - lr * dw, b - lr * db


def _gradients(right, w, b, lr):
    """dw and db, read back from the right new parameters."""
    return (w - right[0]) / lr, (b - right[1]) / lr


def _moved(of_gradients):
    """A wrong formula that steps along other gradients: `of_gradients(dw, db, w, x)` gives them."""

    def wrong(right, w, b, x, y, lr):
        dw, db = of_gradients(*_gradients(right, w, b, lr), w, x)
        return w - lr * dw, b - lr * db

    return wrong


def _scaled(right, w, b, factor):
    """A step `factor` times as long as the right one."""
    return w + factor * (right[0] - w), b + factor * (right[1] - b)


def _ungated(right, w, b, x, y, lr):
    slope = 2 * (max(0.0, w * x + b) - y)
    return w - lr * slope * x, b - lr * slope


def _gated_by_z(right, w, b, x, y, lr):
    z = w * x + b
    slope = 2 * (max(0.0, z) - y) * z
    return w - lr * slope * x, b - lr * slope


def _linear(right, w, b, x, y, lr):
    slope = 2 * (w * x + b - y)
    return w - lr * slope * x, b - lr * slope


def _only_steps(right, w, b, x, y, lr):
    return right[0] - w, right[1] - b


def _only_gradients(right, w, b, x, y, lr):
    return _gradients(right, w, b, lr)


NEURON_STEP = Exercise(
    name="neuron_step",
    arguments=("w", "b", "x", "y", "lr"),
    outputs=("w", "b"),
    probes=lambda: (
        Probe((0.8, 0.5, 1.5, 0.4, 0.05), "an open gate"),
        Probe((-1.2, 0.3, -2.0, 1.1, 0.1), "a negative input"),
        Probe((0.7, 0.2, 1.6, 2.9, 0.2), "a target above the output"),
        Probe((0.7, -2.1, 1.3, 0.9, 0.1), "a closed gate"),
        Probe((0.6, -0.4, 1.4, 1.9, 0.3), "an open gate, z below 1"),
    ),
    oracle=_step_by_differences,
    misconceptions=(
        Misconception(
            id="gate_forgotten",
            title="You stepped although the gate was closed.",
            explanation="Where z is negative, the output stays 0 when w or b move a little. "
            "The loss does not change, so the gradient is 0 and nothing moves.",
            look_at="The factor da/dz in your chain rule.",
            hint=2,
            wrong=(_ungated, _linear),
        ),
        Misconception(
            id="times_z",
            title="You multiplied by z where the gate belongs.",
            explanation="The slope of ReLU is 1 where z is positive, however large z is.",
            look_at="The factor da/dz in your chain rule.",
            hint=2,
            wrong=(_gated_by_z,),
        ),
        Misconception(
            id="lr_forgotten",
            title="Your step is the whole gradient: lr is missing.",
            explanation="The gradient says which way and how steep. lr says how far to go.",
            look_at="A descent step is: new = old - lr * gradient.",
            hint=3,
            wrong=(lambda right, w, b, x, y, lr: _scaled(right, w, b, 1 / lr),),
        ),
        Misconception(
            id="swapped",
            title="You returned b first and w second.",
            explanation="The order is w, then b.",
            look_at="Your `return` line.",
            hint=3,
            wrong=(lambda right, w, b, x, y, lr: (right[1], right[0]),),
        ),
        Misconception(
            id="b_after_w",
            title="b's gradient was taken at the new w.",
            explanation="w had already moved when you computed the gradient for b. Both belong to the old w and b.",
            look_at="The order of your lines: first both gradients, then both steps.",
            hint=3,
            wrong=(lambda right, w, b, x, y, lr: (right[0], _step_by_differences(right[0], b, x, y, lr)[1]),),
        ),
        Misconception(
            id="no_two",
            title="Your step is half as long: the 2 of dL/da is missing.",
            explanation="The loss is (a - y)^2, without a 1/2 in front. Its derivative is 2(a - y).",
            look_at="dL/da.",
            hint=2,
            wrong=(_moved(lambda dw, db, w, x: (dw / 2, db / 2)),),
        ),
        Misconception(
            id="no_x",
            title="You left x out of dL/dw.",
            explanation="z = w x + b, so dz/dw is x. A weight on a large input has a large say.",
            look_at="dz/dw and dz/db: they are not the same.",
            hint=2,
            wrong=(_moved(lambda dw, db, w, x: (db, db)),),
        ),
        Misconception(
            id="uphill",
            title="You walked uphill: both parameters moved the wrong way.",
            explanation="The gradient points to where the loss grows. A descent step goes against it.",
            look_at="The sign in front of lr, and the order in (a - y).",
            hint=3,
            wrong=(_moved(lambda dw, db, w, x: (-dw, -db)),),
        ),
        Misconception(
            id="loss_for_derivative",
            title="You used the loss itself where its derivative belongs.",
            explanation="dL/da = 2(a - y) says how fast the loss changes. L = (a - y)^2 says how large it is. "
            "With the numbers of the worked example, a - y = 2, both happen to be 4.",
            look_at="dL/da.",
            hint=2,
            wrong=(_moved(lambda dw, db, w, x: (x * db**2 / 4, db**2 / 4)),),
        ),
        Misconception(
            id="b_not_updated",
            title="The weight moved, but b stayed where it was.",
            explanation="b is a parameter like w. Its gradient is dL/dz times dz/db, and dz/db is 1.",
            look_at="The second value that you return.",
            hint=3,
            wrong=(lambda right, w, b, x, y, lr: (right[0], b),),
        ),
        Misconception(
            id="db_times_x",
            title="You multiplied db by x.",
            explanation="z = w x + b. When b grows by 1, z grows by 1, whatever x is.",
            look_at="dz/db.",
            hint=2,
            wrong=(_moved(lambda dw, db, w, x: (dw, dw)),),
        ),
        Misconception(
            id="times_w",
            title="You multiplied by w where x belongs.",
            explanation="dz/dw is x. What you have is dz/dx: how z changes when the input does.",
            look_at="dz/dw: which letter stands beside w in z = w x + b?",
            hint=2,
            wrong=(_moved(lambda dw, db, w, x: (w * db, db)),),
        ),
        Misconception(
            id="gradient_as_parameter",
            title="You returned the gradients as the new parameters.",
            explanation="The gradient says how to change w. It is not the new w.",
            look_at="A descent step is: new = old - lr * gradient.",
            hint=3,
            wrong=(_only_gradients,),
        ),
        Misconception(
            id="step_as_parameter",
            title="You returned the steps, -lr * gradient, without the old parameters.",
            explanation="A step is added to where you stand.",
            look_at="A descent step is: new = old - lr * gradient.",
            hint=3,
            wrong=(_only_steps,),
        ),
    ),
    hints=(
        Hint(
            "Where do I start?",
            "Go forward first: compute z, then a. You need both on the way back. "
            "Plain numbers will do, with `max` and a comparison.",
        ),
        Hint(
            "Which derivatives do I need?",
            "Three for w: how the loss changes with a, how a changes with z, how z changes with w. "
            "For b only the last factor differs.",
        ),
        Hint(
            "What is the formula for the step?",
            "$w \\leftarrow w - \\text{lr} \\cdot \\dfrac{dL}{dw}$ with "
            "$\\dfrac{dL}{dw} = \\dfrac{dL}{da} \\cdot \\dfrac{da}{dz} \\cdot \\dfrac{dz}{dw}$, and the same for $b$. "
            "Both gradients come before either step. Return w first, then b.",
        ),
    ),
)
