"""When something was handed in: understood in one way only, or asked about, whatever stands there."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from dateutil import parser
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.utils import parse_utc

from autograder.engine.printable import printable_name
from autograder.gradebook.timestamps import stamp_of

THREE = datetime(2026, 3, 2, 15)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-03-02 15:00:00 UTC", THREE),
        ("2026-03-02 15:00:00.250000 UTC", THREE.replace(microsecond=250000)),
        ("2026-03-02 15:00", THREE),
        ("2026-03-02T15:00:00Z", THREE),
        ("20260302T150000Z", THREE),
        ("2026-03-02 16:00 +0100", THREE),
        ("2026-03-02T16:00:00+01:00", THREE),
        ("2026-03-02 07:00:00 PST", THREE),
        ("2026-03-02 04:30:00 PST", datetime(2026, 3, 2, 12, 30)),
        ("2026-07-02 08:00:00 PDT", datetime(2026, 7, 2, 15)),
        ("2026-03-02 10:00:00 EST", THREE),
        ("2026-03-02 16:00:00 CET", THREE),
        ("2026-07-02 17:00:00 CEST", datetime(2026, 7, 2, 15)),
        ("2026-01-02 17:00:00 CEST", datetime(2026, 1, 2, 15)),
        ("2026-03-03 02:00:00 AEDT", THREE),
        ("2026-03-03 00:00:00 JST", THREE),
        ("2026-03-02 16:00:00 Europe/Berlin", THREE),
        ("2026-07-02 17:00:00 Europe/Berlin", datetime(2026, 7, 2, 15)),
        ("2026-03-02T16:00:00+01:00 Europe/Berlin", THREE),
        ("2026-03-02 12:00 America/Argentina/Buenos_Aires", THREE),
        ("Mon, 02 Mar 2026 16:00:00 +0100", THREE),
        ("Mon Mar  2 16:00:00 CET 2026", THREE),
        ("2 March 2026 3:00 PM", THREE),
        ("March 2, 2026 15:00", THREE),
        ("25.03.2026 15:00", datetime(2026, 3, 25, 15)),
        ("03/25/2026 15:00", datetime(2026, 3, 25, 15)),
        ("03.03.2026 15:00", datetime(2026, 3, 3, 15)),
        ("2026.03.02 15:00", THREE),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_has_one_meaning_is_understood(text: str, time: datetime, encoding: str) -> None:
    for ending in ("", "\n", "\r\n"):
        assert stamp_of((text + ending).encode(encoding)).time == time
        assert stamp_of((text + ending).encode(encoding)).remark == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("02.03.2026 15:00", "which is the day and which the month"),
        ("03/02/2026 3:00 PM", "which is the day and which the month"),
        ("26-03-02 15:00", "which is the day and which the month"),
        ("2026-03-02 15:00 CST", "CST can be any of UTC-06:00, UTC-05:00, UTC+08:00"),
        ("2026-03-02 15:00 IST", "IST can be any of"),
        ("2026-03-02 15:00 XYZ", "XYZ is no time zone that is known"),
        ("2026-03-02 15:00 Europe/Nowhere", "Europe/Nowhere is no time zone that is known"),
        ("2026-03-02 15:00 GMT+1", "can be read in two ways"),
        ("2026-03-02", "held no time that can be read"),
        ("15:00", "held no time that can be read"),
        ("10", "held no time that can be read"),
        ("Monday 15:00", "held no time that can be read"),
        ("yesterday", 'timestamp.txt held no time that can be read, but "yesterday". It counts as in time.'),
        ("garbage", "held no time that can be read"),
        ("", "held no time that can be read"),
        ("2026-02-30 15:00:00 UTC", "held no time that can be read"),
        ("0001-01-01 00:00 +0100", "held no time that can be read"),
        ("1772463600", "held no time that can be read"),
        ("\x1b]0;X\x07" * 30, r"\x1b]0;X\x07\x1b"),
        ("<script>", "held no time that can be read"),
    ],
)
def test_what_has_several_meanings_or_none_is_asked_about(text: str, why: str) -> None:
    stamp = stamp_of(text.encode())
    assert stamp.time is None
    assert why in stamp.remark
    assert stamp.remark == printable_name(stamp.remark)


def test_the_zone_of_the_course_settles_what_an_abbreviation_means() -> None:
    assert stamp_of(b"2026-03-02 23:00 CST", "Asia/Shanghai").time == THREE
    assert stamp_of(b"2026-03-02 09:00 CST", "America/Chicago").time == THREE
    assert stamp_of(b"2026-03-02 23:00 PST", "Asia/Manila").time == THREE
    assert stamp_of(b"2026-03-02 23:00 CST", "no/zone").time is None


@given(st.datetimes(datetime(1990, 1, 2), datetime(2098, 12, 31)), st.integers(-14 * 60, 14 * 60))
def test_what_nbgrader_writes_is_what_nbgrader_reads(time: datetime, minutes: int) -> None:
    assert stamp_of(f"{time:%Y-%m-%d %H:%M:%S.%f} UTC".encode()).time == time == parse_utc(f"{time} UTC")
    there = time.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=minutes)))
    assert stamp_of(there.isoformat().encode()).time == time


@given(st.binary(max_size=100) | st.text(max_size=60).map(lambda text: text.encode("utf-16")))
def test_anything_at_all_is_a_time_or_a_remark(noted: bytes) -> None:
    stamp = stamp_of(noted)
    assert (stamp.time is None) == bool(stamp.remark)
    assert stamp.remark == printable_name(stamp.remark)


@given(
    st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ][0-9]{1,4}[ T][0-9:]{1,8} ?[A-Z+0-9:-]{0,6}", fullmatch=True)
)
def test_what_looks_like_a_time_is_one_or_a_remark(text: str) -> None:
    stamp = stamp_of(text.encode())
    assert (stamp.time is None) == bool(stamp.remark)
    if stamp.time is not None and not text[-1].isalpha():
        assert abs(stamp.time - parser.parse(text).replace(tzinfo=None)) < timedelta(days=366 * 100)
