"""The times that learning platforms write into file names and worksheets, which have no time zone.

Blackboard "2026-03-02-11-59-00", ILIAS "20260302115900", Brightspace "Mar 2, 2026 1159 AM", Moodle "Monday, 2 March
2026, 11:59 AM", each in the language of whoever exports: the months' names are those of Unicode's CLDR. A date of
numbers alone that does not begin with the year, such as 02/03/26, can mean two days: it is not read.
"""

import re
import unicodedata
from collections import defaultdict
from datetime import datetime
from functools import cache

from babel import Locale

_LANGUAGES = (
    "ar be bg bs ca cs cy da de el en es et eu fi fr ga gl he hr hu id is it ja ko lt lv mk ms nb nl nn pl pt ro ru sk "
    "sl sq sr sv tr uk vi zh"
)
_SHORT = {"mrz": 3}  # as Germans write it
_DIGITS = re.compile(r"(\d{4})\D?(\d\d)\D?(\d\d)\D{0,2}(\d\d)\D?(\d\d)(?:\D?(\d\d))?")
_DAY, _MONTH, _YEAR = r"(?<!\d)(?P<day>\d{1,2})(?!\d)", r"(?P<month>[^\W\d_]{3,})", r"(?<!\d)(?P<year>20\d\d)(?!\d)"
_GLUE = r"\W{0,3}(?:(?!\d)\w{1,2}\W{1,3}){0,2}"  # as in "2 de marzo de 2026", "2026 m. kovo 2 d."
_DATES = tuple(
    map(
        re.compile,
        (
            _DAY + _GLUE + _MONTH + _GLUE + _YEAR,
            _MONTH + _GLUE + _DAY + _GLUE + _YEAR,
            _YEAR + r"(?:\(e\)ko)?" + _GLUE + _MONTH + _GLUE + _DAY,
            _YEAR + r"\D{1,6}(?P<number>\d{1,2})\D{1,6}" + _DAY,
        ),
    )
)
_CLOCK = re.compile(r"(?<!\d)(?P<hour>\d{1,2})[:.h]?(?P<minute>\d\d)(?:[:.]?(?P<second>\d\d))?(?!\d)")


def read_time(text: str) -> datetime | None:
    """The time in a text, without a zone; None where there is none, or none that is sure."""
    plain = _plain(text)
    try:
        if found := _DIGITS.fullmatch(plain):
            return datetime(*(int(number or 0) for number in found.groups()))  # type: ignore[arg-type]
        for pattern in _DATES:
            found = pattern.search(plain)
            month = _month(found) if found else None
            if found and month and (time := _time(plain[found.end() :])):
                return datetime(int(found["year"]), month, int(found["day"]), *time)
    except ValueError:
        pass
    return None


def _month(found: re.Match[str]) -> int | None:
    """The number of the month; None where the word is none, or one month here and another elsewhere."""
    if "number" in found.re.groupindex:
        return int(found["number"])
    word, (names, _) = found["month"], _words()
    numbers = names.get(word) or {
        number
        for name, numbers in names.items()
        for number in numbers
        if len(name) > 2 and (name.startswith(word) or word.startswith(name))
    }
    return next(iter(numbers)) if len(numbers) == 1 else None


def _time(text: str) -> tuple[int, int, int] | None:
    """Hour, minute and second of what stands behind a date."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, around = int(found["hour"]), (_letters(text[: found.start()]), _letters(text[found.end() :]))
    half = next((half for word, half in _words()[1] if around[0].endswith(word) or around[1].startswith(word)), None)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour, int(found["minute"]), int(found["second"] or 0)


@cache
def _words() -> tuple[dict[str, set[int]], list[tuple[str, str]]]:
    """What months are called, and the halves of the day: "am" or "pm" by word."""
    months: dict[str, set[int]] = defaultdict(set)
    halves = {"am": "am", "pm": "pm"}
    for number in _SHORT.items():
        months[number[0]].add(number[1])
    for locale in map(Locale, _LANGUAGES.split()):
        for widths in locale.months.values():
            for number, name in [*widths["wide"].items(), *widths["abbreviated"].items()]:
                months[_letters(_plain(name))].add(number)
        for names in (names for widths in locale.day_periods.values() for names in widths.values()):
            halves |= {_letters(_plain(names[half])): half for half in ("am", "pm") if half in names}
    return dict(months), [(word, half) for word, half in halves.items() if len(word) > 1]


def _plain(text: str) -> str:
    """Without accents and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c)).strip()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
