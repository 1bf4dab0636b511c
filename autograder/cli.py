"""The command `autograder`: what instructors run. Errors are one sentence each, never a traceback."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click

import autograder.commands.quick_imports  # noqa: F401  (before all that imports nbformat)
from autograder.commands.endings import in_one_sentence
from autograder.commands.feedback import feedback
from autograder.commands.grade import grade
from autograder.commands.report import report
from autograder.commands.ship import ship
from autograder.commands.verify import verify
from autograder.root import CourseNotFoundError, course_root

if TYPE_CHECKING:
    from course.catalogue.entries import Hint


@click.group()
def main() -> None:
    """Build and grade the course."""


@main.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if anything differs from what lessons/ builds.")
def build(check: bool) -> None:
    """Build source/, release/, docs/points.md and course/syllabus.json from lessons/."""
    # nbgrader takes a second to import, which other commands and --help need not wait for.
    from autograder.authoring.builder.course import build as build_course
    from autograder.authoring.builder.course import differences, write
    from autograder.authoring.builder.problems import BuildError

    try:
        root = course_root()
        files = build_course(root, hints_of)
    except CourseNotFoundError as error:
        raise click.ClickException(str(error)) from error
    except BuildError as error:
        raise click.ClickException(f"nothing was built.\n{error}") from error
    if not check:
        click.echo("\n".join(write(root, files) or ["Everything that is built from lessons/ is up to date."]))
    elif stale := differences(root, files):
        listed = "\n".join(stale)
        raise click.ClickException(f"these differ from a fresh build: run make build and commit the result.\n{listed}")


@main.command()
def solutions() -> None:
    """Write the worked solutions into solutions/, for make solutions to open."""
    from autograder.authoring.solutions import worked_solutions, write

    with in_one_sentence():
        root = course_root()
        write(root, worked_solutions(root))


@main.command()
@click.argument("lessons", nargs=-1)
def demo(lessons: tuple[str, ...]) -> None:
    """Grade a made-up class, in a folder of its own: hand in, collect, autograde, give feedback.

    For all lessons, or for those named.
    """
    with in_one_sentence():
        _demo(course_root(), Path(mkdtemp(prefix="made-up-class-")), lessons)


def _demo(root: Path, folder: Path, lessons: tuple[str, ...]) -> None:
    from rich.console import Console

    from autograder.classroom.grading.summary import show
    from autograder.classroom.progress import progress
    from autograder.demo.demo import Demo
    from autograder.demo.made_up_class import CLASS

    if unknown := [name for name in lessons if name not in CLASS]:
        raise click.ClickException(f"{unknown[0]}: no such lesson. There are: {', '.join(CLASS)}.")
    console, made_up = Console(), Demo(root, folder)
    for lesson in lessons or CLASS:
        collected = made_up.hand_in(lesson)
        click.echo(f"{lesson}: {collected} submissions collected into {folder / 'submitted'}")
        summary = made_up.grade(lesson, console)
        with progress(console, "feedback", collected) as steps:
            pages: list[Path] = []
            for given in made_up.feedback(lesson):
                pages += given.pages
                steps.done()
        show(console, summary, {student.name: student.story for student in CLASS[lesson]})
        click.echo(f"{len(pages)} feedback pages, such as {pages[0]}\n")
    click.echo(f"Everything is in {folder}; delete it when you have seen it.")


def hints_of(exercise: str) -> "Sequence[Hint]":
    from course.catalogue import EXERCISES

    return EXERCISES[exercise].hints


for command in (grade, feedback, report, verify, ship):
    main.add_command(command)
