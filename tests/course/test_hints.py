"""Help in steps: it opens where it helps, is the same in the notebooks, reads well without LaTeX, and is never code."""

import json
import re

import numpy as np
import pytest
from repository import ROOT

from course import CheckFailed, check, check_at_zero, hint
from course.catalogue import EXERCISES, QUESTIONS, lesson_of
from course.catalogue.entries import Exercise
from course.checks import offers
from course.checks.result import CheckUsageError
from course.hints import collapsed
from course.plain_formulas import plain

EACH = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda e: e.name)


@pytest.fixture(autouse=True)
def a_new_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_asked_for", {})


def relu_backward(dA, cache):
    """A learner's own: it looks at the wrong array."""
    return np.maximum(dA, 0)


def opened(help_shown) -> str:
    """The question of the one step that is open in the notebook."""
    (question,) = re.findall(r"<details open>\n<summary>(.+)</summary>", help_shown._repr_markdown_())
    return question


def notebook_of(exercise: Exercise, step: str) -> dict:
    lesson = lesson_of(exercise.name)
    return json.loads((ROOT / step / lesson / f"{lesson}.ipynb").read_text("utf-8"))


def test_it_opens_at_the_first_step() -> None:
    assert opened(hint(relu_backward)) == "I am not sure what dA is."
    assert opened(hint("relu_backward")) == "I am not sure what dA is."


def test_it_opens_at_the_step_asked_for_and_lists_the_others() -> None:
    shown = hint(relu_backward, 3)
    assert opened(shown) == "I know the slope. How does it meet dA?"
    assert repr(shown) == (
        "Help with relu_backward, step 3 of 3: I know the slope. How does it meet dA?\n"
        "By the chain rule, entry by entry: dZ_ij = dA_ij · slope(Z_ij). The slope is 1 or 0; at exactly 0 either will "
        "do. dZ is a new array, of floats as dA is.\n"
        "hint(relu_backward, 1): I am not sure what dA is.\n"
        "hint(relu_backward, 2): What should I do with the cache?"
    )


def test_after_a_failed_check_it_opens_at_the_step_that_fits() -> None:
    with pytest.raises(CheckFailed):
        check(relu_backward)
    assert opened(hint(relu_backward)) == "What should I do with the cache?"
    assert opened(hint(relu_backward)) == "What should I do with the cache?"
    assert opened(hint(relu_backward, 1)) == "I am not sure what dA is."
    assert opened(hint("relu")) == "I do not see what relu has to do with a gate."


def test_after_a_failed_check_at_zero_it_opens_at_the_rule() -> None:
    def relu_backward(dA, cache):
        return dA * np.heaviside(cache, 2)

    with pytest.raises(CheckFailed, match=r"Help that fits: hint\(relu_backward, 3\), "):
        check_at_zero(relu_backward)
    assert opened(hint(relu_backward)) == "I know the slope. How does it meet dA?"


def test_a_stub_has_help() -> None:
    def relu_backward(dA, cache):
        raise NotImplementedError("relu_backward: replace this line with your code.")

    with pytest.raises(NotImplementedError):
        check(relu_backward)
    assert opened(hint(relu_backward)) == "I am not sure what dA is."


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.name)
def test_the_help_with_a_prediction_says_where_to_look(question) -> None:
    shown = hint(question.name)
    assert opened(shown) == "Where do I look?"
    assert question.look_at in shown._repr_markdown_()
    assert repr(shown) == f"Help with {question.name}, step 1 of 1: Where do I look?\n{question.look_at}"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("relu_backwards",), "There is no exercise called 'relu_backwards'. Do you mean hint(relu_backward)?"),
        (("predicted_d",), "There is no exercise called 'predicted_d'. Do you mean hint(\"predicted_dw\")?"),
        ((np.maximum,), "There is no exercise called 'maximum'. Call it as hint(relu_backward), "),
        ((), "hint got nothing, which is neither a function nor a name. Call it as hint(relu_backward), "),
        ((8,), "hint got int, which is neither a function nor a name. Call it as hint(relu_backward), "),
        ((...,), "hint got ellipsis, which is neither a function nor a name. Call it as hint(relu_backward), "),
        ((relu_backward, 0), "The help with relu_backward has no step 0. Its last step is 3."),
        ((relu_backward, 4), "The help with relu_backward has no step 4. Its last step is 3."),
        ((relu_backward, "2"), "The help with relu_backward has no step '2'. Its last step is 3."),
        ((relu_backward, 2.0), "The help with relu_backward has no step 2.0. Its last step is 3."),
        (("predicted_dw", 2), "The help with predicted_dw has no step 2. Its last step is 1."),
    ],
)
def test_a_wrong_call_is_told_how(asked: tuple, said: str) -> None:
    with pytest.raises(CheckUsageError) as told:
        hint(*asked)
    assert str(told.value).startswith(said)
    assert told.value._render_traceback_() == [f"CheckUsageError: {told.value}"]


@EACH
def test_the_notebook_holds_the_same_help_closed(exercise: Exercise) -> None:
    notebook = notebook_of(exercise, "release")
    prose = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    (above,) = [text for text in prose if f"### Exercise: {exercise.name}\n" in text]
    assert "\n\n".join(map(collapsed, exercise.hints)) in above


@EACH
def test_it_reads_well_where_no_latex_is_set(exercise: Exercise) -> None:
    for step, held in enumerate(exercise.hints, start=1):
        shown = repr(hint(exercise.name, step))
        outside_code = re.sub(r"`[^`]*`", "", shown)
        assert re.findall(r"[\\${}]", outside_code) == []
        for words in re.split(r"\$[^$]*\$", held.answer):
            assert words in shown


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"With $L = \tfrac{1}{2}(a - y)^2$:", "With L = (1/2)(a - y)^2:"),
        (r"$\dfrac{f(Z_{ij}+h) - f(Z_{ij}-h)}{2h}$", "(f(Z_ij+h) - f(Z_ij-h))/(2h)"),
        (r"$dW = \frac{1}{m}\, dZ\, A_{\text{prev}}^T$", "dW = (1/m) dZ A_prev^T"),
        (r"$W^{[l]} \leftarrow W^{[l]} - \alpha\, dW^{[l]}$", "W[l] <- W[l] - α dW[l]"),
        (r"$\text{std} = \sqrt{\dfrac{2}{n_{in} + n_{l-1}}}$", "std = sqrt(2/(n_in + n_(l-1)))"),
        (r"$\gamma \cdot \dfrac{Z - \mu}{\sqrt{\sigma^2 + \varepsilon}}$", "γ · (Z - μ)/sqrt(σ^2 + ε)"),
        (r"$\frac12\, \mathrm{Var}[w] \bigl(\partial A\bigr)$", "(1/2) Var[w] (∂A)"),
        ('$3 for `f"W{l}"`', '$3 for `f"W{l}"`'),
    ],
)
def test_formulas_become_one_line_of_text(latex: str, text: str) -> None:
    assert plain(latex) == text
