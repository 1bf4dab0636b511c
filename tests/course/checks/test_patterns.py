"""What a wrong answer shows: said where it holds on every input, for any exercise, and never with hidden numbers."""

import copy
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from autograder.authoring.attempts import Attempt, attempts
from course import CheckFailed, catalogue, check
from course.catalogue.entries import Exercise
from course.checks.patterns import patterns
from course.checks.patterns.pattern import verb
from course.checks.run import judge_function, observe

RELU, RELU_BACKWARD = catalogue.EXERCISES["relu"], catalogue.EXERCISES["relu_backward"]
LINEAR_BACKWARD, DAL = catalogue.EXERCISES["linear_backward"], catalogue.EXERCISES["dAL"]
ONE_ARRAY = [
    catalogue.EXERCISES[name]
    for name in (
        "relu_backward",
        "sigmoid_backward",
        "leaky_relu_backward",
        "swish_backward",
        "dAL",
        "batchnorm_forward",
    )
]


def shown(exercise: Exercise, function) -> list[str]:
    """The sentences on a function, as a check would say them."""
    seen = observe(exercise, function, exercise.probes(), exercise.oracle)
    return [pattern.words for pattern in patterns(exercise, function, seen)]


def right(exercise: Exercise):
    return lambda *arguments: exercise.oracle(*copy.deepcopy(arguments))


def changed(exercise: Exercise, change):
    """The right answer, changed: `change(answer, *arguments)`."""
    return lambda *arguments: change(right(exercise)(*arguments), *arguments)


@pytest.mark.parametrize("exercise", catalogue.EXERCISES.values(), ids=lambda e: e.name)
def test_a_right_answer_shows_nothing(exercise: Exercise) -> None:
    seen = observe(exercise, lambda *a: None, exercise.probes(), exercise.oracle)
    assert patterns(exercise, lambda *a: None, [replace(call, result=call.right) for call in seen]) == ()


def test_a_zero_is_not_told_as_the_sum_of_zeros() -> None:
    def he_init(layer_dims, rng):
        sizes = enumerate(pairwise(layer_dims), start=1)
        weights = {f"W{i}": rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev) for i, (n_prev, n) in sizes}
        return weights | {f"b{i}": 0 for i in range(1, len(layer_dims))}

    with pytest.raises(CheckFailed, match=r"b1 should have shape") as failure:
        check(he_init=he_init)
    assert "summed" not in str(failure.value)


@pytest.mark.parametrize("exercise", ONE_ARRAY, ids=lambda e: e.name)
@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (lambda dA: -1, "-1 times the right answer"),
        (lambda dA: 2, "2 times the right answer"),
        (lambda dA: 0.5, "1/2 times the right answer"),
        (lambda dA: dA.shape[1], "m times the right answer, where m is the number of samples"),
        (lambda dA: 1 / dA.shape[1], "1/m times the right answer, where m is the number of samples"),
        (lambda dA: dA.shape[0], "n times the right answer, where n is the number of units"),
        (lambda dA: 1 / dA.size, "1/N times the right answer, where N is the number of entries"),
        (lambda dA: 2 / dA.size, "2/N times the right answer, where N is the number of entries"),
        (lambda dA: 7.7, "one and the same number times the right answer, everywhere"),
    ],
)
def test_a_factor_is_told(exercise: Exercise, factor, words: str) -> None:
    function = changed(exercise, lambda answer, dA, *rest: factor(dA) * answer)
    assert shown(exercise, function)[0] == f"Your {exercise.outputs[0]} is {words}."


