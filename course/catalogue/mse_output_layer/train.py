"""train(X, Y, parameters, output, learning_rate, steps) -> (parameters, costs): the loop of gradient descent."""

from typing import Any

import numpy as np

from course.catalogue.descent import Parameters, cost, start, step
from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.probes import changed, mixed
from course.catalogue.stopped import A_TUPLE, either, stopped
from course.gradient import Floats


def _path(
    X: Floats, Y: Floats, parameters: Parameters, output: str, rate: float, steps: int
) -> tuple[list[Parameters], Floats]:
    """The parameters before the first step and after each of `steps`, and the cost of each."""
    path = [parameters]
    for _ in range(steps):
        path.append(step(X, Y, path[-1], output, rate))
    return path, np.array([cost(X, Y, at, output) for at in path])


def _train_by_differences(
    X: Floats, Y: Floats, parameters: Parameters, output: str, learning_rate: float, steps: int
) -> tuple[Parameters, Floats]:
    path, costs = _path(X, Y, parameters, output, learning_rate, steps)
    return path[-1], costs[:-1]


def _in_arrays(result: Any) -> tuple[Any, Floats]:
    """The costs as an array, whether they came as a list or as an array."""
    parameters, costs = result
    return parameters, np.asarray(costs)


def _probe(seed: int, layer_dims: tuple[int, ...], m: int, output: str, rate: float, steps: int, kind: str) -> Probe:
    X, Y = mixed(seed, (layer_dims[0], m)), mixed(seed + 1, (layer_dims[-1], m))
    return Probe((X, Y, start(seed, layer_dims), output, rate, steps), kind)


def _costs_first(seen: Observation) -> bool:
    """A list of numbers stands where the parameters belong, and a dict, read as an array, where the costs do."""
    if not isinstance(seen.result, tuple) or len(seen.result) != 2:
        return False
    first, second = seen.result
    return isinstance(first, list) and isinstance(second, np.ndarray) and second.dtype == object


def _longer(more):
    """A wrong formula: `more` steps too many, or too few if negative."""

    def wrong(right, X, Y, parameters, output, rate, steps):
        return _train_by_differences(X, Y, parameters, output, rate, steps + more)

    return wrong


def _same_gradient_each_time(right, X, Y, parameters, output, rate, steps):
    path, costs = _path(X, Y, parameters, output, rate, 1)
    last = {name: old + steps * (path[1][name] - old) for name, old in parameters.items()}
    return last, np.full(steps, costs[0])


def _nothing_kept(right, X, Y, parameters, output, rate, steps):
    return parameters, np.full(steps, cost(X, Y, parameters, output))


def _always_from_the_start(right, X, Y, parameters, output, rate, steps):
    return step(X, Y, parameters, output, rate), np.full(steps, cost(X, Y, parameters, output))


def _cost_after_the_step(right, X, Y, parameters, output, rate, steps):
    path, costs = _path(X, Y, parameters, output, rate, steps)
    return path[-1], costs[1:]


def _predictions_for_errors(right, X, Y, parameters, output, rate, steps):
    """Descends as if every target were 0, and notes the cost with the true ones."""
    path, _ = _path(X, np.zeros_like(Y), parameters, output, rate, steps)
    return path[-1], np.array([cost(X, Y, at, output) for at in path[:-1]])


def _at_rate(change):
    """A wrong formula: the descent at another rate, `change(rate, m)`."""

    def wrong(right, X, Y, parameters, output, rate, steps):
        return _train_by_differences(X, Y, parameters, output, change(rate, X.shape[1]), steps)

    return wrong


def _fixed_output(activation):
    def wrong(right, X, Y, parameters, output, rate, steps):
        return _train_by_differences(X, Y, parameters, activation, rate, steps)

    return wrong


