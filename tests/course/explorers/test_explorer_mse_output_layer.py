"""Lesson 5's explorer: its picture and its words are what the table says."""

import re

import pytest

from course import explore
from course.explorers.mse_output_layer import draw
from course.networks.mse_output_layer import ORIENTATIONS, OUTPUTS, RATE_NAMES, SCALINGS, STEPS

ROWS, COLUMNS = ORIENTATIONS
ALL = [
    (orientation, output, scaling, rate, str(step))
    for orientation in ORIENTATIONS
    for output in OUTPUTS
    for scaling in SCALINGS
    for rate in RATE_NAMES
    for step in STEPS
]


def test_every_choice_can_be_drawn_and_put_in_words() -> None:
    for choice in ALL:
        scene = draw(*choice)
        assert scene.svg.startswith("<svg")
        assert scene.svg.endswith("</svg>")
        assert not re.search(r"nan|\binf", scene.svg)
        assert "nan" not in scene.summary


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (
            (ROWS, "ReLU", "neither", "0.000001", "2000"),
            "The network has 20 inputs, 20 outputs, 1 sample. After 2000 steps R² = −0.159. "
            "11 of 20 predictions lie on ReLU's floor, at 0, with 12 changes from one point to the next.",
        ),
        (
            (COLUMNS, "ReLU", "neither", "0.000001", "2000"),
            "The network has 1 input, 1 output, 20 samples. After 2000 steps R² = 0.877. "
            "1 of 20 predictions lies on ReLU's floor, at 0, with 1 change from one point to the next.",
        ),
        (
            (ROWS, "linear", "neither", "0.000001", "2000"),
            "The network has 20 inputs, 20 outputs, 1 sample. After 2000 steps R² = 1.000.",
        ),
        (
            (COLUMNS, "ReLU", "X and Y", "0.1", "2000"),
            "The network has 1 input, 1 output, 20 samples. After 2000 steps R² = 0.614. "
            "12 of 20 predictions lie on ReLU's floor, at 399, the mean of Y, "
            "with 1 change from one point to the next.",
        ),
        (
            (COLUMNS, "linear", "X", "0.1", "500"),
            "The network has 1 input, 1 output, 20 samples. After 500 steps the numbers have run away: "
            "the rate is too large.",
        ),
    ],
)
def test_the_summary_says_what_is_seen(choice: tuple, words: str) -> None:
    assert draw(*choice).summary == words
    assert words.replace("'", "&#x27;") in draw(*choice).svg


def test_the_explorer_starts_with_the_mystery() -> None:
    explorer = explore.regression()
    assert "12 changes" in explorer.scene["summary"]
    explorer.values = {"output": "linear"}
    assert "R² = 1.000" in explorer.scene["summary"]
