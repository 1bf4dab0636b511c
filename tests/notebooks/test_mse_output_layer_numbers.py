"""The numbers that lesson 5 states in its prose, recomputed."""

import re
from functools import cache

import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.reference import solutions
from autograder.authoring.regression_runs import Setup, mean_squared_errors, train
from course.networks.mse_output_layer import ORIENTATIONS, SCALINGS, X, Y

LESSON = "05_mse_output_layer"
TEXT = (ROOT / "lessons" / f"{LESSON}.py").read_text(encoding="utf-8")
SEEDS = range(20)
STEPS = 2000
GAINS = {"plain": 1, "He": 2}


@cache
def history(setup: Setup, rate: float) -> tuple[np.ndarray, np.ndarray]:
    """Predictions of 20 networks before the first step and after the last."""
    runs = list(train(setup, SEEDS, [rate] * len(SEEDS), STEPS))
    return runs[0], runs[-1]


def r_squared(predictions: np.ndarray) -> np.ndarray:
    return 1 - mean_squared_errors(predictions) / Y.var()


def floor_of(setup: Setup) -> float:
    return float(Y.mean()) if setup.scaling == "X and Y" else 0.0


def prose(*words: str) -> bool:
    """Whether the words stand in the lesson, wherever its lines break."""
    text = " ".join(TEXT.split())
    return all(" ".join(piece.split()) in text for piece in words)


def table_rows() -> list[tuple[Setup, float, list[str]]]:
    """The table of set-ups, as it stands in the lesson: what was done, and the figures that came out."""
    rows = re.findall(r"^\| ((?:leaky ReLU|ReLU|swish|linear) \|.*)\|$", TEXT, re.MULTILINE)
    found = []
    for row in rows:
        output, scaling, start, rate, *figures = (cell.strip() for cell in row.split("|"))
        found.append((Setup((1, 20, 1), output, GAINS[start], scaling=scaling), float(rate), figures))
    return found


def short(value: float) -> str:
    """As the table writes a number: 0.966, -1.25."""
    text = f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"
    return text.replace("-0.000", "0.000")


@pytest.mark.parametrize(("setup", "rate", "figures"), table_rows(), ids=str)
def test_the_table_of_setups(setup: Setup, rate: float, figures: list[str]) -> None:
    _, predictions = history(setup, rate)
    fit = r_squared(predictions)
    on_floor = np.isclose(predictions, floor_of(setup), rtol=0, atol=1e-9).all(axis=1)
    assert figures == [short(float(np.median(fit))), str(int(np.sum(fit > 0.99))), str(int(np.sum(on_floor)))]


def test_the_table_has_all_its_rows() -> None:
    assert len(table_rows()) == 9
    assert prose("each row for samples in columns, 20 seeds, 2000 steps")
    assert prose("In the fourth row it is 0.997, and 8 networks of 20 have learned nothing.")
    setup, _, figures = table_rows()[3]
    assert (setup.scaling, figures) == ("X", ["0.997", "12", "8"])


def test_samples_in_rows_alternate_with_every_seed() -> None:
    setup = Setup((20, 10, 20), "ReLU", orientation=ORIENTATIONS[0])
    start, end = (predictions[:, 1:] for predictions in history(setup, 1e-6))
    zero = end == 0
    switches = np.sum(zero[:, 1:] != zero[:, :-1], axis=1)
    assert switches.min() == 5
    assert np.median(switches) == 9
    assert (zero.shape[1] - 1) / 2 == 9  # the fair coin
    assert zero.sum() == 179
    assert zero.size == 380
    np.testing.assert_allclose(end[~zero], np.broadcast_to(Y[0, 1:], end.shape)[~zero], rtol=1e-9)
    assert prose("at least 5 switches between zero and not zero, and the median is 9.")
    assert prose("tossed 19 times switches 9 times on average. Of the 380 targets that are not 0, 179 end at 0.")
    assert ((start == 0).sum(), (~zero & (start == 0)).sum()) == (202, 33)
    assert prose("Of the 202 that start closed, 33 do.")


def test_samples_in_columns_never_alternate() -> None:
    _, end = history(Setup((1, 20, 1), "ReLU"), 1e-4)
    zero = end == 0
    assert (np.sum(zero[:, 1:] != zero[:, :-1], axis=1) <= 1).all()
    dead = zero.all(axis=1)
    assert dead.sum() == 11
    assert np.median(r_squared(end[~dead])) == pytest.approx(0.972, abs=0.0005)
    assert prose("9 others reach a median $R^2$ of 0.972")


def test_one_over_m_twice_is_hidden_by_training() -> None:
    setup = Setup((1, 20, 1), "linear", gain=2, scaling=SCALINGS[2])
    medians = [np.median(r_squared(history(setup, rate)[1])) for rate in (0.1, 0.1 / 20)]
    np.testing.assert_allclose(medians, [0.9976, 0.9961], atol=0.00005)
    assert prose("median $R^2$ is 0.9961, where it should be 0.9976")


