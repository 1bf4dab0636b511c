"""autograded/STUDENT/LESSON: what is in it, and that nothing of an earlier time or of a student's is in the way."""

from pathlib import Path
from typing import Any

import pytest
from light_class import LESSON, LightClass

from autograder.engine.assignment import Assignment, Submission
from autograder.engine.verdict import Status, Verdict
from autograder.gradebook.autograded import add_written, write_autograded
from autograder.gradebook.intake import HandedIn

NOTEBOOK = f"{LESSON}.ipynb"
PLAIN = Assignment(LESSON, {LESSON: b"{}"}, {})
WITH_DATA = Assignment(LESSON, {LESSON: b"{}"}, {"data/x.csv": b"ours", "table": b"ours"})


def written(class_: LightClass) -> dict[str, str]:
    folder = class_.root / "autograded" / "ada" / LESSON
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def write(
    class_: LightClass,
    assignment: Assignment,
    files: dict[str, str],
    notebook: str = "graded",
    by_notebook: dict[str, str] | None = None,
    put: Any = write_autograded,
) -> dict[str, str]:
    """What is in the folder once it is written, with files that were handed in and files that the notebook wrote."""
    submission = Submission("ada", {path: text.encode() for path, text in files.items()})
    made = {path: text.encode() for path, text in (by_notebook or {}).items()}
    verdict = Verdict("ada", LESSON, Status.GRADED, 1.0, (), notebooks={LESSON: notebook}, written=made)
    put(class_.course, assignment, HandedIn(submission, "digest", b"then"), verdict)
    return written(class_)


def test_the_graded_notebook_stands_beside_what_else_was_handed_in(class_: LightClass) -> None:
    found = write(class_, PLAIN, {NOTEBOOK: "theirs", "notes.txt": "mine", "a/b/c.txt": "deep"})
    assert found == {NOTEBOOK: "graded", "timestamp.txt": "then", "notes.txt": "mine", "a/b/c.txt": "deep"}


@pytest.mark.parametrize(
    "files",
    [
        {"data/x.csv": "mine"},
        {"data": "mine"},
        {"table/inner": "mine"},
        {"other.ipynb": "mine"},
        {f"{NOTEBOOK}/inner": "mine"},
        {"timestamp.txt": "mine"},
    ],
)
def test_a_student_s_file_is_never_in_the_way(class_: LightClass, files: dict[str, str]) -> None:
    """Handed in or written by the notebook, and also where nbgrader has laid the folder."""
    right = {NOTEBOOK: "graded", "timestamp.txt": "then", "data/x.csv": "ours", "table": "ours"}
    assert write(class_, WITH_DATA, files) == right
    assert write(class_, WITH_DATA, {}, by_notebook=files) == right
    assert write(class_, WITH_DATA, {}, by_notebook=files, put=add_written) == right


def test_what_a_notebook_wrote_stands_in_the_place_of_what_was_handed_in(class_: LightClass) -> None:
    files = {"changed.txt": "1", "turned": "a file", "folder/inner": "1", "kept.txt": "1"}
    made = {"changed.txt": "2", "turned/now": "a folder", "folder": "a file", "deep/er/new.txt": "3"}
    own = {NOTEBOOK: "graded", "timestamp.txt": "then"}
    assert write(class_, PLAIN, files, by_notebook=made) == own | made | {"kept.txt": "1"}
    assert write(class_, PLAIN, files) == own | files
    laid = {"changed.txt": "2", "deep/er/new.txt": "3"}
    in_the_way = {"folder": "a file", "turned/now": "a folder"}  # of what nbgrader has laid there: that stays
    assert write(class_, PLAIN, files, by_notebook=laid | in_the_way, put=add_written) == own | files | laid


def test_nothing_stays_of_an_earlier_time(class_: LightClass) -> None:
    write(class_, PLAIN, {"old.txt": "1", "turned": "a file", "folder/inner": "1", "kept.txt": "1"}, "first")
    found = write(class_, PLAIN, {"turned/now": "a folder", "folder": "a file", "kept.txt": "2"}, "second")
    assert found == {
        NOTEBOOK: "second",
        "timestamp.txt": "then",
        "turned/now": "a folder",
        "folder": "a file",
        "kept.txt": "2",
    }


def test_what_somebody_linked_there_is_replaced_not_followed(class_: LightClass, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("outside")
    folder = class_.root / "autograded" / "ada" / LESSON
    folder.mkdir(parents=True)
    (folder / NOTEBOOK).symlink_to(tmp_path / "outside.txt")
    (folder / "linked").symlink_to(tmp_path)
    assert write(class_, PLAIN, {}) == {NOTEBOOK: "graded", "timestamp.txt": "then"}
    assert (tmp_path / "outside.txt").read_text() == "outside"


def test_nothing_else_is_left_beside_the_folder(class_: LightClass) -> None:
    write(class_, PLAIN, {})
    assert [path.name for path in (class_.root / "autograded" / "ada").iterdir()] == [LESSON]


def test_the_group_may_write_where_the_course_is_shared(class_: LightClass) -> None:
    class_.course.coursedir.groupshared = True
    write(class_, PLAIN, {"a/b.txt": "1"})
    folder = class_.root / "autograded" / "ada" / LESSON
    assert (folder / NOTEBOOK).stat().st_mode & 0o777 == 0o664
    folders = (folder / "a", folder, folder.parent, folder.parents[1])
    assert all(path.stat().st_mode & 0o2770 == 0o2770 for path in folders)
