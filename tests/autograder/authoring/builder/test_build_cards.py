"""Cards: what is read from them, and which ones are none."""

import pytest

from autograder.authoring.builder.cards import Card, announced_minutes, card_faults, cards, is_optional
from autograder.authoring.builder.lesson import read_lesson

LESSON = '''\
# %% [markdown]
"""
# 3. Gradients

**About 70 minutes, another 40 minutes to go further · difficulty ●●○**

About 5 minutes of it are fun.
"""

# %% [markdown]
"""
## Write it

### Predict: $dL/dw$

*1 point · 1 minute · easy.* Think first.

### Exercise: relu
*2.5 points · 12 minutes · hard.*
"""

# %% [markdown]
"""
## Go further
"""

# %% [markdown]
"""
### Exercise: l2_grads

*2 extra points · 10 minutes · harder.*
"""
'''


def test_cards_say_what_an_exercise_gives_and_takes_and_where_it_stands() -> None:
    lesson = read_lesson("lessons/03_x.py", LESSON)
    assert lesson.problems == ()
    assert cards(lesson) == (
        Card("Predict", "$dL/dw$", 1, False, 1, "easy", False),
        Card("Exercise", "relu", 2.5, False, 12, "hard", False),
        Card("Exercise", "l2_grads", 2, True, 10, "harder", True),
    )


@pytest.mark.parametrize(
    ("head", "minutes"),
    [
        ("**About 70 minutes, another 40 minutes to go further · difficulty ●●○**", (70, 40)),
        ("**About 60 minutes · difficulty ●○○**", (60, 0)),
        ("## Later\n\nAbout 5 minutes, another 40 minutes to go further.", (0, 0)),
    ],
)
def test_the_head_of_a_lesson_announces_its_minutes(head: str, minutes: tuple[int, int]) -> None:
    lesson = read_lesson("lessons/03_x.py", f'# %% [markdown]\n"""\n# T\n\n{head}\n"""\n')
    assert announced_minutes(lesson) == minutes


@pytest.mark.parametrize(
    ("head", "optional"),
    [
        ("**About 70 minutes · optional · difficulty ●●○ · you need lesson 3**", True),
        ("**About 70 minutes · difficulty ●●○ · you need lesson 3**", False),
        ("**About 70 minutes · difficulty ●●○ · you need optional lessons**\n\nThis is · optional · too.", False),
        ("## Later\n\n**About 5 minutes · optional · you need lesson 3**", False),
    ],
)
def test_the_head_of_a_lesson_says_that_it_is_optional(head: str, optional: bool) -> None:
    lesson = read_lesson("lessons/03_x.py", f'# %% [markdown]\n"""\n# T\n\n{head}\n"""\n')
    assert is_optional(lesson) is optional


@pytest.mark.parametrize(
    "card",
    [
        "*2 points · 5 minutes · harder.*",
        "*1 point · 5 minutes · hard.* And words.",
        "*1.5 extra points · 5 minutes · easy.*",
        "\n\n*2 points · 5 minutes · easy.*",
    ],
)
def test_a_card_has_points_and_minutes_and_a_word_for_the_effort(card: str) -> None:
    assert list(card_faults(f"A\n\n### Exercise: relu\n{card}\n\nB")) == []


@pytest.mark.parametrize(
    "card",
    [
        "",
        "Write it.",
        "Write it.\n\n*2 points · 5 minutes.*",
        "*2 points*",
        "*2 points · 5 min.*",
        "*2 points · 5 minutes · terrible.*",
        "*2 extra points · 5 minutes.*",
        "*2 points · 5 minutes*",
        "2 points · 5 minutes.",
    ],
)
def test_a_heading_without_such_a_card_is_reported(card: str) -> None:
    what = "`### Exercise: relu` has no card that says its points, its minutes and how hard it is."
    assert list(card_faults(f"A\n\n### Exercise: relu\n{card}")) == [(2, what)]


def test_only_a_prediction_may_leave_open_how_hard_it_is() -> None:
    assert list(card_faults("### Predict: the slope\n\n*1 point · 2 minutes.*")) == []
    assert len(list(card_faults("### Exercise: relu\n\n*1 point · 2 minutes.*"))) == 1
