"""Lesson 2's explorer: picture and words say its numbers."""

import itertools
import math
from xml.etree import ElementTree

import pytest

from course import explore
from course.explorers.relu_vs_sigmoid import describe, draw_surviving_gradient
from course.explorers.relu_vs_sigmoid_picture import shown
from course.networks.relu_vs_sigmoid import ACTIVATIONS, chain

POINTS = [(2, 5, 1), (2, 5, 4), (-1.5, 8, 1), (1, 20, 5), (8, 20, 0.1), (0, 1, 1), (3, 12, 2)]


def test_a_closed_relu_says_so() -> None:
    scene = draw_surviving_gradient(-1.5, 8, 1)
    assert "layer 1 receives nothing through ReLU, whose gate is closed, and" in scene.summary
    assert "0 (closed)" in scene.svg


def test_words() -> None:
    assert describe(chain("ReLU", 2, 5, 1), chain("sigmoid", 2, 5, 1), 1) == (
        "5 layers, weight 1. Of a gradient of 1 at the output, layer 1 receives 1 through ReLU and 0.000242 through "
        "the sigmoid. Their slopes in layer 1: 1 and 0.105, in layer 5: 1 and 0.225."
    )
    assert describe(chain("ReLU", 1, 1, 1), chain("sigmoid", 1, 1, 1), 1).startswith("A single layer. ")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (0.000242, "0.000242"),
        (5.4e-6, "5.4 × 10⁻⁶"),
        (2048, "2048"),
        (1.94e13, "1.9 × 10¹³"),
        (-0.015, "−0.015"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: float, words: str) -> None:
    assert shown(value) == words


@pytest.mark.parametrize("point", POINTS)
def test_picture_shows_what_is_left(point: tuple[float, int, float]) -> None:
    scene = draw_surviving_gradient(*point)
    root = ElementTree.fromstring(scene.svg)
    assert root.get("role") == "img"
    assert scene.summary in (root.get("aria-label") or "")
    texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    z, layers, k = point
    for name in ACTIVATIONS:
        assert texts[texts.index(name) + 1].removesuffix(" (closed)") == shown(chain(name, z, layers, k).left)


def test_every_corner_of_the_sliders_can_be_drawn() -> None:
    controls = explore.surviving_gradient().controls
    corners = itertools.product(*[(control["low"], control["value"], control["high"]) for control in controls])
    for corner in corners:
        scene = draw_surviving_gradient(*corner)
        root = ElementTree.fromstring(scene.svg)
        _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
        for element in root.iter("{http://www.w3.org/2000/svg}text"):
            assert 0 <= float(element.get("x", "nan")) <= width
            assert 0 <= float(element.get("y", "nan")) <= height
        assert not math.isnan(chain("sigmoid", corner[0], int(corner[1]), corner[2]).left)
