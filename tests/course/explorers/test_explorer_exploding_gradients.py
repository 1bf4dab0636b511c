"""Lesson 3's explorer: its numbers are the closed form and the true gradient, and picture and words say them."""

import itertools
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from course import explore
from course.explorers.exploding_gradients import (
    DEEPEST,
    FLOAT32,
    chain_numbers,
    closed_form,
    describe,
    draw_depth,
)
from course.explorers.exploding_gradients_picture import power
from course.gradient import central_differences

POSITIONS = list(itertools.product((1, 2, 3, 17, DEEPEST), (0.2, 0.9, 1.0, 1.1, 5.0)))


def loss(weights: np.ndarray) -> float:
    a = 1.0
    for w in weights:
        a = max(0.0, float(w) * a)
    return a**2 / 2


def test_worked_example() -> None:
    numbers = chain_numbers(3, 5)
    assert numbers.a == (1, 5, 25, 125)
    assert numbers.da == (15625, 3125, 625, 125)
    assert numbers.dw == (3125, 3125, 3125)


@pytest.mark.parametrize(("depth", "k"), POSITIONS)
def test_both_passes_agree_with_the_closed_form(depth: int, k: float) -> None:
    numbers = chain_numbers(depth, k)
    assert numbers.a == pytest.approx([k**layer for layer in range(depth + 1)])
    assert numbers.da == pytest.approx([k ** (2 * depth - layer) for layer in range(depth + 1)])
    assert numbers.dw == pytest.approx([closed_form(depth, k)] * depth)


@pytest.mark.parametrize(("depth", "k"), [(1, 0.7), (3, 1.4), (6, 0.8)])
def test_gradients_agree_with_central_differences(depth: int, k: float) -> None:
    assert chain_numbers(depth, k).dw == pytest.approx(central_differences(loss, np.full(depth, k)), rel=1e-7)


def test_limits_are_those_of_float32() -> None:
    assert (float(np.finfo(np.float32).tiny), float(np.finfo(np.float32).max)) == FLOAT32


@pytest.mark.parametrize(
    ("depth", "k", "words"),
    [
        (
            10,
            5,
            "10 layers, every weight 5. The output is 5¹⁰ = 9.766 × 10⁶. The gradient of every weight is "
            "5¹⁹ = 1.907 × 10¹³. One layer more multiplies it by k² = 25.",
        ),
        (
            1,
            1,
            "1 layer, every weight 1. The output is 1¹ = 1. The gradient of every weight is 1¹ = 1. "
            "At k = 1 no layer changes it.",
        ),
    ],
)
def test_words(depth: int, k: float, words: str) -> None:
    assert describe(chain_numbers(depth, k)) == words


def test_words_at_the_limits() -> None:
    assert "more than float32 can hold" in describe(chain_numbers(30, 5))
    assert "less than float32 can hold in full precision" in describe(chain_numbers(30, 0.2))
    assert "float32" not in describe(chain_numbers(30, 1.1))


def test_the_weights_that_leave_float32_within_thirty_layers() -> None:
    assert closed_form(DEEPEST, 4.4) < FLOAT32[1] < closed_form(DEEPEST, 4.5)


@pytest.mark.parametrize(
    ("value", "text"), [(3125, "3125"), (0.5, "0.5"), (1e5, "1.000 × 10⁵"), (2e-12, "2.000 × 10⁻¹²")]
)
def test_power(value: float, text: str) -> None:
    assert power(value) == text


@pytest.mark.parametrize(("depth", "k"), POSITIONS)
def test_picture_is_whole_and_inside_its_frame(depth: int, k: float) -> None:
    scene = draw_depth(depth, k)
    root = ElementTree.fromstring(scene.svg)
    width, height = (float(size) for size in root.get("viewBox", "").split()[2:])
    assert scene.summary in root.get("aria-label", "")
    assert "nan" not in scene.svg
    assert "inf" not in re.sub(r'aria-label="[^"]*"', "", scene.svg)
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(text.get("x", "")) <= width
        assert 0 <= float(text.get("y", "")) <= height


def test_sliders_reach_what_the_lesson_asks_for() -> None:
    explorer = explore.depth()
    explorer.values = {"depth": 3, "k": 5}
    assert "The output is 5³ = 125. The gradient of every weight is 5⁵ = 3125." in explorer.scene["summary"]
    explorer.values = {"depth": 99, "k": 1.1}
    assert explorer.values == {"depth": 30, "k": 1.1}


@pytest.mark.parametrize("depth", range(1, 6))
def test_ticks_are_whole_layers(depth: int) -> None:
    """The first axis with a tick at 0 counts layers: no tick stands between two of them."""
    drawn = ElementTree.fromstring(draw_depth(depth, 2).svg)
    words = [element.text or "" for element in drawn.iter() if element.tag.endswith("text")]
    ticks = words[: words.index("layer (0 is the input)")]
    assert not any(re.fullmatch(r"\d+\.\d+", tick) for tick in ticks)
    assert {"0", str(depth)} <= set(ticks)


@pytest.mark.parametrize(("depth", "k"), POSITIONS)
def test_the_number_beside_the_marker_stays_above_the_axis(depth: int, k: float) -> None:
    drawn = ElementTree.fromstring(draw_depth(depth, k).svg)
    bold = [element for element in drawn.iter() if "font-weight:700" in element.get("style", "")]
    assert [float(element.get("y", "nan")) < 356 for element in bold] == [True]
