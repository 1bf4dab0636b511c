"""The command `autograder verify`: the course checks itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from autograder.classroom.grading.cores import cores
from autograder.commands.endings import in_one_sentence
from autograder.engine.problem import Problem
from autograder.root import course_root

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.authoring.verify.apart import NotApart
    from autograder.authoring.verify.lesson import Verification
    from autograder.authoring.verify.table import Verified
    from autograder.gradebook.course import Course

NOTHING = "Nothing is in source/. Put your lessons there; those written as text are put there by make build."
FAILED = "This does not hold:"
NOT_APART = "{lesson}: {test} cannot be judged apart from the student's code: {reason}"
FIX = "{lesson}: let these run beside the student's code, where they can be forged: autograder verify --fix '{lesson}'"
FIXED = "{lesson}: {test} runs beside the student's code from now on, where it can be forged: {reason}"
WRITTEN = "{path} was changed."
BUILD = "{path} was changed. Run make build."


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--workers", type=click.IntRange(min=1), help="Notebooks graded at a time. Default: one per core.")
@click.option("--fix", is_flag=True, help="Write into a lesson which of its tests cannot be judged apart, and why.")
@click.option("--no-jail", is_flag=True, help="Run the attempts, which are the course's own, without the jail.")
def verify(lessons: tuple[str, ...], workers: int | None, fix: bool, no_jail: bool) -> None:
    """Grade what the marks are known of, in all LESSONS or in those named.

    The solutions get every point, the notebook as released gets none, each wrong version loses its points and is
    told its name, each right variant keeps them. Exits with 1 where anything else comes out.

    A lesson without attempts is tried with its solutions, its stubs and changed solutions: a test that gives other
    marks apart from the student's code than beside it is named, and with --fix it runs beside it from now on.
    """
    with in_one_sentence():
        _verify(lessons, workers or cores(), jailed=not no_jail, fix=fix)


def _verify(lessons: tuple[str, ...], workers: int, jailed: bool, fix: bool) -> None:
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
    failures = []
    for number, lesson in enumerate(chosen):
        if lesson.is_outside_the_catalogue and (found := _not_apart(progress, lesson, workers)):
            if fix:
                _fix(course, lesson.lesson, found)
                chosen[number] = Verification(course.job(lesson.lesson, jailed))
            else:
                failures += [_about(NOT_APART, lesson.lesson, one) for one in found]
                failures.append(FIX.format(lesson=lesson.lesson))
    done = [_verified(progress, lesson, workers) for lesson in chosen]
    Console().print(verified_table(done, jailed))
    for lesson in (lesson for lesson in chosen if lesson.is_outside_the_catalogue):
        if (course.root / "lessons" / f"{lesson.lesson}.py").is_file():  # else nobody expects attempts
            click.echo(no_attempts(lesson.lesson))
    if failures := [*failures, *(sentence for verified in done for sentence in verified.failures)]:
        raise Problem("\n".join([FAILED, *failures]))


def _not_apart(console: "Console", lesson: "Verification", workers: int) -> "list[NotApart]":
    """The tests of a lesson that cannot be judged apart. It shows how far each round of the search is."""
    from autograder.authoring.verify.apart import not_apart
    from autograder.classroom.progress import progress

    @contextmanager
    def watched(notebooks: int) -> Iterator[Callable[[], None]]:
        with progress(console, f"trying where the tests of {lesson.lesson} can run", notebooks) as steps:
            yield steps.done

    return not_apart(lesson.job, workers, watched)


def _fix(course: "Course", lesson: str, found: "list[NotApart]") -> None:
    """Write it into the lesson, and say what was written."""
    from autograder.authoring.verify.fixing import fix

    for one in found:
        click.echo(_about(FIXED, lesson, one))
    for path in fix(course.root, course.folder("source", ".", lesson), lesson, found):
        sentence = BUILD if path.suffix == ".py" else WRITTEN
        click.echo(sentence.format(path=path.relative_to(course.root)))


def _about(sentence: str, lesson: str, one: "NotApart") -> str:
    test = one.grade_id if one.notebook == lesson else f"{one.grade_id} in {one.notebook}.ipynb"
    return sentence.format(lesson=lesson, test=test, reason=one.reason)


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
