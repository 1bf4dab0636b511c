"""L_model_backward(AL, Y, caches) -> grads: all layers, going backward."""

from collections.abc import Mapping

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.exploding_gradients.layers import forward, gradients, network, open_gates
from course.catalogue.probes import ONE_SAMPLE, SINGLE_PRECISION, changed, mixed
from course.catalogue.stopped import stopped, wrong_part_of_the_cache


def _by_differences(AL, Y, caches):
    """Gradients of the cost by central differences, with dAL = AL - Y as the lesson's text gives it."""
    return gradients(np.asarray(AL, dtype=np.float64) - Y, caches, open_gates(caches))


def _of_parameters(grads):
    """The entries dW and db. The Deep Learning Specialization keeps dA in the same dict: it is not judged."""
    return {key: value for key, value in grads.items() if isinstance(key, str) and key[:2] in ("dW", "db")}


def _probe(seed, layer_dims, m):
    """AL and the caches as a network gives them, so that AL tells the last gates as well as Z does; and Y."""
    AL, caches = forward(mixed(seed, (layer_dims[0], m)), network(seed + 1, layer_dims))
    return AL, mixed(seed + 21, AL.shape), caches


def _single(AL, Y, caches):
    pairs = [(tuple(a.astype(np.float32) for a in linear), Z.astype(np.float32)) for linear, Z in caches]
    return AL.astype(np.float32), Y.astype(np.float32), pairs


def _times(factor):
    """A wrong formula: every gradient of the right answer times `factor(AL)`."""
    return lambda right, AL, Y, caches: {key: factor(AL) * value for key, value in right.items()}


def _output_gate_open(right, AL, Y, caches):
    gates = open_gates(caches)
    gates[-1] = np.ones_like(gates[-1])
    return gradients(AL - Y, caches, gates)


def _walk(dAL, caches, gates=lambda layer: layer - 1, both=False, handed_on=True, forwards=False):
    """Back through the layers as a learner may: with gates of other layers, dA not handed on, or from the front."""
    grads, dA, m = {}, dAL, dAL.shape[1]
    layers = range(1, len(caches) + 1)
    for layer in layers if forwards else reversed(layers):
        A_prev, W, _ = caches[gates(layer) if both else layer - 1][0]
        dZ = _gated(dA, caches[gates(layer)][1])
        grads[f"dW{layer}"], grads[f"db{layer}"] = dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m
        dA = W.T @ dZ if handed_on else dAL
    return grads


def _gated(dA, Z):
    """dA where Z is positive, and 0 elsewhere, also where dA is infinite."""
    return np.where(Z > 0, dA * np.ones(Z.shape), 0.0)


def _sigmoid_at_the_end(right, AL, Y, caches):
    gates = open_gates(caches)
    s = 1 / (1 + np.exp(-caches[-1][1]))
    gates[-1] = s * (1 - s)
    return gradients(AL - Y, caches, gates)


def _weights_stepped(lr):
    """Each layer's weights are stepped before they are used to go on to the layer before."""

    def wrong(right, AL, Y, caches):
        stepped = [np.asarray(W, dtype=np.float64) for (_, W, _), _ in caches]
        for layer in range(len(caches), 0, -1):
            grads = gradients(AL - Y, caches, open_gates(caches), stepped)
            stepped[layer - 1] = stepped[layer - 1] - lr * grads[f"dW{layer}"]
        return gradients(AL - Y, caches, open_gates(caches), stepped)

    return wrong


def _upside_down(right, AL, Y, caches):
    L = len(caches)
    return {f"{kind}{layer}": right[f"{kind}{L + 1 - layer}"] for layer in range(1, L + 1) for kind in ("dW", "db")}


def _first_layer_missing(seen: Observation) -> bool:
    return isinstance(seen.result, Mapping) and "dW1" not in seen.result and "dW2" in seen.result


def _names_of_parameters(seen: Observation) -> bool:
    """Every layer is there, under the names of its parameters, which reading the answer leaves out."""
    return isinstance(seen.result, Mapping) and not seen.result and seen.error is None and len(seen.right) > 2


