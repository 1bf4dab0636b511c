"""chain_gradient(act, k, L, x, y) -> dw1: what reaches the first weight of a chain of L one-unit layers."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.relu_vs_sigmoid.activations import (
    RELU,
    SIGMOID,
    SINE,
    SOFTPLUS,
    Activation,
    curve_of,
)
from course.catalogue.stopped import stopped
from course.gradient import central_differences


def one_number(value):
    """The result as a plain number: an array that holds one number will do."""
    return np.asarray(value, dtype=float).item()


def _outputs(act: Activation, weights, x: float) -> list[float]:
    """x and then the output of each layer of the chain, one weight per layer."""
    curve = curve_of(act)
    outputs = [float(x)]
    for weight in weights:
        outputs.append(float(curve(np.array(weight * outputs[-1]))))
    return outputs


def _loss(act: Activation, weights, x: float, y: float) -> float:
    return 0.5 * (_outputs(act, weights, x)[-1] - y) ** 2


def _by_differences(act: Activation, k: float, L: int, x: float, y: float) -> float:
    """Central differences of the loss, moving the first weight only."""
    rest = [k] * (L - 1)
    return float(central_differences(lambda first: _loss(act, [*first, *rest], x, y), [k])[0])


def _slopes(act: Activation, k: float, L: int, x: float) -> list[float]:
    """The slope of the activation in each layer, as its own backward has it: a closed ReLU hands z = 0 on."""
    forward, backward = act
    caches = [forward(np.array(k * a))[1] for a in _outputs(act, [k] * L, x)[:-1]]
    return [float(backward(1.0, cache)) for cache in caches]


def _error(act: Activation, k: float, L: int, x: float, y: float) -> float:
    return _outputs(act, [k] * L, x)[-1] - y


def _last_slope_in_each_layer(right, act, k, L, x, y):
    return _error(act, k, L, x, y) * _slopes(act, k, L, x)[-1] ** L * k ** (L - 1) * x


def _for_the_last_weight(right, act, k, L, x, y):
    return _error(act, k, L, x, y) * _slopes(act, k, L, x)[-1] * _outputs(act, [k] * L, x)[-2]


def _no_weights_on_the_way_forward(right, act, k, L, x, y):
    return _error(act, 1, L, x, y) * np.prod(_slopes(act, 1, L, x)) * k ** (L - 1) * x


def _slopes_at_a(right, act, k, L, x, y):
    slopes = [float(act[1](1.0, np.array(a))) for a in _outputs(act, [k] * L, x)[1:]]
    return _error(act, k, L, x, y) * np.prod(slopes) * k ** (L - 1) * x


def _one_layer_too_few(right, act, k, L, x, y):
    return _error(act, k, L - 1, x, y) * np.prod(_slopes(act, k, L - 1, x)) * k ** (L - 1) * x


def _no_round_for_a_single_layer(seen: Observation) -> bool:
    """A sign: with L = 1 a name has no value yet, as the loop that gives it one makes no round."""
    return isinstance(seen.error, UnboundLocalError) and seen.arguments[2] == 1


def _all_weights_moved(right, act, k, L, x, y):
    return float(central_differences(lambda moved: _loss(act, [*moved] * L, x, y), [k])[0])


CHAIN_GRADIENT = Exercise(
    name="chain_gradient",
    arguments=("act", "k", "L", "x", "y"),
    outputs=("dw1",),
    probes=lambda: (
        Probe((SIGMOID, 1.4, 4, 0.7, -0.6), "four sigmoid layers"),
        Probe((RELU, 1.3, 5, 0.6, 0.9), "five ReLU layers"),
        Probe((SINE, 0.8, 3, 1.3, 0.4), "three layers of a = sin(z)"),
        Probe((SOFTPLUS, -1.2, 2, 1.7, 2.2), "a negative weight"),
        Probe((RELU, -0.7, 3, 0.8, 0.5), "closed gates"),
        Probe((SIGMOID, 0.9, 1, -1.6, 0.3), "a single layer"),
    ),
    oracle=_by_differences,
    read=one_number,
    misconceptions=(
        Misconception(
            id="tuple_not_unpacked",
            title="You computed with what forward returns as a whole: a tuple of A and the cache.",
            explanation="forward(Z) returns two things: what the next layer gets, and what the way back needs.",
            look_at="The line that calls forward: give both results a name, and keep each cache.",
            hint=1,
            sign=stopped(TypeError, "'tuple'"),
        ),
        Misconception(
            id="loop_too_short",
            title="A loop of yours makes one round too few, and none at all for a single layer.",
            explanation="L layers mean L activations on the way forward, and the same L on the way back.",
            look_at="Go through both loops for L = 1: which lines are carried out?",
            hint=3,
            sign=_no_round_for_a_single_layer,
            wrong=(_one_layer_too_few,),
        ),
        Misconception(
            id="only_the_weights",
            title="You left out where the way back begins: the derivative of the loss, a_L - y.",
            explanation="The weights and the slopes say what share of a gradient arrives. "
            "How large it is at the start depends on how wrong the output is.",
            look_at="dA of the last layer: what is the derivative of 1/2 (a_L - y)^2?",
            hint=2,
            wrong=(
                lambda right, act, k, L, x, y: k ** (L - 1),
                lambda right, act, k, L, x, y: k ** (L - 1) * x,
                lambda right, act, k, L, x, y: np.prod(_slopes(act, k, L, x)) * k ** (L - 1) * x,
                lambda right, act, k, L, x, y: np.prod(_slopes(act, k, L, x)) * k ** (L - 1),
                lambda right, act, k, L, x, y: np.prod(_slopes(act, k, L, x)),
            ),
        ),
        Misconception(
            id="one_weight_too_many",
            title="There is one factor k too many: L of them instead of L - 1.",
            explanation="Between the loss and the first weight the gradient passes the weights of layers L to 2. "
            "At the first layer the last factor is dz/dw = x, not k.",
            look_at="The last round of your loop back, in layer 1.",
            hint=3,
            wrong=(
                lambda right, act, k, L, x, y: right * k,
                lambda right, act, k, L, x, y: right * k / x,
                lambda right, act, k, L, x, y: k**L,
                lambda right, act, k, L, x, y: k**L * x,
            ),
        ),
        Misconception(
            id="k_to_2L",
            title="You returned k to the power 2L.",
            explanation="For ReLU, y = 0 and x = 1 the gradient is k to the power 2L - 1: L factors from a_L and L - 1 "
            "from the way back. For other activations, inputs and targets it is something else.",
            look_at="Follow the chain in a loop, forward and back, rather than by one power of k.",
            hint=1,
            wrong=(
                lambda right, act, k, L, x, y: k ** (2 * L),
                lambda right, act, k, L, x, y: k ** (2 * L) * x,
                lambda right, act, k, L, x, y: k ** (2 * L) * x**2,
            ),
        ),
        Misconception(
            id="target_ignored",
            title="The target y plays no part in your result.",
            explanation="The derivative of 1/2 (a_L - y)^2 is a_L - y. With y = 0 nobody notices that it is missing.",
            look_at="dA of the last layer.",
            hint=2,
            wrong=(
                lambda right, act, k, L, x, y: right * (1 + y / _error(act, k, L, x, y)),
                lambda right, act, k, L, x, y: k ** (2 * L - 1),
                lambda right, act, k, L, x, y: k ** (2 * L - 1) * x,
                lambda right, act, k, L, x, y: k ** (2 * L - 1) * x**2,
            ),
        ),
        Misconception(
            id="relu_for_all",
            title="You wrote ReLU's formula for open gates. It does not hold for other activations.",
            explanation="(k^L x - y) k^(L-1) x needs each layer to pass its input on unchanged, with slope 1.",
            look_at="Do you call forward and backward in each layer?",
            hint=1,
            wrong=(lambda right, act, k, L, x, y: (k**L * x - y) * k ** (L - 1) * x,),
        ),
        Misconception(
            id="no_weights_forward",
            title="On the way forward the weights are missing.",
            explanation="Each layer multiplies what it gets by k, and only then comes the activation: z = k a.",
            look_at="What do you hand to forward?",
            hint=1,
            wrong=(_no_weights_on_the_way_forward,),
        ),
        Misconception(
            id="A_as_cache",
            title="You kept each layer's A for the way back. backward wants its cache.",
            explanation="forward(Z) returns A and the cache. With A in its place, backward takes the slope at a "
            "instead of z. For ReLU alone that makes no difference.",
            look_at="What do you append to your list?",
            hint=1,
            wrong=(_slopes_at_a,),
        ),
        Misconception(
            id="loss_itself",
            title="Your way back begins with the loss instead of its derivative.",
            explanation="dA of the last layer says how fast the loss changes with a_L, not how large it is.",
            look_at="What is the derivative of 1/2 (a_L - y)^2 with respect to a_L?",
            hint=2,
            wrong=(
                lambda right, act, k, L, x, y: right * _error(act, k, L, x, y) / 2,
                lambda right, act, k, L, x, y: right * _error(act, k, L, x, y),
            ),
        ),
        Misconception(
            id="last_layer_twice",
            title="You went back through the last layer twice.",
            explanation="The gradient passes L activations and L - 1 weights. You have one more of each.",
            look_at="If the last layer stands before your loop back, where should the loop begin?",
            hint=3,
            wrong=(lambda right, act, k, L, x, y: right * k * _slopes(act, k, L, x)[-1],),
        ),
        Misconception(
            id="a_L_for_x",
            title="Your last factor is the chain's output where its input belongs.",
            explanation="After your loop forward, A is a_L. The first weight stands beside x.",
            look_at="dz/dw of the first layer.",
            hint=3,
            wrong=(lambda right, act, k, L, x, y: right / x * _outputs(act, [k] * L, x)[-1],),
        ),
        Misconception(
            id="slopes_forgotten",
            title="The slopes of the activation are missing on the way back.",
            explanation="Each layer has two factors, the slope of its activation and its weight. You have the weights.",
            look_at="Is backward called once per layer?",
            hint=2,
            wrong=(lambda right, act, k, L, x, y: _error(act, k, L, x, y) * k ** (L - 1) * x,),
        ),
        Misconception(
            id="one_slope_missing",
            title="One layer's slope is missing.",
            explanation="The gradient passes L activations, that of the last layer and that of the first included.",
            look_at="Where your loop back begins and where it ends: how many rounds has it?",
            hint=3,
            wrong=(
                lambda right, act, k, L, x, y: (
                    _error(act, k, L, x, y) * np.prod(_slopes(act, k, L, x)[:-1]) * k ** (L - 1) * x
                ),
                lambda right, act, k, L, x, y: (
                    _error(act, k, L, x, y) * np.prod(_slopes(act, k, L, x)[1:]) * k ** (L - 1) * x
                ),
            ),
        ),
        Misconception(
            id="last_cache_everywhere",
            title="Every layer's slope is that of the last layer.",
            explanation="Each layer has its own z, and so its own cache. You kept only the last one.",
            look_at="Where do the caches go in your loop forward?",
            hint=1,
            wrong=(_last_slope_in_each_layer,),
        ),
        Misconception(
            id="one_weight_too_few",
            title="One factor k is missing.",
            explanation="Between the loss and the first weight lie L - 1 weights, those of layers 2 to L.",
            look_at="How many rounds of your loop multiply by k?",
            hint=3,
            wrong=(
                lambda right, act, k, L, x, y: right / k,
                lambda right, act, k, L, x, y: right / k if L > 1 else right,
            ),
        ),
        Misconception(
            id="no_weights_back",
            title="No weight is left on your way back: all factors k are missing.",
            explanation="z = k a, so dA of the layer before is k times dZ. That holds for each of the layers 2 to L.",
            look_at="What the dA of a layer is made of.",
            hint=2,
            wrong=(lambda right, act, k, L, x, y: right / k ** (L - 1),),
        ),
        Misconception(
            id="no_x",
            title="You left out the last factor, x.",
            explanation="In the first layer z = w x, so dz/dw is x.",
            look_at="What you do with dZ of the first layer.",
            hint=3,
            wrong=(lambda right, act, k, L, x, y: right / x,),
        ),
        Misconception(
            id="factor_two",
            title="Your result is twice too large.",
            explanation="The loss of the chain is 1/2 (a_L - y)^2. The 2 from the square and the 1/2 cancel.",
            look_at="dA of the last layer.",
            hint=3,
            wrong=(lambda right, act, k, L, x, y: 2 * right,),
        ),
        Misconception(
            id="sign",
            title="The size is right, the sign is not.",
            explanation="The derivative of 1/2 (a_L - y)^2 with respect to a_L is a_L - y.",
            look_at="The order in your difference.",
            hint=3,
            wrong=(lambda right, act, k, L, x, y: -right,),
        ),
        Misconception(
            id="all_weights_moved",
            title="You moved all weights at once.",
            explanation="All weights have the value k, but they are L different weights. "
            "The question is what happens when the first one moves alone.",
            look_at="Which weight should change, and which should stay at k?",
            hint=3,
            wrong=(_all_weights_moved,),
        ),
        Misconception(
            id="last_weight",
            title="That is the gradient of the last weight.",
            explanation="The way back has only begun there. The first weight lies L - 1 layers further on.",
            look_at="Does your way back go through every layer?",
            hint=2,
            wrong=(_for_the_last_weight,),
        ),
    ),
    hints=(
        Hint(
            "I do not know where to start.",
            "Go forward first, in a loop over the layers: multiply by k, apply forward, and keep the cache of each "
            "layer in a list. What comes out last is $a_L$.",
        ),
        Hint(
            "How does the way back begin, and what does each layer do?",
            "It begins with the derivative of the loss with respect to $a_L$. Then, from the last layer to the first, "
            "each layer makes dZ from dA with backward and its own cache. "
            "What the layer before it gets as its dA is $k$ times that dZ.",
        ),
        Hint(
            "What is the whole formula?",
            "$\\dfrac{d\\,\\text{loss}}{dw_1} = (a_L - y) \\cdot \\text{act}'(z_L) \\cdot k \\cdot "
            "\\text{act}'(z_{L-1}) \\cdot k \\cdots k \\cdot \\text{act}'(z_1) \\cdot x$: "
            "$L$ slopes, $L - 1$ weights.",
        ),
    ),
)
