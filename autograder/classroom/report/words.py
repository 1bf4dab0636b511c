"""Numbers and other people's words as the page writes them."""

from autograder.engine.printable import printable_name
from course.numerals import number

__all__ = ["counted", "duration", "number", "points", "said", "share"]

_UNITS = ((86400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s"))
"""A unit of time in seconds, and the one that its rest is given in."""


def points(value: float) -> str:
    """Points, with at most two decimals."""
    return f"{round(value, 2) + 0.0:g}".replace("-", "−")


def share(part: int, whole: int) -> str:
    """A percentage; 0% means nobody and 100% everybody, so that neither comes of rounding."""
    if part in (0, whole):
        return "100%" if part else "0%"
    return f"{min(max(round(100 * part / whole), 1), 99)}%"


def counted(count: int, thing: str) -> str:
    """As in "1 student" and "2 students"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def duration(seconds: float) -> str:
    """As in "0.35 s", "1 min 15 s", "3 h 10 min" and "2 d 4 h"."""
    for large, name, small, small_name in _UNITS:
        if seconds >= large:
            whole, rest = divmod(round(seconds / small), large // small)
            return f"{whole} {name} {rest} {small_name}" if rest else f"{whole} {name}"
    return f"{number(seconds, 2 if seconds < 10 else 3)} s"


def said(text: str, length: int = 300) -> str:
    """Words from elsewhere on one line, of bounded length, without what would disturb the page; not yet escaped."""
    line = " ".join(text[: 4 * length].split())
    clean = printable_name(line)
    return clean if len(clean) <= length else clean[: length - 1] + "…"