def _other_numbers(seen: Observation) -> bool:
    return isinstance(seen.result, Mapping) and any(f"dW{n}" in seen.result for n in (0, len(seen.right) // 2 + 1))


L_MODEL_BACKWARD = Exercise(
    name="L_model_backward",
    arguments=("AL", "Y", "caches"),
    outputs=("grads",),
    probes=lambda: (
        Probe(_probe(401, (3, 4, 2), 5), "two layers"),
        Probe(_probe(431, (2, 5, 4, 3), 4), "three layers"),
        Probe(_probe(461, (4, 3, 2), 1), ONE_SAMPLE),
        Probe(_probe(491, (3, 4), 2), "a single layer"),
        Probe(_single(*_probe(521, (2, 4, 5), 3)), SINGLE_PRECISION),
    ),
    oracle=_by_differences,
    read=_of_parameters,
    misconceptions=(
        Misconception(
            id="weights_updated",
            title="You changed the weights on the way back.",
            explanation="On the way back, dA must meet the weights that went forward. All gradients belong to one and "
            "the same network. The step comes when they are all known.",
            look_at="The line that changes W: it has no place in this function.",
            hint=2,
            sign=changed(2),
            wrong=tuple(_weights_stepped(lr) for lr in (0.01, 0.1, 1.0)),
        ),
        Misconception(
            id="Z_of_another_layer",
            title="Arrays of two different layers met, and their shapes do not fit.",
            explanation="dA of a layer meets Z of the same layer. One place off, and dA meets the gates of a "
            "neighbour.",
            look_at="The place in caches: layer l is caches[l - 1]. And is dA handed on from each layer to the one "
            "before it?",
            hint=3,
            wrong=(
                lambda right, AL, Y, caches: _walk(AL - Y, caches, gates=lambda layer: layer - 2),
                lambda right, AL, Y, caches: _walk(AL - Y, caches, handed_on=False),
                lambda right, AL, Y, caches: _walk(AL - Y, caches, forwards=True),
                lambda right, AL, Y, caches: _walk(AL - Y, caches, gates=lambda layer: layer - 2, both=True),
            ),
        ),
        Misconception(
            id="past_the_end",
            title="You asked caches for a layer that it does not have.",
            explanation="caches counts from 0, so the last layer stands at place L - 1.",
            look_at="The index of caches, and the two ends of your range.",
            hint=3,
            sign=stopped(IndexError, "list index", line=r"\bcaches\b\s*\["),
        ),
        Misconception(
            id="first_layer_missing",
            title="Your loop stops before the first layer.",
            explanation="`range(L, 1, -1)` ends with 2: the end of a range does not belong to it.",
            look_at="The end of your range.",
            hint=3,
            sign=_first_layer_missing,
        ),
        Misconception(
            id="other_names",
            title="Your dict has other names than dW1, db1, dW2 and so on.",
            explanation="W1 is a weight, dW1 its gradient. Whoever takes the step looks for the latter.",
            look_at="The keys that you write.",
            hint=3,
            sign=_names_of_parameters,
        ),
        Misconception(
            id="layer_offset",
            title="The gradients are stored under the names of other layers.",
            explanation="caches counts from 0, the names of the layers count from 1.",
            look_at="The keys that you write: for the last layer, are they dW and the number of layers?",
            hint=3,
            sign=_other_numbers,
            wrong=(_upside_down,),
        ),
        Misconception(
            id="gates_skipped",
            title="You never went back through ReLU.",
            explanation="Where a gate was closed on the way forward, nothing may pass on the way back.",
            look_at="What turns dA into dZ?",
            hint=2,
            wrong=(
                lambda right, AL, Y, caches: gradients(AL - Y, caches, [np.ones_like(g) for g in open_gates(caches)]),
            ),
        ),
        Misconception(
            id="output_gate_skipped",
            title="You skipped the ReLU of the last layer.",
            explanation="dAL is the derivative with respect to A of the last layer. To get to its Z, it passes "
            "the gates of the last layer, like every other dA.",
            look_at="The first thing you do with dAL.",
            hint=1,
            wrong=(
                _output_gate_open,
                lambda *given: {name: 2 * gradient for name, gradient in _output_gate_open(*given).items()},
            ),
        ),
        Misconception(
            id="uphill",
            title="All your gradients have the wrong sign.",
            explanation="The derivative of (AL - Y)^2 / 2 with respect to AL is AL - Y.",
            look_at="The order of the two terms in dAL.",
            hint=1,
            wrong=(_times(lambda AL: -1.0),),
        ),
        Misconception(
            id="loss_for_dAL",
            title="You started with the loss. What goes back is its derivative.",
            explanation="A square has no sign. It cannot say whether an output is too large or too small.",
            look_at="The line that makes dAL.",
            hint=1,
            wrong=(
                lambda right, AL, Y, caches: gradients((AL - Y) ** 2 / 2, caches, open_gates(caches)),
                lambda right, AL, Y, caches: gradients((AL - Y) ** 2, caches, open_gates(caches)),
            ),
        ),
        Misconception(
            id="Y_ignored",
            title="You went back from AL, and never looked at Y.",
            explanation="With Y = 0, as in the worked example, dAL and AL are the same numbers. With any other target "
            "they are not.",
            look_at="The line that makes dAL.",
            hint=1,
            wrong=(lambda right, AL, Y, caches: gradients(AL, caches, open_gates(caches)),),
        ),
        Misconception(
            id="m_twice",
            title="You divided by the number of samples once too often.",
            explanation="linear_backward holds the 1/m already. dAL belongs to each sample's own loss and has none.",
            look_at="The line that makes dAL, and what you do with dW and db.",
            hint=1,
            wrong=(_times(lambda AL: 1 / AL.shape[1]),),
        ),
        Misconception(
            id="doubled",
            title="All your gradients are twice too large.",
            explanation="The loss of this lesson is (AL - Y)^2 / 2. The 2 of the square and the 1/2 in front cancel.",
            look_at="The line that makes dAL.",
            hint=1,
            wrong=(_times(lambda AL: 2.0),),
        ),
        Misconception(
            id="sigmoid_at_the_end",
            title="Your last layer goes back through a sigmoid. Here it has ReLU like the others.",
            explanation="In a classifier the last layer has a sigmoid. The network of this lesson applies ReLU in "
            "every layer.",
            look_at="What you do for the last layer.",
            hint=2,
            wrong=(
                _sigmoid_at_the_end,
                lambda right, AL, Y, caches: _walk((AL - Y) * AL * (1 - AL), caches),
            ),
        ),
        Misconception(
            id="cross_entropy",
            title="You began with the derivative of cross-entropy, the loss of a classifier.",
            explanation="Here the loss is 1/2 (AL - Y)^2, so the way back begins with AL - Y.",
            look_at="The line that makes dAL.",
            hint=1,
            wrong=(lambda right, AL, Y, caches: _walk((1 - Y) / (1 - AL) - Y / AL, caches),),
        ),
        Misconception(
            id="halves_exchanged",
            title="A function was handed the wrong part of a layer's cache.",
            explanation="Each entry of caches is a pair: first what linear_forward kept, (A_prev, W, b), then what "
            "relu kept, Z.",
            look_at="The line that takes the pair apart.",
            hint=3,
            sign=wrong_part_of_the_cache,
        ),
    ),
    hints=(
        Hint(
            "Where do I start?",
            "At the end: dAL = AL - Y is the dA of the last layer. "
            "Then take the layers from the last to the first. Each turns its dA into the dA of the layer before it.",
        ),
        Hint(
            "What happens in one layer?",
            "The two halves in reverse order: relu_backward turns dA into dZ, with the activation cache. "
            "linear_backward turns dZ into dA_prev, dW and db, with the linear cache. "
            "Store dW and db. Keep dA_prev: it is the next dA. The weights stay as they are.",
        ),
        Hint(
            "How do I count backwards?",
            "`reversed` goes through a range from its end: $L, \\ldots, 1$. "
            "Layer $l$ has its caches at place $l - 1$ and its gradients under `dW` and `db` with the number $l$.",
        ),
    ),
)
