"""What a learner gets from `check`: words that are complete, never a traceback of ours, and no harm to anything."""

import pickle

import numpy as np
import pytest
from IPython.testing.globalipapp import start_ipython

from course import CheckFailed, check, check_at_zero, gradient_check
from course.catalogue.entries import Probe
from course.checks.rendering import failure_text
from course.checks.report import Report
from course.checks.result import CheckUsageError
from course.compare import difference


def failure_of(function, **answers) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check(function, **answers)
    return caught.value


def test_message_holds_input_expected_got_first_difference_and_next_step() -> None:
    def relu_backward(dA, cache):
        return dA

    message = str(failure_of(relu_backward))
    assert "You passed dA on unchanged" in message
    assert "First difference at [0, 1] (dA = -1.2, cache = -0.6): expected 0, yours -1.2." in message
    assert "Look next: The cache: you have not used it yet." in message
    assert "expected dZ, shape (2, 3)\n      0.7          0       -0.4\n" in message
    assert "your dZ, shape (2, 3)\n      0.7       -1.2≠      -0.4\n" in message


def test_unknown_mistake_is_shown_without_a_name() -> None:
    def relu_backward(dA, cache):
        return 3 * dA * (cache > 0)

    failure = failure_of(relu_backward)
    assert failure.misconception is None
    assert "dZ differs in 3 of 6 entries, on ordinary numbers." in str(failure)


def test_wrong_shape_is_said() -> None:
    def relu_backward(dA, cache):
        return np.zeros((3, 3))

    assert "dZ should have shape (2, 3); yours has (3, 3)" in str(failure_of(relu_backward))


def test_nothing_returned_is_said() -> None:
    def relu_backward(dA, cache):
        dA * (cache > 0)

    assert "It returned nothing (None). It should return dZ: is there a `return`?" in str(failure_of(relu_backward))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (np.ones((2, 3)), "It returned one thing, an array of shape (2, 3). It should return 2 things, A and cache"),
        ((1, 2, 3), "It returned 3 things. It should return 2 things, A and cache."),
        ({"A": 1}, "It returned a dict. It should return 2 things, A and cache, as a tuple."),
        (("text", 2), "A should hold numbers; yours is a str"),
        ((None, 2), "A should hold numbers; yours is a NoneType"),
        ((...), "It returned `...`, the placeholder."),
    ],
)
def test_answer_of_the_wrong_make_is_said(result, words: str) -> None:
    def relu(Z):
        return result

    assert words in str(failure_of(relu))


def test_more_than_one_thing_for_one_is_said() -> None:
    def relu_backward(dA, cache):
        return dA * (cache > 0), cache

    assert "It returned 2 things. It should return dZ alone." in str(failure_of(relu_backward))


def test_only_what_is_judged_wrong_is_marked() -> None:
    """The tables mark by the verdict's own comparison: an entry inside the exercise's tolerance is not marked."""
    found = difference("spread", np.array([1.0, 1.0]), np.array([1.01, 2.0]), tolerance=0.03)
    report = Report("he_init", "not right yet.", probe=Probe((3,)), difference=found)
    assert "your spread, shape (2,)\n     1.01          2≠" in failure_text(report)


def test_an_error_is_told_with_the_learners_own_line() -> None:
    def relu_backward(dA, cache):
        return dA / undefined_name  # noqa: F821

    message = str(failure_of(relu_backward))
    assert "It stopped with NameError: name 'undefined_name' is not defined" in message
    assert "return dA / undefined_name" in message


def test_wrong_signature_is_said() -> None:
    def relu_backward(dA):
        return dA

    assert "It could not be called as relu_backward(dA, cache)" in str(failure_of(relu_backward))


def test_a_stub_is_not_a_wrong_answer() -> None:
    def relu_backward(dA, cache):
        raise NotImplementedError("relu_backward: replace this line with your code.")

    with pytest.raises(NotImplementedError, match="replace this line"):
        check(relu_backward)
    with pytest.raises(NotImplementedError, match=r"predicted_dw: replace \.\.\. with your answer"):
        check(predicted_dw=...)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: check(), "check takes one function or one named answer"),
        (lambda: check(np.ones(3)), "check got ndarray, which has no name here"),
        (lambda: check("relu"), "check got str, which has no name here"),
        (lambda: check(lambda Z: Z), "There is no exercise called '<lambda>'"),
        (lambda: check(predicted_dx=1), "There is no exercise called 'predicted_dx'"),
        (lambda: check_at_zero(np.maximum), "There is no exercise called 'maximum'"),
    ],
)
def test_a_wrong_call_is_told_how(call, words: str) -> None:
    with pytest.raises(CheckUsageError, match=words.replace("(", r"\(")):
        call()


