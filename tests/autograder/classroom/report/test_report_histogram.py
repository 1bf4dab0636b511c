"""How values are divided into columns, and what the picture shows of them."""

import random
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from autograder.classroom.report import histogram
from autograder.classroom.report.histogram import Histogram


def inside(shown: Histogram, values: list[float]) -> list[int]:
    """The counts, by the edges alone."""
    pairs = zip(shown.edges[:-1], shown.edges[1:], strict=True)
    return [sum(low <= value < high for value in values) for low, high in pairs]


@pytest.mark.parametrize("top", [1, 3, 20, 23, 35, 36, 100, 1000])
@pytest.mark.parametrize("whole", [True, False])
def test_every_mark_lies_in_its_column(top: int, whole: bool) -> None:
    chance = random.Random(top)
    marks = [float(top), 0.0] + [round(chance.uniform(0, top), 0 if whole else 2) for _ in range(200)]
    shown = histogram.of_marks(marks, top)
    assert list(shown.counts) == inside(shown, marks)
    assert sum(shown.counts) == len(marks)
    assert len(shown.counts) <= 40
    assert shown.edges[0] == 0
    assert shown.edges[-2] <= top < shown.edges[-1]


def test_whole_marks_have_a_column_each() -> None:
    shown = histogram.of_marks([0, 3, 3, 4], 4)
    assert shown.rows == [("0", 1), ("1", 0), ("2", 0), ("3", 2), ("4", 1)]
    assert (shown.median, shown.median_at) == (3, 3.5)


def test_marks_of_a_lesson_that_gives_no_points() -> None:
    assert histogram.of_marks([0, 0], 0).rows == [("0", 2)]


def test_marks_above_the_maximum_are_shown_too() -> None:
    shown = histogram.of_marks([20, 26], 20)
    assert shown.rows[-1] == ("26", 1)
    assert "course-purple" in shown.svg("points", "alt", "23")
    assert "course-purple" not in histogram.of_marks([20, 12], 20).svg("points", "alt", "16")


@pytest.mark.parametrize("low", [0.0, 0.004, 0.1, 0.95, 29.9])
@pytest.mark.parametrize("span", [1, 1.4, 30, 10_000])
def test_every_time_lies_in_its_column(low: float, span: float) -> None:
    chance = random.Random(span)
    times = [low, low * span] + [low * span ** chance.random() for _ in range(200)]
    shown = histogram.of_seconds(times)
    assert list(shown.counts) == inside(shown, [max(value, 0.001) for value in times])
    assert sum(shown.counts) == len(times)
    assert 6 <= len(shown.counts) <= 30
    assert 0 <= shown.median_at <= len(shown.counts)


@pytest.mark.parametrize("size", [1, 40, 2000])
@pytest.mark.parametrize("kind", ["marks", "seconds"])
def test_nothing_in_the_picture_is_cut_off_or_overlaps(size: int, kind: str) -> None:
    chance = random.Random(size)
    if kind == "marks":
        shown = histogram.of_marks([chance.randrange(36) for _ in range(size)], 23)
    else:
        shown = histogram.of_seconds([chance.lognormvariate(-1.5, 1) for _ in range(size)])
    picture = ET.fromstring(shown.svg("unit", "alt", "123 min 45 s"))
    rows: dict[float, list[tuple[float, float]]] = {}
    for text in picture.iter("{http://www.w3.org/2000/svg}text"):
        left, right = extent(text)
        assert left >= 0
        assert right <= histogram.WIDTH
        rows.setdefault(float(text.attrib["y"]), []).append((left, right))
    for spans in rows.values():
        spans.sort()
        assert all(before[1] < after[0] for before, after in pairwise(spans))


def extent(text: ET.Element) -> tuple[float, float]:
    """From where to where a text reaches, in letters as wide as DejaVu Sans' digits."""
    style = dict(rule.split(":") for rule in text.attrib["style"].split(";"))
    width, at = 0.64 * float(style["font-size"].removesuffix("px")) * len(text.text or ""), float(text.attrib["x"])
    left = {"start": at, "middle": at - width / 2, "end": at - width}[style.get("text-anchor", "start")]
    return left, left + width


def test_median() -> None:
    assert histogram.median([3, 1, 2]) == 2
    assert histogram.median([4, 1, 2, 3]) == 2.5
