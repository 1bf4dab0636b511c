"""learning_curve(fit, X, Y, X_new, Y_new, sizes) -> (training, validation): R² for more and more samples."""

from collections.abc import Callable
from typing import Any

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Observation, Probe
from course.catalogue.probes import mixed
from course.catalogue.stopped import either, stopped
from course.gradient import Floats

Predict = Callable[[Floats], Floats]


def _shrunken_line(X: Floats, Y: Floats) -> Predict:
    """Learns slopes through 0, held back a little, so that no size fits its samples exactly."""
    W = Y @ X.T @ np.linalg.inv(X @ X.T + np.eye(len(X)))
    return lambda X_asked: W @ X_asked


def _curved(X: Floats, Y: Floats) -> Predict:
    """Learns how much of a fixed wave there is, and a mean."""
    wave = np.sin(X.sum(axis=0, keepdims=True))
    share = float(np.sum(wave * Y) / (1 + np.sum(wave**2)))
    return lambda X_asked: Y.mean() / 2 + share * np.sin(X_asked.sum(axis=0, keepdims=True))


def _share_explained(AL: Floats, Y: Floats) -> float:
    """The formula that the lesson prints: 1 minus the mean squared error over the variance."""
    return float(1 - np.mean((AL - Y) ** 2) / np.var(Y))


def _read(result: Any) -> tuple[Floats, Floats]:
    """Both rows of scores as arrays, whether they came as lists or as arrays. Raises where they hold no numbers."""
    training, validation = result
    return _row(training), _row(validation)


def _row(scores: Any) -> Floats:
    return np.array([np.asarray(score, dtype=float).reshape(()) for score in scores])


def _variant(known=None, new=None, learned=None):
    """A wrong formula in which one of the three choices of samples is another; each is chosen by a function of all."""

    def wrong(right, fit, X, Y, X_new, Y_new, sizes):
        found = []
        for m in sizes:
            given = (X, Y, X_new, Y_new, m, sizes)
            predict = fit(*(learned(*given) if learned else (X[:, :m], Y[:, :m])))
            on_known = known(*given) if known else (X[:, :m], Y[:, :m])
            on_new = new(*given) if new else (X_new, Y_new)
            found.append([_share_explained(predict(x), y) for x, y in (on_known, on_new)])
        return tuple(np.array(found).T)

    return wrong


def _scores(fit, X, Y, X_new, Y_new, sizes) -> tuple[Floats, Floats]:
    return _variant()(None, fit, X, Y, X_new, Y_new, sizes)


def _other_score(score):
    """A wrong formula: the right fits, and score(AL, Y) in the place of R²."""

    def wrong(right, fit, X, Y, X_new, Y_new, sizes):
        found = []
        for m in sizes:
            predict = fit(X[:, :m], Y[:, :m])
            found.append([score(predict(x), y) for x, y in ((X[:, :m], Y[:, :m]), (X_new, Y_new))])
        return tuple(np.array(found).T)

    return wrong


def _first_size_only(right, *arguments):
    return tuple(scores[:1] for scores in right)


def _one_pair_per_size(seen: Observation) -> bool:
    """A list with two scores for each size, where two lists with a score for each size are wanted."""
    if not isinstance(seen.result, list) or len(seen.result) != len(seen.arguments[5]):
        return False
    return np.allclose(np.asarray(seen.result, dtype=float), np.array(seen.right).T)


def _probe(seed: int, fit: Callable[..., Predict], n: int, sizes: list[int], kind: str) -> Probe:
    X, X_new = mixed(seed, (n, 13)), mixed(seed + 1, (n, 8))
    return Probe((fit, X, mixed(seed + 2, (1, 13)), X_new, mixed(seed + 3, (1, 8)), sizes), kind)


