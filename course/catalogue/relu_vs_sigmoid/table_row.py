"""table_row(act, w, b, x, y, lr) -> (a, slope, dw, new_w): one neuron with any activation, forward and back."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.relu_vs_sigmoid.activations import (
    RELU,
    SIGMOID,
    SINE,
    SOFTPLUS,
    Activation,
    Curve,
    curve_of,
    relu_curve,
    sigmoid_curve,
    slope_of,
)
from course.catalogue.stopped import stopped
from course.gradient import central_differences

OUTPUTS = ("a", "slope", "dw", "new_w")


def four_numbers(row):
    """The row as plain numbers: an array that holds one number will do."""
    return tuple(np.asarray(value, dtype=float).item() for value in row)


def _row(curve: Curve, w: float, b: float, x: float, y: float, lr: float) -> tuple[float, float, float, float]:
    """The row by central differences, for the loss (a - y)^2."""
    z = np.array(w * x + b)
    (dw,) = central_differences(lambda moved: float((curve(moved[0] * x + b) - y) ** 2), [w])
    return float(curve(z)), float(slope_of(curve, z)), float(dw), float(w - lr * dw)


def _row_by_differences(act: Activation, w: float, b: float, x: float, y: float, lr: float):
    return _row(curve_of(act), w, b, x, y, lr)


def _stepping_along(of_dw):
    """A wrong formula with another dw, and the step that follows: `of_dw(a, slope, dw, w, x, y)` gives it."""

    def wrong(right, act, w, b, x, y, lr):
        a, slope, right_dw, _ = right
        dw = of_dw(a, slope, right_dw, w, x, y)
        return a, slope, dw, w - lr * dw

    return wrong


def _with_slope(of_act):
    """A wrong formula with another slope, and what follows from it: `of_act(act, a, slope)` gives it."""

    def wrong(right, act, w, b, x, y, lr):
        a, right_slope, _, _ = right
        slope = of_act(act, a, right_slope)
        dw = 2 * (a - y) * slope * x
        return a, slope, dw, w - lr * dw

    return wrong


def _another_curve(curve: Curve):
    """A wrong formula that uses this activation, whatever `act` is."""
    return lambda right, act, w, b, x, y, lr: _row(curve, w, b, x, y, lr)


TABLE_ROW = Exercise(
    name="table_row",
    arguments=("act", "w", "b", "x", "y", "lr"),
    outputs=OUTPUTS,
    probes=lambda: (
        Probe((SIGMOID, 0.8, 0.5, 1.5, 0.4, 0.2), "a = sigmoid(z)"),
        Probe((RELU, -1.2, 0.3, -2.0, 1.1, 0.1), "a = ReLU(z), an open gate"),
        Probe((RELU, 0.7, -2.1, 1.3, 0.9, 0.1), "a = ReLU(z), a closed gate"),
        Probe((SINE, 0.7, 0.2, 1.6, 2.9, 0.3), "a = sin(z)"),
        Probe((SOFTPLUS, -0.6, 0.4, 2.3, -0.7, 0.05), "a = log(1 + exp(z))"),
    ),
    oracle=_row_by_differences,
    read=four_numbers,
    misconceptions=(
        Misconception(
            id="tuple_not_unpacked",
            title="You computed with what forward returns as a whole: a tuple of A and the cache.",
            explanation="forward(Z) returns two things, and the second is what backward wants as its cache.",
            look_at="The line that calls forward: give both results a name.",
            hint=1,
            sign=stopped(TypeError, "'tuple'"),
        ),
        Misconception(
            id="act_not_used",
            title="Your row is always that of one activation, whatever act is.",
            explanation="The function is given a pair of functions. It should work for any activation, also for one "
            "that nobody has thought of yet.",
            look_at="Do `relu` or `sigmoid` stand in your code by name? Take both functions from act.",
            hint=1,
            wrong=(_another_curve(relu_curve), _another_curve(sigmoid_curve)),
        ),
        Misconception(
            id="slope_of_sigmoid",
            title="Your slope is always a (1 - a), that of the sigmoid.",
            explanation="Another activation has another slope. What yours is, only its backward knows.",
            look_at="The second function of act: do you call it?",
            hint=2,
            wrong=(_with_slope(lambda act, a, slope: a * (1 - a)),),
        ),
        Misconception(
            id="A_as_dA",
            title="You called backward with A where dA belongs, so your slope is a times too large.",
            explanation="backward(dA, cache) multiplies the slope by its first argument, whatever that is.",
            look_at="What must dA be so that backward returns the slope and nothing more?",
            hint=2,
            wrong=(_with_slope(lambda act, a, slope: a * slope),),
        ),
        Misconception(
            id="A_as_cache",
            title="You handed A to backward as its cache, so the slope is that at a, not at z.",
            explanation="forward returns two things, and the second is what backward wants as its cache.",
            look_at="The line that calls forward: what do you call its second result, and where does it go?",
            hint=1,
            wrong=(_with_slope(lambda act, a, slope: float(act[1](1.0, np.array(a)))),),
        ),
        Misconception(
            id="slope_is_dz",
            title="Your slope is dL/dz: it has dL/da in it.",
            explanation="backward(dA, cache) multiplies the slope by dA. The column of the table is the slope alone, "
            "da/dz.",
            look_at="What must dA be so that backward returns the slope and nothing more?",
            hint=2,
            wrong=(
                lambda right, act, w, b, x, y, lr: {"slope": right[2] / x},
                lambda right, act, w, b, x, y, lr: {"slope": right[2] / x / 2},
            ),
        ),
        Misconception(
            id="slope_missing",
            title="The slope is not in your dL/dw.",
            explanation="dL/dw is a product of three factors. Without da/dz both neurons would learn equally fast.",
            look_at="The middle factor of the chain rule.",
            hint=3,
            wrong=(_stepping_along(lambda a, slope, dw, w, x, y: 2 * (a - y) * x),),
        ),
        Misconception(
            id="slope_twice",
            title="The slope is in your dL/dw twice.",
            explanation="backward has multiplied by the slope already.",
            look_at="Count the factors of dL/dw. There are three.",
            hint=3,
            wrong=(_stepping_along(lambda a, slope, dw, w, x, y: dw * slope),),
        ),
        Misconception(
            id="no_two",
            title="Your dL/dw is half as large: the 2 of dL/da is missing.",
            explanation="The loss of this neuron is (a - y)^2, without a 1/2 in front. Its derivative is 2(a - y).",
            look_at="dL/da.",
            hint=3,
            wrong=(_stepping_along(lambda a, slope, dw, w, x, y: dw / 2),),
        ),
        Misconception(
            id="loss_itself",
            title="Your dL/dw begins with the loss, (a - y)^2, instead of its derivative.",
            explanation="The first factor of the chain rule is dL/da: how fast the loss changes with a.",
            look_at="What is the derivative of (a - y)^2 with respect to a?",
            hint=3,
            wrong=(_stepping_along(lambda a, slope, dw, w, x, y: (a - y) ** 2 * slope * x),),
        ),
        Misconception(
            id="no_x",
            title="You left x out of dL/dw.",
            explanation="z = w x + b, so dz/dw is x.",
            look_at="The last factor of the chain rule.",
            hint=3,
            wrong=(_stepping_along(lambda a, slope, dw, w, x, y: dw / x),),
        ),
        Misconception(
            id="times_w",
            title="You multiplied by w where x belongs.",
            explanation="dz/dw is x. What you have is dz/dx: how z changes when the input does.",
            look_at="dz/dw: which letter stands beside w in z = w x + b?",
            hint=3,
            wrong=(_stepping_along(lambda a, slope, dw, w, x, y: dw / x * w),),
        ),
        Misconception(
            id="sign",
            title="Your dL/dw has the wrong sign.",
            explanation="The loss is (a - y)^2, and its derivative 2(a - y) is positive where a lies above y.",
            look_at="The order in (a - y).",
            hint=3,
            wrong=(_stepping_along(lambda a, slope, dw, w, x, y: -dw),),
        ),
        Misconception(
            id="uphill",
            title="You walked uphill: the new w is on the wrong side of the old one.",
            explanation="The gradient points to where the loss grows. A descent step goes against it.",
            look_at="The sign in front of lr.",
            hint=3,
            wrong=(lambda right, act, w, b, x, y, lr: {"dw": right[2], "new_w": w + lr * right[2]},),
        ),
        Misconception(
            id="gradient_as_weight",
            title="Your new w is not a step away from the old one.",
            explanation="The new w is the old one minus lr times the gradient: not the gradient or the step alone.",
            look_at="A descent step is: new = old - lr * gradient.",
            hint=3,
            wrong=(
                lambda right, act, w, b, x, y, lr: {"dw": right[2], "new_w": right[2]},
                lambda right, act, w, b, x, y, lr: {"dw": right[2], "new_w": -lr * right[2]},
                lambda right, act, w, b, x, y, lr: {"dw": right[2], "new_w": w - right[2]},
            ),
        ),
    ),
    hints=(
        Hint(
            "What is act?",
            "A pair of functions, such as your `sigmoid` and `sigmoid_backward`. The first line of the stub has "
            "given them names: `forward` and `backward`. Call them as you would call your own: forward returns A and "
            "a cache, and backward wants dA and that cache.",
        ),
        Hint(
            "How do I get the slope out of backward?",
            "backward multiplies the slope by dA. So ask it with a dA that changes nothing in a product.",
        ),
        Hint(
            "What are the formulas?",
            "$a$ is what forward makes of $Z$. $\\dfrac{dL}{dw} = 2(a - y) \\cdot \\dfrac{da}{dz} \\cdot x$, and "
            "$w \\leftarrow w - \\text{lr} \\cdot \\dfrac{dL}{dw}$.",
        ),
    ),
)
