"""The command `autograder report`."""

from datetime import datetime
from pathlib import Path

import click

from autograder.root import CourseNotFoundError, course_root


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
    # nbgrader takes seconds to import, which --help need not wait for.
    from autograder.classroom.report.page import page
    from autograder.classroom.report.words import counted
    from autograder.gradebook.course import Course, GradingError
    from autograder.gradebook.ledger import Ledger, LedgerError

    try:
        course = Course(course_root())
        course.assignment(lesson)  # which says so where there is no such lesson, before a gradebook is made for it
        with Ledger(course.coursedir.db_url, course.coursedir.course_id) as ledger:
            recorded = list(ledger.verdicts(lesson))
        if not recorded:
            raise click.ClickException(f"{lesson}: nothing is graded yet. Run `autograder grade {lesson}` first.")
    except (CourseNotFoundError, GradingError, LedgerError) as error:
        raise click.ClickException(str(error)) from error
    written = output or Path(f"report-{lesson}.html")
    try:
        written.write_text(page(lesson, recorded, datetime.now()), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{written}: cannot be written: {error.strerror}.") from error
    click.echo(f"{lesson}: the report on {counted(len(recorded), 'submission')} is in {written.resolve()}.")
