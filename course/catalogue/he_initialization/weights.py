"""Judging random weights: by numbers that every right draw shares, in whatever order it was drawn.

With 40,000 weights a measured spread is right to 0.4 % and a share of positive weights to 0.0025 (one standard
deviation), far inside the tolerance of 3 %.
"""

import re
from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from math import erf, sqrt
from typing import Any

import numpy as np

from course.catalogue.entries import Drawing, Misconception, Observation, Probe
from course.catalogue.stopped import stopped

TOLERANCE = 0.03
REPEATED = "pairs of layers with the same random numbers"
_NAME = re.compile(r"[Wb][1-9]\d*")


def shape_of(layer: int) -> str:
    return f"shape of W{layer}"


def spread_of(layer: int) -> str:
    return f"rms of W{layer}"


def share_of(layer: int) -> str:
    return f"share of W{layer} above 0"


def read_weights(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What is judged of {"W1", "b1", ...}: shapes, spreads and signs of the weights, and the biases as they are.

    The order of the keys plays no part. Raises where `parameters` is no dict, has another key, or a weight or a bias
    holds no numbers.
    """
    numbers: dict[str, Any] = {}
    weights = []
    for name in sorted(parameters):
        if not _NAME.fullmatch(name):
            raise KeyError(name)
        array = np.asarray(parameters[name], dtype=float)
        if name[0] == "b":
            numbers[name] = array
            continue
        weights.append(array)
        numbers |= {
            f"shape of {name}": np.array(array.shape),
            f"rms of {name}": np.sqrt(np.mean(array**2)),
            f"share of {name} above 0": np.mean(array > 0),
        }
    return {**numbers, REPEATED: sum(_repeat(first, second) for first, second in combinations(weights, 2))}


def _repeat(first: np.ndarray, second: np.ndarray) -> bool:
    """Whether two layers hold the same numbers up to a factor, as when a generator is seeded anew for each."""
    size = min(first.size, second.size)
    one, other = (W.ravel()[:size] - W.ravel()[:size].mean() for W in (first, second))
    return bool(abs(one @ other) > 0.5 * np.linalg.norm(one) * np.linalg.norm(other) > 0)


def expected_weights(layer_dims: list[int], std: Callable[[int, int], float]) -> dict[str, Any]:
    """What `read_weights` should find where the weights of each layer have the spread std(n_in, n_out)."""
    layers = list(enumerate(pairwise(layer_dims), start=1))
    numbers: dict[str, Any] = {}
    for layer, (n_in, n_out) in sorted(layers, key=lambda entry: f"W{entry[0]}"):
        numbers |= {shape_of(layer): np.array([n_out, n_in]), spread_of(layer): std(n_in, n_out), share_of(layer): 0.5}
    biases = {f"b{layer}": np.zeros((n_out, 1)) for layer, (_, n_out) in layers}
    return {**numbers, **dict(sorted(biases.items())), REPEATED: 0}


def spread(std: Callable[[int, int], float], share: float = 0.5) -> Callable[..., dict[str, Any]]:
    """A wrong formula: weights with another spread std(n_in, n_out), of which `share` are positive."""

    def wrong(right: dict[str, Any], layer_dims: list[int], rng: Any) -> dict[str, Any]:
        numbers: dict[str, Any] = {}
        for layer, (n_in, n_out) in enumerate(pairwise(layer_dims), start=1):
            numbers |= {spread_of(layer): std(n_in, n_out), share_of(layer): share}
        return numbers

    return wrong


def off_centre(mean: Callable[[int, int], float]) -> Callable[..., dict[str, Any]]:
    """A wrong formula: normal weights of spread 1 around mean(n_in, n_out)."""

    def wrong(right: dict[str, Any], layer_dims: list[int], rng: Any) -> dict[str, Any]:
        numbers: dict[str, Any] = {}
        for layer, (n_in, n_out) in enumerate(pairwise(layer_dims), start=1):
            centre = mean(n_in, n_out)
            numbers |= {spread_of(layer): sqrt(1 + centre**2), share_of(layer): (1 + erf(centre / sqrt(2))) / 2}
        return numbers

    return wrong


def probes() -> tuple[Probe, ...]:
    """Layers wide and narrow, with 40,000 weights or more in each.

    The layers next to 5 units hold every count of rows and columns to the unit. Equal layers show whether each
    was drawn anew.
    """
    return tuple(
        Probe((dims, np.random.default_rng(seed)), f"layer_dims = {dims}")
        for seed, dims in enumerate(([400, 100], [8000, 5, 8000], [210, 210, 210]), start=41)
    )


def _keys_differ(seen: Observation) -> bool:
    """No dict at all, or one that lacks a weight or a bias or holds more."""
    if seen.error is not None or seen.result is None or seen.result is Ellipsis:
        return False
    return seen.unread or list(seen.result) != list(seen.right)


def _is_no_matrix(seen: Observation) -> bool:
    """A weight that has not two axes."""
    if seen.error is not None or seen.unread or list(seen.result) != list(seen.right):
        return False
    return any(len(value) != 2 for name, value in seen.result.items() if name.startswith("shape of W"))


_names_of_old = stopped(AttributeError, "attribute 'randn?'")
_sizes_as_of_old = stopped(TypeError, "as a data type")


def _biases_are_numbers(seen: Observation) -> bool:
    """Weights fine, and every bias of the right shape, but not all of them 0."""
    if seen.error is not None or seen.unread or list(seen.result) != list(seen.right):
        return False
    biases = [name for name in seen.right if name[0] == "b"]
    return all(np.shape(seen.result[name]) == np.shape(seen.right[name]) for name in biases) and any(
        np.any(seen.result[name]) for name in biases
    )


def _transposed(right: dict[str, Any], layer_dims: list[int], rng: Any) -> dict[str, Any]:
    return {name: value[::-1] for name, value in right.items() if name.startswith("shape")}


def _flat_biases(right: dict[str, Any], layer_dims: list[int], rng: Any) -> dict[str, Any]:
    return {name: value[:, 0] for name, value in right.items() if name[0] == "b"}


def _all_pairs_repeat(right: dict[str, Any], layer_dims: list[int], rng: Any) -> dict[str, Any]:
    layers = len(layer_dims) - 1
    return {REPEATED: layers * (layers - 1) // 2}


KEYS = Misconception(
    id="keys",
    title="Your answer is not a dict with one W and one b for each layer.",
    explanation="For layer_dims with three entries it should hold W1, b1, W2 and b2, each an array of numbers, and "
    "nothing else. The layers are counted from 1.",
    look_at="The names of the keys, and where your loop begins and ends.",
    hint=1,
    sign=_keys_differ,
)
OLD_NAMES = Misconception(
    id="old_names",
    title="You call rng as one calls np.random.randn.",
    explanation="rng is a Generator. It has no `randn` and no `rand`, and its functions take the shape of the array "
    "as one tuple.",
    look_at="The help above: how to draw with rng.",
    hint=2,
    sign=lambda seen: _names_of_old(seen) or _sizes_as_of_old(seen),
)
NO_MATRIX = Misconception(
    id="no_matrix",
    title="At least one of your W is not a matrix.",
    explanation="Each W has two axes: a row per unit of its own layer, a column per unit of the layer before.",
    look_at="The size that you ask rng for. Without one, it draws a single number.",
    hint=2,
    sign=_is_no_matrix,
)
ZEROS = Misconception(
    id="zeros",
    title="All your weights are 0.",
    explanation="Then every unit of a hidden layer computes the same and gets the same gradient. They stay copies of "
    "each other for ever. Here they would even stay 0.",
    look_at="Which of the two, weights or biases, may start at 0?",
    hint=2,
    wrong=(spread(lambda n_in, n_out: 0.0, share=0.0),),
)
ALL_EQUAL = Misconception(
    id="all_equal",
    title="Not one of your weights is negative: they are all equal, or have lost their signs.",
    explanation="The rule gives the spread of random numbers around 0, not the number itself. Units with equal weights "
    "compute the same, get the same gradient, and stay copies of each other.",
    look_at="Do you draw from rng, and once for each weight?",
    hint=2,
    wrong=(
        spread(lambda n_in, n_out: sqrt(2 / n_in), share=1.0),
        spread(lambda n_in, n_out: sqrt(2 / (n_in + n_out)), share=1.0),
        spread(lambda n_in, n_out: 2 / n_in, share=1.0),
        spread(lambda n_in, n_out: 1.0, share=1.0),
    ),
)
UNSCALED = Misconception(
    id="unscaled",
    title="Your weights have the spread 1, however wide the layer is.",
    explanation="A sum of many products grows with their number. The weights have to make up for that.",
    look_at="Where does layer_dims enter the size of your weights?",
    hint=3,
    wrong=(spread(lambda n_in, n_out: 1.0),),
)
SMALL_CONSTANT = Misconception(
    id="small_constant",
    title="Your weights have the spread 0.01, however wide the layer is.",
    explanation="A fixed small number suits one width only. In a deep network the signal is gone after a few layers.",
    look_at="Where does layer_dims enter the size of your weights?",
    hint=3,
    wrong=(spread(lambda n_in, n_out: 0.01),),
)
TRANSPOSED = Misconception(
    id="transposed",
    title="Your weight matrices are transposed.",
    explanation="W has one row per unit of its own layer and one column per unit of the layer before, so that "
    "`W @ A + b` works with one column per sample.",
    look_at="The size that you ask rng for: rows first.",
    hint=2,
    wrong=(_transposed,),
)
SAME_NUMBERS = Misconception(
    id="every_layer_the_same",
    title="Every layer gets the same random numbers.",
    explanation="A generator that is seeded anew starts its sequence from the beginning. The layers are then no "
    "longer independent, and the rule does not hold for them.",
    look_at="Do you make a new generator in the loop? Use the rng that you are given, all the way.",
    hint=2,
    wrong=(_all_pairs_repeat,),
)
FLAT_BIASES = Misconception(
    id="bias_shape",
    title="Your biases are flat arrays of shape (n,). They should be columns, (n, 1).",
    explanation="A flat array of n numbers is added along the samples and not along the units. With n samples it does "
    "so without a word.",
    look_at="The shape that you ask np.zeros for.",
    hint=1,
    wrong=(_flat_biases,),
)
RNG_UNUSED = Misconception(
    id="rng_unused",
    title="Your weights do not come from rng.",
    explanation="With rng in the same state a second call gives the same weights, with rng in another state others. "
    "Whoever calls your function decides in this way what is repeated and what is drawn anew.",
    look_at="Each line that draws: is it rng that draws there, the one that you were given?",
    hint=2,
    sign=lambda seen: seen.drawing is not Drawing.FROM_RNG,
)
BIAS_NOT_ZERO = Misconception(
    id="bias_not_zero",
    title="Your biases are not 0.",
    explanation="The random weights already tell the units apart. A random bias only adds to the spread of Z, and the "
    "derivation does not count it in.",
    look_at="The line that makes the biases.",
    hint=1,
    sign=_biases_are_numbers,
)
