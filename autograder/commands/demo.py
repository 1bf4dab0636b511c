"""The command `autograder demo`."""

from pathlib import Path
from tempfile import mkdtemp

import click

from autograder.commands.endings import in_one_sentence
from autograder.engine.problem import Problem
from autograder.root import course_root


@click.command()
@click.argument("lessons", nargs=-1)
def demo(lessons: tuple[str, ...]) -> None:
    """Grade a made-up class, in a folder of its own: hand in, collect, autograde, give feedback.

    For all lessons, or for those named.
    """
    with in_one_sentence():
        _demo(course_root(), Path(mkdtemp(prefix="made-up-class-")), lessons)


def _demo(root: Path, folder: Path, lessons: tuple[str, ...]) -> None:
    from rich.console import Console

    from autograder.authoring.course_rules.attempts import no_attempts
    from autograder.classroom.grading.summary import show
    from autograder.classroom.progress import progress
    from autograder.demo.demo import Demo
    from autograder.gradebook.course import Course
    from course.syllabus import syllabus

    optional = {entry.name for entry in syllabus() if entry.is_optional}
    known = Course(root).known()
    if unknown := [name for name in lessons if name not in known]:
        raise Problem(f"{unknown[0]}: no such lesson. There are: {', '.join(known)}.")
    console, made_up = Console(), Demo(root, folder)
    for lesson in lessons or known:
        students = made_up.students(lesson)
        if not students:
            click.echo(no_attempts(lesson))
            continue
        collected = made_up.hand_in(lesson)
        called = f"{lesson}, optional" if lesson in optional else lesson
        click.echo(f"{called}: {collected} submissions collected into {folder / 'submitted'}")
        summary = made_up.grade(lesson, console)
        with progress(console, "feedback", collected) as steps:
            pages: list[Path] = []
            for given in made_up.feedback(lesson):
                pages += given.pages
                steps.done()
        show(console, summary, {student.name: student.story for student in students})
        click.echo(f"{len(pages)} feedback pages, such as {pages[0]}\n")
    click.echo(f"Everything is in {folder}; delete it when you have seen it.")
