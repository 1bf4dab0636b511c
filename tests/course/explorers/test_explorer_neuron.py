"""Lesson 1's explorer: picture and words say its numbers."""

import itertools
import re
from xml.etree import ElementTree

import pytest

from course import explore
from course.explorers.neuron import describe, draw_neuron
from course.networks.neuron import neuron_numbers

POINTS = [(2, 3, 1, 5), (-1.5, 2.3, 0.4, -1.2), (2, 2, -4, 5), (3, 4, 8, -2), (-3, 4, -8, 10), (0, 3, 1, 5)]


def test_words_of_the_worked_example() -> None:
    assert describe(neuron_numbers(2, 3, 1, 5)) == (
        "Forward: z = 7, a = 7, L = 4. Backward: dL/da = 4. The gate is open (slope 1), so dL/dz = 4, "
        "dL/dw = 8, dL/db = 4, dL/dx = 12."
    )


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ((-1.5, 2.3, 0.4, -1.2), "The gate is closed (slope 0), so dL/dz = 0"),
        ((2, 2, -4, 5), "At z = 0 ReLU has no slope and this course takes 0, so dL/dz = 0"),
    ],
)
def test_words_of_a_closed_gate(point: tuple[float, ...], words: str) -> None:
    assert words in describe(neuron_numbers(*point))


@pytest.mark.parametrize("point", POINTS)
def test_picture_shows_the_numbers_of_its_words(point: tuple[float, ...]) -> None:
    scene = draw_neuron(*point)
    root = ElementTree.fromstring(scene.svg)
    assert root.get("role") == "img"
    assert scene.summary in (root.get("aria-label") or "")
    shown = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    for name, value in re.findall(r"(\bz|\ba|\bL|dL/d[azwbx]) = (−?[\d.]*\d)", scene.summary.split("At z = 0")[0]):
        assert shown[shown.index(name) + 1] == value


@pytest.mark.parametrize("point", POINTS)
def test_state_of_the_gate_is_told_in_words(point: tuple[float, ...]) -> None:
    is_open = neuron_numbers(*point).slope == 1
    assert ("gate open" in draw_neuron(*point).svg, "gate closed" in draw_neuron(*point).svg) == (is_open, not is_open)


def test_rule_at_zero_is_told_at_zero_only() -> None:
    assert "the rule of this course is to take 0" in draw_neuron(2, 2, -4, 5).svg
    assert "the rule of this course" not in draw_neuron(2, 3, 1, 5).svg


def test_sliders_reach_what_the_lesson_asks_for() -> None:
    explorer = explore.neuron()
    assert explorer.values == {"x": 2, "w": 3, "b": 1, "y": 5}
    explorer.values = {"b": -7}
    assert "gate is closed" in explorer.scene["summary"]


@pytest.mark.parametrize("point", POINTS)
def test_no_text_is_cut_off_at_the_foot(point: tuple[float, ...]) -> None:
    root = ElementTree.fromstring(draw_neuron(*point).svg)
    foot = float((root.get("viewBox") or "").split()[3])
    lowest = max(float(element.get("y") or 0) for element in root.iter("{http://www.w3.org/2000/svg}text"))
    assert lowest <= foot - 5


def test_every_corner_of_the_sliders_draws() -> None:
    controls = explore.neuron().controls
    for corner in itertools.product(*((control["low"], control["high"]) for control in controls)):
        ElementTree.fromstring(draw_neuron(*corner).svg)
