"""The command `autograder grade`."""

from typing import Any

import click

from autograder.commands.endings import INTERRUPTED, in_one_sentence
from autograder.root import course_root

STOPPED = "Stopped: {graded} submissions were graded and are in the gradebook. The same command goes on from there."


@click.command()
@click.argument("lesson", required=False)
@click.option("--student", "students", multiple=True, metavar="ID", help="Only this student. May be given repeatedly.")
@click.option("--force", is_flag=True, help="Grade again what is done already.")
@click.option("--workers", type=click.IntRange(min=1), help="Submissions graded at a time. Default: one per core.")
@click.option("--scheduler", metavar="ADDRESS", help="Grade on the Dask cluster whose scheduler is at this address.")
@click.option("--json", "json_file", metavar="FILE", help='Write a record of every submission there; "-" is stdout.')
@click.option("--no-jail", is_flag=True, help="Let students' code run with your own rights: it can do all you can do.")
def grade(lesson: str | None, no_jail: bool, **wishes: Any) -> None:
    """Autograde what is in submitted/STUDENT/LESSON/, for one LESSON or for all of them.

    Marks come into the gradebook, graded notebooks into autograded/. What is in the gradebook already is not graded
    again, unless the submission, the lesson, or the limits in nbgrader_config.py have changed. The run may be stopped
    at any time: the same command goes on from there.

    By default, submissions are graded on this machine. With --scheduler, as in tcp://10.0.0.5:8786, they are graded by
    the workers of a Dask cluster, which need this project installed and no files. Whoever reaches a Dask scheduler can
    run programs on its workers: use a network that you trust, or TLS, as Dask's own configuration sets it up under
    distributed.comm.

    Exits with 0 when every submission has its verdict, whatever the marks, and with 1 otherwise.
    """
    with in_one_sentence():
        raise click.exceptions.Exit(_grade(lesson, jailed=not no_jail, **wishes))


def _grade(lesson: str | None, json_file: str | None, **wishes: Any) -> int:
    """Grade, show what came of it, and return the exit status."""
    from rich.console import Console

    from autograder.classroom.grading.records import STDOUT
    from autograder.classroom.grading.session import opened
    from autograder.classroom.grading.summary import show
    from autograder.gradebook.course import Course
    from autograder.gradebook.strays import strays

    graded = 0
    progress = Console(stderr=True)
    tables = progress if json_file == STDOUT else Console()
    try:
        course = Course(course_root())
        for stray in strays(course):
            click.echo(stray, err=True)
        lessons = [lesson] if lesson else course.lessons()
        with opened(course, progress, json_file=json_file, **wishes) as class_:
            for name in lessons:
                try:
                    show(tables, class_.grade(name))
                finally:
                    graded = class_.graded
        return 1 if class_.undone else 0
    except KeyboardInterrupt:
        click.echo(STOPPED.format(graded=graded), err=True)
        return INTERRUPTED