def test_the_gain_of_the_last_layer_hardly_counts() -> None:
    setups = [Setup((1, 20, 1), "linear", 2, scaling=SCALINGS[2], last_gain=gain) for gain in (None, 1)]
    medians = [np.median(r_squared(history(setup, 0.1)[1])) for setup in setups]
    assert abs(medians[0] - medians[1]) < 0.001
    assert prose("with variance $1/n$. Here that moves the median $R^2$ by less than 0.001.")


def test_swish_falls_below_its_lowest_point() -> None:
    z = np.linspace(-3, 0, 3001)
    assert z[np.argmin(z / (1 + np.exp(-z)))] == pytest.approx(-1.28, abs=0.005)
    assert prose("the slope is 0 at one point only, $z = -1.28$", "the slope is *negative* there")


def test_the_largest_rates_that_do_not_run_away() -> None:
    """What the explorer's second question finds, and what it would find with X alone."""

    def best(scaling: str) -> list[float]:
        setup = Setup((1, 20, 1), "linear", scaling=scaling)
        rates = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1]
        *_, last = train(setup, [8] * len(rates), rates, STEPS)
        fit = r_squared(last)
        return [rate for rate, value in zip(rates, fit, strict=True) if value > 0.9]

    assert max(best("neither")) == 1e-4
    assert max(best("X")) == 1e-3
    assert max(best("X and Y")) == 1e-1


def test_too_large_a_rate_leaves_one_number_for_every_x() -> None:
    *_, last = train(Setup((1, 20, 1), "linear"), [8], [1e-3], STEPS)
    assert np.ptp(last[0]) < 1
    both = Setup((1, 20, 1), "linear", scaling="X and Y")
    only_x = Setup((1, 20, 1), "linear", scaling="X")
    fits = [r_squared(list(train(setup, [8], [rate], STEPS))[-1])[0] for setup, rate in ((both, 0.1), (only_x, 1e-3))]
    assert 0.99 < fits[0] < fits[1]


def test_half_the_hidden_layer_is_dead_with_raw_inputs_and_none_with_standardised_ones() -> None:
    starts = [solutions(LESSON)["normal_init"]([1, 20, 1], np.random.default_rng(seed), gain=1) for seed in SEEDS]
    raw = [(start["W1"] @ X > 0).any(axis=1) for start in starts]
    standardised = [(start["W1"] @ (X - X.mean()) > 0).any(axis=1) for start in starts]
    assert 0.45 < np.mean(raw) < 0.55
    assert np.all(standardised)


def test_a_deeper_network_fits_better_and_a_polynomial_exactly() -> None:
    deep = Setup((1, 20, 7, 5, 1), "linear", gain=2, scaling="X and Y")
    assert np.median(r_squared(history(deep, 0.1)[1])) == pytest.approx(0.9988, abs=0.00005)
    coefficients = solutions(LESSON)["polynomial_fit"](X[0], Y[0], 2)
    np.testing.assert_allclose(coefficients, [3, 3, 0], atol=1e-10)


def test_the_last_kink_may_lie_beyond_the_data() -> None:
    """A hidden unit bends the curve where its z is 0."""
    lesson, beyond = solutions(LESSON), 0
    for seed in SEEDS:
        start = lesson["he_init"]([1, 20, 1], np.random.default_rng(seed))
        trained, _ = lesson["train"](lesson["X_std"], lesson["Y_std"], start, "linear", 0.1, 1000)
        kinks = X.mean() - X.std() * trained["b1"] / trained["W1"]
        beyond += bool(np.any((kinks > 19) & (kinks < 30)))
    assert beyond == 8
    assert prose("with 8 of 20 seeds one stands between $x = 19$ and 30")


def test_the_curve_is_negative_between_minus_1_and_0() -> None:
    x = np.linspace(-1.5, 0.5, 2001)
    curve = 3 * x**2 + 3 * x
    below = x[curve < -1e-9]
    assert (below.min(), below.max()) == pytest.approx((-1, 0), abs=0.002)
    assert (x[curve.argmin()], curve.min()) == pytest.approx((-1 / 2, -3 / 4))
    assert prose("is negative between $x = -1$ and $x = 0$, and lowest at", r"where it is $-\tfrac34$")


def test_small_facts() -> None:
    assert Y.mean() == 399
    assert (X.max(), Y.max()) == (19, 1140)
    assert np.sum((Y - Y.T) ** 2) / 40 == 2_552_004


def test_side_by_side_training_is_the_training_of_the_lesson() -> None:
    """The vectorised networks against the lesson's own solution, one seed of each orientation."""
    lesson = solutions(LESSON)
    for orientation, layer_dims, output, rate in (
        (ORIENTATIONS[0], (20, 10, 20), "ReLU", 1e-6),
        (ORIENTATIONS[1], (1, 20, 1), "linear", 1e-4),
    ):
        inputs, targets = (X.T, Y.T) if orientation == ORIENTATIONS[0] else (X, Y)
        start = lesson["normal_init"](list(layer_dims), np.random.default_rng(3), gain=1)
        trained, _ = lesson["train"](inputs, targets, start, output.lower(), rate, 30)
        expected, _ = lesson["model_forward"](inputs, trained, output.lower())
        *_, found = train(Setup(layer_dims, output, orientation=orientation), [3], [rate], 30)
        np.testing.assert_allclose(found[0], expected.ravel(), rtol=1e-9, atol=1e-12)