TRAIN = Exercise(
    name="train",
    arguments=("X", "Y", "parameters", "output", "learning_rate", "steps"),
    outputs=("parameters", "costs"),
    probes=lambda: (
        _probe(621, (1, 3, 1), 5, "linear", 0.05, 3, "a linear output"),
        _probe(631, (2, 3, 1), 4, "relu", 0.03, 2, "a ReLU output"),
        _probe(641, (3, 2), 1, "linear", 0.04, 4, "one layer, one sample"),
    ),
    oracle=_train_by_differences,
    read=_in_arrays,
    misconceptions=(
        Misconception(
            id="start_overwritten",
            title="Your function changes the parameters that it was given.",
            explanation="The caller's start is gone. A second run from the same start is no longer possible.",
            look_at="`update_parameters` gives a new dict. Does a line of yours write into the old one?",
            hint=3,
            sign=changed(2),
        ),
        Misconception(
            id="caches_not_taken",
            title="`model_forward` returns two things, and you took both as one.",
            explanation="It returns the predictions and the caches, as a pair. The loss wants the first, the way back "
            "the second.",
            look_at="The left side of the line that calls `model_forward`.",
            hint=1,
            sign=either(
                stopped(Exception, A_TUPLE, inside="mse_loss"),
                stopped(Exception, A_TUPLE, inside="dAL"),
                stopped(TypeError, A_TUPLE),
            ),
        ),
        Misconception(
            id="cost_sent_back",
            title="You sent one number backward. `model_backward` wants dAL, one entry for each prediction.",
            explanation="The cost says how wrong all predictions are together. The way back needs how the loss changes "
            "with each of them.",
            look_at="The first argument of `model_backward`.",
            hint=2,
            sign=stopped(ValueError, "enough dimensions", inside="linear_backward"),
        ),
        Misconception(
            id="update_thrown_away",
            title="The parameters never move: each update is thrown away.",
            explanation="`update_parameters` returns the new parameters and leaves the old ones as they are. "
            "The next step has to begin with what it returned.",
            look_at="Where does the result of `update_parameters` go?",
            hint=3,
            wrong=(_nothing_kept,),
        ),
        Misconception(
            id="always_from_the_start",
            title="Each of your steps begins at the start again.",
            explanation="The loop computes the first step over and over. The cost does not change.",
            look_at="The name that you give to the new parameters, and the one that the next step uses.",
            hint=3,
            wrong=(_always_from_the_start,),
        ),
        Misconception(
            id="forward_outside_the_loop",
            title="You went forward only once, before the loop.",
            explanation="After a step the parameters are others, and with them the predictions, the cost and the "
            "gradient. Each step needs a new forward pass.",
            look_at="What stands before your loop that should stand inside it?",
            hint=1,
            wrong=(_same_gradient_each_time,),
        ),
        Misconception(
            id="return_inside_the_loop",
            title="Your function stopped after its first step.",
            explanation="A `return` inside the loop ends the function in its first round.",
            look_at="How far is your `return` indented?",
            hint=1,
            wrong=(
                lambda right, X, Y, parameters, output, rate, steps: _train_by_differences(
                    X, Y, parameters, output, rate, 1
                ),
            ),
        ),
        Misconception(
            id="number_of_steps",
            title="Your loop takes one step too few or too many.",
            explanation="`steps` says how many times the parameters move, and how many costs there are.",
            look_at="`range(steps)` counts from 0 to steps - 1: that is steps times.",
            hint=1,
            wrong=(_longer(-1), _longer(1)),
        ),
        Misconception(
            id="cost_after_the_step",
            title="You noted each cost after its step. Wanted is the cost before it.",
            explanation="The first cost is that of the untrained network: without it you cannot see how far training "
            "came.",
            look_at="The order of the lines in your loop.",
            hint=1,
            wrong=(_cost_after_the_step,),
        ),
        Misconception(
            id="predictions_for_errors",
            title="You sent AL backward instead of dAL.",
            explanation="What goes back is the derivative of the loss with respect to AL. With AL itself the network "
            "learns to predict 0.",
            look_at="The first argument of `model_backward`.",
            hint=2,
            wrong=(_predictions_for_errors,),
        ),
        Misconception(
            id="uphill",
            title="Your network walks uphill: its cost grows.",
            explanation="Somewhere a sign is the wrong way round. `update_parameters` already holds the minus, and dAL "
            "is positive where the prediction is too high.",
            look_at="The order of the arguments of `dAL`.",
            hint=2,
            wrong=(_at_rate(lambda rate, m: -rate),),
        ),
        Misconception(
            id="divided_by_m_again",
            title="Your steps are m times too small.",
            explanation="`linear_backward` holds the one 1/m of this course. Neither dAL nor the rate has another one.",
            look_at="Is there an m in your function? It needs none.",
            hint=3,
            wrong=(_at_rate(lambda rate, m: rate / m),),
        ),
        Misconception(
            id="output_ignored",
            title="You did not pass the argument `output` on.",
            explanation="It says which activation the last layer has. Both the way forward and the way back need it.",
            look_at="The last argument of `model_forward` and of `model_backward`.",
            hint=1,
            wrong=(_fixed_output("relu"), _fixed_output("linear")),
        ),
        Misconception(
            id="results_exchanged",
            title="You returned the costs first. The parameters come first, then the costs.",
            explanation="Whoever calls the function writes `parameters, costs = train(...)`.",
            look_at="Your `return` line.",
            hint=3,
            sign=_costs_first,
        ),
        Misconception(
            id="not_every_cost",
            title="You noted only some of the costs.",
            explanation="The list has one number for each step, the cost before it.",
            look_at="The condition under which you append.",
            hint=3,
            wrong=(
                lambda right, *arguments: {"costs": right[1][::100]},
                lambda right, *arguments: {"costs": right[1][::10]},
            ),
        ),
    ),
    hints=(
        Hint(
            "What happens in one step?",
            "Four things. Go forward with the parameters of this moment: that gives AL and the caches. Note the cost. "
            "Go backward. Update. You have a function for each; those that go forward and backward want `output`, too. "
            "After `steps` such rounds, return.",
        ),
        Hint(
            "What goes into model_backward?",
            "Not AL, but how the loss changes with AL. You wrote the function for it: AL comes first, then Y.",
        ),
        Hint(
            "What does a step leave for the next one?",
            "Only the parameters: $\\theta_{t+1} = \\theta_t - \\alpha\\, \\nabla J(\\theta_t)$. What "
            "`update_parameters` returns takes the place of what you had. Everything else is computed anew.",
        ),
    ),
)
