"""How marks and grading times spread over the class: the figures, and their pictures with text alternatives."""

from dataclasses import dataclass

from autograder.classroom.report import histogram
from autograder.classroom.report.cohort import Cohort, mark
from autograder.classroom.report.histogram import Histogram
from autograder.classroom.report.words import counted, duration, points
from autograder.gradebook.recorded import Recorded


@dataclass(frozen=True)
class Spread:
    """Values in ascending order. `svg` is the picture of `columns`."""

    values: tuple[float, ...]
    columns: Histogram
    svg: str

    @property
    def median(self) -> float:
        """The middle of the values."""
        return histogram.median(self.values)

    @property
    def total(self) -> float:
        """The sum of the values."""
        return sum(self.values)

    def at_least(self, value: float) -> int:
        """How many values reach `value`."""
        return sum(own >= value for own in self.values)


def marks(class_: Cohort) -> Spread | None:
    """The marks of all who handed in, or None where nobody did."""
    values = tuple(sorted(mark(record) for record in class_.handed_in))
    if not values:
        return None
    columns = histogram.of_marks(values, class_.max_score)
    alt = (
        f"Histogram of marks: {counted(len(values), 'submission')} from {points(values[0])} to {points(values[-1])} "
        f"points, where {points(class_.max_score)} are the maximum; the median is {points(columns.median)}."
    )
    unit = "points" if columns.is_whole else "points: each column holds the marks from its number up to the next"
    return Spread(values, columns, columns.svg(unit, alt, points(columns.median)))


def seconds(class_: Cohort) -> Spread | None:
    """The grading times of the submissions that could be opened, or None where there are none."""
    values = tuple(sorted(record.verdict.seconds for record in class_.opened))
    if not values:
        return None
    columns = histogram.of_seconds(values)
    alt = (
        f"Histogram of grading times: {counted(len(values), 'submission')} from {duration(values[0])} to "
        f"{duration(values[-1])}; the median is {duration(columns.median)}."
    )
    unit = "seconds, in steps that widen to the right"
    return Spread(values, columns, columns.svg(unit, alt, duration(columns.median)))


def slowest(class_: Cohort) -> list[Recorded]:
    """The submissions that could be opened, the slowest first."""
    return sorted(class_.opened, key=lambda record: -record.verdict.seconds)


def late(class_: Cohort) -> list[Recorded]:
    """The late submissions, the latest first."""
    return sorted((r for r in class_.handed_in if r.seconds_late > 0), key=lambda record: -record.seconds_late)
