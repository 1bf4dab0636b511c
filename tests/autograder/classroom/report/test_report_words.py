"""Numbers and other people's words, as the page writes them."""

import pytest

from autograder.classroom.report.words import counted, duration, points, said, share


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "0 s"),
        (0.1234, "0.12 s"),
        (9.96, "10 s"),
        (31.54, "31.5 s"),
        (60, "1 min"),
        (75, "1 min 15 s"),
        (3600, "1 h"),
        (11_400, "3 h 10 min"),
        (187_000, "2 d 4 h"),
    ],
)
def test_duration(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 2000, "0%"), (1, 2000, "1%"), (1, 3, "33%"), (1999, 2000, "99%"), (2000, 2000, "100%")],
)
def test_share_is_nobody_or_everybody_only_where_it_is(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


def test_points_and_counts() -> None:
    assert [points(value) for value in (20.0, 17.5, 1 / 3, -0.5, -0.0)] == ["20", "17.5", "0.33", "−0.5", "0"]
    assert [counted(count, "student") for count in (0, 1, 2)] == ["0 students", "1 student", "2 students"]


def test_words_from_elsewhere_are_one_bounded_line_that_can_be_written_to_a_file() -> None:
    assert said("  two\n lines\t") == "two lines"
    assert len(said("x" * 10_000, 60)) == 60
    assert said("x" * 60, 60) == "x" * 60
    hostile = said("a\x1b[31m\x00b\u202ec\ud800d")
    assert hostile == r"a\x1b[31m\x00b\u202ec\ud800d"
    hostile.encode("utf-8")
