"""The command `autograder collect`."""

from datetime import tzinfo
from pathlib import Path

import click

from autograder.commands import zones
from autograder.commands.endings import INTERRUPTED, in_one_sentence
from autograder.root import course_root

STOPPED = "Stopped: the files of {count} people are where they belong. The same command does the rest."


@click.command()
@click.argument("lesson")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--as", "student", metavar="STUDENT", help="Everything in the FILEs is this student's.")
@click.option(
    "--timezone", "zone", metavar="ZONE", callback=zones.zone, help="Of the platform's times. Default: the class's."
)
def collect(lesson: str, files: tuple[Path, ...], student: str | None, zone: tzinfo | None) -> None:
    """Collect LESSON from a learning platform's download into submitted/.

    FILE is the zip of submissions of Canvas, Moodle, Blackboard, Brightspace or ILIAS as it came, or a folder of
    students' files. Beside Moodle's zip name its grading worksheet, too: only there are the times.

    \b
    Examples:
        autograder collect 01_relu_derivative ~/Downloads/submissions.zip
        autograder collect 01_relu_derivative CS101-ReLU-4711.zip Grades-CS101-ReLU-4711.csv --timezone Europe/Berlin
        autograder collect 01_relu_derivative "unmatched/01_relu_derivative/A. Lovelace" --as ada

    Students are matched to the roster by id, then by e-mail, then by name. Of several tries the newest counts. What
    belongs to nobody on the roster, or to more than one, is kept in unmatched/, and --as says whose it is.

    Exits with 0 when everything that came is some student's, and with 1 otherwise.
    """
    with in_one_sentence():
        raise click.exceptions.Exit(_collect(lesson, files, student, zone))


def _collect(lesson: str, files: tuple[Path, ...], student: str | None, zone: tzinfo | None) -> int:
    """Collect, show what came of it, and return the exit status."""
    from rich.console import Console

    from autograder.classroom.collect.collecting import Collection
    from autograder.classroom.collect.screen import needs_an_eye, show
    from autograder.classroom.progress import progress
    from autograder.gradebook.course import Course

    placed = 0
    try:
        with Collection(Course(course_root()), lesson, files, zone, student) as collection:
            with progress(Console(stderr=True), f"collecting {lesson}", len(collection.people)) as steps:
                for _ in collection.place():
                    placed += 1
                    steps.done()
            show(Console(), collection.result)
            return 1 if needs_an_eye(collection.result) else 0
    except KeyboardInterrupt:
        click.echo(STOPPED.format(count=placed), err=True)
        return INTERRUPTED
