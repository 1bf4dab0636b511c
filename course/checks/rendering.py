"""Reports and results as plain text and as HTML. Everything of the learner's is escaped and bounded."""

from collections.abc import Iterator
from html import escape
from typing import Any

import numpy as np

from course.checks.report import Offer, Passed, Report
from course.theme import framed, with_code

MAX_ROWS, MAX_COLUMNS = 6, 6
MARK = "≠"
HAPPENED, YOUR_LINE, SHOWN = "What happened", "Your line", "What this shows"
THOUGHT, THOUGHT_TOO = "Probably", "And probably"


def failure_text(report: Report) -> str:
    """The whole failure in plain text: what happened, what the numbers show, what was thought, where to look, help."""
    blocks = [f"{report.subject}: {report.heading}"]
    blocks += [f"{label}: {words}" for label, words in _levels(report)]
    blocks += [_numbers_given(report)] if _numbers_given(report) else []
    blocks += [_grid_text(title, array, marked) for title, array, marked in _grids(report)]
    first = first_difference_text(report)
    blocks += [first] if first else []
    blocks += [f"Look next: {words}" for words in report.where_to_look]
    blocks += [_offered(report.offer)] if report.offer else []
    return "\n".join(blocks)


def failure_html(report: Report) -> str:
    """The same as a card: the words first, then small tables with the differing entries marked."""
    heading = f"<p class='course-card__title'>✗ <code>{escape(report.subject)}</code>: {with_code(report.heading)}</p>"
    levels = "".join(f"<dt>{label}</dt><dd>{_level_html(label, words)}</dd>" for label, words in _levels(report))
    body = [f"<dl class='course-levels'>{levels}</dl>" if levels else ""]
    given = _numbers_given(report)
    body += [f"<p>{escape(given)}</p>" if given else ""]
    tables = "".join(_grid_html(title, array, marked) for title, array, marked in _grids(report))
    body += [f"<div class='course-tables'>{tables}</div>" if tables else ""]
    first = first_difference_text(report)
    body += [f"<p class='course-note'>{escape(first)}</p>" if first else ""]
    body += [f"<p><strong>Look next:</strong> {with_code(words)}</p>" for words in report.where_to_look]
    body += [f"<p class='course-note'>{with_code(_offered(report.offer, '`'))}</p>" if report.offer else ""]
    return _card("fail", heading + "".join(body))


def _levels(report: Report) -> Iterator[tuple[str, str]]:
    """What is certain, what the numbers show and what is a guess, each under its own label."""
    happened = " ".join(words for words in (report.happened, report.explanation) if words)
    if happened:
        yield HAPPENED, happened
    if report.line:
        yield YOUR_LINE, report.line
    if report.shows:
        yield SHOWN, " ".join(report.shows)
    for number, thought in enumerate(report.thoughts):
        yield THOUGHT if number == 0 else THOUGHT_TOO, f"{thought.title} {thought.explanation}".rstrip()


def _level_html(label: str, words: str) -> str:
    return f"<code>{escape(words)}</code>" if label == YOUR_LINE else with_code(words)


def result_text(result: Passed) -> str:
    """A passed check in plain text."""
    tried = f" Tried on: {'; '.join(result.tried)}." if result.tried else ""
    below = [line for line in (result.ahead, result.standing) if line]
    return "\n".join([f"✓ {result.subject}: right.{tried}", *result.notes, *below])


def result_html(result: Passed) -> str:
    """A passed check as a card."""
    tried = f"<p class='course-note'>Tried on: {with_code('; '.join(result.tried))}.</p>" if result.tried else ""
    notes = "".join(f"<p>{with_code(note)}</p>" for note in result.notes)
    title = f"<p class='course-card__title'>✓ <code>{escape(result.subject)}</code>: right.</p>"
    ahead = f"<p class='course-note'>{escape(result.ahead)}</p>" if result.ahead else ""
    standing = f"<p>{escape(result.standing)}</p>" if result.standing else ""
    return _card("pass", title + notes + tried + ahead + standing)


def first_difference_text(report: Report) -> str:
    """The first wrong entry in one sentence, or "" where there is none to point at."""
    found = report.difference
    if found is None or found.where is None or report.probe is None:
        return ""
    place = f" at [{', '.join(map(str, found.where))}]" if found.where else ""
    inputs = [
        f"{name} = {_number(np.asarray(value)[found.where])}"
        for name, value in zip(report.argument_names, report.probe.arguments, strict=False)
        if found.where and _showable(value) and np.shape(value) == np.shape(found.expected)
    ]
    given = f" ({', '.join(inputs)})" if inputs else ""
    expected, got = _number(found.expected[found.where]), _number(found.got[found.where])
    what = (
        "First difference"
        if found.where
        else f"The new {found.name}"
        if found.name in report.argument_names
        else found.name
    )
    return f"{what}{place}{given}: expected {expected}, yours {got}."


