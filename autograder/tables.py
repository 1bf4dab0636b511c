"""Marks as a table on the terminal."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table

from autograder.grading import Mark


def marks_table(title: str, marks: Sequence[Mark], notes: Mapping[str, str] | None = None) -> Table:
    """One row per student: the sum, the exercises that lost points, and remarks; `notes` are added by student."""
    table = Table(title=title, title_justify="left", header_style="bold")
    table.add_column("student", no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("points lost on")
    table.add_column("remarks")
    for mark in marks:
        lost = ", ".join(f"{exercise} {points:g}" for exercise, points in mark.lost.items())
        remarks = "; ".join(_remarks(mark, notes or {}))
        table.add_row(mark.student, _points(mark), lost, remarks)
    return table


def _points(mark: Mark) -> str:
    """As in "20 / 20", or "20 + 2 / 20" with extra points."""
    extra = f" + {mark.extra:g}" if mark.extra else ""
    return f"{mark.score:g}{extra} / {mark.max_score:g}"


def _remarks(mark: Mark, notes: Mapping[str, str]) -> Iterator[str]:
    if mark.student in notes:
        yield notes[mark.student]
    if mark.problem:
        yield f"not graded: {mark.problem}"
    if mark.seconds_late:
        yield f"late by {mark.seconds_late / 3600:.1f} hours"
