"""The times that learning platforms write into file names and worksheets, which have no time zone.

Blackboard "2026-03-02-11-59-00", ILIAS "20260302115900", Brightspace "Mar 2, 2026 1159 AM", Moodle "Monday, 2 March
2026, 11:59 AM", each in the language of whoever exports. A date of numbers alone, such as 02/03/26, can mean two days:
it is not read.
"""

import re
import unicodedata
from datetime import datetime

_MONTHS = (
    "jan ene",
    "feb fev",
    "mar mrz",
    "apr avr abr",
    "may mai",
    "jun juin",
    "jul juil",
    "aug aou ago",
    "sep",
    "oct okt",
    "nov",
    "dec dez dic",
)
_NUMBERS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_DIGITS = re.compile(r"(\d{4})\D?(\d\d)\D?(\d\d)\D{0,2}(\d\d)\D?(\d\d)(?:\D?(\d\d))?")
_TIME = (
    r"\D{1,6}?(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b)?"
)
_WORDED = (
    re.compile(r"(?P<month>[a-z]{3,})\.?\s(?P<day>\d{1,2}),?\s(?P<year>\d{4})" + _TIME),
    re.compile(r"(?P<day>\d{1,2})\.?\s(?:de\s)?(?P<month>[a-z]{3,})\.?,?\s(?:de\s)?(?P<year>\d{4})" + _TIME),
)


def read_time(text: str) -> datetime | None:
    """The time in a text, without a zone; None where there is none, or none that is sure."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c)).strip()
    try:
        if found := _DIGITS.fullmatch(plain):
            return datetime(*(int(number or 0) for number in found.groups()))  # type: ignore[arg-type]
        for pattern in _WORDED:
            if found := pattern.search(plain):
                return _worded(found)
    except ValueError:
        pass
    return None


def _worded(found: re.Match[str]) -> datetime | None:
    month = _NUMBERS.get(found["month"][:4]) or _NUMBERS.get(found["month"][:3])
    if month is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    return datetime(int(found["year"]), month, int(found["day"]), hour, int(found["minute"]), int(found["second"] or 0))
