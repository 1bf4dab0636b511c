"""When the lessons are due in a learner's class: from its class.toml, and from its exchange, where dates can change.

Both hold the same lines, which `autograder ship` and `autograder due` write:

    timezone = "Europe/Berlin"
    [due]
    "01_relu_derivative" = 2027-01-15T23:59:00+01:00

Whatever is wrong with them, nobody is kept from learning: then there are no dates to show.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from course.class_settings import class_exchange, class_settings, read_toml

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
    exchange = class_exchange(folder)
    current = exchange.folder / IN_EXCHANGE if exchange else None
    return _dates(read_toml(current) if current and current.is_file() else class_settings(folder))


def _dates(held: dict[str, Any]) -> DueDates:
    zone, due = held.get("timezone"), held.get("due")
    known = due.items() if isinstance(due, dict) else ()
    dates = {lesson: date for lesson, date in known if isinstance(date, datetime)}
    return DueDates(zone if isinstance(zone, str) else "", dates)
