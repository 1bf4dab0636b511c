"""The command `autograder report`."""

from datetime import datetime
from pathlib import Path

import click

from autograder.commands.endings import in_one_sentence
from autograder.engine.problem import Problem
from autograder.root import course_root


@click.command()
@click.argument("lesson")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; by default report-LESSON.html in the working folder.",
)
def report(lesson: str, output: Path | None) -> None:
    """Write a page about how the class did in LESSON.

    It shows marks, exercises, mistakes, and what a human should look at. It names students, in lists that are closed
    until somebody opens them.
    """
    with in_one_sentence():
        click.echo(_report(lesson, output or Path(f"report-{lesson}.html")))


def _report(lesson: str, written: Path) -> str:
    """Write the page, and say where it is."""
    # nbgrader takes seconds to import, which --help need not wait for.
    from autograder.classroom.lateness.settling import settle
    from autograder.classroom.report.page import page
    from autograder.classroom.report.words import counted
    from autograder.gradebook.course import Course

    course = Course(course_root())
    course.require(lesson)  # before a gradebook is made for it
    for sentence in settle(course, [lesson]):
        click.echo(sentence, err=True)
    with course.ledger() as ledger:
        recorded = list(ledger.verdicts(lesson))
    if not recorded:
        raise Problem(f"{lesson}: nothing is graded yet. Run `autograder grade {lesson}` first.")
    try:
        written.write_text(page(lesson, recorded, datetime.now()), encoding="utf-8")
    except OSError as error:
        raise Problem(f"{written}: cannot be written: {error.strerror}.") from error
    return f"{lesson}: the report on {counted(len(recorded), 'submission')} is in {written.resolve()}."
