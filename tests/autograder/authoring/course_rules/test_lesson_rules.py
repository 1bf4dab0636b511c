"""What this course asks of a lesson: each violation is told in a sentence, with its line and what to do."""

import pytest
from repository import ROOT

from autograder.authoring.builder.lesson import Lesson, read_lesson
from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.course_rules.fit import fit_problems
from autograder.authoring.course_rules.lessons import lesson_problems
from course import catalogue

PATH = "lessons/01_relu_derivative.py"
TEXT = (ROOT / PATH).read_text(encoding="utf-8")
(ENTRIES,) = [held for held in catalogue.lessons() if held.name == "01_relu_derivative"]
TITLE, RELU = "# 1. The derivative of ReLU", "### Exercise: relu"
FORMS = (
    "Write `*2 points · 5 minutes · easy.*` below it, or `*2 extra points · ...*`; "
    "the last word is easy, harder or hard, and a prediction may leave it out."
)

# what to change, into what; a line of the file as it then is; the sentence about it
CHANGES = {
    "no question": (
        "*What does a gate let back through, and what happens at exactly 0?*",
        "What a gate lets back through.",
        TITLE,
        "no question stands below the title. Write the one that the lesson answers: `*How large ...?*`",
    ),
    "no minutes": (
        "**About 80 minutes, another 10 minutes to go further ·",
        "**",
        TITLE,
        "the head does not say how long the lesson takes. Write `**About 70 minutes**` in it.",
    ),
    "too few minutes": (
        "**About 80 minutes,",
        "**About 30 minutes,",
        TITLE,
        "the cards of its exercises say 54 minutes together, the head announces 30. "
        "Announce at least as many, and not so many that the cards are less than 60% of them.",
    ),
    "no card": (
        "### Exercise: relu\n",
        "### Now: relu\n",
        '# %% nbgrader={"grade_id": "relu", "solution": true}',
        f"no card stands above relu. Write `### Exercise: relu`. {FORMS}",
    ),
    "a card too many": (
        "### Exercise: relu\n",
        "### Exercise: step\n\n*2 points · 0 minutes · easy.*\n\n### Exercise: relu\n",
        "### Exercise: step",
        "no solution follows the card of step. Write it, or take the card out.",
    ),
    "other points": (
        '"grade_id": "test_relu", "points": 1',
        '"grade_id": "test_relu", "points": 4',
        RELU,
        "the card says 2 points, the tests of relu give 5 points. Correct the one or the other.",
    ),
    "below go further": (
        "### Exercise: relu\n",
        "## Go further\n\n### Exercise: relu\n",
        RELU,
        "relu stands below `## Go further`. Give it extra points, or move it up.",
    ),
    "shouting": (
        "The loss $L$ says how far",
        "The loss $L!$ says, of course! how far",
        "The loss $L!$ says, of course! how far the output $a$ is from the target $y$. Let us put numbers in.",
        "the prose shouts: ! Say it without the sign.",
    ),
    "a sentence that becomes a list": (
        "The loss $L$ says how far",
        "The slope there is\n0. The loss $L$ says how far",
        "0. The loss $L$ says how far the output $a$ is from the target $y$. Let us put numbers in.",
        "the line begins with 0. and becomes an item of a list. "
        "Break the lines elsewhere, or leave one empty above the list.",
    ),
    "unknown to the catalogue": (
        '"grade_id": "relu", "solution": true',
        '"grade_id": "step", "solution": true',
        '# %% nbgrader={"grade_id": "step", "solution": true}',
        "the catalogue has no exercise or question step. Add it to the LESSON of "
        "course/catalogue/relu_derivative/__init__.py, or give the cell another name.",
    ),
    "never checked": (
        "check(relu=relu)",
        "print(relu)",
        '# %% nbgrader={"grade_id": "relu", "solution": true}',
        "no test that students see checks relu. Call `check` in one, outside `HIDDEN TESTS`.",
    ),
    "help not shown": (
        "{{hints relu}}",
        "",
        RELU,
        "the help with relu is not shown. Put `{{hints relu}}` on a line of its own below the card, in the same cell.",
    ),
}


def told(text: str) -> list[BuildProblem]:
    lesson: Lesson = read_lesson(PATH, text)
    return [*lesson_problems(lesson), *fit_problems(lesson, ENTRIES)]


def test_the_lesson_as_it_is_has_no_problem() -> None:
    assert told(TEXT) == []


@pytest.mark.parametrize(("old", "new", "line", "sentence"), CHANGES.values(), ids=CHANGES)
def test_a_violation_is_told_with_its_line(old: str, new: str, line: str, sentence: str) -> None:
    assert old in TEXT
    changed = TEXT.replace(old, new, 1)
    number = changed.split("\n").index(line) + 1
    assert f"{PATH}:{number}: {sentence}" in [str(problem) for problem in told(changed)]


def test_extra_points_above_go_further_are_told() -> None:
    changed = TEXT.replace('"points": 1}', '"extra_points": 1}')
    card = next(line for line in TEXT.split("\n") if line.startswith("### Predict:"))
    changed = changed.replace(f"{card}\n\n*1 point ", f"{card}\n\n*1 extra point ")
    number = changed.split("\n").index(card) + 1
    title = card.removeprefix("### Predict: ")
    sentence = f"{title} gives extra points above `## Go further`. Move it below that heading."
    assert f"{PATH}:{number}: {sentence}" in [str(problem) for problem in told(changed)]


def test_an_exercise_that_only_the_catalogue_has_is_told_at_its_entry() -> None:
    start = TEXT.index('# %% nbgrader={"grade_id": "relu", "solution": true}')
    end = TEXT.index("# %%", start + 4)
    place = "course/catalogue/relu_derivative/relu.py"
    lines = (ROOT / place).read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("RELU = Exercise("))
    sentence = f"{PATH} has no solution relu. Write the exercise, or take it out of the catalogue."
    assert f"{place}:{number}: {sentence}" in [str(problem) for problem in told(TEXT[:start] + TEXT[end:])]
