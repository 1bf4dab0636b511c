"""The class's time zone, and lengths of time: what instructors write, and what they are told."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from traitlets.config import Config

from autograder.engine.problem import Problem
from autograder.gradebook.calendar import Calendar
from autograder.gradebook.durations import read_duration, shown_duration

BERLIN = Calendar(Config({"Calendar": {"timezone": "Europe/Berlin"}}))


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2027-01-15 23:59", datetime(2027, 1, 15, 22, 59)),
        ("2027-07-15 23:59", datetime(2027, 7, 15, 21, 59)),
        ("15 January 2027, 11:59 PM", datetime(2027, 1, 15, 22, 59)),
        ("2027-01-15 23:59 UTC", datetime(2027, 1, 15, 23, 59)),
        ("2027-01-15 23:59 America/New_York", datetime(2027, 1, 16, 4, 59)),
        ("2027-01-15T23:59:00-05:00", datetime(2027, 1, 16, 4, 59)),
    ],
)
def test_a_date_is_read_in_the_classs_zone_unless_it_names_one(text: str, utc: datetime) -> None:
    assert BERLIN.read(text) == utc


@given(st.datetimes(datetime(2020, 1, 1), datetime(2037, 12, 31)).map(lambda when: when.replace(microsecond=0)))
def test_what_is_shown_is_read_as_the_same_time(when: datetime) -> None:
    shown = BERLIN.shown(when)
    assert shown.endswith(" Europe/Berlin")
    assert BERLIN.read(shown) in (when, when - timedelta(hours=1))  # the hour that comes twice in autumn


@pytest.mark.parametrize("text", ["tomorrow", "2027-01-15", "", "02.03.2027 15:00", "2027-01-15 23:59 XYZ", "23:59"])
def test_what_is_no_date_is_one_sentence(text: str) -> None:
    with pytest.raises(Problem, match=r'is no date with a time of day.*\. Write it as "2027-01-15 23:59"\.$'):
        BERLIN.read(text)


def test_the_zone_is_the_exchanges_where_the_class_names_none() -> None:
    calendar = Calendar(Config({"Exchange": {"timezone": "Asia/Tokyo"}}))
    assert calendar.shown(datetime(2027, 1, 15)) == "2027-01-15 09:00 Asia/Tokyo"


def test_without_any_it_is_this_machines() -> None:
    when = datetime(2027, 1, 15, 12)
    calendar = Calendar(Config())
    assert calendar.read(f"{calendar.local(when):%Y-%m-%d %H:%M}") == when
    assert calendar.zone_at(when)


@pytest.mark.parametrize("name", ["Berlin", "../etc", "\0"])
def test_a_zone_that_is_none_is_one_sentence(name: str) -> None:
    with pytest.raises(Problem, match="there is no time zone"):
        Calendar(Config({"Calendar": {"timezone": name}}))


@pytest.mark.parametrize(
    ("text", "hours"),
    [("2d", 48), ("36h", 36), ("90min", 1.5), ("90 m", 1.5), ("1 week 2 days", 216), ("1.5 days", 36), ("1D, 2H", 26)],
)
def test_a_length_of_time(text: str, hours: float) -> None:
    assert read_duration(text) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "2", "two days", "2 days late", "-2d", "0h", "2 moons", "9999w", "99999w" * 9])
def test_what_is_no_length_of_time_is_one_sentence(text: str) -> None:
    with pytest.raises(Problem, match="is no length of time"):
        read_duration(text)


@given(st.integers(1, 5_000_000).map(lambda minutes: timedelta(minutes=minutes)))
def test_a_length_that_is_said_is_read_as_the_same(length: timedelta) -> None:
    assert read_duration(shown_duration(length)) == length
