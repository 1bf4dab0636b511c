"""autograded/STUDENT/LESSON, as `nbgrader autograde` leaves it: formgrader and generate_feedback read it."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from autograder.engine.assignment import Assignment
from autograder.engine.submissions.folders import PUT_ASIDE, TIMESTAMP
from autograder.engine.verdict import Verdict
from autograder.gradebook.course import Course
from autograder.gradebook.intake import HandedIn


def write_autograded(course: Course, assignment: Assignment, handed_in: HandedIn, verdict: Verdict) -> None:
    """Write the graded notebooks, and beside them what else was handed in, what they wrote and the lesson's own files.

    At any moment every file is whole or not there, and nothing stays of an earlier time. The folder does not say that
    the submission is done: only the gradebook does.
    """
    folder = course.folder("autograded", handed_in.submission.student, assignment.name)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = _contents(assignment, handed_in, verdict)
    _clear(folder, wanted)
    for place, content in wanted.items():
        _put(course, folder, place, content)
    if course.coursedir.groupshared:
        _share(course, folder)


def add_written(course: Course, assignment: Assignment, handed_in: HandedIn, verdict: Verdict) -> None:
    """Put what the notebooks wrote into the folder, in which nbgrader has already laid what was handed in."""
    folder = course.folder("autograded", handed_in.submission.student, assignment.name)
    wanted = _contents(assignment, handed_in, verdict)
    for place, content in written_by(verdict).items():
        if wanted.get(place) is content:
            with suppress(OSError):  # where a folder stands that was handed in under this name
                _put(course, folder, place, content)


def _put(course: Course, folder: Path, place: str, content: bytes) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f".{folder.name}.unfinished")  # beside it, where no file's name is a student's
    unfinished.unlink(missing_ok=True)
    unfinished.write_bytes(content)
    unfinished.chmod(0o664 if course.coursedir.groupshared else 0o444)
    os.replace(unfinished, path)


def _contents(assignment: Assignment, handed_in: HandedIn, verdict: Verdict) -> dict[str, bytes]:
    """What belongs into the folder, by path.

    Of a student's files, only what was graded comes as a notebook. What the notebooks wrote comes before what was
    handed in, and the lesson's own before both.
    """
    notebooks = verdict.notebooks or {}
    wanted = assignment.files | {f"{name}.ipynb": text.encode() for name, text in notebooks.items()}
    if handed_in.noted:
        wanted[TIMESTAMP] = handed_in.noted
    wanted |= _beside(wanted, written_by(verdict))
    return wanted | _beside(wanted, handed_in.submission.files)


def written_by(verdict: Verdict) -> dict[str, bytes]:
    """The files that the notebooks wrote, without those that nbgrader has words of its own in."""
    return {place: held for place, held in verdict.written.items() if place not in (TIMESTAMP, PUT_ASIDE)}


def _beside(wanted: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of a student's files that are in the way of none that is wanted, and no notebooks."""
    folders = {parent for place in wanted for parent in PurePosixPath(place).parents}
    found = {}
    for place, content in theirs.items():
        path = PurePosixPath(place)
        upwards = (path, *path.parents)
        if path not in folders and not any(part.suffix == ".ipynb" or str(part) in wanted for part in upwards):
            found[place] = content
    return found


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