@pytest.mark.parametrize(
    ("exercise", "change", "words"),
    [
        (RELU_BACKWARD, lambda dZ, dA, Z: dZ.T, "Your dZ is transposed: rows stand as columns."),
        (RELU_BACKWARD, lambda dZ, dA, Z: dZ.ravel(), "Your dZ is short of an axis."),
        (RELU_BACKWARD, lambda dZ, dA, Z: dZ[None], "Your dZ is spread over one axis too many."),
        (RELU_BACKWARD, lambda dZ, dA, Z: dZ.tolist(), "Your dZ is a list where an array belongs."),
        (RELU_BACKWARD, lambda dZ, dA, Z: dZ + 2, "Your dZ is too large by 2, by the same everywhere."),
        (RELU_BACKWARD, lambda dZ, dA, Z: dA, "Your dZ is dA as it came in."),
        (DAL, lambda dAL, AL, Y: dAL * Y, "Your dAL is the right answer times Y, entry by entry."),
        (RELU_BACKWARD, lambda dZ, dA, Z: np.zeros(dA.shape), "Your dZ is 0 everywhere, whatever comes in."),
        (RELU_BACKWARD, lambda dZ, dA, Z: np.abs(dZ), "Your dZ is the right answer without its signs."),
        (RELU_BACKWARD, lambda dZ, dA, Z: None, "Nothing came back: the function ended without a `return` of a value."),
        (
            RELU_BACKWARD,
            lambda dZ, dA, Z: (Z, dZ),
            "Number 2 of the things that came back is right, and is all that belongs there.",
        ),
        (
            RELU_BACKWARD,
            lambda dZ, dA, Z: np.where(Z > 0, dA, 0.2 * dA),
            "Your dZ is right where cache is above 0, and wrong elsewhere: there stands 0.2 times dA instead.",
        ),
        (
            RELU_BACKWARD,
            lambda dZ, dA, Z: dZ if Z.shape[1] > 1 else 3 * dZ + dA,
            "Of the inputs tried, it is wrong where there is one sample (m = 1), and right on the others.",
        ),
        (
            RELU_BACKWARD,
            lambda dZ, dA, Z: dZ if Z.dtype.kind == "f" else dZ + Z**2,
            "Of the inputs tried, it is wrong where whole numbers come in, and right on the others.",
        ),
        (RELU, lambda both, Z: both[0], "The right A came back; cache did not."),
        (RELU, lambda both, Z: (*both, 1), "The right A and cache are among them; the rest does not belong there."),
        (RELU, lambda both, Z: both[::-1], "The right answers came back in another order: cache, A."),
        (
            LINEAR_BACKWARD,
            lambda three, dZ, cache: (three[1], three[2], three[0]),
            "The right answers came back in another order: dW, db, dA_prev.",
        ),
        (
            catalogue.EXERCISES["batchnorm_forward"],
            lambda out, *rest: catalogue.EXERCISES["layernorm_forward"].oracle(*rest),
            "It is what layernorm_forward should return.",
        ),
    ],
)
def test_a_pattern_is_told(exercise: Exercise, change, words: str) -> None:
    assert words in shown(exercise, changed(exercise, change))


def test_outputs_are_looked_at_one_by_one() -> None:
    wrong = changed(LINEAR_BACKWARD, lambda three, dZ, cache: (three[0], 2 * three[1], three[2].ravel()))
    assert shown(LINEAR_BACKWARD, wrong) == [
        "dA_prev is right; dW and db are not.",
        "Your dW is 2 times the right answer.",
        "Your db is short of an axis.",
    ]


def test_arguments_in_another_order_are_tried_on_copies() -> None:
    def relu_backward(x, grad_output):
        grad_output[x <= 0] = 0
        return grad_output

    probes = RELU_BACKWARD.probes()
    seen = observe(RELU_BACKWARD, relu_backward, probes, RELU_BACKWARD.oracle)
    found = patterns(RELU_BACKWARD, relu_backward, seen)
    assert [p.words for p in found] == ["It is right when it is given cache, dA in this order. It is given dA, cache."]
    for probe, fresh in zip(probes, RELU_BACKWARD.probes(), strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(probe.arguments, fresh.arguments, strict=True))


def test_an_argument_that_makes_no_difference_is_told() -> None:
    def relu_backward(dA, cache):
        return np.cos(cache) + 3

    assert "dA makes no difference to what you return." in shown(RELU_BACKWARD, relu_backward)


@pytest.mark.parametrize("exercise", [RELU_BACKWARD, DAL, LINEAR_BACKWARD], ids=lambda e: e.name)
def test_what_is_shown_holds_on_every_input(exercise: Exercise) -> None:
    """Right on all inputs but one: no sentence may speak of all of them."""
    for odd in range(len(exercise.probes())):
        left = iter(range(10**6))
        size = len(exercise.probes())

        def function(*arguments, left=left, odd=odd, size=size):
            answer = right(exercise)(*arguments)
            spoilt = next(left) % size == odd
            return answer if not spoilt else _spoilt(answer)

        said = " ".join(shown(exercise, function))
        assert "everywhere" not in said
        assert "times" not in said


def _spoilt(answer):
    if isinstance(answer, tuple):
        return tuple(map(_spoilt, answer))
    return answer * np.arange(2, 2 + np.size(answer)).reshape(answer.shape)


