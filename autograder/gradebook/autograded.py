"""autograded/STUDENT/LESSON, as `nbgrader autograde` leaves it: formgrader and generate_feedback read it."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from autograder.engine.assignment import Assignment
from autograder.engine.submissions.folders import TIMESTAMP
from autograder.gradebook.course import Course
from autograder.gradebook.intake import HandedIn


def write_autograded(course: Course, assignment: Assignment, handed_in: HandedIn, notebooks: Mapping[str, str]) -> None:
    """Write the graded notebooks, by name, and beside them what else was handed in and what the lesson brings along.

    At any moment every file is whole or not there, and nothing stays of an earlier time. The folder does not say that
    the submission is done: only the gradebook does.
    """
    folder = course.folder("autograded", handed_in.submission.student, assignment.name)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(
        f".{folder.name}.unfinished"
    )  # beside the folder, where no file's name is a student's
    wanted = _contents(assignment, handed_in, notebooks)
    _clear(folder, wanted)
    for place, content in wanted.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        unfinished.write_bytes(content)
        unfinished.chmod(0o664 if course.coursedir.groupshared else 0o444)
        os.replace(unfinished, path)
    if course.coursedir.groupshared:
        _share(course, folder)


def _contents(assignment: Assignment, handed_in: HandedIn, notebooks: Mapping[str, str]) -> dict[str, bytes]:
    """What belongs into the folder, by path. A student's file must not be in the way of another.

    Of what was handed in, only what was graded comes as a notebook.
    """
    ours = assignment.files | {f"{name}.ipynb": text.encode() for name, text in notebooks.items()}
    if handed_in.noted:
        ours[TIMESTAMP] = handed_in.noted
    folders = {parent for place in ours for parent in PurePosixPath(place).parents}
    theirs = {}
    for place, content in handed_in.submission.files.items():
        path = PurePosixPath(place)
        upwards = (path, *path.parents)
        if path not in folders and not any(part.suffix == ".ipynb" or str(part) in ours for part in upwards):
            theirs[place] = content
    return theirs | ours


def _clear(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Remove what an earlier time has left and nobody wants any more."""
    folders = {folder / parent for place in wanted for parent in PurePosixPath(place).parents}
    for root, inner, files in os.walk(folder):
        for path in (Path(root, name) for name in (*files, *inner)):
            if path in folders and path.is_dir() and not path.is_symlink():
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.relative_to(folder).as_posix() not in wanted:
                path.unlink()


def _share(course: Course, folder: Path) -> None:
    """Let the group write in this folder, those above and those in it, as nbgrader does where a course is shared."""
    above = [path for path in folder.parents if course.root in path.parents]
    for path in (*above, folder, *(path for path in folder.rglob("*") if path.is_dir())):
        path.chmod(path.stat().st_mode | 0o2770)
