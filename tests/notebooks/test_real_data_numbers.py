"""The numbers that lesson 7 states in its prose, recomputed."""

import re
import warnings
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression
from sklearn.neural_network import MLPRegressor

from autograder.authoring.diabetes_runs import (
    BATCH,
    LESSON_SEED,
    SEEDS,
    TRAINING,
    divided,
    line_scores,
    network_scores,
    r_squared,
)
from autograder.authoring.reference import solutions
from course.data import diabetes
from course.networks.real_data import EPOCHS, INPUTS, WIDTHS, line, over_epochs

LESSON = "07_real_data"
ROOT = Path(__file__).parents[2]
TEXT = " ".join((ROOT / "lessons" / f"{LESSON}.py").read_text(encoding="utf-8").split())
ALL = INPUTS["all ten"]


MLP = {
    "as it comes": (
        ".7171 .6856 .7326 .6937 .6953 .6952 .6700 .6589 .7152 .6606 "
        ".7264 .7148 .7078 .6942 .7030 .6562 .6864 .7218 .7122 .6748",
        ".3742 .42284 .2992 .4837 .4547 .3659 .5017 .5395 .4430 .5412 "
        ".4492 .4102 .4308 .4757 .3529 .5162 .4192 .4418 .4253 .4246",
    ),
    "early_stopping=True": (
        ".5930 .5729 .5711 .5717 .5640 .5766 .5526 .4952 .5599 .5622 "
        ".3964 .6308 .6118 .5761 .6443 .5187 .5809 .5367 .5766 .4978",
        ".4093 .3846 .3870 .5072 .5000 .3574 .4948 .5323 .5320 .5584 "
        ".3642 .4509 .4903 .5315 .3873 .4760 .4802 .5439 .4521 .3947",
    ),
}
"""R² of scikit-learn's network, training part first, for each of SEEDS. To fit all 40 takes 20 seconds of CPU."""


@cache
def network() -> np.ndarray:
    """The network of the lesson with every one of SEEDS, after each epoch: (201, 2, 20)."""
    return network_scores(ALL, 20, TRAINING, 200)


@cache
def straight() -> np.ndarray:
    return line_scores(ALL, TRAINING)


def prose(*words: str) -> bool:
    """Whether the words stand in the lesson, wherever its lines break."""
    return all(piece in TEXT for piece in words)


def row(name: str, scores: np.ndarray, is_line: bool = False) -> str:
    """A row of the lesson's table, from scores of shape (2, seeds)."""
    training, validation = np.median(scores, axis=1)
    ahead = "" if is_line else f"{int(np.sum(scores[1] > straight()[1]))} of 20 "
    return f"| {name} | {training:.3f} | {validation:.3f} | {ahead}|"


def test_the_line_and_the_network_over_20_divisions() -> None:
    assert len(SEEDS) == 20
    assert prose(row("straight line", straight(), is_line=True))
    assert prose(row("your network, 20 hidden units, 200 epochs", network()[200]))
    assert prose(row("your network, 20 hidden units, 50 epochs", network()[50]))
    assert np.sum(straight()[1] > network()[200, 1]) == 17
    assert prose("Over 20 ways to divide them, each with its own start, the line is ahead in 17.")


def of_mlp(name: str) -> np.ndarray:
    """Scores of shape (2, 20)."""
    return np.array([part.split() for part in MLP[name]], dtype=float)


def test_scikit_learns_line_is_ours() -> None:
    scores = []
    for seed in SEEDS:
        X, Y, X_new, Y_new = divided(seed, ALL)
        learned = LinearRegression().fit(X.T, Y[0])
        scores.append([learned.score(X.T, Y[0]), learned.score(X_new.T, Y_new[0])])
    np.testing.assert_allclose(np.transpose(scores), straight(), rtol=1e-10)
    assert prose(row("scikit-learn's `LinearRegression`", straight(), is_line=True))
    assert prose("`LinearRegression` is your line, to ten digits.")


@pytest.mark.parametrize("name", MLP)
def test_scikit_learns_network(name: str) -> None:
    """Held to scikit-learn itself on two divisions, below, by the learner's own cell."""
    words = name if " " in name else f"`{name}`"
    assert prose(row(f"scikit-learn's `MLPRegressor`, {words}", of_mlp(name)))


def test_what_is_said_of_scikit_learns_network() -> None:
    model = MLPRegressor()
    assert model.hidden_layer_sizes == (100,)
    assert model.solver == "adam"
    assert model.validation_fraction == 0.1
    assert prose("with 100 hidden units and a descent that adapts its steps", "a tenth of its training part aside")


def test_the_best_epoch_flatters_itself() -> None:
    validation, best_line = network()[:, 1], straight()[1]
    assert np.sum(validation.max(axis=0) > best_line) == 10
    assert prose("In 10 of the 20 there is an epoch after which the network is ahead of the line.")
    X_new = [divided(seed, ALL)[2:] for seed in SEEDS]
    assert X_new[0][0].shape[1] == 142
    one, other = (halves(slice(None, 71)), halves(slice(71, None)))
    chosen = one[0].argmax(axis=0)
    means = [scores[chosen, np.arange(20)].mean() for scores in (one[0], other[0])]
    assert [f"{value:.3f}" for value in (*means, other[1].mean())] == ["0.476", "0.427", "0.453"]
    assert prose("has there a mean score of 0.476", "the same network has 0.427, and the line has 0.453")


