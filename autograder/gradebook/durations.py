"""Lengths of time as people write them, "2d" or "1 day 12 hours": read, and said."""

import re
from datetime import timedelta

from autograder.engine.problem import Problem

NO_DURATION = '"{text}" is no length of time. Write it as 2d, 36h, 90min or 1 week 2 days.'

_LONGEST = timedelta(days=3650)
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes"}
_PART = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)\s*(w|weeks?|d|days?|h|hours?|m|min|minutes?)(?![a-z])[\s,]*", re.I)


def read_duration(text: str) -> timedelta:
    """The length of time, above 0 and no more than ten years. Raises Problem."""
    parts = [(float(found[1]), _UNITS[found[2][0].lower()]) for found in _PART.finditer(text)]
    length = sum((timedelta(**{unit: number}) for number, unit in parts), timedelta())
    if _PART.sub("", text).strip() or not timedelta() < length <= _LONGEST:
        raise Problem(NO_DURATION.format(text=text[:40]))
    return length


def shown_duration(length: timedelta) -> str:
    """As in "2 days 12 hours"; what is left of a minute is not said."""
    minutes = round(length.total_seconds() / 60)
    numbers = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    told = [f"{number} {unit}{'' if number == 1 else 's'}" for unit, number in numbers.items() if number]
    return " ".join(told) or "0 minutes"
