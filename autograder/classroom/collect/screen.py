"""What `autograder collect` tells at the end: who was matched, who is not known, who is missing, who is late."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.classroom.collect.collecting import UNMATCHED
from autograder.classroom.collect.result import Collected, Placed

SMALL_CLASS = 40  # up to here everybody is shown
MOST_LINES = 50
LONGEST_LABEL = 40

UNKNOWN = "Unknown: {label}. Nobody on the roster fits; kept in {folder}."
AMBIGUOUS = "Ambiguous: {label} may be {students}; kept in {folder}."
NAMESAKE = "Ambiguous: {label} is called like {students}, and so is somebody else who handed in; kept in {folder}."
REFUSED = "Refused: {name}, since {why}."
ASSIGN = 'Say whose a folder is with: autograder collect {lesson} "{folder}" --as STUDENT'
MORE = "{count} more lines like these are left out."


def show(console: Console, collected: Collected) -> None:
    """Counts of each kind, what came to nobody, then students who need an eye; in a small class everybody."""
    console.print(_counts(collected))
    table = Table(header_style="bold")
    for title in ("student", "came as", "remarks"):
        table.add_column(title, overflow="fold")
    rows = [*_rows(collected)]
    for row in rows[:MOST_LINES]:
        table.add_row(*(Text(cell) for cell in row))
    if rows:
        console.print(table)
    sentences = [*_sentences(collected)]
    for sentence in sentences[:MOST_LINES]:
        console.print(Text(sentence), soft_wrap=True)
    if more := max(0, len(rows) - MOST_LINES) + max(0, len(sentences) - MOST_LINES):
        console.print(MORE.format(count=more))
    kept = next((placed for placed in collected.placed if placed.trouble), None)
    if kept:
        console.print(Text(ASSIGN.format(lesson=collected.lesson, folder=_place(kept, collected))), soft_wrap=True)


def needs_an_eye(collected: Collected) -> bool:
    """Whether something that came did not come to a student."""
    return bool(collected.refused) or any(placed.trouble for placed in collected.placed)


def _counts(collected: Collected) -> Table:
    matched = [placed for placed in collected.placed if placed.student]
    counts = {
        "matched": len(matched),
        "new": sum(placed.is_new for placed in matched),
        "late": sum(placed.is_late for placed in matched),
        "unknown": sum(placed.trouble == "unknown" for placed in collected.placed),
        "ambiguous": sum(placed.trouble == "ambiguous" for placed in collected.placed),
        "files refused": len(collected.refused),
        "missing": len(collected.missing),
    }
    table = Table(title=f"{collected.lesson}: collected", title_justify="left", header_style="bold")
    for title in counts:
        table.add_column(title, justify="right")
    table.add_row(*map(str, counts.values()))
    return table


def _sentences(collected: Collected) -> Iterator[str]:
    for placed in collected.placed:
        if placed.trouble:
            students = " or ".join(placed.match.students)
            words = (UNKNOWN, NAMESAKE, AMBIGUOUS)[min(2, len(placed.match.students))]
            yield words.format(label=placed.label, students=students, folder=_place(placed, collected))
    for name, why in collected.refused.items():
        yield REFUSED.format(name=name, why=why)


def _place(placed: Placed, collected: Collected) -> str:
    return f"{UNMATCHED}/{collected.lesson}/{placed.folder.name}"


def _rows(collected: Collected) -> Iterator[tuple[str, str, str]]:
    """Students of whom there is something to say, then the missing; in a small class everybody."""
    is_small = len(collected.placed) <= SMALL_CLASS
    for placed in collected.placed:
        remarks = "; ".join(_remarks(placed, collected))
        if placed.student and (remarks or is_small):
            yield placed.student, placed.label[:LONGEST_LABEL], remarks or f"matched by {placed.match.by}"
    for person in collected.missing:
        yield person.id, "", f"missing: {person.name}".rstrip(": ")


def _remarks(placed: Placed, collected: Collected) -> Iterator[str]:
    if placed.stays:
        yield "what was collected before is newer, and stays"
    elif not placed.notebooks:
        yield f"no notebook of the lesson is in it, only {', '.join(_names(placed)) or 'nothing that could be taken'}"
    elif missing := set(collected.notebooks) - set(placed.notebooks):
        yield f"without {', '.join(sorted(missing))}"
    if placed.older:
        yield f"the newest of {placed.older + 1} tries"
    if placed.unread:
        yield f'counts as in time: when it came, "{placed.unread[:LONGEST_LABEL]}", is not understood'
    if placed.called_late and placed.is_late:
        yield "late, by how much is not known" + ("" if placed.due else ", and no due date is set")
    elif placed.is_late and placed.when and placed.due:
        yield f"late by {(placed.when - placed.due).total_seconds() / 3600:.1f} hours"
    if not placed.is_new and not placed.stays and placed.notebooks:
        yield "as before"


def _names(placed: Placed) -> list[str]:
    names = [path.rsplit("/", 1)[-1] for path in placed.files]
    return names[:3] + (["..."] if len(names) > 3 else [])
