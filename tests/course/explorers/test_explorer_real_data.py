"""Lesson 7's explorer: its picture and its words are what the table says."""

import re
from itertools import product

import pytest

from course import explore
from course.explorers.real_data import draw
from course.networks.real_data import EPOCHS, INPUTS, SIZES, WIDTHS


def test_every_choice_can_be_drawn_and_put_in_words() -> None:
    for inputs, width, size, epochs in product(INPUTS, WIDTHS, SIZES, EPOCHS):
        scene = draw(inputs, str(width), str(size), str(epochs))
        assert scene.svg.startswith("<svg")
        assert scene.svg.endswith("</svg>")
        assert scene.summary in scene.svg
        assert not re.search(r"nan|\binf\b", scene.svg)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (
            ("all ten", "50", "20", "200"),
            "20 people, all ten, 50 hidden units, 200 epochs: R² is 0.99 on the training part and −0.24 on the "
            "validation part. The gap is 1.23. The best straight line has 0.79 and −0.24.",
        ),
        (
            ("age and sex", "5", "300", "1"),
            "300 people, age and sex, 5 hidden units, 1 epoch: R² is −0.07 on the training part and −0.11 on the "
            "validation part. The gap is 0.05. The best straight line has 0.04 and 0.02.",
        ),
        (
            ("all ten", "0", "300", "100"),
            "300 people, all ten, no hidden units, 100 epochs: R² is 0.52 on the training part and 0.47 on the "
            "validation part. The gap is 0.05. The best straight line has 0.53 and 0.48.",
        ),
    ],
)
def test_the_summary_says_what_is_seen(choice: tuple[str, ...], words: str) -> None:
    assert draw(*choice).summary == words


def test_the_explorer_begins_with_the_network_of_the_lesson() -> None:
    explorer = explore.learning_curves()
    assert "300 people, all ten, 20 hidden units, 200 epochs" in explorer.scene["summary"]
    explorer.values = {"inputs": "age and sex", "width": "5"}
    assert "R² is 0.04 on the training part and 0.01" in explorer.scene["summary"]
