"""Lesson 4's explorer: picture and words say its numbers."""

from xml.etree import ElementTree

import pytest

from course.explorers.he_initialization import decades, describe, draw_initialization, initialization
from course.networks.he_initialization import LAYERS, SHAPES, layers

HE, FIXED, SLIP = "He's rule", "fixed: std 0.1", "slip: std 2/n"
EQUAL, NARROWING = SHAPES


def test_words_say_what_is_drawn() -> None:
    words = describe(layers(100, FIXED, 1, EQUAL))
    assert words.startswith(
        "Standard deviation of the weights: 0.1. Forwards, the rms goes from 0.99 at the input to 0.03"
    )
    assert "the rule says 0.031." in words
    assert "from 0.0894 in layer 1 to 0.243 in layer 10" in describe(layers(250, HE, 1, NARROWING))


@pytest.mark.parametrize(("exponent", "words"), [(0, "1"), (-1.5, "0.032"), (4.7, "5 × 10⁴"), (-5.4, "4 × 10⁻⁶")])
def test_powers_of_ten_are_short(exponent: float, words: str) -> None:
    assert decades(exponent) == words


@pytest.mark.parametrize(("rule", "multiplier"), [(HE, 1), (SLIP, 0.5), (FIXED, 3)])
def test_picture_is_well_formed_and_labelled(rule: str, multiplier: float) -> None:
    scene = draw_initialization(60, rule, multiplier, NARROWING)
    drawing = ElementTree.fromstring(scene.svg)
    assert scene.summary in drawing.attrib["aria-label"]
    shown = [element.text for element in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert {"forward: A", "backward: dA", "input", "10", "60", "48"} <= set(shown)


def test_picture_holds_a_shape_and_a_marker_for_each_layer_that_lies_in_it() -> None:
    drawing = ElementTree.fromstring(draw_initialization(100, HE, 1, EQUAL).svg)
    svg = "{http://www.w3.org/2000/svg}"
    panels = list(drawing.findall(f"{svg}svg"))
    assert len(panels) == 2
    assert len(panels[0].findall(f"{svg}circle")) == LAYERS + 1
    assert len(panels[1].findall(f"{svg}polygon")) == LAYERS + 1
    for panel in panels:
        assert len([path for path in panel.findall(f"{svg}path") if "tint" in path.attrib["style"]]) == LAYERS + 1


def test_explorer_starts_with_a_fixed_size() -> None:
    explorer = initialization()
    assert explorer.values == {"rule": FIXED, "width": 100, "multiplier": 1, "shape": EQUAL}
    explorer.values = {"rule": HE}
    assert explorer.scene["summary"].startswith("Standard deviation of the weights: 0.141.")
