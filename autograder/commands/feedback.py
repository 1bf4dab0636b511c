"""The command `autograder feedback`."""

from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.commands.endings import INTERRUPTED, in_one_sentence
from autograder.root import course_root

if TYPE_CHECKING:
    from autograder.gradebook.course import Course

WRITTEN = "{lesson}: the pages for {students} are in {folder}."
STOPPED = "Stopped once the pages for {students} were there. The same command writes all of them anew."


@click.command()
@click.argument("lesson", required=False)
@click.option("--student", "students", multiple=True, metavar="ID", help="Only this student. May be given repeatedly.")
@click.option("--workers", type=click.IntRange(min=1), help="Pages made at a time. Default: one per core.")
@click.option(
    "--for", "platform", type=click.Choice(["moodle", "canvas"]), help="Also write the zip that it takes back."
)
def feedback(lesson: str | None, students: tuple[str, ...], workers: int | None, platform: str | None) -> None:
    """Write the feedback pages of everybody who was graded, for one LESSON or for all of them.

    They come into feedback/STUDENT/LESSON/, with the marks and comments that the gradebook has now. It is what
    `nbgrader generate_feedback --force` does for one student after the other, done for several at a time.

    With --for, what was collected from that platform's zip gets its pages in feedback-LESSON-PLATFORM.zip, for Moodle's
    "Upload multiple feedback files in a zip" or Canvas's "Re-upload submissions".

    \b
    Example:
        autograder feedback 01_relu_derivative --for moodle

    Exits with 0 when everybody has their pages, and with 1 otherwise.
    """
    with in_one_sentence():
        raise click.exceptions.Exit(_feedback(lesson, students, workers, platform))


def _feedback(lesson: str | None, students: tuple[str, ...], workers: int | None, platform: str | None) -> int:
    """Write the pages, say who has none, and return the exit status."""
    from rich.console import Console

    from autograder.classroom.feedback import Feedback, give_feedback, graded_students
    from autograder.classroom.lateness.settling import settle
    from autograder.classroom.progress import progress
    from autograder.classroom.report.words import counted
    from autograder.gradebook.course import Course

    console = Console(stderr=True)
    written: list[Feedback] = []
    try:
        course = Course(course_root())
        for name in [lesson] if lesson else course.lessons("autograded"):
            graded = graded_students(course, name, students)
            for sentence in settle(course, [name]):
                click.echo(sentence, err=True)
            before = len(written)
            with progress(console, f"feedback on {name}", len(graded)) as steps:
                for one in give_feedback(course, name, graded, workers):
                    written.append(one)
                    steps.done()
            if made := sum(not one.problem for one in written[before:]):
                folder = relpath(course.place("feedback", "STUDENT", name), course.root)
                click.echo(WRITTEN.format(lesson=name, students=counted(made, "student"), folder=folder))
            if platform:
                _write_zip(course, name, platform)
    except KeyboardInterrupt:
        click.echo(STOPPED.format(students=counted(len(written), "student")), err=True)
        return INTERRUPTED
    without = sorted((one.student, one.problem) for one in written if one.problem)
    for student, problem in without:
        click.echo(f"{student}: no feedback page. {problem}", err=True)
    return 1 if without else 0


def _write_zip(course: "Course", lesson: str, platform: str) -> None:
    from autograder.classroom.collect.handles import handles
    from autograder.classroom.marks.pages import write_zip
    from autograder.classroom.roster.enrolment import gradebook_of

    target = Path(f"feedback-{lesson}-{platform}.zip")
    with gradebook_of(course) as engine:
        students = write_zip(course, lesson, platform, handles(engine, lesson, platform), target)
    click.echo(f"{lesson}: the pages of {len(students)} students are in {target}.")
