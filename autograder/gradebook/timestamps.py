"""What timestamp.txt says of when something was handed in: understood in one way only, or asked about.

nbgrader's own parse_utc drops a time zone that it does not know, and takes 02.03. for February.
"""

import codecs
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import product
from zoneinfo import ZoneInfo, available_timezones

from dateutil import parser

from autograder.engine.printable import printable_name

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_IANA = re.compile(r"(.*\S)\s+\[?([A-Za-z]+(?:/[A-Za-z0-9_+-]+)+)\]?")
_YEAR_FIRST = re.compile(r"\d{4}(\D|\d{4})")
_TWO_SIGNS = re.compile(r"(?:UTC|GMT)\s*[+-]\s*\d")
# Two days and hours that share nothing: what depends on which of them stands in for what is missing is incomplete.
_DEFAULTS = (datetime(2001, 1, 1, 1), datetime(2002, 2, 2, 2))
# Manila's clocks show PST, too; who writes it and means Manila has set c.Exchange.timezone.
_MEANT = {"PST": timedelta(hours=-8)}

_YEARS = range(1990, 2100)  # in which a course was held

ASK = "timestamp.txt {why}. It counts as in time. Write it as in 2026-03-02 15:00:00 UTC, and grade again."
NO_TIME = 'held no time that can be read, but "{text}"'
SEVERAL_TIMES = 'says "{text}": {why}'
DAY_OR_MONTH = "which is the day and which the month cannot be told"
NO_ZONE = "{name} is no time zone that is known"
SEVERAL_ZONES = "{name} can be any of {zones}"
TWO_SIGNS = "whether the zone is before or behind UTC can be read in two ways"


class NoTimeError(ValueError):
    """The text is no date with a time of day, or, where there is a message, can be read in several ways."""


@dataclass(frozen=True)
class Stamp:
    """A time in UTC, without saying so, as nbgrader keeps them. Where it is None, `remark` asks for one."""

    time: datetime | None
    remark: str = ""


def stamp_of(noted: bytes, zone: str = "UTC") -> Stamp:
    """The time that a timestamp.txt holds. `zone` is nbgrader's Exchange.timezone, by its name in the tz database.

    Understood is a date with a time of day as dateutil reads it, where there is one way to read it, and after it
    nothing (UTC), an offset, a name of the tz database, or an abbreviation that means one offset all over the world in
    that year, or is one of `zone`.
    """
    text = _text(noted)
    try:
        return Stamp(time_in(text, zone))
    except NoTimeError as why:
        said = SEVERAL_TIMES if str(why) else NO_TIME
        return Stamp(None, ASK.format(why=said.format(text=printable_name(text[:40]), why=why)))


def _text(noted: bytes) -> str:
    encoding = next((name for bom, name in _BOMS.items() if noted.startswith(bom)), "utf-8")
    return noted.decode(encoding, "replace").strip()


def time_in(text: str, zone: str = "UTC", local: tzinfo = UTC) -> datetime:
    """The time in UTC, without saying so; a text without a zone is in `local`. Raises NoTimeError."""
    if _TWO_SIGNS.search(text):
        raise NoTimeError(TWO_SIGNS)
    named = _IANA.fullmatch(text)
    when, abbreviation, offset = _parsed(named[1] if named else text)
    if when.year not in _YEARS:
        raise NoTimeError
    if named:
        when = when.replace(tzinfo=_zone(named[2]))
    elif offset is not None:
        when = when.replace(tzinfo=timezone(timedelta(seconds=offset)))
    else:
        when = when.replace(tzinfo=_abbreviated(abbreviation, when, zone) if abbreviation else local)
    return when.astimezone(UTC).replace(tzinfo=None)


def _parsed(text: str) -> tuple[datetime, str, int | None]:
    """Date and time, and what is said of the zone: its abbreviation and its offset in seconds."""
    zones: set[tuple[str, int | None]] = set()

    def note(name: str | None, offset: int | None) -> None:
        zones.add((name or "", offset))

    orders = [(False, True)] if _YEAR_FIRST.match(text) else list(product((False, True), repeat=2))
    try:
        readings = [
            {
                parser.parse(text, default=default, dayfirst=dayfirst, yearfirst=yearfirst, tzinfos=note)
                for dayfirst, yearfirst in orders
            }
            for default in _DEFAULTS
        ]
    except Exception:  # the parser takes anything, and fails over it in many ways
        raise NoTimeError from None
    if readings[0] != readings[1]:
        raise NoTimeError
    if len(readings[0]) > 1:
        raise NoTimeError(DAY_OR_MONTH)
    ((abbreviation, offset),) = zones
    return readings[0].pop(), abbreviation, offset


def _zone(name: str) -> tzinfo:
    if name not in available_timezones():
        raise NoTimeError(NO_ZONE.format(name=name[:40]))
    return ZoneInfo(name)


def _abbreviated(name: str, when: datetime, zone: str) -> tzinfo:
    """The zone that an abbreviation stands for at that time."""
    if name in ("UTC", "GMT", "Z"):
        return UTC
    if zone in available_timezones() and name in _offsets_in(ZoneInfo(zone), when.year):
        return timezone(_offsets_in(ZoneInfo(zone), when.year)[name])
    offsets = _abbreviations(when.year).get(name, frozenset())
    if name in _MEANT and _MEANT[name] in offsets:
        return timezone(_MEANT[name])
    if len(offsets) > 1:
        zones = ", ".join(timezone(offset).tzname(None) for offset in sorted(offsets))
        raise NoTimeError(SEVERAL_ZONES.format(name=name, zones=zones))
    if not offsets:
        raise NoTimeError(NO_ZONE.format(name=name))
    (offset,) = offsets
    return timezone(offset)


@lru_cache(maxsize=4)
def _abbreviations(year: int) -> dict[str, frozenset[timedelta]]:
    """What each abbreviation stands for in a year, in any part of the world; half a second, for who needs it."""
    found: dict[str, set[timedelta]] = {}
    for zone in available_timezones():
        for name, offset in _offsets_in(ZoneInfo(zone), year).items():
            found.setdefault(name, set()).add(offset)
    return {name: frozenset(offsets) for name, offsets in found.items()}


def _offsets_in(zone: ZoneInfo, year: int) -> dict[str, timedelta]:
    """The abbreviations that a zone's clocks show in winter and in summer."""
    days = [datetime(year, month, 15, tzinfo=zone) for month in (1, 7)]
    return {day.tzname() or "": day.utcoffset() or timedelta() for day in days}
