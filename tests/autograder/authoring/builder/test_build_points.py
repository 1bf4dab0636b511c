"""The page of points: every card in its place, and sums that are right."""

from collections.abc import Callable
from pathlib import Path

from autograder.authoring.builder.course import build
from autograder.authoring.builder.hints import HintsOf
from autograder.authoring.builder.lesson import read_lesson
from autograder.authoring.builder.points import points_page

FIRST = '''\
# %% [markdown]
"""
# 1. Gates

**About 20 minutes · difficulty ●○○**

### Predict: the slope at 0

*1 point · 2 minutes.*

### Exercise: relu_backward

*2.5 points · 10 minutes · harder.*
"""
'''
SECOND = '''\
# %% [markdown]
"""
# 2. Depth

**About 30 minutes, another 15 minutes to go further**

### Exercise: the table of a|b

*4 points · 20 minutes · easy.*

## Go further

### Exercise: l2_grads

*2 extra points · 10 minutes · harder.*

### Predict: the norm

*1 extra point · 3 minutes · hard.*
"""
'''
PAGE = """\
| Lesson | Points | Minutes | Extra points | Minutes for them |
| --- | ---: | ---: | ---: | ---: |
| [1. Gates](../release/01_gates/01_gates.ipynb) | 3.5 | 12 |  |  |
| [2. Depth](../release/02_depth/02_depth.ipynb) | 4 | 20 | 3 | 13 |
| **All lessons** | 7.5 | 32 | 3 | 13 |

## [1. Gates](../release/01_gates/01_gates.ipynb)

About 20 minutes in all.

| Exercise | Points | Minutes |
| --- | ---: | ---: |
| Predict: the slope at 0 | 1 | 2 |
| `relu_backward` (harder) | 2.5 | 10 |
| **The core** | 3.5 | 12 |

## [2. Depth](../release/02_depth/02_depth.ipynb)

About 30 minutes in all, another 15 minutes to go further.

| Exercise | Points | Minutes |
| --- | ---: | ---: |
| the table of a\\|b (easy) | 4 | 20 |
| **The core** | 4 | 20 |
| `l2_grads` (harder) | 2 extra | 10 |
| Predict: the norm (hard) | 1 extra | 3 |
| **Going further** | 3 extra | 13 |
"""


def test_the_page_holds_every_card_and_its_sums() -> None:
    lessons = {"01_gates": read_lesson("lessons/01_gates.py", FIRST), "02_depth": read_lesson("x", SECOND)}
    head, page = points_page(lessons).decode().split("\n\n| Lesson", 1)
    assert head.startswith("# Points and minutes\n\n`make build` writes this page")
    assert f"| Lesson{page}" == PAGE


def test_optional_lessons_stand_below_the_sum_of_the_others() -> None:
    optional = SECOND.replace("to go further**", "to go further · optional · difficulty ●●○**")
    lessons = {"01_gates": read_lesson("lessons/01_gates.py", FIRST), "02_depth": read_lesson("x", optional)}
    page = points_page(lessons).decode()
    assert (
        "| [1. Gates](../release/01_gates/01_gates.ipynb) | 3.5 | 12 |  |  |\n"
        "| **All but the optional** | 3.5 | 12 |  |  |\n"
        "| [2. Depth](../release/02_depth/02_depth.ipynb), optional | 4 | 20 | 3 | 13 |\n"
    ) in page
    assert "## [2. Depth](../release/02_depth/02_depth.ipynb), optional\n" in page


def test_a_lesson_without_cards_is_left_out(
    make_course: Callable[..., Path], lesson_text: str, hints_of: HintsOf
) -> None:
    root = make_course({"lessons/01_relu.py": lesson_text, "lessons/02_gates.py": FIRST})
    page = build(root, hints_of)["docs/points.md"].decode()
    assert "01_relu" not in page
    assert page.endswith("| **The core** | 3.5 | 12 |\n")
