"""The command `autograder roster`."""

from pathlib import Path

import click

from autograder.commands.endings import in_one_sentence
from autograder.root import course_root


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--id", "id_column", metavar="COLUMN", help="The column that holds the students' ids.")
@click.option("--remove", is_flag=True, help="Take off the roster whoever is in none of these files; marks stay.")
def roster(files: tuple[Path, ...], id_column: str | None, remove: bool) -> None:
    """Say who is in the class, from what a learning platform exports; without a FILE, show the roster.

    FILE is Canvas's gradebook, Moodle's list of participants or grading worksheet, Blackboard's or Brightspace's export
    of grades, or any CSV file with a row of titles such as id, name, email. Encoding and separator are found out.

    \b
    Example:
        autograder roster ~/Downloads/2026-03-01T0900_Grades-CS101.csv

    A student's id is the name of their account where the file has it, else a number or the e-mail address; --id chooses
    another column. Who is known already, by id, number or e-mail, keeps the id they have.

    Exits with 0 when everybody in the files was taken, and with 1 otherwise.
    """
    with in_one_sentence():
        raise click.exceptions.Exit(_roster(files, id_column, remove))


def _roster(files: tuple[Path, ...], id_column: str | None, remove: bool) -> int:
    """Read the files, or show who is on the roster, and return the exit status."""
    from rich.console import Console

    from autograder.classroom.roster.enrolment import enrol, gradebook_of, on_roster
    from autograder.classroom.roster.reading import read_listing
    from autograder.classroom.roster.screen import show_enrolment, show_people
    from autograder.gradebook.course import Course

    if remove and not files:
        raise click.UsageError("--remove needs a FILE: whoever is in none is taken off the roster.")
    course = Course(course_root())
    listings = [read_listing(file, id_column) for file in files]
    with gradebook_of(course) as engine:
        if not files:
            show_people(Console(), on_roster(engine))
            return 0
        done = enrol(engine, listings, remove=remove)
    show_enrolment(Console(), done, removed=remove)
    return 1 if done.problems else 0
