"""Lesson 3's explorer: picture and words say its numbers."""

import itertools
import re
from xml.etree import ElementTree

import pytest

from course import explore
from course.explorers.exploding_gradients import describe, draw_depth
from course.explorers.exploding_gradients_picture import shown
from course.networks.exploding_gradients import DEEPEST, chain_numbers

POSITIONS = list(itertools.product((1, 2, 3, 17, DEEPEST), (0.2, 0.9, 1.0, 1.1, 5.0)))


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


@pytest.mark.parametrize(("value", "text"), [(3125, "3125"), (0.5, "0.5"), (1e5, "1 × 10⁵"), (2e-12, "2 × 10⁻¹²")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert shown(value) == text


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
