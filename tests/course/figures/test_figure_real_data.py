"""Lesson 7's figures say in words what they show, and draw whatever a learner's function gave."""

from typing import Any

import numpy as np
import pytest

from course.figures import learning_curves, over_epochs, people, your_learning_curve
from course.networks.real_data import lesson_line

RIGHT = lesson_line()


def test_people() -> None:
    alt = people([20.0, 30.0, 40.0], [[50.0, 200.0, 300.0]], "body mass index").alt
    assert "Progression, from 50 to 300, over body mass index, from 20 to 40: 3 points" in alt


def test_the_scores_over_the_epochs() -> None:
    picture = over_epochs([-1.0, 0.4, 0.5, 0.7], [-1.2, 0.3, 0.45, -0.1], 0.48)
    assert picture.alt == (
        "R² over 3 epochs. On the training part it ends at 0.70. On the validation part it is best after 2 epochs, "
        "with 0.45, and ends at −0.10. A level line shows the straight line's 0.48 on the validation part."
    )
    assert "straight line, validation part" in picture.svg()


def test_learning_curves_stand_side_by_side() -> None:
    picture = learning_curves(
        [20, 40, 80], {"line": ([0.8, 0.6, 0.5], [-0.2, 0.1, 0.4]), "net": ([1, 1, 1], [-3, 0, 0.2])}
    )
    assert len(picture.figure.axes) == 2
    assert "line: training part from 0.80 to 0.50, validation part from −0.20 to 0.40." in picture.alt
    assert "net: training part from 1.00 to 1.00, validation part from −3.00 to 0.20." in picture.alt


@pytest.mark.parametrize(
    ("training", "validation", "caption"),
    [
        (RIGHT.training.tolist(), RIGHT.validation, "All ten of your points lie on the curves."),
        (RIGHT.validation, RIGHT.training, "10 of your ten points lie beside the curves."),
        (np.append(RIGHT.training[:4], 0.9), RIGHT.validation, "1 of your ten points lies beside the curves."),
        (RIGHT.training, np.full(5, np.nan), "5 of your ten points lie beside the curves."),
        (
            [0.5],
            RIGHT.validation,
            "Nothing to draw yet: learning_curve, training, returned the shape (1,) where the shape (5,) is wanted.",
        ),
        (
            RIGHT.training,
            None,
            "Nothing to draw yet: learning_curve, validation, returned None. Does it end with a return?",
        ),
    ],
)
def test_the_caption_says_whether_the_points_lie_on_the_curves(training: Any, validation: Any, caption: str) -> None:
    picture = your_learning_curve(training, validation)
    assert picture.caption == caption
    assert picture.svg().startswith("<svg")
    assert caption in picture.alt
