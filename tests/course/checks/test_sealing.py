"""What ships of a prediction says to every answer what its author wrote, and holds none of it readably."""

import math
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from repository import ROOT

from course import catalogue
from course.catalogue import sealing
from course.catalogue.entries import Question
from course.catalogue.sealing import SealedQuestion, seal, sealed_source
from course.checks.question import judge_answer
from course.checks.result import CheckFailed

QUESTIONS = list(catalogue.QUESTIONS.values())
EACH = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
MODULES = sorted((ROOT / "course" / "catalogue").glob("*/questions.py"))


@pytest.fixture(scope="module", autouse=True)
def _quick_keys() -> Any:
    """The number of rounds changes nothing but the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "REPEATED", 1)
        yield


def shipped() -> dict[str, SealedQuestion]:
    found = {}
    for module in MODULES:
        names: dict[str, Any] = {}
        exec(sealed_source(module.read_text(encoding="utf-8")), names)
        found |= {question.name: question for question in names["QUESTIONS"]}
    return found


def near(value: float) -> list[float]:
    """Numbers at and around the edges of the tolerance."""
    factors = (1, 1.0049, 0.9951, 1.0051, 0.9949, 1.012, 0.988, 1.03, -1, 2)
    return [value * factor for factor in factors] + [value + 1e-10, value - 1e-10, value + 0.1]


@EACH
def test_it_says_what_the_author_wrote_to_every_answer_that_is_known(question: Question) -> None:
    sealed = seal(question)
    assert (sealed.look_at, sealed.choices) == (question.look_at, question.choices)
    for value, found in question.known():
        assert sealed.find(value) == question.find(value) == found
        for other in [] if isinstance(value, str) else near(value):
            assert sealed.find(other) == question.find(other), other


@settings(max_examples=300)
@given(
    question=st.sampled_from([question for question in QUESTIONS if not question.choices]),
    number=st.floats(allow_nan=False, allow_infinity=False),
)
@example(question=catalogue.QUESTIONS["predicted_dead_dw"], number=5e-324)
def test_other_numbers_are_told_apart_as_they_were(question: Question, number: float) -> None:
    assert seal(question).find(number) == question.find(number)


@EACH
def test_a_check_gives_the_same_words(question: Question) -> None:
    sealed = seal(question)
    for value, found in question.known():
        if not found.id:
            assert repr(judge_answer(sealed, value)) == repr(judge_answer(question, value))
            continue
        failures = []
        for asked in (question, sealed):
            with pytest.raises(CheckFailed) as failure:
                judge_answer(asked, value)
            failures.append((str(failure.value), failure.value.misconception))
        assert failures[0] == failures[1]


def test_every_question_ships() -> None:
    assert shipped().keys() == catalogue.QUESTIONS.keys()
    assert [question for question in QUESTIONS if not isinstance(question, Question)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.parent.name)
def test_what_ships_holds_no_answer_and_no_word_about_one(module: Any) -> None:
    text = sealed_source(module.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    exec(compile(module.read_text(encoding="utf-8"), module, "exec"), names)
    for question in names["QUESTIONS"]:
        for _, found in question.known():
            assert found.title not in text
            assert not found.explanation or found.explanation not in text
    sealed = {}
    exec(text, sealed)
    for question in sealed["QUESTIONS"]:
        assert vars(question).keys() == {"name", "look_at", "choices", "sealed"}
        assert len({len(words) for words in question.sealed.values()}) == 1, "the length tells which is right"


def test_it_is_the_same_each_time() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        assert sealed_source(text) == sealed_source(text) == sealed_source(sealed_source(text))


def test_the_steps_hold_the_tolerance() -> None:
    assert math.log(1 / (1 - 0.005)) < sealing._STEP
