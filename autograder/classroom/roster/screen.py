"""What `autograder roster` tells on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.classroom.roster.enrolment import Enrolment
from autograder.classroom.roster.person import Person

MOST_NAMED = 20
NOBODY = (
    "Nobody is on the roster yet. Export the list of your class from the platform, then run: autograder roster FILE"
)
ABSENT = "On the roster and in none of these files: {students}. They stay on it; --remove takes them off."
REMOVED = "Taken off the roster, since they are in none of these files: {students}. Their marks stay in the gradebook."


def show_enrolment(console: Console, done: Enrolment, removed: bool) -> None:
    """How many are new, changed and as before; who is in no file; and what could not be taken."""
    table = Table(header_style="bold")
    counts = {"new": done.added, "changed": done.changed, "as before": done.same, "not taken": done.problems}
    if done.absent:
        counts["in no file"] = done.absent
    for title in counts:
        table.add_column(title, justify="right")
    table.add_row(*(str(len(found)) for found in counts.values()))
    console.print(table)
    if done.absent:
        console.print(Text((REMOVED if removed else ABSENT).format(students=_named(done.absent))), soft_wrap=True)
    for problem in done.problems[:MOST_NAMED]:
        console.print(Text(f"Not taken: {problem}."), soft_wrap=True)
    if len(done.problems) > MOST_NAMED:
        console.print(f"{len(done.problems) - MOST_NAMED} more were not taken.")


def show_people(console: Console, people: Sequence[Person]) -> None:
    """Everybody on the roster."""
    if not people:
        console.print(NOBODY, soft_wrap=True)
        return
    table = Table(title=f"{len(people)} on the roster", title_justify="left", header_style="bold")
    for title in ("id", "name", "e-mail", "from"):
        table.add_column(title, overflow="fold")
    for person in people:
        table.add_row(*(Text(cell) for cell in (person.id, person.sortable_name, person.email, person.platform)))
    console.print(table)


def _named(students: Sequence[str]) -> str:
    more = f" and {len(students) - MOST_NAMED} more" if len(students) > MOST_NAMED else ""
    return ", ".join(students[:MOST_NAMED]) + more
