"""mini_batches(X, Y, batch_size, rng) -> batches: the samples in a new order, a few at a time."""

from typing import Any

import numpy as np

from course.catalogue.entries import Drawing, Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.probes import mixed
from course.catalogue.stopped import either, stopped
from course.gradient import Floats

SIZES = "sizes of the batches"
SAMPLES = "samples (X above Y, sorted)"


def read_batches(batches: Any) -> dict[str, Any]:
    """What is judged of a list of pairs, in whatever order the samples came: how large each is, and what is in all.

    Raises where it is no list of pairs of tables.
    """
    if not isinstance(batches, list | tuple):
        raise TypeError("no list")
    pairs = [(np.asarray(X, dtype=float), np.asarray(Y, dtype=float)) for X, Y in batches]
    return {SIZES: np.array([X.shape[1] for X, _ in pairs]), SAMPLES: _sorted(pairs)}


def _sorted(pairs: list[tuple[Floats, Floats]]) -> Floats:
    if any(X.shape[1] != Y.shape[1] for X, Y in pairs):
        raise ValueError("X and Y of a batch have different numbers of columns")
    X, Y = (np.concatenate(parts, axis=1) for parts in zip(*pairs, strict=True))
    return _in_order(X, Y)


def _in_order(X: Floats, Y: Floats) -> Floats:
    return np.concatenate([X, Y])[:, np.argsort(X[0], kind="stable")]


def _expected(X: Floats, Y: Floats, batch_size: int, rng: Any) -> dict[str, Any]:
    m = X.shape[1]
    full, rest = divmod(m, batch_size)
    return {SIZES: np.array([batch_size] * full + ([rest] if rest else [])), SAMPLES: _in_order(X, Y)}


def _sized(sizes):
    """A wrong formula: every sample is there, in batches of other sizes, sizes(m, batch_size)."""
    return lambda right, X, Y, batch_size, rng: {SIZES: np.array(sizes(X.shape[1], batch_size))}


def _pieces(m, count):
    return [len(piece) for piece in np.array_split(np.arange(m), count)]


def _same_pairs(seen: Observation) -> bool:
    """Whether the result could be read and has as many samples as there are."""
    return seen.error is None and not seen.unread and np.shape(seen.result[SAMPLES]) == np.shape(seen.right[SAMPLES])


def _pairs_torn(seen: Observation) -> bool:
    """Every column of X is there once, every target is there once, and they do not belong together."""
    if not _same_pairs(seen):
        return False
    got, right = seen.result[SAMPLES], seen.right[SAMPLES]
    n = seen.arguments[0].shape[0]
    has_all = np.allclose(got[:n], right[:n]) and np.allclose(np.sort(got[n:]), np.sort(right[n:]))
    return bool(has_all and not np.allclose(got[n:], right[n:]))


def _drawn_with_replacement(seen: Observation) -> bool:
    """A sample is there twice, and another one is missing."""
    return _same_pairs(seen) and len(np.unique(seen.result[SAMPLES], axis=1).T) < seen.right[SAMPLES].shape[1]


def _last_dropped(seen: Observation) -> bool:
    """All batches but the last, smaller one."""
    if seen.error is not None or seen.unread:
        return False
    sizes, right = list(seen.result[SIZES]), list(seen.right[SIZES])
    return sizes == right[:-1] and right[-1] < seen.arguments[2] <= seen.arguments[0].shape[1]


def _only_one_batch(seen: Observation) -> bool:
    """A single batch of the right size, though there is more than one."""
    if seen.error is not None or seen.unread:
        return False
    return list(seen.result[SIZES]) == [seen.right[SIZES][0]] and len(seen.right[SIZES]) > 1


def _whole_rows(seen: Observation) -> bool:
    """The samples were cut along the rows: every batch has all the columns."""
    if seen.error is not None or not isinstance(seen.result, list) or not seen.unread or not seen.result:
        return False
    m = seen.arguments[0].shape[1]
    return all(np.shape(X)[-1] == m or np.shape(X)[0] != seen.arguments[0].shape[0] for X, _ in seen.result)


