"""Due dates for students, in TOML: in the copy of the course that they get, and in the exchange, where they change.

course/due_dates.py reads both.
"""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from autograder.classroom.roster.enrolment import gradebook_of
from autograder.gradebook.calendar import Calendar
from autograder.gradebook.course import Course
from autograder.gradebook.database import is_there, reading
from autograder.gradebook.dates import due_dates
from course.due_dates import IN_EXCHANGE


def due_toml(course: Course) -> str:
    """The due dates of all lessons, "" where none is set. Makes no gradebook where there is none."""
    if not is_there(course.coursedir.db_url):
        return ""
    with gradebook_of(course) as engine, reading(engine) as connection:
        dates = {lesson: date.due for lesson, date in due_dates(connection).items() if date.due}
    return _toml(course.calendar, dates)


def announce(course: Course) -> Path | None:
    """Put the due dates into the course's exchange, if there is one; the file, None where there is no exchange."""
    root = course.config.Exchange.get("root")
    folder = Path(root, course.coursedir.course_id) if root else None
    if folder is None or not folder.is_dir():
        return None
    unfinished = folder / f".{IN_EXCHANGE}.{os.getpid()}"
    unfinished.write_text(due_toml(course), encoding="utf-8")
    unfinished.chmod(0o644)
    return unfinished.replace(folder / IN_EXCHANGE)


def _toml(calendar: Calendar, dates: Mapping[str, datetime]) -> str:
    """A table with the dates, and the name of their time zone. A JSON string is a TOML string."""
    if not dates:
        return ""
    zone = calendar.zone_at(next(iter(dates.values())))
    lines = [f"{json.dumps(lesson)} = {calendar.local(due).isoformat()}" for lesson, due in dates.items()]
    return "\n".join([f"timezone = {json.dumps(zone)}", "", "[due]", *lines, ""])
