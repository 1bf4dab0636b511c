"""The page that learners begin with: its map tells what the heads of the lessons tell, and it is no assignment."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from repository import ROOT

from autograder.authoring.builder.course import build
from autograder.authoring.builder.hints import HintsOf
from autograder.authoring.builder.problems import BuildError
from course.syllabus import syllabus

HEAD = """# The derivative of ReLU

*What does a gate let back through?*

**About 80 minutes, another 20 minutes to go further · difficulty ●○○ · you need NumPy arrays**
"""
PAGE = '# %% [markdown]\nr"""\n# Welcome\n\n{{lessons}}\n\nBegin.\n"""\n\n# %%\n1 + 1\n'
WELCOME = "lessons/welcome.py"

MakeCourse = Callable[..., Path]


@pytest.fixture
def lesson(lesson_text: str) -> str:
    return lesson_text.replace("# The derivative of ReLU\n", HEAD)


def problems(root: Path, hints_of: HintsOf) -> list[str]:
    with pytest.raises(BuildError) as caught:
        build(root, hints_of)
    return [str(problem) for problem in caught.value.problems]


def test_the_map_tells_what_the_heads_of_the_lessons_tell(
    lesson: str, make_course: MakeCourse, hints_of: HintsOf
) -> None:
    files = build(make_course({"lessons/01_relu.py": lesson, WELCOME: PAGE}), hints_of)
    page, code = json.loads(files["release/welcome.ipynb"])["cells"]
    assert "".join(page["source"]).splitlines() == [
        "# Welcome",
        "",
        "| lesson, and what it answers | time, difficulty | you need |",
        "| :--- | :--- | :--- |",
        "| [The derivative of ReLU](01_relu/01_relu.ipynb)<br>What does a gate let back through? "
        "| 80\u00a0min\u00a0+\u00a020<br>●○○ | NumPy arrays |",
        "",
        "Begin.",
    ]
    assert code["metadata"] == {}
    assert not any("welcome" in path for path in files if not path.startswith("release/welcome"))


def test_a_course_without_the_page_is_built_without_it(lesson: str, make_course: MakeCourse, hints_of: HintsOf) -> None:
    assert "release/welcome.ipynb" not in build(make_course({"lessons/01_relu.py": lesson}), hints_of)


def test_the_page_that_was_built_is_no_stray(lesson: str, make_course: MakeCourse, hints_of: HintsOf) -> None:
    files = {"lessons/01_relu.py": lesson, WELCOME: PAGE, "release/welcome.ipynb": "{}"}
    assert "release/welcome.ipynb" in build(make_course(files), hints_of)


def test_a_page_without_the_map_is_refused(lesson: str, make_course: MakeCourse, hints_of: HintsOf) -> None:
    root = make_course({"lessons/01_relu.py": lesson, WELCOME: PAGE.replace("{{lessons}}", "1, 2, 3")})
    expected = "lessons/welcome.py: the map of the lessons is missing. Write {{lessons}} alone on a line of prose."
    assert problems(root, hints_of) == [expected]


def test_a_page_marked_for_nbgrader_is_refused(lesson: str, make_course: MakeCourse, hints_of: HintsOf) -> None:
    marked = PAGE.replace("# %%\n1", '# %% nbgrader={"grade_id": "sum", "locked": true}\n1')
    root = make_course({"lessons/01_relu.py": lesson, WELCOME: marked})
    expected = "lessons/welcome.py:10: sum is marked for nbgrader, and this page is no assignment. Remove the marker."
    assert problems(root, hints_of) == [expected]


def test_the_course_s_own_page_names_every_lesson_with_all_its_facts() -> None:
    text = "".join(json.loads((ROOT / "release" / "welcome.ipynb").read_bytes())["cells"][0]["source"])
    rows = [line for line in text.splitlines() if line.startswith("| [")]
    assert len(rows) == len(syllabus())
    for row, lesson in zip(rows, syllabus(), strict=True):
        optional = ", optional" if lesson.is_optional else ""
        assert f"[{lesson.number}. {lesson.title}]({lesson.notebook}){optional}<br>{lesson.question} |" in row
        assert f"| {lesson.minutes}\u00a0min" in row
        assert row.count("●") + row.count("○") == 3
        assert row.split("|")[3].strip()