MINI_BATCHES = Exercise(
    name="mini_batches",
    arguments=("X", "Y", "batch_size", "rng"),
    outputs=("batches",),
    probes=lambda: (
        Probe((mixed(721, (2, 13)), mixed(722, (1, 13)), 5, np.random.default_rng(11)), "a smaller batch at the end"),
        Probe((mixed(723, (3, 12)), mixed(724, (1, 12)), 6, np.random.default_rng(12)), "batches that come out even"),
        Probe((mixed(725, (1, 7)), mixed(726, (2, 7)), 9, np.random.default_rng(13)), "one batch for all samples"),
    ),
    oracle=_expected,
    read=read_batches,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your function puts the caller's samples into another order.",
            explanation="`rng.shuffle` works in place. Whoever keeps X has another one afterwards, and pairs that were "
            "made before no longer belong together.",
            look_at="Draw an order of the numbers of the columns, and take the columns in this order.",
            hint=2,
            sign=lambda seen: any(not np.array_equal(seen.arguments[i], seen.after[i]) for i in (0, 1)),
        ),
        Misconception(
            id="along_the_rows",
            title="You took rows where samples are columns.",
            explanation="`X[order]` and `X[first:last]` take rows, that is measurements. Samples stand along the "
            "second axis.",
            look_at="The index: what stands before the comma, and what behind it?",
            hint=2,
            sign=either(
                stopped(IndexError, "out of bounds for axis 0"),
                _whole_rows,
            ),
        ),
        Misconception(
            id="pairs_torn",
            title="X and Y are no longer in the same order: people got the targets of others.",
            explanation="Two draws give two orders. A network can learn nothing from such pairs that holds for "
            "anybody, and no error is raised.",
            look_at="How many times do you draw an order? Use one for both.",
            hint=2,
            sign=_pairs_torn,
        ),
        Misconception(
            id="with_replacement",
            title="Some samples are there twice, and others are missing.",
            explanation="`rng.integers`, and `rng.choice` as it comes, put back what they drew. In one epoch each "
            "sample should be used once.",
            look_at="The function of rng that gives you the order.",
            hint=2,
            sign=_drawn_with_replacement,
        ),
        Misconception(
            id="last_batch_dropped",
            title="The samples that fill no whole batch are missing.",
            explanation="Where m is no multiple of the batch size, a smaller batch is left. Its samples count as much "
            "as the others.",
            look_at="How many batches does your loop make?",
            hint=3,
            sign=_last_dropped,
        ),
        Misconception(
            id="only_one",
            title="You returned the first batch only.",
            explanation="Wanted are all of them, in a list.",
            look_at="Where is your `return`, and where does your loop go on?",
            hint=3,
            sign=_only_one_batch,
        ),
        Misconception(
            id="number_of_batches",
            title="You made batch_size batches. It is the number of samples in each.",
            explanation="The number of batches follows from it: m divided by batch_size, rounded up.",
            look_at="Where does batch_size stand in your code: how many, or how large?",
            hint=3,
            wrong=(_sized(lambda m, size: _pieces(m, min(m, size))), _sized(lambda m, size: _pieces(m, size))),
        ),
        Misconception(
            id="evened_out",
            title="You made batches of about one size.",
            explanation="The number of batches is right. But each should have batch_size samples, and only the last "
            "one fewer.",
            look_at="`np.array_split` evens the sizes out. Where should each batch begin?",
            hint=3,
            wrong=(_sized(lambda m, size: _pieces(m, -(-m // size))),),
        ),
        Misconception(
            id="no_shuffle",
            title="Your batches do not depend on rng: they are the same in each epoch.",
            explanation="If the samples came sorted, one batch would see only the young, another only the old. A new "
            "order in each epoch mixes them.",
            look_at="Where do you draw from rng? And do you use the order that you drew?",
            hint=1,
            sign=lambda seen: seen.drawing is Drawing.ALWAYS_THE_SAME,
        ),
        Misconception(
            id="own_generator",
            title="Your order does not come from rng.",
            explanation="With rng in the same state a second call gives the same batches. Whoever calls your function "
            "decides in this way what is repeated and what is drawn anew.",
            look_at="Each line that draws: is it the rng that you were given?",
            hint=1,
            sign=lambda seen: seen.drawing is Drawing.NOT_REPEATABLE,
        ),
    ),
    hints=(
        Hint(
            "What is a mini-batch for?",
            "A step needs a gradient, and a rough one will do: that of a few samples. So all samples are put into a "
            "random order, drawn from rng, and handed out a few at a time until none is left. That is one epoch.",
        ),
        Hint(
            "How do I mix the columns of X and Y in the same way?",
            "Draw one order of the numbers 0 to m - 1: `rng.permutation` gives it. Then take the columns of X and "
            "those of Y in this order. An array of numbers may stand as an index behind the comma.",
        ),
        Hint(
            "Where does each batch begin and end?",
            "At 0, at batch_size, at twice batch_size and so on, as long as this is below m: `range` takes a step. A "
            "slice that goes beyond the end stops there, so the last batch needs no line of its own.",
        ),
    ),
)
