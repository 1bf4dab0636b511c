"""Lesson 6's figures draw the numbers they are given, and say them in words."""

import numpy as np

from course.figures import normalised_gradients, residual_growth, trials


def drawn(axes) -> list[np.ndarray]:
    return [np.asarray(line.get_ydata(), dtype=float) for line in axes.lines]


def labels(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


RUNS = {
    "× 1": ([0.5, 0.1, 0.01], [0.1, 1.0]),
    "× 2": ([5.0, 1e9], [1e4, 1e5]),
    "× 4": ([np.nan], []),
}


def test_trials_draw_norms_and_costs() -> None:
    left, right = trials(RUNS).figure.axes
    np.testing.assert_allclose(drawn(left)[0], (-1, 0))
    np.testing.assert_allclose(drawn(left)[1], (4, 5))
    at_half, learning, exploding, lost = drawn(right)
    np.testing.assert_allclose(at_half, np.log10(0.5))
    np.testing.assert_allclose(learning, np.log10(RUNS["× 1"][0]))
    np.testing.assert_allclose(exploding, (np.log10(5), 2))  # no higher than the picture
    np.testing.assert_allclose(lost, (2,))
    assert labels(right) == list(RUNS)


def test_trials_in_words() -> None:
    alt = trials(RUNS).alt
    assert "× 1: norms from 1.0e-01 in the first block to 1.0e+00 in the last; the cost goes from 0.5 to 0.01." in alt
    assert "× 2: norms from 1.0e+04 in the first block to 1.0e+05 in the last; the cost explodes after step 1." in alt
    assert "× 4: no gradient; the cost explodes after step 0." in alt


def test_normalised_gradients() -> None:
    sizes = {"plain": np.full(4, 2.0), "batch norm": 2.0 * 1.467 ** np.arange(4), "layer norm": np.full(4, 2.0)}
    picture = normalised_gradients(sizes)
    theory, plain, batch, _ = drawn(picture.figure.axes[0])
    np.testing.assert_allclose(plain, 0)
    np.testing.assert_allclose(batch, theory, rtol=1e-3)
    assert "At the end it is 1 with plain, 3.2 with batch norm, 1 with layer norm." in picture.alt


def test_names_beside_lines_that_end_together_are_kept_apart() -> None:
    sizes = {"plain": np.full(4, 2.0), "batch norm": 2.0 * 1.467 ** np.arange(4), "layer norm": np.full(4, 2.0)}
    axes = normalised_gradients(sizes).figure.axes[0]
    heights = sorted(text.get_position()[1] for text in axes.texts if text.get_text() in sizes)
    assert np.diff(heights).min() >= 0.6 - 1e-9


def test_residual_growth() -> None:
    up, down = 3.0 ** np.arange(6), 2.0 ** np.arange(6)
    picture = residual_growth({"1": (up, down), "1/5": (np.ones(6), np.ones(6))})
    forward, backward = picture.figure.axes
    np.testing.assert_allclose(drawn(forward)[0], np.log10(up))
    np.testing.assert_allclose(drawn(backward)[0], np.log10(down))
    assert labels(backward) == ["branch × 1", "branch × 1/5"]
    assert "branch times 1: forward 2.4e+02, backward 32" in picture.alt
