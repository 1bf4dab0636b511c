"""Ten ReLU layers: the sizes of their numbers are those of a network that is run."""

from itertools import product

import numpy as np
import pytest

from course.networks import he_initialization as network
from course.networks.he_initialization import LAYERS, RULES, SHAPES, WIDEST, layers, widths_of
from course.networks.he_initialization import _standard_weights as standard_weights

HE, FIXED = "He's rule", "fixed: std 0.1"
EQUAL, NARROWING = SHAPES


@pytest.mark.parametrize(("rule", "shape"), list(product(RULES, SHAPES)))
def test_shifted_histograms_are_those_of_a_network_that_is_run(rule: str, shape: str) -> None:
    """The rms of each layer, measured on the network itself, with the weights as they are."""
    found = layers(60, rule, 1.3, shape)
    rng = np.random.default_rng(8)
    A = rng.standard_normal((found.widths[0], 100), dtype=np.float32)
    for layer in range(LAYERS):
        n_in, n_out = found.widths[layer : layer + 2]
        assert found.stds[layer] == pytest.approx(1.3 * RULES[rule](n_in, n_out))
        A = np.maximum(0, standard_weights()[layer, :n_out, :n_in] * found.stds[layer] @ A)
        assert found.forward.rms[layer + 1] == pytest.approx(np.log10(np.sqrt(np.mean(A**2))), abs=1e-3)


def test_gradient_is_the_transpose_of_the_forward_pass() -> None:
    """With the gates fixed a network is linear, so <dA10, A10> = <dA0, A0>."""
    kept: list[list[np.ndarray]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "_summary", lambda arrays, rule: kept.append(arrays))
        network._run.__wrapped__(widths_of(40, NARROWING))
    signal, gradient = kept
    ends = [np.vdot(signal[at].astype(float), gradient[at].astype(float)) for at in (0, LAYERS)]
    assert ends[0] == pytest.approx(ends[1], rel=1e-3)


def test_he_keeps_the_rms_by_the_rule_in_both_directions() -> None:
    found = layers(100, HE, 1, EQUAL)
    np.testing.assert_allclose(found.forward.rule, 0, atol=1e-12)
    np.testing.assert_allclose(found.backward.rule, 0, atol=1e-12)
    assert np.abs(found.forward.rms).max() < 0.2
    assert np.abs(found.backward.rms).max() < 0.2


def test_rule_for_the_way_back_is_last_width_over_first() -> None:
    found = layers(250, HE, 1, NARROWING)
    assert found.backward.rule[0] == pytest.approx(np.log10(found.widths[-1] / found.widths[0]) / 2)


def test_task_of_the_lesson_has_its_answer_on_the_slider() -> None:
    """Width 50, fixed size: twice 0.1 keeps the signal, which is the root of 2/50."""
    found = layers(50, FIXED, 2, EQUAL)
    assert found.stds[0] == pytest.approx(np.sqrt(2 / 50))
    np.testing.assert_allclose(found.forward.rule, 0, atol=1e-12)


@pytest.mark.parametrize(("width", "shape"), list(product(range(10, WIDEST + 1, 20), SHAPES)))
def test_no_layer_is_dead(width: int, shape: str) -> None:
    found = layers(width, HE, 1, shape)
    assert np.isfinite([found.forward.rms, found.backward.rms]).all()
    np.testing.assert_array_equal(found.forward.shares.max(axis=1), 1)
