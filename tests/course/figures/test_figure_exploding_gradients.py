"""Lesson 3's figures draw the numbers they are given, and say them in words."""

import numpy as np
import pytest

from course.figures import gradient_by_depth, hundred_layers


def drawn(axes) -> list[np.ndarray]:
    return [np.asarray(line.get_ydata(), dtype=float) for line in axes.lines]


def labels(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_gradient_by_depth_draws_markers_on_the_closed_form() -> None:
    picture = gradient_by_depth(
        {5: [5 ** (2 * L - 1) for L in range(1, 7)], 0.5: [0.5 ** (2 * L - 1) for L in range(1, 7)]}
    )
    lines = drawn(picture.figure.axes[0])
    np.testing.assert_allclose(lines[0], lines[1])
    np.testing.assert_allclose(lines[0][-1], 11 * np.log10(5))
    np.testing.assert_allclose(lines[4], np.arange(6) * np.log10(5))  # 5^(L - 1)
    assert labels(picture.figure.axes[0])[:2] == ["k = 5", "k = 0.5"]
    assert "k = 5: on its line, which ends at 4.9e+07." in picture.alt


def test_gradient_by_depth_says_where_a_network_is_off() -> None:
    picture = gradient_by_depth({2: [2.0, 4.0, 8.0]})
    assert "k = 2: not on its line" in picture.alt


@pytest.mark.parametrize("odd", [0.0, -3.0, np.nan, np.inf])
def test_gradients_that_have_no_logarithm_are_left_out(odd: float) -> None:
    markers = drawn(gradient_by_depth({2: [2.0, odd, 32.0]}).figure.axes[0])[1]
    assert np.isnan(markers).tolist() == [False, True, False]


def runs() -> dict[int, np.ndarray]:
    dying = np.array([[1.0, 2.0], [1.0, 0.0], [10.0, 0.0]])
    return {4: dying, 64: 10.0 ** np.arange(3)[:, None] * np.ones(5)}


def test_hundred_layers_counts_the_living_and_measures_only_them() -> None:
    left, right = hundred_layers(runs()).figure.axes
    shares, sizes = drawn(left), drawn(right)
    np.testing.assert_array_equal(shares[0], (1, 0.5, 0.5))
    np.testing.assert_allclose(shares[1], (1 - 0.5**4) ** np.array([1, 2, 3]))
    np.testing.assert_allclose(sizes[0], (np.log10(2) / 2, 0, 1))
    np.testing.assert_allclose(sizes[3], np.log10(64 / 2) / 2 * np.array([1, 2, 3]))


def test_hundred_layers_in_words() -> None:
    alt = hundred_layers(runs()).alt
    assert "After the last layer it is 0.5 at n = 4; 1 at n = 64." in alt
    assert "n = 64 ends at 10 to the power of 2" in alt


def test_a_width_at_which_all_die_ends_where_the_last_one_died() -> None:
    dead = {4: np.array([[1.0], [1.0], [0.0]]), 64: np.ones((3, 1))}
    _, right = hundred_layers(dead).figure.axes
    assert len(drawn(right)[0]) == 2
