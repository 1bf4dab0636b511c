"""Handing in from JupyterLab: the folder through which a class exchanges lessons, work and feedback with its teacher.

It is nbgrader's exchange. Where the course has a `class.toml` beside its lessons, that says where it is:

    exchange = "/srv/nbgrader/exchange"   # a path that is not absolute begins at the file's own folder
    course_id = "relu-backprop"           # the course's name in the exchange

and may say when the lessons are due (course/due_dates.py), with or without an exchange.
`autograder ship` writes the file into the copy of the course that a class gets, and it comes along in the wheel that
is made of that. Whatever is wrong with it, or with the folder, keeps nobody from learning: the lessons open without
the list of assignments.
"""

import os
import sys
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from course.folders import CLASS_SETTINGS
from course.lab import LabError

KEYS = {"exchange", "course_id"}
ABOUT_DATES = {"timezone", "due"}

UNREADABLE = "You cannot hand in from here: {path} cannot be read ({reason}). Ask your teacher for a new one."
NOT_SETTINGS = (
    'You cannot hand in from here: {path} has to hold two lines, exchange = "FOLDER" and course_id = "NAME". '
    "Ask your teacher for a new one."
)
NO_FOLDER = (
    "You cannot hand in from here: the exchange folder {folder}, which {path} names, is not there. "
    "Connect to the network drive that holds it, or ask your teacher."
)
NO_COURSE = (
    "You cannot hand in yet: the exchange folder {folder} holds nothing of the course {course_id}. "
    "If others of your class can hand in, ask your teacher for a new {path}."
)
NO_NBGRADER = (
    'You cannot hand in from here: nbgrader is missing. Run {python} -m pip install "nbgrader>=0.9.5", then open the '
    "course again."
)
NO_RIGHTS = "You cannot hand in from here: your account may not {verb} {folder}. Ask your teacher to allow it."


@dataclass(frozen=True)
class Exchange:
    """An exchange folder that can be used, and the course's name in it."""

    folder: Path
    course_id: str


def find_exchange(course: Path) -> Exchange | None:
    """The exchange of the course in that folder; None where its class has none.

    Raises LabError, with a sentence that says what is in the way, where it cannot be used.
    """
    named = named_exchange(course)
    if named:
        _require_usable(named, course / CLASS_SETTINGS)
    return named


def named_exchange(course: Path) -> Exchange | None:
    """The exchange that the class's settings name, whether or not it can be used; None where they name none.

    Raises LabError, as above, where they cannot be understood.
    """
    path = course / CLASS_SETTINGS
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise LabError(UNREADABLE.format(path=path, reason=reason)) from error
    named = {key: value for key, value in settings.items() if key not in ABOUT_DATES}
    if not named and settings:
        return None
    if set(named) != KEYS or not all(isinstance(value, str) and value for value in named.values()):
        raise LabError(NOT_SETTINGS.format(path=path))
    return Exchange(course / settings["exchange"], settings["course_id"])


def _require_usable(exchange: Exchange, path: Path) -> None:
    """Raise LabError unless a student can fetch and submit here: the rights are those that nbgrader asks for."""
    if not find_spec("nbgrader"):
        raise LabError(NO_NBGRADER.format(python=sys.executable))
    if not exchange.folder.is_dir():
        raise LabError(NO_FOLDER.format(folder=exchange.folder, path=path))
    _require_right(exchange.folder, os.W_OK | os.X_OK, "write to")
    inside = exchange.folder / exchange.course_id
    if not (inside / "outbound").is_dir():
        raise LabError(NO_COURSE.format(folder=exchange.folder, course_id=exchange.course_id, path=path))
    _require_right(inside / "outbound", os.R_OK | os.X_OK, "read")
    _require_right(inside / "inbound", os.W_OK | os.X_OK, "write to")


def _require_right(folder: Path, right: int, verb: str) -> None:
    if not os.access(folder, right):
        raise LabError(NO_RIGHTS.format(verb=verb, folder=folder))
