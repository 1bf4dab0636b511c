"""layer_statistics(X, parameters) -> (predicted, measured): the rms of every layer, by the rule and by running it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import ONE_SAMPLE, SINGLE_PRECISION, mixed

Floats = NDArray[np.float64]
Parameters = dict[str, Floats]


def _weights(parameters: Parameters) -> list[Floats]:
    return [parameters[f"W{layer}"] for layer in range(1, len(parameters) // 2 + 1)]


def _predict(parameters: Parameters, start: float, keep: float = 0.5) -> Floats:
    """Mean square of every layer's A by the rule that the lesson prints, from the mean square `start` of X."""
    squares = [start]
    for W in _weights(parameters):
        squares.append(keep * W.shape[1] * np.mean(W**2) * squares[-1])
    return np.array(squares[1:])


def _run(X: Floats, parameters: Parameters, bias: float = 1.0) -> tuple[list[Floats], list[Floats]]:
    """Z and A of every layer, with `bias` times the biases."""
    Zs, As = [], [X]
    for layer, W in enumerate(_weights(parameters), start=1):
        Zs.append(W @ As[-1] + bias * parameters[f"b{layer}"])
        As.append(np.maximum(0, Zs[-1]))
    return Zs, As[1:]


def _square(A: Floats) -> float:
    return float(np.mean(A**2))


def _statistics(X: Floats, parameters: Parameters) -> tuple[Floats, Floats]:
    _, As = _run(X, parameters)
    return np.sqrt(_predict(parameters, _square(X))), np.sqrt([_square(A) for A in As])


def _read(result: Any) -> Any:
    """Two arrays of numbers, so that lists are as good."""
    return tuple(np.asarray(part, dtype=float) for part in result)


def _network(seed: int, layer_dims: list[int]) -> Parameters:
    """Weights whose mean is exactly 0, so that their mean square is their variance; their spread is not He's.

    The biases are not 0, so that it shows whether they are added.
    """
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(pairwise(layer_dims), start=1):
        W = rng.normal(scale=(0.5 + 0.3 * layer) / np.sqrt(n_in), size=(n_out, n_in))
        parameters[f"W{layer}"] = W - W.mean()
        parameters[f"b{layer}"] = mixed(seed + layer, (n_out, 1)) / 4
    return parameters


