"""The command `autograder marks`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.commands.endings import in_one_sentence
from autograder.root import course_root

if TYPE_CHECKING:
    from autograder.classroom.marks.writing import Wishes

KINDS = ("canvas", "moodle", "blackboard", "brightspace", "csv", "xlsx")


@click.command()
@click.argument("lesson", required=False)
@click.option("--for", "kind", required=True, type=click.Choice(KINDS), help="Who is to read the file.")
@click.option("--into", type=click.Path(path_type=Path), help="The platform's own export, to be filled in.")
@click.option("--column", metavar="TITLE", help="The lesson's column in that export, where it is called otherwise.")
@click.option("--out-of", type=click.FloatRange(min=0, min_open=True), help="Convert the marks to so many points.")
@click.option("--zero", is_flag=True, help="Give 0 to those who handed in nothing; by default they get no mark.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
def marks(
    lesson: str | None,
    kind: str,
    into: Path | None,
    column: str | None,
    out_of: float | None,
    zero: bool,
    output: Path | None,
) -> None:
    """Write the marks of LESSON, or of all lessons, as a file that a learning platform imports, or for a spreadsheet.

    What counts is points and extra credit, less what lateness costs. Who waits for marks by hand gets none yet.

    \b
    Examples:
        autograder marks 01_relu_derivative --for moodle --into Grades-CS101-ReLU-4711.csv
        autograder marks 01_relu_derivative --for canvas --into Grades-CS101.csv --column "ReLU (98765)"
        autograder marks --for xlsx

    With --into, the platform's own export is filled in: its ids, titles and language stay. Without it, the file is made
    of what the roster knows, with a new column for each lesson.

    Exits with 0 when everybody who has marks is in the file, and with 1 otherwise.
    """
    with in_one_sentence():
        from autograder.classroom.marks.writing import Wishes

        raise click.exceptions.Exit(_marks(lesson, Wishes(kind, into, column, out_of, zero), output))


def _marks(lesson: str | None, wishes: "Wishes", output: Path | None) -> int:
    """Write the file, say what is in it, and return the exit status."""
    from rich.console import Console

    from autograder.classroom.lateness.settling import settle
    from autograder.classroom.marks.screen import show
    from autograder.classroom.marks.writing import XLSX, marks_file
    from autograder.gradebook.course import Course

    course = Course(course_root())
    for sentence in settle(course, [lesson] if lesson else course.lessons("autograded")):
        click.echo(sentence, err=True)
    made = marks_file(course, lesson, wishes)
    ending = "xlsx" if wishes.kind == XLSX else "csv"
    name = "-".join(filter(None, ("marks", lesson, "" if wishes.kind in ("csv", "xlsx") else wishes.kind)))
    path = output or Path(f"{name}.{ending}")
    path.write_bytes(made.content)
    show(Console(), path, made.lessons, made.students, made.remarks)
    return 1 if made.left_out else 0
