"""The learner's copy of `release/`, and of `solutions/` once asked for: filled, refreshed, and never written over.

The release belongs to the course and changes with it; the copy belongs to the learner. A file that is missing from
the copy is copied. A file that the learner has not edited is refreshed when the course's own has changed. Everything
else is kept as it is, and the learner is told where the course now has something else.

A manifest in the copy remembers, for each file, what the course last put there. Where it is missing or damaged,
nothing is known to be unedited, and so nothing is refreshed.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from course.due_dates import DueDates, due_dates
from course.folders import COURSE_FOLDER, SOLUTIONS
from course.lab import LabError
from course.lab.report import COPIED, EDITED, ELSEWHERE, HELD, REFRESHED, SET_ASIDE, UNREADABLE, Report
from course.lab.welcome_dates import with_due_dates
from course.whole_file import set_aside, write_whole

MANIFEST = Path(COURSE_FOLDER, "manifest.json")
WELCOME = "welcome.ipynb"

NO_RELEASE = "There are no lessons in {folder}: get a complete copy of the course, or run make build."
DAMAGED_RELEASE = "{path} is not a readable notebook: get a fresh copy of it, or run make build."
NO_SOLUTIONS = "This copy of the course comes without worked solutions: ask your teacher for them."
NO_ACCESS = "Cannot read or write {path}: {reason}. Name another place for your lessons with the option --folder."


@dataclass(frozen=True)
class Copy:
    """What the course put in one place: the manifest's entry for it."""

    released: str
    """Digest of the released file. It differs when the course has changed."""
    content: str
    """Digest of what a learner can edit in it (see `content_digest`). It differs when the learner has."""


def bring_up_to_date(course: Path, lessons: Path, *, solutions: bool = False, update: bool = False) -> Report:
    """Bring the copy in `lessons` up to date with the course in `course`; raise `LabError` where that cannot be done.

    The worked solutions come along if they are asked for, and are kept up to date from then on. With `update`, the
    course's own version comes in place of what is edited, too, which is kept beside it under another name.
    """
    release = course / "release"
    files = {path.relative_to(release): path for path in _shipped_files(release)}
    notebooks = [path.as_posix() for path in files if path.suffix == ".ipynb"]
    if not notebooks:
        raise LabError(NO_RELEASE.format(folder=release))
    if solutions or (lessons / SOLUTIONS).is_dir():
        worked = {path.relative_to(course): path for path in _shipped_files(course / SOLUTIONS)}
        if solutions and not worked:
            raise LabError(NO_SOLUTIONS)
        files |= worked
    before = _read_manifest(lessons / MANIFEST)
    after = dict(before)
    report = Report(start=WELCOME if WELCOME in notebooks else notebooks[0])
    due = due_dates(course)
    try:
        for path, shipped in files.items():
            name = path.as_posix()
            data = _shipped(shipped, name, due)
            message, copy = _bring_unless_held(data, lessons, path, before.get(name), update=update)
            if message:
                report.told.setdefault(message, []).append(name)
            if copy:
                after[name] = copy
        if after != before:
            text = json.dumps({name: asdict(copy) for name, copy in after.items()}, indent=1, sort_keys=True)
            write_whole(lessons / MANIFEST, text.encode())
    except OSError as error:
        raise LabError(NO_ACCESS.format(path=error.filename or lessons, reason=error.strerror)) from error
    return report


def content_digest(data: bytes, *, notebook: bool) -> str:
    """The digest of what a learner can edit: of a notebook, its cells' types and sources; of another file, all of it.

    Outputs and metadata change when a notebook is run or saved, and JupyterLab adds an empty cell when the last one is
    run: none of that is an edit. Raises `ValueError` where `data` is not a notebook.
    """
    if not notebook:
        return _digest(data)
    try:
        cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(data)["cells"]]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a notebook") from error
    return _digest(json.dumps([cell for cell in cells if cell[1].strip()]).encode())


def _shipped(path: Path, name: str, due: DueDates) -> bytes:
    """The course's own version of a file: the welcome with the due dates of the class."""
    data = path.read_bytes()
    try:
        content_digest(data, notebook=path.suffix == ".ipynb")
        return with_due_dates(data, due) if name == WELCOME and due.dates else data
    except ValueError as error:
        raise LabError(DAMAGED_RELEASE.format(path=path)) from error


Brought = tuple[str | None, Copy | None]
"""The message that a file calls for, if any, and its record, if it is known."""


def _bring_unless_held(data: bytes, lessons: Path, path: Path, record: Copy | None, *, update: bool) -> Brought:
    """Bring one file up to date. One that is there and held by another program, or protected, stays as it is."""
    try:
        told, copy = _bring(data, lessons, path, record)
        if update and told in (EDITED, UNREADABLE):
            set_aside(lessons / path, "mine")
            return SET_ASIDE, _bring(data, lessons, path, None)[1]
        return told, copy
    except PermissionError:
        if (lessons / path).is_file():
            return HELD, record
        raise


def _bring(data: bytes, lessons: Path, path: Path, record: Copy | None) -> Brought:
    """Bring one file up to date, unless it is the learner's own by now."""
    notebook = path.suffix == ".ipynb"
    new = Copy(_digest(data), content_digest(data, notebook=notebook))
    mine = lessons / path
    if _is_elsewhere(mine, lessons):
        return ELSEWHERE, record
    if not mine.exists():
        write_whole(mine, data)
        return COPIED, new
    try:
        content = content_digest(mine.read_bytes(), notebook=notebook)
    except ValueError:
        return UNREADABLE, record
    if record and record.content == content:
        if record.released == new.released:
            return None, record
        write_whole(mine, data)
        return REFRESHED, new
    if content == new.content:
        return None, new
    unchanged = record is not None and record.released == new.released
    return (None if unchanged else EDITED), record


def _is_elsewhere(mine: Path, lessons: Path) -> bool:
    """Whether writing to `mine` could reach something other than an ordinary file inside `lessons`."""
    return mine.is_symlink() or mine.is_dir() or lessons.resolve() not in mine.resolve().parents


def _shipped_files(folder: Path) -> Iterator[Path]:
    """The files of a folder in order, without links and without what JupyterLab hides beside notebooks."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path


def _read_manifest(path: Path) -> dict[str, Copy]:
    """The manifest, empty where it is missing or is not one."""
    try:
        return {name: Copy(**entry) for name, entry in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
