"""The syllabus: what is read off the lessons, and that it fits the course."""

import json
import re
from pathlib import Path

import pytest

from autograder.authoring.builder.cards import question_of
from autograder.authoring.builder.lesson import read_lesson
from autograder.authoring.builder.syllabus import syllabus_file
from course import catalogue
from course.syllabus import CheckCell, Exercise, Lesson, at_zero, syllabus

LESSON = '''\
# %% [markdown]
"""
# 7. Gates

*What does `relu` let
back?*

**About 20 minutes, another 10 minutes to go further · optional · difficulty ●○○**
"""

# %% [markdown]
"""
### Exercise: relu_backward

*4.5 points · 10 minutes · harder.*
"""


# %% nbgrader={"grade_id": "relu_backward", "solution": true}
def relu_backward(dA, cache):
    """dZ"""
    ### BEGIN SOLUTION
    return dA * (cache > 0)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relu_backward", "points": 2}
check(relu_backward=relu_backward)

# %% nbgrader={"grade_id": "test_relu_backward_hidden", "points": 1.5}
# More is tried when this is graded.
### BEGIN HIDDEN TESTS
secret = 4321
check(kept_back=kept_back)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "nobody", "solution": true}
### BEGIN SOLUTION
nobody = 1
### END SOLUTION

# %% nbgrader={"grade_id": "test_nobody", "points": 0}
check(nobody=nobody)

# %% [markdown]
"""
### Predict: both

*1 point · 2 minutes.*
"""

# %% nbgrader={"grade_id": "left", "solution": true}
### BEGIN SOLUTION
left, right = 31, 32
### END SOLUTION

# %% nbgrader={"grade_id": "test_left", "points": 1}
for given in (left,):
    check(left=given)
check(right=right)
print("check(relu)", max(left, right))

# %% nbgrader={"grade_id": "test_relu_backward_at_zero", "points": 1}
check_at_zero(relu_backward=relu_backward)

# %% [markdown]
"""
## Go further

### Exercise: l2_grads

*2 extra points · 10 minutes · easy.*
"""


# %% nbgrader={"grade_id": "l2_grads", "solution": true}
def l2_grads(W):
    """dW"""
    ### BEGIN SOLUTION
    return W
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_l2_grads", "extra_points": 2}
check(l2_grads=l2_grads)
'''


def test_all_that_learners_see_of_a_lesson_is_read_off_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lesson = read_lesson("lessons/07_gates.py", LESSON)
    assert lesson.problems == ()
    written = syllabus_file({"07_gates": lesson})
    assert read_back(written, monkeypatch, tmp_path) == (
        Lesson(
            name="07_gates",
            number=7,
            title="Gates",
            question="What does `relu` let back?",
            minutes=20,
            further_minutes=10,
            is_optional=True,
            exercises=(
                Exercise(
                    kind="Exercise",
                    title="relu_backward",
                    points=4.5,
                    extra_points=0,
                    minutes=10,
                    effort="harder",
                    cells=(
                        CheckCell("test_relu_backward", 1, 2, ("relu_backward",)),
                        CheckCell("test_relu_backward_at_zero", 4, 1, ("relu_backward at Z = 0",)),
                    ),
                ),
                Exercise("Predict", "both", 1, 0, 2, "", (CheckCell("test_left", 3, 1, ("left", "right")),)),
                Exercise("Exercise", "l2_grads", 0, 2, 10, "easy", (CheckCell("test_l2_grads", 5, 2, ("l2_grads",)),)),
            ),
        ),
    )
    assert not re.search(r"\b(31|32|4321|kept_back)\b", written.decode())
    assert written == syllabus_file({"07_gates": lesson})


def read_back(written: bytes, monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[Lesson, ...]:
    """What the package makes of the file."""
    import course.syllabus

    (folder / "syllabus.json").write_bytes(written)
    monkeypatch.setattr(course.syllabus, "__file__", str(folder / "syllabus.py"))
    return course.syllabus.syllabus.__wrapped__()


def test_what_has_no_card_or_no_check_is_left_out(lesson_text: str) -> None:
    (entry,) = json.loads(syllabus_file({"01_relu": read_lesson("lessons/01_relu.py", lesson_text)}))
    assert entry["title"] == "The derivative of ReLU"
    assert (entry["question"], entry["minutes"], entry["exercises"]) == ("", 0, [])


@pytest.mark.parametrize(
    ("head", "question"),
    [
        ("# T\n\n*Why?*\n\nText.", "Why?"),
        ("# T\n\n*Why `a`,\nand how?*", "Why `a`, and how?"),
        ("# T\n\n*No question.*\n\nText.", ""),
        ("# T\n\nText. *Why?*", ""),
        ("# T\n\n**Why?**", ""),
    ],
)
def test_a_lesson_asks_its_question_below_its_title(head: str, question: str) -> None:
    assert question_of(read_lesson("lessons/01_t.py", f'# %% [markdown]\n"""\n{head}\n"""\n')) == question


def test_the_course_has_every_exercise_in_it_with_its_checks() -> None:
    for lesson in syllabus():
        names = [name for exercise in lesson.exercises for cell in exercise.cells for name in cell.checks]
        (listed,) = [entries for entries in catalogue.lessons() if entries.name == lesson.name]
        kinks = {at_zero(e.name) for e in listed.exercises if e.kink and at_zero(e.name) in names}
        assert sorted(names) == sorted({*listed.names, *kinks})
        assert lesson.minutes > 0
        assert lesson.question.endswith("?")
    assert at_zero("relu_backward") in str(syllabus())
