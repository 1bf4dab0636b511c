"""The command `autograder extend`."""

from typing import TYPE_CHECKING

import click

from autograder.commands.endings import in_one_sentence
from autograder.root import course_root

if TYPE_CHECKING:
    from autograder.gradebook.course import Course

GIVEN = "{lesson}: {student} has {length} more than the class. Due for them: {due}."
REMOVED = "{lesson}: {student} has as much time as the class. Due: {due}."


@click.command()
@click.argument("student", required=False)
@click.argument("lesson", required=False)
@click.argument("length", required=False)
@click.option("--remove", is_flag=True, help="Take the extension back.")
def extend(student: str | None, lesson: str | None, length: str | None, remove: bool) -> None:
    """Give STUDENT more time than the class has for LESSON; without arguments, show who has more time.

    LENGTH is written as 2d, 36h, 90min or "1 week 2 days", counts from the class's due date, and takes the place of an
    earlier extension. What lateness costs is reckoned anew at once.

    \b
    Examples:
        autograder extend ada 01_relu_derivative 2d
        autograder extend ada 01_relu_derivative --remove
        autograder extend
    """
    with in_one_sentence():
        if (student is None) != (lesson is None) or (lesson is None) != (length is None and not remove):
            raise click.UsageError("Give STUDENT, LESSON and LENGTH, or --remove for it; or none, to see all.")
        if remove and length:
            raise click.UsageError("Give a LENGTH or --remove, not both.")
        from autograder.gradebook.course import Course

        course = Course(course_root())
        if student is None or lesson is None:
            _show(course)
        else:
            _extend(course, student, lesson, length)


def _show(course: "Course") -> None:
    from rich.console import Console

    from autograder.classroom.lateness.screen import show_extensions
    from autograder.classroom.roster.enrolment import gradebook_of
    from autograder.gradebook.database import reading
    from autograder.gradebook.dates import due_dates

    with gradebook_of(course) as engine, reading(engine) as connection:
        show_extensions(Console(), course.calendar, due_dates(connection))


def _extend(course: "Course", student: str, lesson: str, length: str | None) -> None:
    from autograder.classroom.lateness.screen import due_words
    from autograder.classroom.lateness.settling import settle
    from autograder.classroom.roster.enrolment import gradebook_of
    from autograder.gradebook.database import writing
    from autograder.gradebook.dates import due_dates, extend
    from autograder.gradebook.durations import read_duration, shown_duration
    from autograder.gradebook.names import spelt

    student, more = spelt(student), read_duration(length) if length else None
    course.require(lesson)
    with gradebook_of(course) as engine, writing(engine) as connection:
        extend(connection, lesson, student, more)
        due = due_words(course.calendar, due_dates(connection)[lesson].of(student))
    words = GIVEN.format(lesson=lesson, student=student, length=shown_duration(more), due=due) if more else ""
    click.echo(words or REMOVED.format(lesson=lesson, student=student, due=due))
    for sentence in settle(course, [lesson]):
        click.echo(sentence)
