"""The help that a failed check offers: the step that fits the named mistake, in one line, wherever it is told."""

import re

import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.reference import grade
from course import CheckFailed, catalogue, check, check_at_zero
from course.checks.rendering import failure_html, failure_text
from course.checks.report import Offer, Report

FITS = 'Help that fits: hint(relu_backward, 2), "What should I do with the cache?"'


def relu_backward(dA, cache):
    """A learner's own: it looks at the wrong array."""
    return np.maximum(dA, 0)


def failure_of(call) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        call()
    return caught.value


def test_a_named_mistake_is_offered_the_step_that_fits() -> None:
    failure = failure_of(lambda: check(relu_backward))
    assert failure.misconception == "relu_backward.relu_of_dA"
    assert str(failure).endswith(f"\n{FITS}")


def test_a_failure_without_a_name_is_offered_the_first_step() -> None:
    def relu_backward(dA, cache):
        return 3 * dA * (cache > 0)

    failure = failure_of(lambda: check(relu_backward))
    assert failure.misconception is None
    assert str(failure).endswith('\nFirst help: hint(relu_backward, 1), "I am not sure what dA is."')


def test_at_zero_the_rule_is_offered() -> None:
    def leaky_relu_backward(dA, cache, alpha):
        return dA * np.where(cache > 0, 1, np.where(cache < 0, alpha, 2))

    failure = failure_of(lambda: check_at_zero(leaky_relu_backward))
    assert str(failure).endswith('\nHelp that fits: hint(leaky_relu_backward, 2), "What is its slope?"')


def test_a_hidden_test_offers_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failure = failure_of(
        lambda: grade(relu_backward=relu_backward, inputs=[(np.array([[1.4, -0.6]]), np.array([[0.3, 0.8]]))])
    )
    assert "kept back" in str(failure)
    assert str(failure).endswith(f"\n{FITS}")
    assert not re.search("1.4|0.6|0.3|0.8", str(failure))


def test_a_prediction_needs_no_offer_as_the_failure_says_where_to_look() -> None:
    message = str(failure_of(lambda: check(predicted_dw=12)))
    assert message.endswith(f"\nLook next: {catalogue.QUESTIONS['predicted_dw'].look_at}")


def test_the_card_offers_it_last_in_one_line() -> None:
    report = failure_of(lambda: check(relu_backward)).report
    assert report is not None
    html = failure_html(report)
    line = "Help that fits: <code>hint(relu_backward, 2)</code>, &quot;What should I do with the cache?&quot;"
    assert html.endswith(f"<p class='course-note'>{line}</p></div></div>")


def test_the_question_is_escaped_in_the_card_and_has_its_code() -> None:
    report = Report("relu", "no.", offer=Offer("relu", 1, "Is `a` < b?", fits=True))
    assert "&quot;Is <code>a</code> &lt; b?&quot;" in failure_html(report)
    assert failure_text(report).endswith('Help that fits: hint(relu, 1), "Is `a` < b?"')
