"""What is told on the terminal of due dates, extensions and what lateness costs."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.gradebook.calendar import Calendar
from autograder.gradebook.dates import DueDate
from autograder.gradebook.durations import shown_duration
from autograder.gradebook.penalties import Settled

MOST_NAMED = 10
CHANGED = "{lesson}: what lateness costs has changed for {who}."
NO_DATES = 'No due date is set. Set one with: autograder due LESSON "2027-01-15 23:59"'
NO_EXTENSIONS = "Nobody has an extension. Give one with: autograder extend STUDENT LESSON 2d"
NO_DATE = "no due date"


def settled_sentences(lesson: str, settled: Settled) -> Iterator[str]:
    """Whose penalties are others now; nothing where all is as it was."""
    who = [f"{student} ({before:g} to {now:g} points)" for student, (before, now) in settled.changed.items()]
    if who:
        more = [f"{len(who) - MOST_NAMED} more"] if len(who) > MOST_NAMED else []
        yield CHANGED.format(lesson=lesson, who=", ".join(who[:MOST_NAMED] + more))


def due_words(calendar: Calendar, due: datetime | None) -> str:
    """A due date, or that there is none."""
    return calendar.shown(due) if due else NO_DATE


def show_due_dates(console: Console, calendar: Calendar, dates: Mapping[str, DueDate]) -> None:
    """Every lesson that the gradebook knows, with its date and how many have more time."""
    if not any(date.due for date in dates.values()):
        console.print(NO_DATES, soft_wrap=True)
        return
    table = Table(header_style="bold")
    for title in ("lesson", "due", "extensions"):
        table.add_column(title, overflow="fold", justify="right" if title == "extensions" else "left")
    for lesson, date in dates.items():
        table.add_row(Text(lesson), due_words(calendar, date.due), str(len(date.extensions)))
    console.print(table)


def show_extensions(console: Console, calendar: Calendar, dates: Mapping[str, DueDate]) -> None:
    """Everybody who has more time, lesson by lesson."""
    if not any(date.extensions for date in dates.values()):
        console.print(NO_EXTENSIONS, soft_wrap=True)
        return
    table = Table(header_style="bold")
    for title in ("lesson", "student", "extension", "due for them"):
        table.add_column(title, overflow="fold")
    for lesson, date in dates.items():
        for student, length in sorted(date.extensions.items()):
            due = due_words(calendar, date.of(student))
            table.add_row(Text(lesson), Text(student), shown_duration(length), due)
    console.print(table)
