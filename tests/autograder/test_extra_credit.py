"""Extra points, through nbgrader itself: a small class is graded, and graded again after humans had their say."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.builder import build, write
from autograder.extra_credit import extra_points
from autograder.grading import Grader, Mark
from autograder.tables import marks_table

# Grader turns this remark of SQLAlchemy's off once; pytest turns it on again for each test.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

ROOT = Path(__file__).parents[2]
LESSON = "01_sums"
DUE = "2026-03-02 12:00:00 UTC"
TEXT = '''\
# %% [markdown]
"""
# Sums
"""

# %% nbgrader={"grade_id": "add", "solution": true}
def add(a, b):
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_add", "points": 4}
assert add(1, 2) == 3

# %% nbgrader={"grade_id": "total", "solution": true}
def total(numbers):
    ### BEGIN SOLUTION
    return sum(numbers)
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_total", "extra_points": 2}
assert total([1, 2, 4]) == 7
"all right"

# %% nbgrader={"grade_id": "test_total_hidden", "extra_points": 1.5}
### BEGIN HIDDEN TESTS
assert total([]) == 0
### END HIDDEN TESTS
'''

Cells = list[dict[str, Any]]


class Class:
    """A course in a folder of its own, whose students hand in the solution with changes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "lessons").mkdir(parents=True)
        (root / "lessons" / f"{LESSON}.py").write_text(TEXT, encoding="utf-8")
        shutil.copy(ROOT / "nbgrader_config.py", root)
        write(root, build(root, {}.__getitem__))
        self.grader = Grader(root)
        self.grader.config.LateSubmissionPlugin.penalty_method = "zero"

    def hand_in(self, student: str, answers: dict[str, str], when: str = "2026-03-02 11:00:00 UTC") -> Cells:
        """Put a submission where it is collected from, and return its cells for `save` to change further."""
        content = json.loads((self.root / "release" / LESSON / f"{LESSON}.ipynb").read_text(encoding="utf-8"))
        for cell in content["cells"]:
            cell["source"] = answers.get(cell["id"], cell["source"])
        folder = self.root / "submitted" / student / LESSON
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "timestamp.txt").write_text(when)
        self.save(student, content["cells"])
        return list(content["cells"])

    def save(self, student: str, cells: Cells) -> None:
        path = self.root / "submitted" / student / LESSON / f"{LESSON}.ipynb"
        notebook = json.loads((self.root / "release" / LESSON / path.name).read_text(encoding="utf-8"))
        path.write_text(json.dumps(notebook | {"cells": cells}), encoding="utf-8")

    def grade(self, force: bool = False) -> dict[str, Mark]:
        marks = {mark.student: mark for mark in self.grader.grade(LESSON, force)}
        assert [mark.problem for mark in marks.values() if mark.problem] == []
        return marks

    def gradebook(self) -> Gradebook:
        return Gradebook(self.grader.coursedir.db_url, self.grader.coursedir.course_id)


ADD, TOTAL = "def add(a, b):\n    return a + b", "def total(numbers):\n    return sum(numbers)"
NO_ADD, NO_TOTAL = "def add(a, b):\n    return a", "def total(numbers):\n    return 5"
HALF_TOTAL = "def total(numbers):\n    return 7 if numbers else 'none'"
ALL = {"add": ADD, "total": TOTAL}
HANDED_IN = {
    "all": ALL,
    "core": {"add": ADD},
    "half": {"add": ADD, "total": HALF_TOTAL},
    "forged": {"add": NO_ADD, "total": TOTAL},
    "skipped": {"add": ADD, "total": NO_TOTAL},
    "deleted": ALL,
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Class:
    made = Class(tmp_path_factory.mktemp("class"))
    made.grader.release(LESSON)
    with made.gradebook() as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate=DUE)
    submitted = {student: made.hand_in(student, answers) for student, answers in HANDED_IN.items()}
    made.hand_in("late", ALL, "2026-03-02 13:00:00 UTC")
    for cell in submitted["forged"]:
        cell["metadata"]["extra_points"] = 100
        cell["metadata"].get("nbgrader", {})["points"] = 100
    for cell in submitted["skipped"]:
        if cell["id"].startswith("test_total"):
            cell["metadata"]["tags"] = ["skip-execution"]
    made.save("forged", submitted["forged"])
    made.save("skipped", submitted["skipped"])
    made.save("deleted", [cell for cell in submitted["deleted"] if cell["id"] != "test_total"])
    return made


@pytest.fixture(scope="module")
def marks(course: Class) -> dict[str, Mark]:
    return course.grade()


EXTRA = {
    "all": 3.5,
    "core": 0,
    "half": 2,
    "forged": 3.5,
    "skipped": 0,
    "deleted": 1.5,
    "late": 3.5,
}


def test_the_extra_points_are_those_of_the_instructors_notebook(course: Class) -> None:
    source = course.root / "source" / LESSON / f"{LESSON}.ipynb"
    assert extra_points(source) == {"test_total": 2, "test_total_hidden": 1.5}


@pytest.mark.parametrize("student", EXTRA)
def test_they_come_on_top_for_tests_that_pass(marks: dict[str, Mark], student: str) -> None:
    mark = marks[student]
    lost = {"add": 4} if student == "forged" else {}
    assert (mark.score, mark.max_score, mark.extra) == (4 - sum(lost.values()), 4, EXTRA[student])
    assert mark.lost == lost


def test_the_table_shows_them_beside_the_points(marks: dict[str, Mark]) -> None:
    students, points = (list(column.cells) for column in marks_table(LESSON, list(marks.values())).columns[:2])
    shown = dict(zip(students, points, strict=True))
    assert (shown["all"], shown["forged"], shown["core"]) == ("4 + 3.5 / 4", "0 + 3.5 / 4", "4 / 4")


def test_the_penalty_of_a_late_one_takes_them_into_account(course: Class, marks: dict[str, Mark]) -> None:
    with course.gradebook() as gradebook:
        assert gradebook.find_submission_notebook(LESSON, LESSON, "late").late_submission_penalty == 7.5
        assert gradebook.find_submission_notebook(LESSON, LESSON, "all").late_submission_penalty is None


def test_the_feedback_page_shows_them(course: Class, marks: dict[str, Mark]) -> None:
    page = course.grader.feedback(LESSON, "all")
    assert page is not None
    text = page.read_text(encoding="utf-8")
    assert f"{LESSON} (Score: 7.5 / 4.0)" in text
    assert '<a href="#test_total">Test cell</a> (Score: 2.0 / 0.0)' in text


@pytest.fixture
def again(course: Class, marks: dict[str, Mark]) -> dict[str, Mark]:
    """Everybody graded a second time, after humans changed grades and one student handed in worse work."""
    with course.gradebook() as gradebook:
        by_hand = gradebook.find_grade("test_add", LESSON, LESSON, "core")
        by_hand.extra_credit = 1
        settled = gradebook.find_grade("test_total", LESSON, LESSON, "late")
        settled.manual_score, settled.extra_credit = 0, 0.5
        gradebook.db.commit()
    course.hand_in("half", {"add": ADD, "total": NO_TOTAL}, "2026-03-02 11:30:00 UTC")
    return course.grade(force=True)


def test_grading_again_gives_the_same_except_where_a_human_or_the_work_says_otherwise(
    again: dict[str, Mark],
) -> None:
    assert {student: mark.extra for student, mark in again.items()} == EXTRA | {"half": 0, "core": 1, "late": 2}
    assert {student for student, mark in again.items() if mark.score != 4} == {"forged"}
