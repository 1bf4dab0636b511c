"""The zip of feedback pages is what the platform finds its students by, whatever its zip of submissions looked like."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from light_class import LESSON, LightClass

from autograder.classroom.collect.archives import opened
from autograder.classroom.collect.arrivals import arrivals_in
from autograder.classroom.collect.handles import handles, keep_handles
from autograder.classroom.collect.placing import read_contents
from autograder.classroom.marks.pages import write_zip
from autograder.classroom.roster.enrolment import gradebook_of
from autograder.engine.problem import Problem

MOODLE = (
    "Ada Lovelace_700001_assignsubmission_file/01_sums.ipynb",
    "Ada Lovelace_700001_assignsubmission_file_/01_sums-1.ipynb",
    "Ada Lovelace_700001_assignsubmission_file_01_sums.ipynb",
    "HW 1/Ada Lovelace_700001_assignsubmission_file_/01_sums.ipynb",
    "Ada Lovelace_700001_assignsubmission_file_/inner/01_sums.ipynb",
)
CANVAS = ("lovelaceada_50001_900001_01_sums.ipynb", "lovelaceada_LATE_50001_900001_01_sums-2.ipynb")


def feedback_zip(marked: LightClass, platform: str, came_as: str) -> list[str]:
    """What is in the zip for a student who handed in under this name."""
    download = marked.root / "download.zip"
    with ZipFile(download, "w") as archive:
        archive.writestr(came_as, b"{}")
    page = marked.course.folder("feedback", "ada", LESSON) / f"{LESSON}.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html>well done</html>", encoding="utf-8")
    target = marked.root / "feedback.zip"
    with opened(download) as source, gradebook_of(marked.course) as engine:
        _, arrivals = arrivals_in(source, LESSON)
        keep_handles(engine, LESSON, "ada", platform, read_contents(arrivals, [LESSON], 1))
        assert write_zip(marked.course, LESSON, platform, handles(engine, LESSON, platform), target) == ["ada"]
    with ZipFile(target) as archive:
        assert {archive.read(name) for name in archive.namelist()} == {b"<html>well done</html>"}
        return archive.namelist()


def moodle_finds(path: str) -> tuple[int, str, str, str] | None:
    """Moodle, mod/assign/feedback/file/importziplib.php, is_valid_filename_for_import: participant, plugin, file."""
    name = path.rsplit("/", 1)[-1]
    if name.startswith((".", "~")):
        return None
    parts = path.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) < 4 or not info[1].isdigit():
            continue
        return int(info[1]), info[2], info[3], "/".join([*info[4:5], *parts]).lstrip("/")
    return None


@pytest.mark.parametrize("came_as", MOODLE)
def test_moodle_finds_the_student_and_the_page(came_as: str, marked: LightClass) -> None:
    (path,) = feedback_zip(marked, "moodle", came_as)
    assert moodle_finds(path) == (700001, "assignsubmission", "file", f"{LESSON}.html")


@pytest.mark.parametrize("came_as", CANVAS)
def test_canvas_finds_the_student_and_the_file(came_as: str, marked: LightClass) -> None:
    """canvas-lms, infer_comment_context_from_filename: the first two parts between "_" that are numbers."""
    (path,) = feedback_zip(marked, "canvas", came_as)
    numbers = [part for part in path.rsplit("/", 1)[-1].split("_") if re.fullmatch(r"\d+", part)]
    assert numbers[:2] == ["50001", "900001"]
    assert path.endswith(f"_{LESSON}.html")


def test_without_work_from_that_platform_it_says_so(marked: LightClass) -> None:
    target = marked.root / "feedback.zip"
    with pytest.raises(Problem, match="no feedback pages of work that came from Canvas"):
        write_zip(marked.course, LESSON, "canvas", {}, target)
    assert [path for path in Path(marked.root).iterdir() if path.name.startswith("feedback.zip")] == []
