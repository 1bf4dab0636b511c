"""When the lessons are due in a learner's class: from its class.toml, and from its exchange, where dates can change.

Both hold the same lines, which `autograder ship` and `autograder due` write:

    timezone = "Europe/Berlin"
    [due]
    "01_relu_derivative" = 2027-01-15T23:59:00+01:00

Whatever is wrong with them, nobody is kept from learning: then there are no dates to show.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from course.folders import CLASS_SETTINGS

# Where class.toml is, wherever the lessons are: in a class's wheel, and in its unpacked copy.
_HOMES = (Path(__file__).with_name("lab") / "shipped", Path(__file__).resolve().parents[1])

IN_EXCHANGE = "due.toml"  # in the course's own folder of the exchange


@dataclass(frozen=True)
class DueDates:
    """When lessons are due, by name and in the class's own time zone, and what that is called."""

    zone: str = ""
    dates: Mapping[str, datetime] = field(default_factory=dict)

    def shown(self, lesson: str) -> str:
        """As in "Fri 15 Jan 2027, 23:59"; "" where there is no date."""
        due = self.dates.get(lesson)
        return f"{due:%a} {due.day} {due:%b %Y, %H:%M}" if due else ""


def due_dates(folder: Path) -> DueDates:
    """The due dates of the class in whose copy of the course a folder lies; those of its exchange come first."""
    home = next((home for home in (folder, *folder.parents, *_HOMES) if (home / CLASS_SETTINGS).is_file()), None)
    if home is None:
        return DueDates()
    shipped = _read(home / CLASS_SETTINGS)
    exchange, course_id = shipped.get("exchange"), shipped.get("course_id")
    if isinstance(exchange, str) and isinstance(course_id, str):
        current = home / exchange / course_id / IN_EXCHANGE
        if current.is_file():
            return _dates(_read(current))
    return _dates(shipped)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _dates(held: dict[str, Any]) -> DueDates:
    zone, due = held.get("timezone"), held.get("due")
    known = due.items() if isinstance(due, dict) else ()
    dates = {lesson: date for lesson, date in known if isinstance(date, datetime)}
    return DueDates(zone if isinstance(zone, str) else "", dates)
