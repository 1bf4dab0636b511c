"""What is shown of a class while it is graded and afterwards, for few students and for many."""

from io import StringIO

import pytest
from rich.console import Console

from autograder.classroom import progress as progress_module
from autograder.classroom.grading.summary import MOST_LINES, SMALL_CLASS, Summary, show
from autograder.classroom.progress import duration, progress, rate
from autograder.engine.verdict import CellVerdict, Status, Verdict
from autograder.gradebook.recorded import Recorded


def mark(student: str, status: Status = Status.GRADED, message: str = "", **changed: object) -> Recorded:
    """Of a test worth 4 points, all of them where the status is graded."""
    points = 4.0 if status is Status.GRADED else 0.0
    cells = (CellVerdict("sums", "test_add", points, 4.0),)
    verdict = Verdict(student, "01_sums", status, 0.1, cells, message)
    shown = {"extra": 0.0, "late_penalty": 0.0, "seconds_late": 0.0, "needs_human": False} | changed
    return Recorded(verdict=verdict, digest="", points={("sums", "test_add"): points}, **shown)


def shown(summary: Summary) -> str:
    console = Console(file=StringIO(), width=100)
    show(console, summary)
    return console.file.getvalue()


def class_of(students: int) -> Summary:
    """All are right but one who ran out of time, one who waits for a human, and one who is late."""
    summary = Summary("01_sums", fresh=students)
    for number in range(students - 3):
        summary.add(mark(f"student{number}"))
    summary.add(mark("slow", Status.TIMEOUT, "The cell ran for more than 30 s."))
    summary.add(mark("essay", needs_human=True))
    summary.add(mark("late", seconds_late=5400.0))
    return summary


def test_in_a_small_class_everybody_is_listed() -> None:
    text = shown(class_of(SMALL_CLASS))
    assert all(f"student{number} " in text for number in range(SMALL_CLASS - 3))
    assert "timeout: The cell ran for more than 30 s." in text
    assert "late by 1.5 hours" in text


def test_in_a_large_class_only_those_who_need_an_eye_are_listed() -> None:
    text = shown(class_of(2000))
    assert "01_sums: 2000 graded now" in text
    assert "student" not in text.split("undone", 1)[1].replace("student ", "", 1)
    assert "timeout: The cell ran for more than 30 s." in text
    assert "waits for marks by hand" in text
    assert len(text.splitlines()) < 20


def test_the_list_of_those_who_need_an_eye_has_an_end() -> None:
    summary = class_of(100)
    for number in range(3 * MOST_LINES):
        summary.add_undone(f"lost{number}", "Dask has lost it.")
        summary.add_missing(f"missing{number}", "")
    text = shown(summary)
    assert "250 more need an eye: --json lists everybody." in text
    assert "lost0" in text
    assert len(text.splitlines()) < 3 * MOST_LINES


def test_what_students_wrote_is_no_markup() -> None:
    summary = Summary("01_sums")
    summary.add(mark("[red]", Status.UNREADABLE, "[bold]no notebook[/]"))
    assert "[bold]no notebook[/]" in shown(summary)


@pytest.mark.parametrize(
    ("per_second", "said"),
    [(7.34, "7.3 a second"), (0.2, "12 a minute"), (140, "140 a second"), (0.02, "1.2 a minute")],
)
def test_a_rate_is_told_in_fitting_units(per_second: float, said: str) -> None:
    assert rate(per_second) == said


def test_a_duration_is_told_in_fitting_units() -> None:
    assert (duration(38.2), duration(700)) == ("38 s", "12 min")


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 10_000, 6))
    monkeypatch.setattr(progress_module, "monotonic", lambda: next(now))
    log = Console(file=StringIO(), width=100)
    with progress(log, "grading 01_sums", 10) as steps:
        steps.dropped()
        for _ in range(9):
            steps.done()
    lines = log.file.getvalue().splitlines()
    assert lines[0].startswith("grading 01_sums: 3 of 9, ")
    assert lines[0].endswith(" left")
    assert lines[-1].startswith("grading 01_sums: 9 of 9, ")
    assert len(lines) < 6


def test_a_terminal_gets_a_bar_with_what_is_left() -> None:
    terminal = Console(file=StringIO(), width=100, force_terminal=True)
    with progress(terminal, "grading 01_sums", 3) as steps:
        steps.dropped()
        steps.done()
        steps.done()
    last = terminal.file.getvalue()
    assert "2/2" in last
    assert " a second" in last
