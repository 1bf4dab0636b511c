"""Values of Python's own library that cross by what they are written as: dates and times, Decimal, Fraction.

Each stands in a node as a text. What has no such text, such as a date of a time zone's own class, is no data.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from autograder.engine.wire.values import CannotCrossError

_DIGITS = 10_000  # of a Decimal or a Fraction, before and after the point: more take long to reckon with
_MICROSECOND = datetime.timedelta(microseconds=1)


def _written_time(value: Any) -> str:
    zone = getattr(value, "tzinfo", None)
    if zone is not None and (type(zone) is not datetime.timezone or zone.utcoffset(None).microseconds):
        raise CannotCrossError(f"a time in a zone of class {type(zone).__name__}, or of parts of seconds, is no data")
    return str(value.isoformat())


def _written_decimal(value: Decimal) -> str:
    if value.is_finite() and not -_DIGITS < value.adjusted() < _DIGITS:
        raise CannotCrossError("a Decimal of so many digits is no data")
    return str(value)


def _decimal(text: str) -> Decimal:
    value = Decimal(_short(text))
    if value.is_finite() and not -_DIGITS < value.adjusted() < _DIGITS:
        raise ValueError
    return value


def _fraction(text: str) -> Fraction:
    above, below = _short(text).split("/")
    return Fraction(int(above, 16), int(below, 16))


def _short(text: str) -> str:
    if type(text) is not str or len(text) > 2 * _DIGITS:
        raise ValueError
    return text


WRITTEN: dict[type, tuple[str, Callable[[Any], str]]] = {
    datetime.datetime: ("datetime", _written_time),
    datetime.date: ("date", _written_time),
    datetime.time: ("time", _written_time),
    datetime.timedelta: ("timedelta", lambda value: str(value // _MICROSECOND)),
    Decimal: ("Decimal", _written_decimal),
    Fraction: ("Fraction", lambda value: f"{value.numerator:x}/{value.denominator:x}"),
}
"""How each class is named in a node, and written there. A subclass is none of them."""

READ: dict[str, Callable[[str], Any]] = {
    "datetime": lambda text: datetime.datetime.fromisoformat(_short(text)),
    "date": lambda text: datetime.date.fromisoformat(_short(text)),
    "time": lambda text: datetime.time.fromisoformat(_short(text)),
    "timedelta": lambda text: int(_short(text)) * _MICROSECOND,
    "Decimal": _decimal,
    "Fraction": _fraction,
}
"""And how it is read. Raises ValueError, ArithmeticError or TypeError for rubbish."""
