"""Lesson 4's figures: the numbers they draw, and a picture whatever the learner's function does."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from course import figures
from course.figures.he_initialization import DEPTH, NETWORKS, WIDTH


def drawn_with(scale: float) -> Callable[..., dict[str, np.ndarray]]:
    def he_init(layer_dims: list[int], rng: np.random.Generator) -> dict[str, np.ndarray]:
        parameters = {}
        for layer, n_out in enumerate(layer_dims[1:], start=1):
            parameters[f"W{layer}"] = rng.normal(scale=scale, size=(n_out, layer_dims[layer - 1]))
            parameters[f"b{layer}"] = np.zeros((n_out, 1))
        return parameters

    return he_init


def stub(layer_dims: list[int], rng: np.random.Generator) -> dict[str, np.ndarray]:
    raise NotImplementedError


def test_mean_and_rms_stand_where_they_belong() -> None:
    lines = [collection.get_segments()[0] for collection in figures.relu_of_a_normal().figure.axes[1].collections[1:]]
    assert [line[0][0] for line in lines] == pytest.approx([1 / np.sqrt(2 * np.pi), np.sqrt(0.5)])


def test_words_of_the_densities_name_mean_and_rms() -> None:
    alt = figures.relu_of_a_normal().alt
    assert "0.399" in alt
    assert "0.707" in alt


def test_rules_are_straight_lines_on_the_logarithmic_axis() -> None:
    axes = figures.your_signal(stub).figure.axes[0]
    ends = [line.get_ydata()[-1] for line in axes.lines]
    assert ends == pytest.approx([DEPTH / 2 * np.log10(top / 2) for top in (1, 2, 3)])


def test_he_stays_near_the_rule() -> None:
    picture = figures.your_signal(drawn_with(np.sqrt(2 / WIDTH)))
    yours = [line.get_ydata() for line in picture.figure.axes[0].lines[3:]]
    assert len(yours) == NETWORKS
    assert np.abs(np.array(yours)).max() < 1.5
    assert picture.caption.startswith("Yours, 5 networks: after 50 layers the rms lies between 0.")
    assert picture.caption in picture.alt


@pytest.mark.parametrize(("scale", "factor"), [(2 / WIDTH, -0.7526), (1.0, 0.7526)])
def test_wrong_spread_leaves_the_frame_of_the_rules_and_is_followed(scale: float, factor: float) -> None:
    axes = figures.your_signal(drawn_with(scale)).figure.axes[0]
    ends = [line.get_ydata()[-1] for line in axes.lines[3:]]
    np.testing.assert_allclose(ends, factor * DEPTH, atol=1.5)
    low, high = axes.get_ylim()
    assert low <= min(ends)
    assert max(ends) <= high


@pytest.mark.parametrize(
    ("he_init", "words"),
    [
        (stub, "he_init is not written."),
        (lambda layer_dims, rng: None, "he_init returned None. Does it end with return parameters?"),
        (lambda layer_dims, rng: {}, "the dict that he_init returned has no W1."),
        (lambda layer_dims, rng: {"W1": "text"}, "stopped with ValueError"),
        (lambda layer_dims, rng: {"W1": np.zeros((3, 2))}, "stopped with ValueError"),
        (lambda rng: {}, "he_init stopped with TypeError"),
        (lambda layer_dims, rng: {}["gain"], "he_init stopped with KeyError: 'gain'"),
    ],
)
def test_without_a_network_the_caption_says_why(he_init: Callable[..., Any], words: str) -> None:
    picture = figures.your_signal(he_init)
    assert picture.caption.startswith("Nothing to draw yet: ")
    assert words in picture.caption
    assert picture.alt.endswith(picture.caption)
    assert "With 1/n it falls steadily to 10 to the power −7.5; with 3/n it rises to 10 to the power 4.4" in picture.alt


@pytest.mark.parametrize("fill", [0.0, np.nan, 1e300, -1.0])
def test_dead_and_overflowing_networks_are_drawn_without_a_warning(fill: float) -> None:
    def he_init(layer_dims: list[int], rng: np.random.Generator) -> dict[str, np.ndarray]:
        return {f"W{layer}": np.full((WIDTH, WIDTH), fill) for layer in range(1, len(layer_dims))}

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = figures.your_signal(he_init)
        assert "Yours, 5 networks" in picture.caption
        assert picture.svg()
