"""`nbgrader autograde`, and formgrader's button, on a class of which some hand in what nbgrader would stumble over."""

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from small_course import Course, settings
from sums_lesson import HIDDEN, LESSON, graded_test

from autograder.engine.verdict import Status
from autograder.gradebook import stations
from autograder.gradebook.preprocessors import NOT_OURS
from autograder.gradebook.recorded import Recorded

# nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

SECRET = "a line of somebody else's file"
RIGHT = {"double": "def double(x):\n    return 2 * x", "half": "def half(x):\n    return x / 2"}
WRONG = RIGHT | {"double": "def double(x):\n    return x + 2"}

Cells = list[dict[str, Any]]


class Class(Course):
    """The course, with students who hand in. `said` is what nbgrader said when it first graded them."""

    said: list[str]

    def folder(self, step: str, student: str) -> Path:
        return self.root / step / student / LESSON

    def hand_in(self, student: str, answers: dict[str, str] = RIGHT, change: Callable[[Cells], Any] = len) -> Path:
        """Hand in the released notebooks with these answers, after `change` has done what it likes to the first."""
        folder = self.folder("submitted", student)
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("sums", "more"):
            content = json.loads((self.root / "release" / LESSON / f"{name}.ipynb").read_text())
            for cell in content["cells"]:
                cell["source"] = answers.get(cell["id"], cell["source"])
            if name == "sums":
                change(content["cells"])
            (folder / f"{name}.ipynb").write_text(json.dumps(content))
        return folder

    def autograde(self, force: bool = False, notebook: str = "*") -> list[str]:
        """As the command does, for everybody. Returns what it says that is no mere information."""
        said: list[str] = []
        log = logging.Logger("nbgrader")
        handler = logging.Handler(logging.WARNING)
        handler.emit = lambda record: said.append(record.getMessage())
        log.addHandler(handler)
        coursedir = CourseDirectory(config=self.config, log=log)
        coursedir.assignment_id, coursedir.notebook_id = LESSON, notebook
        try:
            Autograde(coursedir=coursedir, config=self.config, log=log, force=force).start()
        except NbGraderException as error:
            said.append(f"NbGraderException: {error}")
        return said

    def marks(self) -> dict[str, Recorded]:
        with self.ledger() as ledger:
            return {mark.verdict.student: mark for mark in ledger.verdicts(LESSON)}


def forge(cells: Cells) -> None:
    for cell in cells:
        cell["metadata"]["extra_points"] = 100
        cell["metadata"].get("nbgrader", {})["points"] = 100


def skip(cells: Cells) -> None:
    for cell in cells:
        if cell["id"].startswith("test_"):
            cell["metadata"]["tags"] = ["skip-execution"]


def delete(cells: Cells) -> None:
    cells[:] = [cell for cell in cells if cell["id"] != "test_double_lists"]


def repeat(cells: Cells) -> None:
    cells.append(graded_test("pass", "test_double", 4))


def another_schema(cells: Cells) -> None:
    for cell in cells:
        cell["metadata"].get("nbgrader", {})["schema_version"] = 99


def fill(course: Class) -> None:
    """The class hands in."""
    for student, change in {"ada": len, "forged": forge, "skipped": skip, "deleted": delete}.items():
        course.hand_in(student, change=change)
    course.hand_in("repeated", change=repeat)
    course.hand_in("schema", change=another_schema)
    course.hand_in("wrong", WRONG)
    secret = course.root / "secret.txt"
    secret.write_text(SECRET)
    (course.hand_in("linked") / "notes.txt").symlink_to(secret)
    folder = course.hand_in("linked-notebook")
    (folder / "more.ipynb").unlink()
    (folder / "sums.ipynb").unlink()
    (folder / "sums.ipynb").symlink_to(course.folder("submitted", "ada") / "sums.ipynb")
    course.folder("submitted", "linked-folder").parent.mkdir(parents=True)
    course.folder("submitted", "linked-folder").symlink_to(course.folder("submitted", "ada"))
    os.mkfifo(course.hand_in("pipe") / "pipe")
    (course.hand_in("rubbish") / "sums.ipynb").write_text("rubbish")
    folder = course.hand_in("renamed")
    (folder / "sums.ipynb").rename(folder / "sums (1).ipynb")
    (course.hand_in("sixteen") / "sums.ipynb").write_text(
        (course.folder("submitted", "ada") / "sums.ipynb").read_text(), encoding="utf-16"
    )
    (course.hand_in("no-time") / "timestamp.txt").write_text("when?")
    course.hand_in("<b>")


