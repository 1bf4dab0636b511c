"""What `progress()` shows: every lesson in a table, the next thing to do above it, what is still open below."""

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from course.due_dates import due_dates
from course.progress.attended import is_attended
from course.progress.handed_back import handed_back
from course.progress.line import ALL_BUT_OPTIONAL
from course.progress.place import folder_of_record
from course.progress.record import FILE, read
from course.progress.standing import Standing, next_open, only_optional_left, standings
from course.progress.table import row, table_html, table_text, total
from course.syllabus import Exercise, syllabus
from course.theme import compact, framed

TITLE = "Where you stand"
UNATTENDED = "Nothing is recorded here: a program runs this notebook. Your own runs count."
NO_COPY = "Nothing is recorded here: what runs in this folder does not count. Open your own copy of the lesson."
GONE = "Nothing is recorded here: the folder of this notebook is gone."
ALL_DONE = "Every lesson is done."
DATES_IN = "Due dates are in the time zone {zone}."
BY_YOUR_CHECKS = "The points are those of your own checks; hidden tests may differ when your work is graded."
STAYS_HERE = f"Kept in {FILE}, beside your lessons. It never leaves this computer."


@dataclass(frozen=True, repr=False)
class ProgressCard:
    """Where a learner stands, as a card in a notebook and as plain text elsewhere."""

    text: str
    html: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def progress() -> ProgressCard:
    """Show where you stand: the exercises that are done, the points so far, the time left, and what is next.

    What counts is recorded when you run a check, beside your lessons, and never leaves your computer.
    """
    if not is_attended():
        return _only(UNATTENDED)
    try:
        folder = folder_of_record()
    except OSError:
        return _only(GONE)
    if folder is None:
        return _only(NO_COPY)
    record = read(folder)
    if record.checks is None:
        return _only(record.trouble)
    return _card(folder, standings(syllabus(), record.checks), record.trouble)


def note_html(words: str) -> str:
    """A sentence as a card of its own."""
    return framed(f"<div class='course-card'><p>{escape(words)}</p></div>")


def _only(words: str) -> ProgressCard:
    return ProgressCard(f"{TITLE}: {words}", note_html(words))


def _card(folder: Path, found: tuple[Standing, ...], trouble: str) -> ProgressCard:
    working = Path.cwd().name
    here = next((s.lesson for s in found if s.lesson.name == working), found[0].lesson)
    going_on = next_open(found, here)
    due = due_dates(folder)
    rows = [row(standing, _link(folder, standing), due.shown(standing.lesson.name)) for standing in found]
    sums = total(found)
    notes = [trouble, *(_still_open(going_on) if going_on else ()), _open_further(found), BY_YOUR_CHECKS, STAYS_HERE]
    notes += [DATES_IN.format(zone=due.zone)] if due.zone and any(row.due for row in rows) else []
    notes = [note for note in notes if note]
    said = " ".join([*([ALL_BUT_OPTIONAL] if only_optional_left(found) else []), _next_words(going_on)])
    back = handed_back(folder, found)
    text = "\n".join([TITLE, said, "", table_text(rows, sums), "", *(one.text for one in back), *notes])
    link = _link(folder, going_on) if going_on else ""
    said_html = f"<a href='{escape(link)}'>{escape(said)}</a>" if link else escape(said)
    back_html = "".join(one.html for one in back)
    notes_html = "".join(f"<p class='course-note'>{escape(note)}</p>" for note in notes)
    html = f"<p class='course-card__title'>{TITLE}</p><p>{said_html}</p>{table_html(rows, sums)}{back_html}{notes_html}"
    style = Path(__file__).with_name("progress.css").read_text(encoding="utf-8")
    return ProgressCard(text, framed(f"<div class='course-card'>{html}</div>", compact(style)))


def _next_words(going_on: Standing | None) -> str:
    if going_on is None:
        return ALL_DONE
    step = going_on.steps(going_on.core)[0]
    lesson = going_on.lesson
    minutes = f"{step.exercise.minutes} minute{'s' if step.exercise.minutes > 1 else ''}"
    return f"Next: {step.name}, about {minutes}, in lesson {lesson.number}, {lesson.title}."


def _still_open(standing: Standing) -> list[str]:
    called = ", ".join(_with_tries(standing, exercise) for exercise in standing.open(standing.core))
    return [f"Still open in lesson {standing.lesson.number}: {called}."]


def _with_tries(standing: Standing, exercise: Exercise) -> str:
    tries = standing.tries(exercise)
    return f"{exercise.name} ({tries} {'try' if tries == 1 else 'tries'} so far)" if tries else exercise.name


def _open_further(found: tuple[Standing, ...]) -> str:
    lessons = [standing.lesson.number for standing in found if standing.is_done and standing.open(standing.further)]
    if not lessons:
        return ""
    *most, last = map(str, lessons)
    return f"You can go further in lesson{'s' if most else ''} {', '.join(most)}{' and ' if most else ''}{last}."


def _link(folder: Path, standing: Standing) -> str:
    """The address of a lesson's notebook, relative to the working folder as a front end reads it; "" if it is away."""
    notebook = folder / standing.lesson.notebook
    return quote(Path(os.path.relpath(notebook)).as_posix()) if notebook.is_file() else ""
