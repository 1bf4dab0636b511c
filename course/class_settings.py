"""What the copy of the course that a class got says of it: its class.toml, read without ever being in the way."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from course.folders import CLASS_SETTINGS

# Where class.toml is, wherever the lessons are: in a class's wheel, and in its unpacked copy.
_HOMES = (Path(__file__).with_name("lab") / "shipped", Path(__file__).resolve().parents[1])


class ClassExchange(NamedTuple):
    """The course's own folder in the exchange of its class, and the course's name there."""

    folder: Path
    course_id: str


def class_settings(folder: Path) -> dict[str, Any]:
    """The settings of the class in whose copy of the course a folder lies; empty where there are none to be read."""
    home = _home(folder)
    return read_toml(home / CLASS_SETTINGS) if home else {}


def class_exchange(folder: Path) -> ClassExchange | None:
    """The exchange of that class, whether it is there or not; None where it has none."""
    settings, home = class_settings(folder), _home(folder)
    exchange, course_id = settings.get("exchange"), settings.get("course_id")
    if home is None or not isinstance(exchange, str) or not isinstance(course_id, str):
        return None
    return ClassExchange(home / exchange / course_id, course_id)


def read_toml(path: Path) -> dict[str, Any]:
    """What a file holds; nothing where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _home(folder: Path) -> Path | None:
    return next((home for home in (folder, *folder.parents, *_HOMES) if (home / CLASS_SETTINGS).is_file()), None)