@pytest.mark.parametrize(
    "tell",
    [
        lambda number, dA: np.full(dA.shape, number),
        lambda number, dA: number * np.where(dA > 0, dA, dA),
        lambda number, dA: dA + number,
    ],
)
def test_a_number_taken_from_hidden_inputs_is_not_told(tell) -> None:
    """A function may choose what it gives. No sentence repeats a number that it chose."""
    kept = []

    def relu_backward(dA, cache):
        kept.append(abs(dA.flat[0]) + 0.123)
        return tell(kept[0], dA)

    with pytest.raises(CheckFailed) as failure:
        judge_function(RELU_BACKWARD, relu_backward, RELU_BACKWARD.probes(), RELU_BACKWARD.oracle, show_inputs=False)
    assert f"{kept[0]:.3g}" not in str(failure.value)


def test_the_words_of_an_error_are_not_repeated_where_inputs_are_hidden() -> None:
    for kind in (KeyError, ValueError, NameError, IndexError):

        def relu_backward(dA, cache, kind=kind):
            raise kind(f"{{dA}} {dA.flat[0]:.4f} truth value of an array name 'x{dA.flat[0]:.4f}'")

        with pytest.raises(CheckFailed) as failure:
            judge_function(
                RELU_BACKWARD, relu_backward, RELU_BACKWARD.probes(), RELU_BACKWARD.oracle, show_inputs=False
            )
        assert "0.7000" not in str(failure.value)


ALONE = [a for a in attempts("01_relu_derivative") if a.exercise in catalogue.EXERCISES and not a.is_right]


@pytest.mark.parametrize("attempt", [pytest.param(a, id=a.id) for a in ALONE])
def test_the_fact_comes_first_and_a_guess_is_called_one(attempt: Attempt) -> None:
    with pytest.raises(CheckFailed) as failure:
        check(**{attempt.exercise: attempt.run()})
    lines = str(failure.value).splitlines()
    assert lines[1].startswith("What happened: ")
    assert any(line.startswith("Probably: ") for line in lines)


def test_reading_random_weights_is_as_for_other_answers() -> None:
    exercise = catalogue.EXERCISES["he_init"]

    def he_init(layer_dims, rng):
        sizes = list(zip(layer_dims[1:], layer_dims[:-1], strict=True))
        weights = {f"W{i}": rng.normal(scale=2 * np.sqrt(2 / size[1]), size=size) for i, size in enumerate(sizes, 1)}
        return weights | {f"b{i}": np.zeros((size[0], 1)) for i, size in enumerate(sizes, 1)}

    assert any("rms of W is 2 times" in words for words in shown(exercise, he_init))


def test_names_in_a_sentence_have_their_verb() -> None:
    """Every name in the catalogue that ends as a plural does: a new one is one thing or many."""
    named = {part for exercise in catalogue.EXERCISES.values() for part in (*exercise.arguments, *exercise.outputs)}
    assert {name for name in named if verb([name], "is", "are") == "are"} == {
        *("batches", "caches", "coefficients", "costs", "grads", "layer_dims", "norms", "parameters", "sizes", "steps")
    }
    assert verb(["rms of W"], "is", "are") == "is"
    assert verb(["pairs of layers with the same random numbers"], "is", "are") == "are"


def test_what_a_probe_says_of_itself_is_set_off() -> None:
    """Some hold commas, and would run into the sentence."""
    gate = catalogue.EXERCISES["neuron_step"]

    def neuron_step(w, b, x, y, lr):
        return gate.oracle(w, b, x, y, lr) if w * x + b <= 0 or w * x + b >= 1 else 1 / 0

    assert shown(gate, neuron_step)[-1] == (
        'It stopped only on the input "an open gate, z below 1". On the other inputs it ran to its end.'
    )


def test_a_name_with_a_comma_is_read_as_one() -> None:
    batches = catalogue.EXERCISES["mini_batches"]

    def mini_batches(X, Y, batch_size, rng):
        order = rng.permutation(X.shape[1])
        cuts = range(0, X.shape[1], batch_size)
        return [(X[:, order[i : i + batch_size]], Y[:, rng.permutation(order)[i : i + batch_size]]) for i in cuts]

    assert shown(batches, mini_batches)[0] == "sizes of the batches are right; samples (X above Y, sorted) are not."
