"""Reads what a student handed in, once, into memory. Used before anything is graded; nothing is opened later."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from autograder.engine.assignment import Submission
from autograder.engine.printable import printable_name
from autograder.engine.submissions.folders import (
    NOTEBOOK,
    PUT_ASIDE,
    TIMESTAMP,
    Found,
    NotTakenError,
    NotThereError,
    read_folder,
)
from autograder.engine.submissions.naming import choose_notebooks

_MOST_NAMED = 5

_REFUSED = "The folder {} {}, so it was not opened."
_ONE_LEFT_OUT = "{} {}; it was left out."
_MANY_LEFT_OUT = "{} files were left out, because each {}: {}."


def collect(folder: Path, student: str, notebooks: Sequence[str], files_mib: int, ignore: Sequence[str]) -> Submission:
    """What a student handed in, from submitted/STUDENT/LESSON; no files where there is no such folder.

    `notebooks` are the names of the lesson's notebooks without .ipynb. In the result each that was found stands under
    that name at the top, and no other notebook is there. `files_mib` is how much is read at most, in MiB. `ignore` is
    nbgrader's CourseDirectory.ignore. Refused is what may be a notebook of the lesson but cannot be taken for one, if
    there is no other.
    """
    try:
        found = read_folder(folder, files_mib, ignore)
    except NotThereError:
        return Submission(student, {})
    except NotTakenError as error:
        return Submission(student, {}, _REFUSED.format(f"{folder.parent.name}/{folder.name}", error))
    choice = choose_notebooks(found, notebooks)
    notes = (*choice.notes, *_left_out(found, {name + NOTEBOOK for name in notebooks} | {TIMESTAMP, PUT_ASIDE}))
    if choice.problems and not choice.paths:
        return Submission(student, {}, " ".join(choice.problems), notes)
    chosen = set(choice.paths.values())
    noted = {path for path in found.files if path.split("/")[0] in (TIMESTAMP, PUT_ASIDE)}
    files = {path: held for path, held in found.files.items() if path not in chosen and not path.endswith(NOTEBOOK)}
    files = {path: held for path, held in files.items() if path not in noted}
    files |= {name + NOTEBOOK: found.files[path] for name, path in choice.paths.items()}
    return Submission(student, files, notes=(*choice.problems, *notes))


def _left_out(found: Found, wanted: set[str]) -> list[str]:
    """One remark for each reason. Of the notebooks of the lesson, and of its time, more is said elsewhere."""
    by_reason = defaultdict(list)
    for path, reason in found.left_out.items():
        if path not in wanted:
            by_reason[reason].append(printable_name(path))
    remarks = []
    for reason, paths in by_reason.items():
        if len(paths) == 1:
            remarks.append(_ONE_LEFT_OUT.format(paths[0], reason))
        else:
            named = ", ".join(paths[:_MOST_NAMED]) + (", ..." if len(paths) > _MOST_NAMED else "")
            remarks.append(_MANY_LEFT_OUT.format(len(paths), reason, named))
    return remarks
