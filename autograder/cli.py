"""The command `autograder`: what instructors run. Errors are one sentence each, never a traceback."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, TypeVar

import click

from autograder.root import CourseNotFoundError, course_root

if TYPE_CHECKING:
    from autograder.builder import Hint
    from autograder.grading import Mark

Step = TypeVar("Step")


@click.group()
def main() -> None:
    """Build and grade the course."""


@main.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if anything differs from what lessons/ builds.")
def build(check: bool) -> None:
    """Build source/, release/ and docs/points.md from lessons/."""
    # nbgrader takes a second to import, which other commands and --help need not wait for.
    from autograder import builder

    try:
        root = course_root()
        files = builder.build(root, hints_of)
    except CourseNotFoundError as error:
        raise click.ClickException(str(error)) from error
    except builder.BuildError as error:
        raise click.ClickException(f"nothing was built.\n{error}") from error
    if not check:
        click.echo("\n".join(builder.write(root, files) or ["source/, release/ and docs/points.md are up to date."]))
    elif stale := builder.differences(root, files):
        listed = "\n".join(stale)
        raise click.ClickException(f"these differ from a fresh build: run make build and commit the result.\n{listed}")


@main.command()
@click.argument("lesson", required=False)
@click.option("--force", is_flag=True, help="Grade again what has a mark already.")
def grade(lesson: str | None, force: bool) -> None:
    """Autograde what is in submitted/, for one LESSON or for all of them.

    Exits with 0 when every submission has its verdict, whatever the marks.
    """
    from autograder.grading import Grader, GradingError

    try:
        root = course_root()
        for name in [lesson] if lesson else lessons_handed_in(root):
            grader = Grader(root)
            marks = list(progress(grader.grade(name, force), f"grading {name}", len(grader.students(name))))
            show_marks(name, marks)
    except (CourseNotFoundError, GradingError) as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("lessons", nargs=-1)
def demo(lessons: tuple[str, ...]) -> None:
    """Grade a made-up class, in a folder of its own: hand in, collect, autograde, give feedback.

    For all lessons, or for those named.
    """
    from autograder.demo import Demo
    from autograder.grading import GradingError
    from autograder.made_up_class import CLASS

    if unknown := [name for name in lessons if name not in CLASS]:
        raise click.ClickException(f"{unknown[0]}: no such lesson. There are: {', '.join(CLASS)}.")
    try:
        root = course_root()
        folder = Path(mkdtemp(prefix="made-up-class-"))
        made_up = Demo(root, folder)
        for lesson in lessons or CLASS:
            collected = made_up.hand_in(lesson)
            click.echo(f"{lesson}: {collected} submissions collected into {folder / 'submitted'}")
            marks = list(progress(made_up.grade(lesson), "autograding", collected))
            pages = list(progress(made_up.feedback(lesson), "feedback", collected))
            show_marks(lesson, marks, {student.name: student.story for student in CLASS[lesson]})
            click.echo(f"{len(pages)} feedback pages, such as {pages[0]}\n")
    except (CourseNotFoundError, GradingError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Everything is in {folder}; delete it when you have seen it.")


def lessons_handed_in(root: Path) -> list[str]:
    """The lessons that somebody handed in. Raises GradingError where nobody handed in any."""
    from autograder.grading import GradingError

    found = sorted({path.name for path in (root / "submitted").glob("*/*/")})
    if not found:
        raise GradingError("Nothing is in submitted/. Put notebooks at submitted/STUDENT/LESSON/LESSON.ipynb first.")
    return found


def progress(steps: "Iterable[Step]", what: str, total: int) -> "Iterator[Step]":
    """Pass the steps on while a bar shows how many are done and how long the rest will take."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns) as bar:
        yield from bar.track(steps, total=total, description=what)


def show_marks(lesson: str, marks: "Sequence[Mark]", notes: "Mapping[str, str] | None" = None) -> None:
    """Print the table of marks."""
    from rich.console import Console

    from autograder.tables import marks_table

    Console().print(marks_table(lesson, marks, notes))


def hints_of(exercise: str) -> "Sequence[Hint]":
    from course.catalogue import EXERCISES

    return EXERCISES[exercise].hints
