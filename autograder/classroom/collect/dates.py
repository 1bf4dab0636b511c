"""When something came, in UTC, without saying so, as nbgrader keeps times."""

from datetime import UTC, datetime, timedelta, tzinfo

_LATE_BY = timedelta(seconds=1)


def just_missed(due: datetime | None) -> datetime | None:
    """The time of what is only known to be late: a second after the due date, so that an extension forgives it."""
    return due and due + _LATE_BY


def in_utc(when: datetime | None, zone: tzinfo) -> datetime | None:
    """A platform's time, which is in `zone`."""
    return when and when.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)


def timestamp(when: datetime | None) -> bytes:
    """What nbgrader's timestamp.txt says of a time, b"" where there is none."""
    return f"{when:%Y-%m-%d %H:%M:%S} UTC\n".encode() if when else b""
