"""Every number in the prose of lesson 2, recomputed with the lesson's own solutions and found in the text."""

import re

import nbformat
import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.reference import solutions
from course import catalogue
from course.gradient import central_differences

LESSON = "02_relu_vs_sigmoid"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> dict:
    monkeypatch.chdir(ROOT)
    return solutions(LESSON)


@pytest.fixture(scope="module")
def prose() -> str:
    notebook = nbformat.read(ROOT / "source" / LESSON / f"{LESSON}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.sub(r"\s+", " ", text)


def test_worked_example(own: dict, prose: str) -> None:
    a, slope, dw, new_w = own["table_row"](own["acts"]["sigmoid"], 3, 1, 2, 5, 0.1)
    assert (a, slope, dw, new_w) == pytest.approx((0.99908895, 0.00091022, -0.01456686, 3.00145669), rel=2e-6)
    assert 2 * (a - 5) == pytest.approx(-8.0018221, rel=1e-7)
    assert f"The correct step takes $w$ from 3 to {new_w:.5f}." in prose
    relu_dw, relu_w = own["table_row"](own["acts"]["ReLU"], 3, 1, 2, 5, 0.1)[2:]
    assert f"ReLU went from 3 to {relu_w:g}." in prose
    assert f"{relu_dw:g} against ${dw:.3f}$" in prose
    assert f"7 lies above the target and {a:.3f} below it" in prose


def test_the_price_of_rounding(own: dict, prose: str) -> None:
    a = own["sigmoid"](np.array(7.0))[0]
    rounded = np.round(a, 3)
    assert rounded == 0.999
    assert (a - rounded) / a == pytest.approx(1e-4, rel=0.15)
    assert rounded * (1 - rounded) / (a * (1 - a)) == pytest.approx(1.0975, rel=1e-4)
    assert f"Rounding moved $a$ by {a - rounded:.5f}. Next to $a$ that is nothing." in prose
    assert f"Next to $1 - a = {1 - a:.5f}$ it is a tenth" in prose


def test_the_slope_is_at_most_a_quarter_and_beyond_6_almost_nothing(own: dict) -> None:
    z = np.linspace(-8, 8, 1601).reshape(1, -1)
    slope = own["sigmoid_backward"](np.ones_like(z), z)
    assert slope.max() == slope[0, 800] == 0.25
    assert slope[np.abs(z) >= 6].max() < 0.25 / 100


def test_the_lowest_loss(own: dict, prose: str) -> None:
    a = own["sigmoid"](np.array(7.0))[0]
    assert f"began at a loss of {(a - 5) ** 2:.4f}. It had {(a - 5) ** 2 - 16:.4f} left to win." in prose
    assert own["lowest_loss"] == (1 - 5) ** 2


def steps_needed(own: dict, name: str, w: float, b: float) -> float:
    for step in range(4000):
        a, _, dw, new_w = own["table_row"](own["acts"][name], w, b, 2, 0.5, 0.1)
        if (a - 0.5) ** 2 < 0.01:
            return step
        if dw == 0:
            break
        w = new_w
    return np.inf


def test_the_fair_race(own: dict, prose: str) -> None:
    far, near, left = [
        [steps_needed(own, name, w, b) for name in own["acts"]] for w, b in ((3, 1), (0.6, 0), (-1, 0.5))
    ]
    assert "from $z = 7$, from $z = 1.2$, and from $z = -1.5$" in prose
    assert 900 < far[1] / far[0] < 1100
    assert "needs about a thousand times as long" in prose
    assert near[0] < near[1] / 4 < 30
    assert left[0] == np.inf
    assert left[1] < 40


def test_the_slope_counts_twice_in_a_step(own: dict, prose: str) -> None:
    """Near the target y = 0.5 of the race, one step takes 2 lr slope^2 x^2 of the error away."""
    for name, w, slope in (("ReLU", 0.2505, 1), ("sigmoid", 0.0005, 1 / 4)):
        row = own["table_row"](own["acts"][name], w, 0, 2, 0.5, 0.1)
        after = own["table_row"](own["acts"][name], row[3], 0, 2, 0.5, 0.1)
        assert (row[0] - after[0]) / (row[0] - 0.5) == pytest.approx(2 * 0.1 * slope**2 * 2**2, rel=1e-4)
    assert "1 against 1/16 at best" in prose


def test_the_best_case(own: dict) -> None:
    assert own["best_case"] == 0.25**10


@pytest.mark.parametrize(("k", "x", "y", "layers"), [(1.3, 0.7, 0.4, 4), (0.5, 1.0, 0.0, 10), (2.0, 1.0, 0.0, 6)])
def test_closed_form_of_relu(own: dict, prose: str, k: float, x: float, y: float, layers: int) -> None:
    formula = (k**layers * x - y) * k ** (layers - 1) * x
    assert own["chain_gradient"](own["acts"]["ReLU"], k, layers, x, y) == pytest.approx(formula)
    assert r"$$\frac{d\,\text{loss}}{d w_1} = (k^L x - y) \cdot k^{L-1} \cdot x$$" in prose
    if (x, y) == (1, 0):
        assert formula == pytest.approx(k ** (2 * layers - 1))


@pytest.mark.parametrize("name", ["ReLU", "sigmoid"])
def test_chain_gradient_by_central_differences(own: dict, name: str) -> None:
    forward = own["acts"][name][0]

    def loss(first: np.ndarray) -> float:
        a = 0.8
        for weight in (first[0], 1.4, 1.4):
            a = forward(np.array(weight * a))[0]
        return float(0.5 * (a - 0.3) ** 2)

    (measured,) = central_differences(loss, [1.4])
    assert own["chain_gradient"](own["acts"][name], 1.4, 3, 0.8, 0.3) == pytest.approx(measured, rel=1e-7)


def test_vanishing_gradient(own: dict, prose: str) -> None:
    chain, act = own["chain_gradient"], own["acts"]["sigmoid"]
    gradients = [chain(act, 1, layers, 1, 0) for layers in range(1, 21)]
    assert all(g < 0.25 ** (i + 1) for i, g in enumerate(gradients))
    assert 0.2 < gradients[-1] / gradients[-2] < 0.25
    assert [f"{ratio:.2f}" for ratio in np.divide(gradients[5:], gradients[4:-1])] == ["0.22"] * 15
    assert "For the sigmoid it is soon 0.22, a little below 1/4" in prose
    a_18 = 1.0
    for _ in range(19):
        a_18 = float(own["sigmoid"](np.array(a_18))[0])
    a = float(own["sigmoid"](np.array(a_18))[0])
    last = a * a * (1 - a) * a_18
    assert 0.5e12 < last / gradients[-1] < 2e12
    assert "about a trillion times smaller than that of the last" in prose


@pytest.mark.parametrize(
    ("kind", "bits", "place"), [(np.float64, 53, 36.74), (np.float32, 24, 16.64), (np.float16, 11, 7.63)]
)
def test_where_the_slope_becomes_0(own: dict, prose: str, kind: type, bits: int, place: float) -> None:
    z = np.arange(8000) / 100
    first = z[np.argmax(own["slope_on_paper"](z.astype(kind)) == 0)]
    assert first == pytest.approx(place)
    assert bits * np.log(2) == pytest.approx(place, abs=0.01)
    if kind is np.float32:
        assert own["zero_from_float32"] == first
    else:
        assert f"at $z = {place}$" in prose
    if kind is np.float64:
        assert own["zero_from_float64"] == first


def test_the_mended_slope(own: dict, prose: str) -> None:
    def mended(z: float) -> float:
        return float(own["sigmoid"](np.array(z))[0] * own["sigmoid"](np.array(-z))[0])

    assert mended(745.0) > 0 == mended(746.0)
    assert "beyond $z = 745$" in prose
    assert -0.1 * 2 * (1 - 5) * 2 == 1.6
    assert 3 + 1.6 * mended(36.0) != 3
    assert 3 + 1.6 * mended(37.0) == 3
    assert "At $z = 37$ and beyond it is so small" in prose
    assert np.exp(-745.0) > 0 == np.exp(-746.0)
    assert "only beyond $z = 745$, where `np.exp(-z)` itself becomes 0" in prose


def test_the_best_weight(own: dict, prose: str) -> None:
    z = np.linspace(0.5, 3, 25001)
    share = z * (1 - own["sigmoid"](z)[0])
    assert own["best_share"] == pytest.approx(share.max(), rel=1e-3)
    assert f"{share.max():.3f}, at $z = {z[share.argmax()]:.2f}$" in prose
    assert catalogue.QUESTIONS["best_share"].answer == pytest.approx(share.max(), rel=1e-6)
    best_k = z[share.argmax()] / own["sigmoid"](z[share.argmax()])[0]
    assert best_k == pytest.approx(1.63, abs=0.01)


def test_a_negative_weight_does_better(own: dict, prose: str) -> None:
    for k, words in ((-5, r"$-8 \cdot 10^{-5}$"), (1, r"$6 \cdot 10^{-14}$")):
        gradient = own["chain_gradient"](own["acts"]["sigmoid"], k, 20, 1, 0)
        assert words == rf"${gradient:.0e}$".replace("e-05", r" \cdot 10^{-5}").replace("e-14", r" \cdot 10^{-14}")
        assert words in prose
    assert "a larger positive weight does not make up for it" in prose
    z = np.array(0.0)
    for _ in range(400):
        z = -5 * own["sigmoid"](z)[0]
    slope = own["sigmoid_backward"](np.array(1.0), z)
    assert f"settle at $z = {z:.2f}$, where the slope is {slope:.2f}, and $5 \\cdot 0.18 = {5 * slope:.1f}$" in prose


def test_large_weights_of_both_signs_make_the_gradient_of_sigmoids_explode(own: dict, prose: str) -> None:
    small, eight, twelve, sixteen = (own["change_per_layer"](s) for s in (1, 8, 12, 16))
    assert small < 0.06 < 0.7 < eight < 0.9 < 1.1 < twelve < sixteen
    assert sixteen / eight == pytest.approx(2, rel=0.06)
    assert "With large weights the gradient of sigmoids **explodes**." in prose
    assert "for large $s$ the factor doubles with $s$" in prose


def test_biases_keep_the_sigmoid_steep(own: dict, prose: str) -> None:
    def left(k: float, b: float, z: float) -> float:
        share = 1 / k
        for _ in range(20):
            share *= k * own["sigmoid_backward"](np.array(1.0), np.array(z))
            z = k * own["sigmoid"](np.array(z))[0] + b
        return share

    assert left(4, -2, 0) == pytest.approx(1 / 4)
    assert left(4, -2, 0.5) == pytest.approx(0.1, rel=0.01)
    assert "If layer 1 stands at $z = 0.5$, a tenth of the gradient reaches it through 20 layers" in prose
    assert f"{left(4, 0, 0.5):.0e}" == "6e-22"
    assert r"Without the biases it is $6 \cdot 10^{-22}$" in prose
