"""The command `autograder verify`: the course checks itself."""

from typing import TYPE_CHECKING

import click

from autograder.classroom.grading.cores import cores
from autograder.commands.endings import in_one_sentence
from autograder.engine.problem import Problem
from autograder.root import course_root

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.authoring.verify.lesson import Verification
    from autograder.authoring.verify.table import Verified

NOTHING = "Nothing is in source/. Run make build first."
FAILED = "This does not hold:"


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--workers", type=click.IntRange(min=1), help="Notebooks graded at a time. Default: one per core.")
@click.option("--no-jail", is_flag=True, help="Run the attempts, which are the course's own, without the jail.")
def verify(lessons: tuple[str, ...], workers: int | None, no_jail: bool) -> None:
    """Grade what the marks are known of, in all LESSONS or in those named.

    The solutions get every point, the notebook as released gets none, each wrong version loses its points and is
    told its name, each right variant keeps them. Exits with 1 where anything else comes out.
    """
    with in_one_sentence():
        _verify(lessons, workers or cores(), jailed=not no_jail)


def _verify(lessons: tuple[str, ...], workers: int, jailed: bool) -> None:
    # nbgrader takes a moment to import, which other commands and --help need not wait for.
    from rich.console import Console

    from autograder.authoring.course_rules.attempts import no_attempts
    from autograder.authoring.verify.lesson import Verification
    from autograder.authoring.verify.table import verified_table
    from autograder.gradebook.course import Course

    course = Course(course_root())
    chosen = [Verification(course.job(lesson, jailed)) for lesson in lessons or course.known()]
    if not chosen:
        raise Problem(NOTHING)
    progress = Console(stderr=True)
    done = [_verified(progress, lesson, workers) for lesson in chosen]
    Console().print(verified_table(done, jailed))
    for lesson in (lesson for lesson in chosen if lesson.is_outside_the_catalogue):
        click.echo(no_attempts(lesson.lesson))
    if failures := [sentence for verified in done for sentence in verified.failures]:
        raise Problem("\n".join([FAILED, *failures]))


def _verified(console: "Console", lesson: "Verification", workers: int) -> "Verified":
    """Verify one lesson and show how far it is."""
    from time import perf_counter

    from autograder.authoring.verify.table import Verified
    from autograder.classroom.progress import progress

    start, outcomes = perf_counter(), []
    with progress(console, f"verifying {lesson.lesson}", len(lesson.notebooks)) as steps:
        for found in lesson.run(workers):
            outcomes += found
            steps.done()
    notebooks = len(lesson.notebooks) + sum(outcome.again for outcome in outcomes)
    told = tuple(str(problem) for problem in lesson.told())
    return Verified(lesson.lesson, told, tuple(outcomes), notebooks, perf_counter() - start)
