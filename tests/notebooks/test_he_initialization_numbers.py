"""The numbers and formulas in the prose of lesson 4: recomputed with its own solutions, and found in the text."""

import math
import re

import nbformat
import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.reference import solutions
from course import catalogue, gradient_check
from course.gradient import Floats, central_differences

LESSON = "04_he_initialization"


@pytest.fixture
def lesson(monkeypatch: pytest.MonkeyPatch) -> dict:
    monkeypatch.chdir(ROOT / "source" / LESSON)
    return solutions(LESSON)


@pytest.fixture(scope="module")
def prose() -> str:
    notebook = nbformat.read(ROOT / "source" / LESSON / f"{LESSON}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.sub(r"\s+", " ", text)


def mean_square(A: Floats) -> float:
    return float(np.mean(A**2))


def test_weights_twice_too_large_make_a_number_of_sixteen_digits(prose: str) -> None:
    assert (
        "fifty ReLU layers, weights twice as large as they should be make the output $2^{50}$ times too large" in prose
    )
    assert "sixteen digits" in prose
    assert len(str(2**50)) == 16


def test_two_sizes_vanish_two_explode_and_the_right_one_lies_between(prose: str) -> None:
    assert "Two of them make the signal vanish, two make it explode. Somewhere between 0.1 and 0.2" in prose
    assert [100 * std**2 / 2 < 1 for std in (0.05, 0.1, 0.2, 0.4)] == [True, True, False, False]
    assert 0.1 < math.sqrt(2 / 100) < 0.2


def test_spread_of_a_sum(prose: str) -> None:
    assert "100 inputs. Each of them is exactly 3. The weights have the standard deviation 0.1." in prose
    assert catalogue.QUESTIONS["predicted_z_std"].answer == pytest.approx(math.sqrt(100 * 0.1**2 * 3**2))
    assert "The first says 0 where the variance was 9. The second says 0.5 where it was 0.34." in prose


def test_moments_of_relu_agree_with_a_measurement(lesson: dict) -> None:
    a = np.maximum(0, np.random.default_rng(0).normal(scale=1.7, size=1_000_000))
    np.testing.assert_allclose(lesson["relu_moments"](1.7), (a.mean(), mean_square(a), a.var()), rtol=0.01)


def test_moments_of_the_standard_normal(lesson: dict) -> None:
    mean, second_moment, variance = lesson["relu_moments"](1.0)
    assert f"{mean:.5f} {second_moment:.5f} {variance:.5f}" == "0.39894 0.50000 0.34085"
    assert second_moment**0.5 == pytest.approx(0.707, abs=5e-4)


def test_correcting_one_line_alone_makes_the_signal_grow(lesson: dict, prose: str) -> None:
    for words in ("0.34085", "2.934 / n", r"$\pi / (\pi - 1) = 1.467$", "In fifty layers", "200 million"):
        assert words in prose
    n_times_variance = 1 / lesson["relu_moments"](1.0)[2]
    assert f"{n_times_variance:.3f}" == "2.934"
    growth = n_times_variance / 2
    assert growth == pytest.approx(math.pi / (math.pi - 1))
    assert f"{growth:.3f}" == "1.467"
    assert growth**50 == pytest.approx(200e6, rel=0.05)
    assert catalogue.QUESTIONS["growth_by_variance"].answer == pytest.approx(growth)


@pytest.mark.parametrize(("top", "factor"), [(1, 0.5), (2, 1.0), (2.934, 1.467), (3, 1.5)])
def test_one_layer_changes_the_mean_square_by_half_n_var_w(top: float, factor: float) -> None:
    rng = np.random.default_rng(3)
    A = rng.normal(loc=0.4, size=(300, 50, 4))
    W = rng.normal(scale=np.sqrt(top / 50), size=(300, 60, 50))
    assert mean_square(np.maximum(0, W @ A)) / mean_square(A) == pytest.approx(factor, rel=0.03)


def test_one_layer_back_changes_the_mean_square_by_n_out_over_n_in() -> None:
    rng = np.random.default_rng(4)
    W = rng.normal(scale=np.sqrt(2 / 80), size=(300, 30, 80))
    dA = rng.normal(size=(300, 30, 6))
    gates = W @ rng.normal(size=(300, 80, 6)) > 0
    back = W.transpose(0, 2, 1) @ (dA * gates)
    assert mean_square(back) / mean_square(dA) == pytest.approx(30 / 80, rel=0.03)


def test_most_narrow_networks_come_out_below_the_rule() -> None:
    rng = np.random.default_rng(5)
    A = rng.normal(size=(1000, 10, 20))
    for _ in range(10):
        A = np.maximum(0, rng.normal(scale=np.sqrt(2 / 10), size=(1000, 10, 10)) @ A)
    squares = np.mean(A**2, axis=(1, 2))
    assert np.mean(squares < 0.8) > 0.6
    assert np.mean(squares) == pytest.approx(1, abs=0.2)


@pytest.mark.parametrize("alpha", [0.0, 0.1, 0.3, 1.0])
def test_rule_for_leaky_relu(alpha: float) -> None:
    z = np.random.default_rng(6).normal(size=400_000)
    a = np.where(z > 0, z, alpha * z)
    assert mean_square(a) == pytest.approx((1 + alpha**2) / 2, rel=0.01)


def test_leaky_relu_backward_is_the_gradient(lesson: dict) -> None:
    rng = np.random.default_rng(7)
    Z, dA = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    gradient_check(
        lambda Z: float(np.sum(dA * np.where(Z > 0, Z, 0.3 * Z))), Z, lesson["leaky_relu_backward"](dA, Z, 0.3)
    )


def test_relu_backward_given_here_is_the_gradient(lesson: dict) -> None:
    rng = np.random.default_rng(8)
    Z, dA = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    gradient_check(lambda Z: float(np.sum(dA * np.maximum(0, Z))), Z, lesson["relu_backward"](dA, Z))


def test_glorot_gives_two_in_sum(lesson: dict) -> None:
    W = lesson["glorot_init"]([300, 100], np.random.default_rng(9))["W1"]
    assert (300 + 100) * np.var(W) == pytest.approx(2, rel=0.03)


def test_half_needs_no_bell_curve_but_the_variance_does() -> None:
    w = np.random.default_rng(11).choice([-1.0, 1.0], size=100_000)
    z = w * 1.3
    a = np.maximum(0, z)
    assert mean_square(a) / mean_square(z) == pytest.approx(0.5, abs=0.01)
    assert np.var(a) / np.var(z) == pytest.approx(0.25, abs=0.01)


def test_slip_gives_each_layer_the_factor_two_over_n(prose: str) -> None:
    assert r"The slip gives each layer the factor $\tfrac n2 \cdot (\tfrac2n)^2 = \tfrac2n$" in prose
    for n in (10, 250):
        assert n / 2 * (2 / n) ** 2 == pytest.approx(2 / n)


def losses_of(lesson: dict, factor: float, seed: int = 0, rate: float = 0.02, steps: int = 300) -> list[float]:
    """As in the lesson, from its own weights times a factor."""
    start = lesson["he_init"]([1, 30, 30, 30, 30, 30, 1], np.random.default_rng(seed))
    with np.errstate(all="ignore"):
        scaled = {name: factor * value for name, value in start.items()}
        return lesson["losses_from"](scaled, lesson["X"], lesson["Y"], rate, steps)


def test_a_start_from_zero_learns_the_mean_of_the_targets(lesson: dict, prose: str) -> None:
    half_the_variance = float(np.var(lesson["Y"])) / 2
    assert f"its loss at half their variance, {half_the_variance:.2f}" in prose
    assert losses_of(lesson, 0)[-1] == pytest.approx(half_the_variance, rel=1e-4)
    assert lesson["start_from_zero"] == "b"


def test_a_small_start_looks_like_zero(lesson: dict, prose: str) -> None:
    assert "Ten times as many steps do not change that." in prose
    np.testing.assert_allclose(losses_of(lesson, 0.1), losses_of(lesson, 0), rtol=0.01)
    ten_times_as_far = losses_of(lesson, 0.1, rate=10 * 0.02)  # 3,000 steps would be the same way in smaller ones
    assert ten_times_as_far[-1] == pytest.approx(losses_of(lesson, 0)[-1], rel=1e-3)


def test_he_learns_and_a_large_start_overflows_whatever_the_seed(lesson: dict) -> None:
    for seed in range(6):
        assert losses_of(lesson, 1, seed)[-1] < 0.1
        assert not np.isfinite(losses_of(lesson, 2, seed, steps=12)[-1])


def test_a_large_start_is_64_times_too_large_and_learns_at_a_far_smaller_rate(lesson: dict, prose: str) -> None:
    assert "makes the output $2^6 = 64$ times as large, and its loss about 4,000 times" in prose
    assert pytest.approx(4000, rel=0.03) == 64**2
    saved = losses_of(lesson, 2, rate=0.02 / 200)
    assert "A rate 200 times smaller would save it, and learn slowly." in prose
    assert np.all(np.isfinite(saved))
    assert losses_of(lesson, 1)[-1] < saved[-1] < 1 < saved[0]


def test_the_given_training_goes_down_the_gradient(lesson: dict) -> None:
    rng = np.random.default_rng(12)
    start = {name: value + 0.1 for name, value in lesson["he_init"]([2, 4, 3, 1], rng).items()}
    X, Y, h = rng.normal(size=(2, 5)), rng.normal(size=(1, 5)), 1e-6
    slopes = {
        name: central_differences(
            lambda moved, name=name: lesson["losses_from"](start | {name: moved}, X, Y, 0, 1)[0], value, h
        )
        for name, value in start.items()
    }
    before, after = lesson["losses_from"](start, X, Y, 1e-4, 2)
    assert (before - after) / 1e-4 == pytest.approx(sum(np.sum(slope**2) for slope in slopes.values()), rel=0.01)


def test_variances_add_up_and_standard_deviations_do_not(prose: str) -> None:
    rng = np.random.default_rng(13)
    u, v = 3 * rng.normal(size=200_000), 4 * rng.uniform(-(3**0.5), 3**0.5, size=200_000)
    assert np.var(u + v) == pytest.approx(3**2 + 4**2, rel=0.02)
    assert np.mean(u * v) == pytest.approx(0, abs=0.15)
    assert "**variances of independent numbers add up**" in prose


def test_integral_of_the_mean_has_the_antiderivative_that_is_named() -> None:
    sigma, z, h = 1.7, np.linspace(0, 6, 7), 1e-5

    def antiderivative(z: Floats) -> Floats:
        return -sigma / math.sqrt(2 * math.pi) * np.exp(-(z**2) / (2 * sigma**2))

    density = np.exp(-(z**2) / (2 * sigma**2)) / (sigma * math.sqrt(2 * math.pi))
    np.testing.assert_allclose((antiderivative(z + h) - antiderivative(z - h)) / (2 * h), z * density, atol=1e-9)


def test_default_of_torch_is_leaky_he_with_alpha_root_five(prose: str) -> None:
    assert r"$\alpha = \sqrt 5$" in prose
    assert 2 / ((1 + math.sqrt(5) ** 2) * 256) == pytest.approx(1 / (3 * 256))


def test_default_of_torch_is_a_sixth_of_he() -> None:
    """torch.nn.Linear draws uniformly from -1/sqrt(n) to 1/sqrt(n), so with the variance (1/n)/3."""
    n = 256
    assert (1 / n) / 3 == pytest.approx((2 / n) / 6)
    drawn = np.random.default_rng(10).uniform(-1 / np.sqrt(n), 1 / np.sqrt(n), 200_000)
    assert np.var(drawn) == pytest.approx(1 / (3 * n), rel=0.01)


def test_slip_of_the_scale_costs_76_decades() -> None:
    assert 50 * math.log10(64 * (2 / 64) ** 2 / 2) == pytest.approx(-75.26, abs=0.01)
