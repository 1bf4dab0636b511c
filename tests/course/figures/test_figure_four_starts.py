"""Lesson 4's curves of four starts: what is drawn, what is lost, and what is said."""

import numpy as np

from course.figures import four_starts

LOSSES = {"zero": [1.0, 0.1, 0.1], "small": [1.0, 0.1, 0.1], "He": [1.0, 0.1, 0.01], "large": [100.0, 1e9, np.nan]}


def test_each_curve_is_drawn_in_decades_until_it_is_lost() -> None:
    lines = [np.asarray(line.get_ydata(), dtype=float) for line in four_starts(LOSSES).figure.axes[0].lines]
    np.testing.assert_allclose(lines[2], (0, -1, -2))
    np.testing.assert_allclose(lines[3], (2, 9, np.nan))


def test_names_stand_apart_and_say_which_is_lost() -> None:
    texts = [text for text in four_starts(LOSSES).figure.axes[0].texts if text.get_text()]
    assert {text.get_text() for text in texts} == {"zero", "small", "He", "large: leaves the picture"}
    assert np.diff(sorted(text.get_position()[1] for text in texts)).min() > 0.39


def test_it_says_in_words_what_it_shows() -> None:
    alt = four_starts(LOSSES).alt
    assert "Zero: begins at 1, stands at 0.1 half way and ends at 0.1." in alt
    assert "Large: begins at 100, leaves the picture at the top and is no number any more from step 2 on." in alt


def test_a_loss_of_exactly_zero_has_no_place_on_the_axis() -> None:
    (line,) = four_starts({"perfect": [1.0, 0.0]}).figure.axes[0].lines
    assert np.isnan(np.asarray(line.get_ydata(), dtype=float)).tolist() == [False, True]
