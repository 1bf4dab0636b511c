"""The command `autograder due`."""

from datetime import tzinfo
from typing import TYPE_CHECKING

import click

from autograder.commands import zones
from autograder.commands.endings import in_one_sentence
from autograder.root import course_root

if TYPE_CHECKING:
    from autograder.gradebook.course import Course

SET = "{lesson}: due {due}."
REMOVED = "{lesson}: no due date is set."
IN_EXCHANGE = "Students see it: it is in {path}."
SHIP = "Students see it in the copy that `autograder ship` writes from now on."


@click.command()
@click.argument("lesson", required=False)
@click.argument("date", required=False)
@click.option("--timezone", "zone", metavar="ZONE", callback=zones.zone, help="Of the DATE. Default: the class's.")
@click.option("--remove", is_flag=True, help="Set no due date any more.")
def due(lesson: str | None, date: str | None, zone: tzinfo | None, remove: bool) -> None:
    """Set when LESSON is due; without arguments, show the due dates.

    DATE has a time of day, and is in the class's time zone: that of c.Calendar.timezone in nbgrader_config.py, else
    this machine's. What lateness costs is reckoned anew at once. Students see the date in their list of lessons and in
    what progress() shows.

    \b
    Examples:
        autograder due 01_relu_derivative "2027-01-15 23:59"
        autograder due 01_relu_derivative "2027-01-15 23:59" --timezone Europe/Berlin
        autograder due
    """
    with in_one_sentence():
        if (lesson is None) != (date is None and not remove) or (remove and date):
            raise click.UsageError("Give a LESSON with a DATE, or with --remove; or neither, to see all.")
        from autograder.gradebook.course import Course

        course = Course(course_root())
        if lesson is None:
            _show(course)
        else:
            _set(course, lesson, date, zone)


def _show(course: "Course") -> None:
    from rich.console import Console

    from autograder.classroom.lateness.screen import show_due_dates
    from autograder.classroom.roster.enrolment import gradebook_of
    from autograder.gradebook.database import reading
    from autograder.gradebook.dates import due_dates

    with gradebook_of(course) as engine, reading(engine) as connection:
        show_due_dates(Console(), course.calendar, due_dates(connection))


def _set(course: "Course", lesson: str, date: str | None, zone: tzinfo | None) -> None:
    from autograder.classroom.lateness.announcing import announce
    from autograder.classroom.lateness.settling import settle
    from autograder.classroom.roster.enrolment import gradebook_of
    from autograder.gradebook.database import writing
    from autograder.gradebook.dates import set_due

    when = course.calendar.read(date, zone) if date else None
    course.require(lesson)
    with course.ledger() as ledger:
        if not ledger.knows(lesson):
            course.release(lesson)
    with gradebook_of(course) as engine, writing(engine) as connection:
        set_due(connection, lesson, when)
    click.echo(SET.format(lesson=lesson, due=course.calendar.shown(when)) if when else REMOVED.format(lesson=lesson))
    for sentence in settle(course, [lesson]):
        click.echo(sentence)
    path = announce(course)
    click.echo(IN_EXCHANGE.format(path=path) if path else SHIP)