@pytest.fixture(scope="module")
def course(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """The class, autograded once."""
    root = tmp_path_factory.mktemp("class") / "course"
    shutil.copytree(released, root)
    made = Class(root, settings(root))
    fill(made)
    made.said = made.autograde()
    yield made
    stations.close()


GRADED, UNREADABLE, REFUSED = Status.GRADED, Status.UNREADABLE, Status.REFUSED
ALL = (9.0, 3.0)


@pytest.mark.parametrize(
    ("student", "status", "points"),
    [
        ("ada", GRADED, ALL),
        ("forged", GRADED, ALL),
        ("skipped", GRADED, ALL),
        ("deleted", GRADED, ALL),
        ("repeated", GRADED, ALL),
        ("schema", GRADED, ALL),
        ("wrong", GRADED, (7.0, 0.0)),
        ("linked", GRADED, ALL),
        ("linked-notebook", REFUSED, (0.0, 0.0)),
        ("linked-folder", REFUSED, (0.0, 0.0)),
        ("pipe", GRADED, ALL),
        ("rubbish", UNREADABLE, (3.0, 0.0)),
        ("renamed", GRADED, ALL),
        ("sixteen", GRADED, ALL),
        ("no-time", GRADED, ALL),
    ],
)
def test_everybody_has_the_marks_they_earned(
    course: Class, student: str, status: Status, points: tuple[float, float]
) -> None:
    mark = course.marks()[student]
    assert (mark.verdict.status, mark.score, mark.extra) == (status, *points)
    assert mark.verdict.jailed
    assert mark.late_penalty == 0


def test_nobody_else_has(course: Class) -> None:
    assert course.marks().keys() == {path.name for path in (course.root / "autograded").iterdir()}
    refused = [said for said in course.said if said.startswith("<b>: not graded. submitted/<b>: this is no name")]
    assert len(refused) == 1
    assert len(course.marks()) == 15


def test_nothing_but_what_was_handed_in_is_copied(course: Class) -> None:
    for path in (course.root / "autograded").rglob("*"):
        assert path.is_dir() or (path.is_file() and not path.is_symlink())
        assert path.is_dir() or SECRET not in path.read_text()


def test_feedback_of_everybody(course: Class) -> None:
    assert course.api.generate_feedback(LESSON, force=True)["success"]
    for student, mark in course.marks().items():
        pages = {path.stem: path.read_text() for path in course.folder("feedback", student).glob("*.html")}
        assert pages.keys() == {"sums", "more"}
        assert all(HIDDEN not in page and "return 2 * x\n    ###" not in page for page in pages.values())
        assert "# Hidden test: 2 points" in pages["sums"].replace('<span class="c1">', "")
        if mark.verdict.message:
            assert any(mark.verdict.message in page for page in pages.values())


def test_what_is_done_is_left_alone(course: Class) -> None:
    before = {student: mark.verdict for student, mark in course.marks().items()}
    course.autograde()
    assert {student: mark.verdict for student, mark in course.marks().items()} == before


def test_outputs_that_were_handed_in_make_no_mark_without_execution_either(course: Class) -> None:
    before = course.marks()["wrong"].verdict.score
    course.config.Execute.enabled = False
    try:
        said = course.api.autograde(LESSON, "wrong", force=True)
    finally:
        del course.config.Execute.enabled
    assert "Notebooks are run all the same" in said["log"]
    assert course.marks()["wrong"].verdict.score == before


def test_who_hands_in_anew_is_graded_anew(course: Class) -> None:
    course.hand_in("anew", WRONG)
    course.autograde()
    first = course.marks()
    course.hand_in("anew")
    course.autograde()
    second = course.marks()
    assert (first["anew"].score, second["anew"].score) == (7.0, 9.0)
    assert {student for student in second if second[student] != first[student]} == {"anew"}


def test_a_folder_left_by_a_killed_run_does_not_count(course: Class) -> None:
    course.hand_in("killed")
    left = course.folder("autograded", "killed")
    left.mkdir(parents=True)
    (left / "sums.ipynb").write_text("half")
    course.autograde()
    assert course.marks()["killed"].score == 9
    assert json.loads((left / "sums.ipynb").read_text())["nbformat"] == 4


def test_one_notebook_leaves_the_other_alone(course: Class) -> None:
    course.hand_in("two", RIGHT | {"half": "half = 0"})
    course.autograde()
    before, graded = course.rows("two"), course.folder("autograded", "two")
    kept = (graded / "more.ipynb").stat().st_mtime_ns
    course.hand_in("two", WRONG)
    course.autograde(notebook="sums")
    after = course.rows("two")
    grades = {name for name, held in after["grades"].items() if held != before["grades"][name]}
    assert {notebook for notebook, _ in grades} == {"sums"}
    assert (graded / "more.ipynb").stat().st_mtime_ns == kept


def test_formgraders_button(course: Class) -> None:
    before = course.marks()["ada"].verdict
    assert course.api.autograde(LESSON, "ada", force=True)["success"]
    assert course.marks()["ada"].verdict.seconds != before.seconds


def test_a_lesson_that_has_changed_since_is_named(course: Class) -> None:
    source = course.root / "source" / LESSON / "more.ipynb"
    text = source.read_text()
    source.write_text(text.replace('"points": 3', '"points": 30'))
    try:
        assert course.autograde()[-1] == (
            f"NbGraderException: {LESSON}: the gradebook has not the cells and points that source/{LESSON} has now. "
            f"Run `autograder grade {LESSON}`: it enters them, says what changed, and grades whom it concerns again."
        )
    finally:
        source.write_text(text)


def test_the_preprocessors_need_the_exporter(course: Class) -> None:
    course.config.Autograde.exporter_class = "nbconvert.exporters.NotebookExporter"
    try:
        said = course.api.autograde(LESSON, "ada", force=True)
        assert not said["success"]
        assert NOT_OURS in said["log"]
    finally:
        course.config.Autograde.exporter_class = "autograder.gradebook.exporter.JudgingExporter"
    assert course.api.autograde(LESSON, "ada", force=True)["success"]


def test_without_a_jail_every_report_says_so(course: Class) -> None:
    course.config.Judged.no_jail = True
    try:
        said = course.api.autograde(LESSON, "ada", force=True)
    finally:
        course.config.Judged.no_jail = False
    assert said["success"]
    assert "Students' code runs without a jail" in said["log"]
    assert not course.marks()["ada"].verdict.jailed
    assert course.marks()["wrong"].verdict.jailed
