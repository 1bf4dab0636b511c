"""Every number in the prose of lesson 1, recomputed with the lesson's own solutions and found in the text."""

import re

import nbformat
import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.reference import solutions

LESSON = "01_relu_derivative"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> dict:
    monkeypatch.chdir(ROOT)
    return solutions(LESSON)


@pytest.fixture(scope="module")
def prose() -> str:
    notebook = nbformat.read(ROOT / "source" / LESSON / f"{LESSON}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.sub(r"\s+", " ", text)


def output(x: float, w: float, b: float) -> float:
    return max(0.0, w * x + b)


def test_worked_example(own: dict, prose: str) -> None:
    new_w, new_b = own["neuron_step"](3, 1, 2, 5, 0.1)
    assert (own["predicted_dw"], own["predicted_a"]) == (pytest.approx((3 - new_w) / 0.1), output(2, new_w, new_b))
    assert f"$w \\leftarrow w - \\text{{lr}} \\cdot \\frac{{dL}}{{dw}} = 3 - 0.1 \\cdot 8 = {new_w:g}$" in prose
    only_w = output(2, new_w, 1)
    assert f"the output is $a = {only_w:g}$ and the loss has fallen from 4 to {(only_w - 5) ** 2:g}" in prose
    assert "dL/da = 4, so b goes" not in prose  # the answer is the check's to give
    assert new_b == pytest.approx(0.6)


@pytest.mark.parametrize("lr", [0.05, 0.1, 0.15, 0.25])
def test_the_bracket_by_which_a_step_multiplies_the_error(own: dict, prose: str, lr: float) -> None:
    w, b = own["neuron_step"](3, 1, 2, 5, lr)
    assert output(2, w, b) - 5 == pytest.approx((7 - 5) * (1 - 2 * lr * (2**2 + 1)))
    assert "Here $x^2 + 1 = 5$, so a rate of 0.1 makes the bracket 0." in prose


def test_each_step_at_a_rate_of_a_twentieth_halves_the_error(own: dict, prose: str) -> None:
    assert f"$1 - 2 \\cdot 0.05 \\cdot 5 = {1 - 2 * 0.05 * 5:g}$" in prose
    w, b = 3.0, 1.0
    for step in range(6):
        assert output(2, w, b) - 5 == pytest.approx(2 * 0.5**step)
        w, b = own["neuron_step"](w, b, 2, 5, 0.05)


def test_the_rate_that_kills(own: dict, prose: str) -> None:
    rate = own["lr_that_kills"]
    alive = own["neuron_step"](3, 1, 2, 5, rate - 1e-6)
    dead = own["neuron_step"](3, 1, 2, 5, rate + 1e-6)
    assert alive[0] * 2 + alive[1] > 0 > dead[0] * 2 + dead[1]

    w, b = own["neuron_step"](3, 1, 2, 5, 0.4)
    z, loss = w * 2 + b, (output(2, w, b) - 5) ** 2
    assert f"After one step $w = {w:.1f}$ and $b = {b:.1f}$, so $z = {z:.0f}$ and $a = 0$." in prose
    assert f"The loss is now {loss:g}, far more than the {(7 - 5) ** 2} at the start." in prose
    assert own["neuron_step"](w, b, 2, 5, 0.4) == (w, b)
    assert own["predicted_dead_dw"] == 0


def test_one_sided_slopes_at_zero(own: dict, prose: str) -> None:
    h = 0.001
    left, at, right = (own["relu"](np.array([[z]]))[0].item() for z in (-h, 0.0, h))
    assert ((at - left) / h, (right - at) / h, (right - left) / (2 * h)) == (0, 1, 0.5)
    assert "Their slopes are all the numbers from 0 to 1." in prose
    assert own["relu_backward"](np.array([[3.0]]), np.array([[0.0]])) == 0  # "This course takes 0"


def test_formula_and_measurement_agree_to_about_ten_digits(own: dict, prose: str) -> None:
    rng = np.random.default_rng(1)
    Z, dA = rng.normal(size=(2, 4)), rng.normal(size=(2, 4))
    measured = own["numerical_gradient"](lambda at: np.sum(dA * own["relu"](at)[0]), Z, 1e-5)
    error = np.max(np.abs(measured - own["relu_backward"](dA, Z)))
    assert 1e-12 < error < 2e-10
    assert "The two agree to about ten digits" in prose


def test_error_of_central_differences_falls_with_h_squared_that_of_one_sided_with_h() -> None:
    def error(h: float, both_sides: bool) -> float:
        back = h if both_sides else 0.0
        return abs((np.exp(h) - np.exp(-back)) / (h + back) - 1)

    assert error(0.1, True) / error(0.01, True) == pytest.approx(100, rel=0.01)
    assert error(0.1, False) / error(0.01, False) == pytest.approx(10, rel=0.05)