LEARNING_CURVE = Exercise(
    name="learning_curve",
    arguments=("fit", "X", "Y", "X_new", "Y_new", "sizes"),
    outputs=("training", "validation"),
    probes=lambda: (
        _probe(901, _shrunken_line, 2, [3, 6, 13], "three sizes, the last one of all samples"),
        _probe(911, _curved, 3, [2, 9], "two sizes, none of all samples"),
        _probe(921, _shrunken_line, 1, [4], "a single size"),
    ),
    oracle=_scores,
    read=_read,
    misconceptions=(
        Misconception(
            id="fit_not_used",
            title="You used what `fit` returns as if it were numbers. It is a function.",
            explanation="`fit(X, Y)` learns, and gives back a function that predicts: call it with the inputs that you "
            "ask about.",
            look_at="What do you hand to `r_squared`?",
            hint=1,
            sign=either(
                stopped(TypeError, "'function'|'method'|function and|Callable|callable", inside="r_squared"),
                stopped(TypeError, "unsupported operand|ufunc 'subtract'", inside="r_squared"),
            ),
        ),
        Misconception(
            id="pairs",
            title="You returned one pair for each size. Wanted are two lists.",
            explanation="The training scores of all sizes come first, then the validation scores of all sizes, so that "
            "each can be drawn as a curve.",
            look_at="How many lists do you fill in your loop?",
            hint=3,
            sign=_one_pair_per_size,
        ),
        Misconception(
            id="return_inside_the_loop",
            title="Your function stopped after its first size.",
            explanation="A `return` inside the loop ends the function in its first round.",
            look_at="How far is your `return` indented?",
            hint=3,
            wrong=(_first_size_only,),
        ),
        Misconception(
            id="exchanged",
            title="You returned the validation scores first. Those of the training part come first.",
            explanation="Whoever calls the function writes `training, validation = learning_curve(...)`.",
            look_at="Your `return` line.",
            hint=3,
            wrong=(lambda right, *arguments: right[::-1],),
        ),
        Misconception(
            id="scored_on_all",
            title="Your training scores are measured on the whole training part, not on the samples that were fitted.",
            explanation="`fit` has seen m samples. The others of the training part are as new to it as those of the "
            "validation part.",
            look_at="What stands in the line of the training score: X, or its first m columns?",
            hint=2,
            wrong=(_variant(known=lambda X, Y, X_new, Y_new, m, sizes: (X, Y)),),
        ),
        Misconception(
            id="fitted_on_all",
            title="Every fit of yours learned from the whole training part.",
            explanation="Then the size makes no difference to the validation score, and there is no curve.",
            look_at="The arguments of `fit`.",
            hint=1,
            wrong=(
                _variant(learned=lambda X, Y, X_new, Y_new, m, sizes: (X, Y)),
                _variant(
                    learned=lambda X, Y, X_new, Y_new, m, sizes: (X, Y),
                    known=lambda X, Y, X_new, Y_new, m, sizes: (X, Y),
                ),
            ),
        ),
        Misconception(
            id="fitted_once",
            title="You fitted once, and scored that one fit for all sizes.",
            explanation="Each size is an experiment of its own: someone who has only these m samples.",
            look_at="Does `fit` stand inside your loop?",
            hint=1,
            wrong=(
                _variant(learned=lambda X, Y, X_new, Y_new, m, sizes: (X[:, : sizes[0]], Y[:, : sizes[0]])),
                _variant(learned=lambda X, Y, X_new, Y_new, m, sizes: (X[:, : sizes[-1]], Y[:, : sizes[-1]])),
            ),
        ),
        Misconception(
            id="validation_cut",
            title="You cut the validation part to m samples, too.",
            explanation="What varies is how much is learned from. All are asked the same, or the scores cannot be "
            "compared.",
            look_at="The line of the validation score: does m stand in it?",
            hint=2,
            wrong=(_variant(new=lambda X, Y, X_new, Y_new, m, sizes: (X_new[:, :m], Y_new[:, :m])),),
        ),
        Misconception(
            id="learned_from_validation",
            title="You learned from the validation part.",
            explanation="What was learned from cannot tell how well new people are predicted.",
            look_at="The arguments of `fit`.",
            hint=1,
            wrong=(
                _variant(learned=lambda X, Y, X_new, Y_new, m, sizes: (X_new[:, :m], Y_new[:, :m])),
                _variant(learned=lambda X, Y, X_new, Y_new, m, sizes: (X_new, Y_new)),
            ),
        ),
        Misconception(
            id="same_score_twice",
            title="Both of your curves are measured on the same part.",
            explanation="The distance between the two is what the learning curve is drawn for.",
            look_at="The two lines that call `r_squared`.",
            hint=2,
            wrong=(
                _variant(new=lambda X, Y, X_new, Y_new, m, sizes: (X[:, :m], Y[:, :m])),
                _variant(known=lambda X, Y, X_new, Y_new, m, sizes: (X_new, Y_new)),
            ),
        ),
        Misconception(
            id="last_samples",
            title="You took the last m samples. Agreed are the first.",
            explanation="Any m would do if they are drawn at random. The first ones are taken so that all get the same "
            "curve.",
            look_at="Your slice: where does it begin?",
            hint=2,
            wrong=(
                _variant(
                    learned=lambda X, Y, X_new, Y_new, m, sizes: (X[:, -m:], Y[:, -m:]),
                    known=lambda X, Y, X_new, Y_new, m, sizes: (X[:, -m:], Y[:, -m:]),
                ),
            ),
        ),
        Misconception(
            id="rows",
            title="You took the first m rows. Samples are columns.",
            explanation="With fewer rows than m, such a slice keeps everything.",
            look_at="The index: what stands before the comma, and what behind it?",
            hint=2,
            sign=stopped(ValueError, "mismatch in its core dimension|could not be broadcast", inside="r_squared"),
            wrong=(_variant(learned=lambda X, Y, X_new, Y_new, m, sizes: (X[:m], Y[:m])),),
        ),
        Misconception(
            id="targets_first",
            title="You gave `r_squared` the targets first. The predictions come first.",
            explanation="R² divides by the variance of the targets. With the two exchanged it divides by that of the "
            "predictions.",
            look_at="The order of the arguments of `r_squared`.",
            hint=3,
            wrong=(_other_score(lambda AL, Y: 1 - np.mean((AL - Y) ** 2) / np.var(AL)),),
        ),
        Misconception(
            id="error_for_score",
            title="You returned errors. Wanted is R², which is 1 for a perfect fit.",
            explanation="An error falls where R² rises. Both tell the same, but a caller has to know which.",
            look_at="The function that makes a score of predictions and targets.",
            hint=3,
            wrong=(
                _other_score(lambda AL, Y: np.mean((AL - Y) ** 2) / 2),
                _other_score(lambda AL, Y: np.mean((AL - Y) ** 2)),
                _other_score(lambda AL, Y: np.mean((AL - Y) ** 2) / np.var(Y)),
            ),
        ),
    ),
    hints=(
        Hint(
            "What happens for one size m?",
            "Someone who has only the first m samples of the training part learns from them: `fit` gets these, and "
            "returns a function. That function is asked twice.",
        ),
        Hint(
            "On which samples are the two scores measured?",
            "The training score on exactly the m samples that were learned from. The validation score on all of the "
            "validation part, for every m. The first m samples are the first m columns.",
        ),
        Hint(
            "What do I return?",
            "Two lists, each with one number per size, in the order of `sizes`. `r_squared` makes the number: it wants "
            "the predictions first, then the targets.",
        ),
    ),
)
