"""Columns that show how marks and seconds spread: how they are divided, and the picture of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.classroom.report.words import number
from course.explorers import svg
from course.explorers.svg import Scale

WIDTH, HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _FOOT = 26, 694, 58, 196  # of the room for the columns; counts and the median stand above it
_MOST_COLUMNS = 36
_AXIS_ROOM = 30  # for the numbers of an axis of counts
_LETTER = 8  # room for a digit on a column or below it
_STEPS_OF_A_DECADE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
_FEWEST_COLUMNS_OF_SECONDS = 6


@dataclass(frozen=True)
class Histogram:
    """How many values lie in each column; column number i holds those from `edges[i]` to below `edges[i + 1]`.

    `median` lies at `median_at`, counted in columns from the left. Where a column stands for one number only, as with
    whole marks, `is_whole`. Columns from the one that begins at `limit` on, but for that one, are drawn as extra.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    median: float
    median_at: float
    is_whole: bool = False
    limit: float = math.inf

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The columns as a table: what each holds, and how many."""
        pairs = list(zip(self.edges[:-1], self.edges[1:], strict=True))
        names = [number(low) if self.is_whole else f"{number(low)} to below {number(high)}" for low, high in pairs]
        return list(zip(names, self.counts, strict=True))

    def svg(self, unit: str, alt: str, median_words: str) -> str:
        """The picture. `unit` names what the columns are divided by, `alt` tells who cannot see it."""
        pointer = _pointer(self, f"median {median_words}")
        return svg.picture(WIDTH, HEIGHT, alt, *_columns(self), *_numbers(self), *pointer, _unit(unit))


def of_marks(marks: Sequence[float], max_score: float) -> Histogram:
    """Marks from 0 to the most that the lesson gives or anybody has. There is at least one mark."""
    top, is_whole = max(max_score, *marks), all(mark == int(mark) for mark in marks)
    width = _round_up(max(top / _MOST_COLUMNS, 1.0)) if is_whole else _round_up(top / 20)
    places = [math.floor(mark / width + 1e-9) for mark in marks]
    columns = math.floor(top / width + 1e-9) + 1
    is_whole = is_whole and width == 1
    middle = median(marks)
    return Histogram(
        edges=tuple(round(place * width, 9) for place in range(columns + 1)),
        counts=tuple(places.count(place) for place in range(columns)),
        median=middle,
        median_at=middle / width + (0.5 if is_whole else 0.0),
        is_whole=is_whole,
        limit=max_score,
    )


def of_seconds(seconds: Sequence[float]) -> Histogram:
    """Times, in columns that widen to the right: one decade takes as much room as the next. There is at least one."""
    times = [max(value, 0.001) for value in seconds]
    places = [_place_in_decades(value) for value in times]
    first, last = min(places), max(places)
    spare = max(0, _FEWEST_COLUMNS_OF_SECONDS - (last - first + 1))
    first, last = first - spare // 2, last + (spare + 1) // 2
    middle = median(times)
    inside = _place_in_decades(middle)
    low, high = _decade_edge(inside), _decade_edge(inside + 1)
    return Histogram(
        edges=tuple(_decade_edge(place) for place in range(first, last + 2)),
        counts=tuple(places.count(place) for place in range(first, last + 1)),
        median=middle,
        median_at=inside - first + math.log(middle / low) / math.log(high / low),
    )


def median(values: Sequence[float]) -> float:
    """The middle value, or halfway between the two middle ones."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _round_up(value: float) -> float:
    """The next number of the form 1, 2 or 5 times a power of ten; 1 where `value` is 0."""
    if value <= 0:
        return 1.0
    decade = 10.0 ** math.floor(math.log10(value))
    return next(step * decade for step in (1, 2, 5, 10) if step * decade >= value * (1 - 1e-9))


def _decade_edge(place: int) -> float:
    decade, step = divmod(place, len(_STEPS_OF_A_DECADE))
    return float(f"{_STEPS_OF_A_DECADE[step]}e{decade}")


def _place_in_decades(value: float) -> int:
    place = len(_STEPS_OF_A_DECADE) * math.floor(math.log10(value))
    while _decade_edge(place + 1) <= value:
        place += 1
    return place


def _fit_on_columns(shown: Histogram) -> bool:
    """Whether there is room for each count on its column."""
    return len(str(max(shown.counts))) * _LETTER <= (_RIGHT - _LEFT) / len(shown.counts)


def _scales(shown: Histogram) -> tuple[Scale, Scale]:
    left = _LEFT if _fit_on_columns(shown) else _LEFT + _AXIS_ROOM
    return Scale(0, len(shown.counts), left, _RIGHT), Scale(0, max(shown.counts), _FOOT, _TOP)


def _columns(shown: Histogram) -> list[str]:
    """The columns, with their counts on top of each or, where there is no room for that, on an axis."""
    x, y = _scales(shown)
    fit = _fit_on_columns(shown)
    parts = [] if fit else _axis_of_counts(x, y)
    for place, count in enumerate(shown.counts):
        if count:
            colour = "purple" if shown.edges[place] > shown.limit else "blue"
            left, right = x(place) + 1.5, x(place + 1) - 1.5
            parts.append(svg.bars((left, right), (count,), Scale(0, WIDTH, 0, WIDTH), y, colour=colour))
            if fit:
                parts.append(svg.text((left + right) / 2, y(count) - 5, str(count), size=12, anchor="middle"))
    return parts


def _axis_of_counts(x: Scale, y: Scale) -> list[str]:
    parts = []
    for tick in y.ticks(4):
        parts += [
            svg.line((x.start, y(tick)), (x.stop, y(tick)), colour="grid", width=1),
            svg.text(x.start - 7, y(tick) + 4, y.label(tick), colour="muted", size=12, anchor="end"),
        ]
    return parts


def _numbers(shown: Histogram) -> list[str]:
    """The line that the columns stand on, and what they are divided by."""
    x, _ = _scales(shown)
    parts = [svg.line((x.start, _FOOT), (x.stop, _FOOT), colour="line", width=1.5)]
    labels = [number(edge) for edge in (shown.edges[:-1] if shown.is_whole else shown.edges)]
    every = math.ceil(_LETTER * (1 + max(map(len, labels))) / (x(1) - x(0)))
    for place in range(0, len(labels), every):
        at = x(place + 0.5) if shown.is_whole else x(place)
        if not shown.is_whole:
            parts.append(svg.line((at, _FOOT), (at, _FOOT + 4), colour="line", width=1))
        parts.append(svg.text(at, _FOOT + 18, labels[place], colour="muted", size=12, anchor="middle"))
    return parts


def _pointer(shown: Histogram, words: str) -> list[str]:
    """An arrow to the median, from above, that ends where the column below it begins."""
    x, y = _scales(shown)
    at = x(shown.median_at)
    column = shown.counts[min(int(shown.median_at), len(shown.counts) - 1)]
    end = y(column) - (22 if column and _fit_on_columns(shown) else 4)
    anchor = "start" if at < WIDTH * 0.15 else "end" if at > WIDTH * 0.85 else "middle"
    said = svg.text(at, 16, words, size=13, anchor=anchor, weight=600)
    return [svg.arrow((at, 22), (at, max(end, 34)), colour="ink", width=1.2), said]


def _unit(unit: str) -> str:
    return svg.text(WIDTH / 2, HEIGHT - 6, unit, size=13, anchor="middle")