@pytest.mark.parametrize("answer", ["eight", None, [8], float("nan"), 8 + 0j])
def test_an_answer_that_is_no_number_is_told_so(answer) -> None:
    assert "answer with a number." in str(failure_of(None, predicted_dw=answer))


@pytest.mark.parametrize("answer", ["e", 4, None, "ab"])
def test_an_answer_that_is_no_choice_is_told_so(answer) -> None:
    assert 'answer with "a" or "b" or "c" or "d"' in str(failure_of(None, slope_at_zero=answer))


@pytest.mark.parametrize("answer", [8, 8.0, np.float32(8), np.int64(8), 8.02, np.array([[8.0]])])
def test_any_number_near_enough_is_right(answer) -> None:
    assert "Their product is 8." in repr(check(predicted_dw=answer))


@pytest.mark.parametrize("slope", [0, 0.25, 0.5, 1])
def test_every_subgradient_passes_at_zero(slope: float) -> None:
    def relu_backward(dA, cache):
        return dA * np.heaviside(cache, slope)

    said = repr(check_at_zero(relu_backward))
    assert ("a valid subgradient. This course and torch.relu use 0." in said) == (slope != 0)


@pytest.mark.parametrize("slope", [-0.1, 1.1, 2, np.nan, np.inf])
def test_no_other_slope_passes_at_zero(slope: float) -> None:
    def relu_backward(dA, cache):
        with np.errstate(invalid="ignore"):
            return np.where(cache == 0, slope * dA, dA * (cache > 0))

    with pytest.raises(CheckFailed) as caught:
        check_at_zero(relu_backward)
    assert caught.value.misconception == "relu_backward.slope_at_zero"


def test_at_zero_names_an_ordinary_mistake_that_hides_the_slope() -> None:
    def relu_backward(dA, cache):
        return np.sum(dA * (cache > 0), axis=1)

    with pytest.raises(CheckFailed) as caught:
        check_at_zero(relu_backward)
    assert caught.value.misconception == "relu_backward.summed_over_samples"


def test_gradient_check_passes_and_fails() -> None:
    x = np.array([[0.3, -1.2], [2.0, 0.7]])
    assert "gradient check: right." in repr(gradient_check(lambda Z: float(np.sum(Z**2)), x, 2 * x))
    with pytest.raises(CheckFailed, match="gradient differs in 4 of 4 entries"):
        gradient_check(lambda Z: float(np.sum(Z**2)), x, x)


def test_failure_survives_pickling() -> None:
    def relu(Z):
        return np.abs(Z), Z

    failure = failure_of(relu)
    copy = pickle.loads(pickle.dumps(failure))
    assert (str(copy), copy.misconception) == (str(failure), "relu.absolute_value")


def test_output_of_a_learner_is_escaped_in_the_card() -> None:
    from course.checks.rendering import failure_html

    def relu(Z):
        raise ValueError("<script>alert(1)</script>")

    html = failure_html(failure_of(relu).report)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_large_answers_are_cut() -> None:
    def relu_backward(dA, cache):
        return np.zeros((500, 700))

    message = str(failure_of(relu_backward))
    assert "shape (500, 700), its first part" in message
    assert len(message) < 2000


def test_in_a_notebook_the_traceback_is_one_line_and_the_card_comes_first() -> None:
    shell = start_ipython()
    shell.run_cell("from course import check\ndef relu(Z):\n    return abs(Z), Z\n")
    from IPython.utils.capture import capture_output

    with capture_output() as seen:
        outcome = shell.run_cell("check(relu)")
    assert isinstance(outcome.error_in_exec, CheckFailed)
    (card,) = seen.outputs
    assert "absolute value" in card.data["text/html"]
    assert card.data["text/plain"] == str(outcome.error_in_exec)
    assert outcome.error_in_exec._render_traceback_() == [
        "CheckFailed: relu: not right yet. You took the absolute value: negative numbers came out positive."
    ]
    with capture_output() as seen:
        outcome = shell.run_cell("import numpy as np\ndef relu(Z):\n    return np.maximum(0, Z), Z\ncheck(relu)")
    assert outcome.success
    (card,) = seen.outputs
    assert card.data["text/plain"].startswith("✓ relu: right.")