def _fan_out(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    ratios = [W.shape[0] / W.shape[1] for W in _weights(parameters)]
    return {"predicted": right[0] * np.sqrt(np.cumprod(ratios))}


def _rule_on_measured(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    starts = [_square(X), *(right[1][:-1] ** 2)]
    return {"predicted": np.sqrt(np.array(starts) * _factors(parameters))}


def _variance_throughout(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": np.sqrt(_predict(parameters, _square(X), keep=0.5 - 1 / (2 * np.pi)))}


def _std_of_X(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": right[0] * np.std(X) / np.sqrt(_square(X))}


def _not_squared_X(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": np.sqrt(_predict(parameters, float(np.sqrt(_square(X)))))}


def _factors(parameters: Parameters) -> Floats:
    """By the rule, the factor of the mean square in each layer."""
    return np.array([W.shape[1] * np.mean(W**2) / 2 for W in _weights(parameters)])


def _no_root(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": np.sqrt(_square(X)) * np.cumprod(_factors(parameters))}


def _half_of_the_rms(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": right[0] / 2 ** (_layers(right) / 2)}


def _n_forgotten(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": right[0] / np.sqrt(np.cumprod([W.shape[1] for W in _weights(parameters)]))}


def _inputs_of_the_first(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    ratios = [X.shape[0] / W.shape[1] for W in _weights(parameters)]
    return {"predicted": right[0] * np.sqrt(np.cumprod(ratios))}


def _samples_counted(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    ratios = [X.shape[1] / W.shape[1] for W in _weights(parameters)]
    return {"predicted": right[0] * np.sqrt(np.cumprod(ratios))}


def _std_for_variance(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": right[0] / np.cumprod([np.mean(W**2) for W in _weights(parameters)]) ** 0.25}


def _each_from_X(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"predicted": np.sqrt(_square(X) * _factors(parameters))}


def _norms(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"measured": np.array([np.linalg.norm(A) for A in _run(X, parameters)[1]])}


def _means(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"measured": np.array([np.mean(A) for A in _run(X, parameters)[1]])}


def _layers(right: Any) -> Floats:
    return np.arange(1.0, len(right[0]) + 1)


def _with_biases_times(bias: float) -> Callable[..., dict[str, Floats]]:
    def wrong(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
        return {"measured": np.sqrt([_square(A) for A in _run(X, parameters, bias)[1]])}

    return wrong


def _linear_end(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    Zs, _ = _run(X, parameters)
    return {"measured": np.append(right[1][:-1], np.sqrt(_square(Zs[-1])))}


def _no_relu(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"measured": np.sqrt([_square(Z) for Z in _chain(X, parameters)])}


def _relu_measured_only(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    return {"measured": np.sqrt([_square(np.maximum(0, Z)) for Z in _chain(X, parameters)])}


def _relu_at_the_end(right: Any, X: Floats, parameters: Parameters) -> dict[str, Floats]:
    squares = [_square(Z) for Z in _chain(X, parameters)]
    squares[-1] = _square(np.maximum(0, _chain(X, parameters)[-1]))
    return {"measured": np.sqrt(squares)}


def _chain(X: Floats, parameters: Parameters) -> list[Floats]:
    """Z of every layer in a network without any activation."""
    Zs = [X]
    for layer, W in enumerate(_weights(parameters), start=1):
        Zs.append(W @ Zs[-1] + parameters[f"b{layer}"])
    return Zs[1:]


LAYER_STATISTICS = Exercise(
    name="layer_statistics",
    arguments=("X", "parameters"),
    outputs=("predicted", "measured"),
    probes=lambda: (
        Probe((mixed(51, (4, 7)), _network(51, [4, 3, 5])), "layers of 4, 3 and 5 units"),
        Probe((mixed(52, (6, 1)), _network(52, [6, 9, 2, 8])), ONE_SAMPLE),
        Probe((mixed(53, (2, 3)) + 4, _network(53, [2, 7, 5, 6])), "inputs whose mean is not 0"),
        Probe(
            (
                mixed(54, (5, 8)).astype(np.float32),
                {name: array.astype(np.float32) for name, array in _network(54, [5, 8, 4]).items()},
            ),
            SINGLE_PRECISION,
        ),
    ),
    oracle=_statistics,
    read=_read,
    misconceptions=(
        Misconception(
            id="input_included",
            title="Your first entry is the input. Return one number per layer.",
            explanation="X is what the first layer receives. Entry 0 belongs to A1, the output of the first layer.",
            look_at="How many entries should there be for two layers?",
            hint=1,
            wrong=(
                lambda right, X, parameters: (
                    np.append(np.sqrt(_square(X)), right[0]),
                    np.append(np.sqrt(_square(X)), right[1]),
                ),
                lambda right, X, parameters: {"measured": np.append(np.sqrt(_square(X)), right[1])},
                lambda right, X, parameters: {"predicted": np.append(np.sqrt(_square(X)), right[0])},
            ),
        ),
        Misconception(
            id="bias_forgotten",
            title="Your measurement leaves the biases out, or takes them away.",
            explanation="The network computes W A + b in every layer. Right after he_init the biases are 0 and do not "
            "show; in a network that has learned they do.",
            look_at="The line that makes Z.",
            hint=1,
            wrong=(_with_biases_times(0.0), _with_biases_times(-1.0)),
        ),
        Misconception(
            id="squares",
            title="You returned mean squares. The rms is their root.",
            explanation="The rule is about mean squares, because they add up. The rms is in the units of the numbers "
            "themselves.",
            look_at="The last step before you return.",
            hint=3,
            wrong=(
                lambda right, X, parameters: (right[0] ** 2, right[1] ** 2),
                lambda right, X, parameters: {"predicted": right[0] ** 2},
                lambda right, X, parameters: {"measured": right[1] ** 2},
            ),
        ),
        Misconception(
            id="swapped",
            title="Predicted and measured have changed places.",
            explanation="The prediction comes from sizes alone. The measurement runs the network on X.",
            look_at="The order of what you return.",
            hint=2,
            wrong=(lambda right, X, parameters: (right[1], right[0]),),
        ),
        Misconception(
            id="measured_twice",
            title="Your prediction is the measurement itself.",
            explanation="A prediction should not run the network. It follows from the sizes of X and of the weights.",
            look_at="Does a matrix product enter your prediction?",
            hint=2,
            wrong=(lambda right, X, parameters: {"predicted": right[1]},),
        ),
        Misconception(
            id="half_forgotten",
            title="Your prediction leaves out what ReLU takes away.",
            explanation="n Var[w] E[a^2] is the mean square of z. Half of it passes the gate.",
            look_at="The step from z to a.",
            hint=3,
            wrong=(lambda right, X, parameters: {"predicted": right[0] * 2 ** (_layers(right) / 2)},),
        ),
        Misconception(
            id="variance_throughout",
            title="Your prediction multiplies by 0.341, as if the variance were handed on.",
            explanation="The next layer feels the mean of a as well as its spread: what counts is the mean square, and "
            "ReLU halves it.",
            look_at="Which of the three numbers of relu_moments goes into the next sum?",
            hint=3,
            wrong=(_variance_throughout,),
        ),
        Misconception(
            id="no_root",
            title="You multiplied the rms by the factor of the mean square.",
            explanation="n Var[w] / 2 says how the mean square grows. The rms is its root, and so grows by the root.",
            look_at="Which of the two does your loop hand on: a mean square or its root?",
            hint=3,
            wrong=(_no_root,),
        ),
        Misconception(
            id="half_of_the_rms",
            title="You halved the rms in each layer. ReLU halves the mean square.",
            explanation="Half the mean square is 0.707 of the rms.",
            look_at="Does your 1/2 stand inside the square root or outside?",
            hint=3,
            wrong=(_half_of_the_rms,),
        ),
        Misconception(
            id="n_forgotten",
            title="Your prediction leaves out how many products each z adds up.",
            explanation="The variances of all n products add up, so z has n times the variance of one.",
            look_at="Where does the number of inputs enter?",
            hint=3,
            wrong=(_n_forgotten,),
        ),
        Misconception(
            id="std_for_variance",
            title="Your prediction takes the standard deviation of the weights for their variance.",
            explanation="The rule is about mean squares throughout, so the weights enter by their mean square too.",
            look_at="What you compute from W.",
            hint=2,
            wrong=(_std_for_variance,),
        ),
        Misconception(
            id="each_from_X",
            title="Each of your predictions starts from X.",
            explanation="Layer 2 receives what layer 1 puts out. So its factor comes on top of that of layer 1.",
            look_at="What is handed on from one layer to the next in your loop?",
            hint=3,
            wrong=(_each_from_X,),
        ),
        Misconception(
            id="inputs_of_the_first",
            title="Your prediction counts the entries of X in every layer.",
            explanation="Layer 2 adds up one product for each unit of layer 1, however many inputs the network has.",
            look_at="Which of the two sizes of W counts the inputs of its layer?",
            hint=2,
            wrong=(_inputs_of_the_first,),
        ),
        Misconception(
            id="samples_counted",
            title="Your prediction counts the samples where the inputs belong.",
            explanation="X has one column per sample. A z adds up over the rows of its input, never over the samples.",
            look_at="Which of the two sizes of W counts the inputs of its layer?",
            hint=2,
            wrong=(_samples_counted,),
        ),
        Misconception(
            id="fan_out",
            title="Your prediction counts the layer's own units where its inputs belong.",
            explanation="Each z adds up one product per input.",
            look_at="Which of the two sizes of W counts the inputs?",
            hint=2,
            wrong=(_fan_out,),
        ),
        Misconception(
            id="he_assumed",
            title="You predicted that the rms stays as it is. That holds for He's weights only.",
            explanation="These weights have another spread. The rule takes the spread of the weights that are there.",
            look_at="Where do the weights enter your prediction?",
            hint=2,
            wrong=(
                lambda right, X, parameters: {"predicted": np.full(right[0].shape, np.sqrt(_square(X)))},
                lambda right, X, parameters: {"predicted": np.ones(right[0].shape)},
            ),
        ),
        Misconception(
            id="std_of_X",
            title="You started from the standard deviation of X.",
            explanation="The standard deviation does not see the mean of X, but the first layer does: it adds up w x, "
            "not w times the distance of x from its mean.",
            look_at="The number that your prediction starts from.",
            hint=2,
            wrong=(_std_of_X,),
        ),
        Misconception(
            id="rms_for_mean_square",
            title="You put the rms of X into a rule for mean squares.",
            explanation="n Var[w] / 2 is the factor for mean squares. Start with the mean square of X and take the "
            "root at the end.",
            look_at="The number that your prediction starts from.",
            hint=3,
            wrong=(_not_squared_X,),
        ),
        Misconception(
            id="rule_on_measured",
            title="Each of your predictions starts from what was measured one layer before.",
            explanation="A prediction should not look at the run that it predicts. Start from X and go on from your "
            "own last prediction.",
            look_at="What is handed on from one layer to the next in your loop?",
            hint=2,
            wrong=(_rule_on_measured,),
        ),
        Misconception(
            id="std_measured",
            title="You measured the standard deviation of A, not its rms.",
            explanation="`np.std` and `np.var` subtract the mean first. After ReLU the mean is not 0, and the next "
            "layer feels it.",
            look_at="The mean of what exactly do you take the root of?",
            hint=1,
            wrong=(lambda right, X, parameters: {"measured": np.array([np.std(A) for A in _run(X, parameters)[1]])},),
        ),
        Misconception(
            id="norm_measured",
            title="You measured the norm of A: the root of the sum of the squares.",
            explanation="The rms is the root of their mean. A norm grows with the number of entries, the rms does not.",
            look_at="By what is the sum of the squares divided?",
            hint=1,
            wrong=(_norms,),
        ),
        Misconception(
            id="mean_measured",
            title="You measured the mean of A, not its rms.",
            explanation="For the rms the numbers are squared before the mean is taken.",
            look_at="The order of squaring, mean and root.",
            hint=1,
            wrong=(_means,),
        ),
        Misconception(
            id="z_measured",
            title="You measured Z, before ReLU, and not A.",
            explanation="A is what the next layer receives.",
            look_at="In your loop, what do you measure: what goes into relu or what comes out?",
            hint=1,
            wrong=(
                lambda right, X, parameters: {
                    "measured": np.array([np.sqrt(_square(Z)) for Z in _run(X, parameters)[0]])
                },
            ),
        ),
        Misconception(
            id="relu_forgotten",
            title="There is no ReLU in the network that you measured.",
            explanation="Each layer computes Z = W A + b and then A = relu(Z). Without the second step it is a chain "
            "of matrix products.",
            look_at="What do you hand to the next layer, Z or A?",
            hint=1,
            wrong=(_no_relu, _relu_measured_only, _relu_at_the_end),
        ),
        Misconception(
            id="last_layer_linear",
            title="You left ReLU out after the last layer.",
            explanation="Here every layer has its ReLU, the last one too.",
            look_at="Where your loop ends.",
            hint=1,
            wrong=(_linear_end,),
        ),
    ),
    hints=(
        Hint(
            "How many layers are there, and what do I measure?",
            "`parameters` holds a W and a b for each layer, so half its length is the number of layers. Run each on "
            "what the one before put out, ReLU included, and measure A: square, mean, root. X itself is not measured.",
        ),
        Hint(
            "What may the prediction use?",
            "Sizes only: the mean square of X and, for each layer, the number of its inputs and the mean square of its "
            "weights. It never multiplies a matrix.",
        ),
        Hint(
            "What exactly is the rule?",
            "$\\mathrm E[a_l^2] = \\frac12\\, n_{l-1}\\, \\mathrm{Var}[w_l]\\, \\mathrm E[a_{l-1}^2]$. Start with the "
            "mean of $X^2$. The rms is the root of a mean square.",
        ),
    ),
)