def _offered(offer: Offer, around_code: str = "") -> str:
    """The help that there is, in one line: how to call for it, and the question that it answers."""
    leading = "Help that fits" if offer.fits else "First help"
    call = f"{around_code}hint({offer.exercise}, {offer.step}){around_code}"
    return f'{leading}: {call}, "{offer.question}"'


def _numbers_given(report: Report) -> str:
    """The inputs that are single numbers, in one line."""
    arguments = zip(report.argument_names, report.probe.arguments, strict=False) if report.probe else ()
    numbers = [f"{name} = {_number(value)}" for name, value in arguments if _showable(value) and np.ndim(value) == 0]
    return f"Given {', '.join(numbers)}." if numbers else ""


def _grids(report: Report) -> list[tuple[str, np.ndarray, np.ndarray | None]]:
    """The arrays worth showing: the inputs, the right answer and the learner's, with what differs marked."""
    if report.probe is None:
        return []
    named = zip(report.argument_names, report.probe.arguments, strict=False)
    grids: list[tuple[str, Any, Any]] = [(name, value, None) for name, value in named if _showable(value)]
    found = report.difference
    if found is not None:
        grids.append((f"expected {found.name}", found.expected, None))
        grids.append((f"your {found.name}", found.got, found.marked))
    return [(t, np.asarray(array), marked) for t, array, marked in grids if _showable(array) and np.ndim(array)]


def _showable(value: Any) -> bool:
    if isinstance(value, tuple | list | dict):
        return False  # a cache, say: arrays of several shapes
    try:
        array = np.asarray(value)
    except (ValueError, TypeError):  # an object that has its own idea of an array
        return False
    return array.dtype.kind in "bifu" and array.ndim <= 2  # more dimensions would not fit a small table


def _number(value: Any) -> str:
    return str(value) if isinstance(value, bool | np.bool_) else f"{float(value) + 0.0:.4g}"


def _cells(array: np.ndarray, marked: np.ndarray | None) -> tuple[list[list[str]], list[list[bool]], bool]:
    """Rows of formatted numbers and of marks, cut to a readable size; the flag says whether it was cut."""
    table = np.atleast_2d(array)
    flags = np.zeros(table.shape, bool) if marked is None else np.atleast_2d(marked)
    rows, columns = min(len(table), MAX_ROWS), min(table.shape[1], MAX_COLUMNS)
    texts = [[_number(table[i, j]) for j in range(columns)] for i in range(rows)]
    marks = [[bool(flags[i, j]) for j in range(columns)] for i in range(rows)]
    return texts, marks, (rows, columns) != table.shape


def _title(title: str, array: np.ndarray, cut: bool) -> str:
    return f"{title}, shape {array.shape}{', its first part' if cut else ''}"


def _grid_text(title: str, array: np.ndarray, marked: np.ndarray | None) -> str:
    texts, marks, cut = _cells(array, marked)
    lines = [_title(title, array, cut)]
    lines += [
        " ".join(f"{text:>9}{MARK if mark else ' '}" for text, mark in zip(row, flags, strict=True))
        for row, flags in zip(texts, marks, strict=True)
    ]
    return "\n".join(line.rstrip() for line in lines)


def _grid_html(title: str, array: np.ndarray, marked: np.ndarray | None) -> str:
    texts, marks, cut = _cells(array, marked)
    rows = "".join(
        "<tr>" + "".join(_cell(text, mark) for text, mark in zip(row, flags, strict=True)) + "</tr>"
        for row, flags in zip(texts, marks, strict=True)
    )
    return (
        f"<table class='course-table'><caption>{escape(_title(title, array, cut))}</caption>"
        f"<tbody>{rows}</tbody></table>"
    )


def _cell(text: str, differs: bool) -> str:
    if not differs:
        return f"<td>{escape(text)}</td>"
    return f"<td class='course-differs'>{escape(text)}<span role='img' aria-label='differs'> {MARK}</span></td>"


def _card(verdict: str, html: str) -> str:
    return framed(f"<div class='course-card course-card--{verdict}'>{html}</div>")