def halves(part: slice) -> tuple[np.ndarray, np.ndarray]:
    """R² on a part of the validation part: of the network after each epoch, (201, 20), and of the line, (20,)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("autograder.authoring.diabetes_runs.divided", lambda seed, rows: cut(divided(seed, rows), part))
        return network_scores(ALL, 20, TRAINING, 200)[:, 1], line_scores(ALL, TRAINING)[1]


def cut(parts: tuple[np.ndarray, ...], part: slice) -> tuple[np.ndarray, ...]:
    X, Y, X_new, Y_new = parts
    return X, Y, X_new[:, part], Y_new[:, part]


def of(inputs: str, width: int, size: int, epochs: int) -> tuple[float, float]:
    """What the explorer shows, in two decimals."""
    scores, at = over_epochs(inputs, width, size), EPOCHS.index(epochs)
    return round(float(scores.training[at]), 2), round(float(scores.validation[at]), 2)


def test_the_two_networks() -> None:
    assert of("all ten", 50, 20, 200) == (0.99, -0.24)
    assert of("age and sex", 5, 300, 200) == (0.04, 0.01)
    assert prose("| A | 0.99 | -0.24 |", "| B | 0.04 | 0.01 |")
    assert line("all ten", 300).training == 0.525
    assert prose("The line on all ten measurements has 0.525 on the training part")


def test_the_answers_to_the_explorers_questions() -> None:
    assert max(of("age and sex", width, 300, 200)[1] for width in (20, 50)) < of("age and sex", 5, 300, 200)[1]
    assert round(float(line("body mass index", 300).training), 2) == 0.35
    assert line("all ten", 300).training > 0.5
    assert prose("The body mass index alone has 0.35 on the training part, all ten measurements have more than half.")
    mended = {name: of(*choice) for name, choice in MENDED.items()}
    assert {name: scores[1] for name, scores in mended.items()} == {"people": 0.33, "units": -0.04, "epochs": 0.03}
    assert all(0.99 - -0.24 > training - validation > 0.3 for training, validation in mended.values())
    assert prose("300 of them bring A to 0.33 on the validation part.")
    assert prose("With 5 hidden units it is at -0.04, after 20 epochs at 0.03.")


MENDED = {
    "people": ("all ten", 50, 300, 200),
    "units": ("all ten", 5, 20, 200),
    "epochs": ("all ten", 50, 20, 20),
}


def test_no_choice_is_above_the_line() -> None:
    best = {width: over_epochs("all ten", width, 300).validation.max() for width in WIDTHS}
    assert max(best, key=lambda width: best[width]) == 0
    assert (best[0], float(line("all ten", 300).validation)) == (0.475, 0.477)
    assert prose("The network without hidden units comes closest, with 0.475, and the line has 0.477.")


def test_small_facts() -> None:
    X, Y, _ = diabetes()
    order = np.argsort(X[2], kind="stable")
    same_index = np.diff(X[2][order]) == 0
    assert np.abs(np.diff(Y[0][order])[same_index]).max() > 200
    assert 10 * 20 + 20 + 20 + 1 == 241
    assert divmod(TRAINING, BATCH) == (9, 12)
    assert (32 * 0.5 + 12 * 0.1, round(17.2 / 44, 3)) == (17.2, 0.391)
    assert X.shape == (10, 442)


def test_side_by_side_training_is_the_training_of_the_lesson() -> None:
    """The vectorised networks and lines against the lesson's own solution, as the lesson divides the people."""
    lesson = solutions(LESSON)
    X, Y, X_new, Y_new = divided(LESSON_SEED, ALL)
    inputs, inputs_new = lesson["standardise"](lesson["X_known"], lesson["X_new"])
    np.testing.assert_allclose(inputs, X, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(inputs_new, X_new, rtol=1e-12, atol=1e-12)
    history = lesson["train_network"](X, Y, hidden=20, epochs=3)
    mine = [[lesson["score"](at, *part) for part in ((X, Y), (X_new, Y_new))] for at in history]
    np.testing.assert_allclose(network_scores(ALL, 20, TRAINING, 3, [LESSON_SEED])[:, :, 0], mine, rtol=1e-9)
    W, b = lesson["best_line"](X[:, :40], Y[:, :40])
    fits = [float(r_squared((W @ x + b)[None], y[None])[0]) for x, y in ((X[:, :40], Y[:, :40]), (X_new, Y_new))]
    np.testing.assert_allclose(line_scores(ALL, 40, [LESSON_SEED])[:, 0], fits, rtol=1e-9)


def test_what_the_lesson_says_of_its_own_division() -> None:
    scores, best_line = network()[:, :, LESSON_SEED], straight()[:, LESSON_SEED]
    assert best_line[1] > scores[:, 1].max()
    assert scores[200, 1] < scores[:, 1].max() - 0.05
    assert scores[200, 0] > scores[50, 0] > scores[20, 0]
    assert abs(best_line[0] - best_line[1]) < 0.02


def test_the_cell_for_scikit_learn_prints_the_rows_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """The learner's cell, with its switch on and three models of two divisions, is what these tests compute."""
    source = (ROOT / "lessons" / f"{LESSON}.py").read_text(encoding="utf-8")
    cell = next(cell for cell in re.split(r"^# %%.*\n", source, flags=re.MULTILINE) if "with_sklearn = False" in cell)
    switched_on = cell.replace("with_sklearn = False", "with_sklearn = True").replace("range(20)", "range(2)")
    with warnings.catch_warnings():
        exec(switched_on, dict(solutions(LESSON)))
    scores = {"LinearRegression": straight()} | {f"MLPRegressor, {name}": of_mlp(name) for name in MLP}
    for said, (name, (training, validation)) in zip(capsys.readouterr().out.splitlines(), scores.items(), strict=True):
        printed = re.fullmatch(rf"{re.escape(name)} +R² = (\S+) training, (\S+) validation", said)
        assert printed is not None
        medians = [np.median(part[:2]) for part in (training, validation)]
        np.testing.assert_allclose([float(number) for number in printed.groups()], medians, atol=0.0011)
