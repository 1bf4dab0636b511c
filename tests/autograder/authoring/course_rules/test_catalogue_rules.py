"""What this course asks of an entry of the catalogue: each violation is told with its file, its line and what to do."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from repository import ROOT

from autograder.authoring.course_rules.catalogue import catalogue_problems
from autograder.authoring.course_rules.no_code import code_in, help_faults
from autograder.authoring.course_rules.places import place_of
from course.catalogue import EXERCISES, QUESTIONS, lessons
from course.catalogue.entries import Exercise, Hint, LessonEntries, Probe, Question

FILE = "course/catalogue/relu_derivative/relu.py"
NUMBERS = "Take numbers from `course.catalogue.probes.mixed`, or such as it gives."
SHAPES = ((2, 3), (3, 4), (4, 1))


def told(*entries: Exercise | Question) -> list[str]:
    exercises = tuple(entry for entry in entries if isinstance(entry, Exercise))
    questions = tuple(entry for entry in entries if isinstance(entry, Question))
    return [str(problem) for problem in catalogue_problems([LessonEntries("01_relu_derivative", exercises, questions)])]


def line_of(text: str, file: str = FILE) -> int:
    lines = (ROOT / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def with_step(**changes: Any) -> Exercise:
    """relu, with its mistake `step` changed."""
    relu = EXERCISES["relu"]
    changed = (replace(entry, **changes) if entry.id == "step" else entry for entry in relu.misconceptions)
    return replace(relu, misconceptions=tuple(changed))


def tried_on(*arrays: np.ndarray) -> Exercise:
    return replace(EXERCISES["relu"], probes=lambda: tuple(Probe((array,)) for array in arrays))


def numbers(first: float = 0.3) -> tuple[np.ndarray, ...]:
    """Arrays of three shapes, all numbers different; the first of all is `first`."""
    arrays = [0.21 + 0.01 * np.arange(np.prod(shape)).reshape(shape) for shape in SHAPES]
    arrays[0][0, 0] = first
    return tuple(arrays)


def all_at_one_step(exercise: Exercise) -> Exercise:
    return replace(exercise, misconceptions=tuple(replace(entry, hint=1) for entry in exercise.misconceptions))


RELU = EXERCISES["relu"]
WHOLE = "RELU = Exercise("
STEP = 'id="step"'
# the exercise; a line of its file at which, or one above which, the sentence points; the sentence
CHANGES: dict[str, tuple[Callable[[], Exercise], str, str]] = {
    "two steps of help": (
        lambda: replace(RELU, hints=RELU.hints[:2]),
        WHOLE,
        "the help with relu has 2 steps, not 3. Say in three what it is about, what to use, and what the formula is.",
    ),
    "no such step": (
        lambda: with_step(hint=4),
        STEP,
        "relu.step points to step 4 of the help, which has 3. "
        "Let `hint` be the first step that resolves it, counted from 1.",
    ),
    "one step for everything": (
        lambda: all_at_one_step(RELU),
        WHOLE,
        "no two mistakes of relu point to different steps of the help, so that no step fits any. "
        "Let the `hint` of each be the step that resolves just it, and name two mistakes at least.",
    ),
    "never recognised": (
        lambda: with_step(wrong=(), sign=None),
        STEP,
        "relu.step is never recognised. Give it `wrong=`, its formulas, or `sign=`, what it is recognised by.",
    ),
    "half a sentence": (
        lambda: with_step(title="You took the step"),
        STEP,
        "the title of step is no whole sentence. End it with a full stop or `?`.",
    ),
    "half of a pair": (
        lambda: with_step(look_at="Where is `Z?"),
        STEP,
        "the look_at of step has a backtick without a partner. Add the other one.",
    ),
    "the same name": (
        lambda: replace(RELU, misconceptions=(*RELU.misconceptions, RELU.misconceptions[-1])),
        f'id="{RELU.misconceptions[-1].id}"',
        f"2 entries are called {RELU.misconceptions[-1].id}. Give each a name of its own.",
    ),
    "few probes": (
        lambda: tried_on(*numbers()[:2]),
        WHOLE,
        "relu is tried on 2 probes. Give it 3 or more.",
    ),
    "few shapes": (
        lambda: tried_on(*numbers()[1:], *numbers()[1:]),
        WHOLE,
        "the arrays among the probes of relu have fewer than 3 shapes. "
        "Let all sizes differ: a mixed-up axis is seen only then.",
    ),
    "zero": (
        lambda: tried_on(*numbers(0.0)),
        WHOLE,
        f"a probe of relu holds a number below 0.19 in size, or none at all. {NUMBERS}",
    ),
    "no number": (
        lambda: tried_on(*numbers(np.nan)),
        WHOLE,
        f"a probe of relu holds a number below 0.19 in size, or none at all. {NUMBERS}",
    ),
    "one": (
        lambda: tried_on(*numbers(-1.0)),
        WHOLE,
        f"a probe of relu holds a 1 or two equal numbers, among decimals. {NUMBERS}",
    ),
    "a tie": (
        lambda: tried_on(*numbers(numbers()[0][1, 1])),
        WHOLE,
        f"a probe of relu holds a 1 or two equal numbers, among decimals. {NUMBERS}",
    ),
}


@pytest.mark.parametrize(("make", "line", "sentence"), CHANGES.values(), ids=CHANGES)
def test_a_violation_is_told_at_its_entry(make: Callable[[], Exercise], line: str, sentence: str) -> None:
    number = line_of(line) if line == WHOLE else line_of(line) - 1  # the line above, which begins the entry
    assert f"{FILE}:{number}: {sentence}" in told(make())


def test_good_numbers_are_no_problem() -> None:
    assert told(tried_on(*numbers())) == []


def test_a_rule_at_zero_points_to_help_that_is_there() -> None:
    exercise = EXERCISES["relu_backward"]
    assert exercise.kink is not None
    (sentence,) = told(replace(exercise, kink=replace(exercise.kink, hint=0)))
    assert "relu_backward.py:" in sentence
    assert "the rule at Z = 0 of relu_backward points to step 0 of the help, which has 3." in sentence


def test_wrong_answers_to_a_question_are_held_to_their_words_too() -> None:
    question = QUESTIONS["predicted_dw"]
    first = replace(question.wrong_answers[0], explanation="`z = w x")
    said = told(replace(question, wrong_answers=(first, *question.wrong_answers[1:])))
    file = "course/catalogue/relu_derivative/questions.py"
    line = line_of(f'WrongAnswer("{first.id}"', file)
    start = f"{file}:{line}: the explanation of {first.id} "
    assert said == [
        f"{start}is no whole sentence. End it with a full stop or `?`.",
        f"{start}has a backtick without a partner. Add the other one.",
    ]


def test_a_name_that_is_taken_is_told() -> None:
    said = told(EXERCISES["relu"], EXERCISES["relu"])
    assert said == [
        f"{FILE}:{line_of(WHOLE)}: 2 exercises or questions of the course are called relu. "
        "Give each a name of its own, in its lesson too."
    ]


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)
def test_every_entry_of_the_catalogue_has_its_place(lesson: LessonEntries) -> None:
    mistakes: list[tuple[str, str]] = [(lesson.name, "")]
    for exercise in lesson.exercises:
        mistakes += [(exercise.name, ""), *((exercise.name, entry.id) for entry in exercise.misconceptions)]
    for question in lesson.questions:
        mistakes += [(question.name, ""), *((question.name, entry.id) for entry in question.wrong_answers)]
    for name, entry in mistakes:
        path, line = place_of(name, entry)
        assert line is not None, (name, entry)
        assert (ROOT / path).is_file()


# Never code.


SOLUTION = "def relu(Z):\n    A = np.maximum(0, Z)\n    return A, Z\n"


@pytest.mark.parametrize(
    "planted",
    [
        "Write `return np.maximum(0, Z), Z`.",
        "`A = Z * 2` is the first line.",
        "The function is `np.maximum(0, X)`.",
        "Print `len(np.maximum(0, Z))`.",
        "It is np.maximum(0, Z).",
        "`for row in Z:` goes through it.",
        "def relu(Z): is how it begins.",
        "```\nA\n```",
        "So:\n\n    A = max(0, Z)",
    ],
)
def test_code_is_found(planted: str) -> None:
    assert code_in(planted, SOLUTION) != []
    exercise = replace(RELU, hints=(*RELU.hints[:2], Hint("How?", planted)))
    ((what, remedy),) = list(help_faults(exercise, SOLUTION))[:1]
    assert what.startswith("step 3 of the help with relu is code: ")
    assert remedy == "Say in words what to do, or name the function to look up."


@pytest.mark.parametrize(
    "said", ["Look at `np.where`.", "With `axis=1` and `+`.", "Print `Z > 0`.", "See `hint(relu)`."]
)
def test_names_and_options_are_no_code(said: str) -> None:
    assert code_in(said, SOLUTION) == []


def test_a_formula_that_cannot_be_read_without_latex_is_told() -> None:
    exercise = replace(RELU, hints=(*RELU.hints[:2], Hint("How?", r"It is $\oint Z$.")))
    assert list(help_faults(exercise, SOLUTION)) == [
        (
            r"step 3 of the help with relu shows '\\oint' where no LaTeX is set.",
            "Write the formula in another way, or teach it to course/plain_formulas.py.",
        )
    ]
