"""Feedback pages in the zip that a platform takes back, under the names that the submissions came under.

- Moodle, `mod/assign/feedback/file/importziplib.php`: "Upload multiple feedback files in a zip". The first part of a
  path that reads NAME_NUMBER_assignsubmission_file finds the student; what follows is the file.
- Canvas, `infer_comment_context_from_filename`: "Re-upload submissions". The first two numbers between "_" are the
  student's and the file's that was handed in; the page becomes a comment's attachment, under the name of that file.
"""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from autograder.classroom.collect.handles import Handle
from autograder.classroom.roster.columns import CANVAS, MOODLE
from autograder.engine.problem import Problem
from autograder.gradebook.course import Course

TAKE_PAGES = (MOODLE, CANVAS)

NO_PAGES = "{lesson}: there are no feedback pages of work that came from {platform}. Collect from its zip first."


def write_zip(
    course: Course, lesson: str, platform: str, known: Mapping[str, Mapping[str, Handle]], target: Path
) -> list[str]:
    """Write the zip, whole or not at all, and return whose pages are in it. Raises Problem where nobody's are."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    students = []
    try:
        with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive:
            for student, by_notebook in sorted(known.items()):
                pages = {name: course.folder("feedback", student, lesson) / f"{name}.html" for name in by_notebook}
                there = {name: page for name, page in pages.items() if page.is_file()}
                for name, page in there.items():
                    archive.write(page, _path(platform, by_notebook[name], page.name))
                students += [student] if there else []
        if not students:
            raise Problem(NO_PAGES.format(lesson=lesson, platform=platform.title()))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return students


def _path(platform: str, handle: Handle, page: str) -> str:
    """Where a page stands in the zip."""
    is_folder = platform == MOODLE and f"{handle.prefix}/" in handle.came_as
    return f"{handle.prefix}/{page}" if is_folder else f"{handle.prefix}{page}"
