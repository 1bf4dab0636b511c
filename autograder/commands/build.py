"""The command `autograder build`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from autograder.commands.endings import in_one_sentence
from autograder.engine.problem import Problem
from autograder.root import course_root

if TYPE_CHECKING:
    from pathlib import Path

    from autograder.authoring.builder.lesson import Lesson
    from autograder.authoring.builder.problems import BuildProblem
    from course.catalogue.entries import Hint

STALE = "these differ from a fresh build: run make build and commit the result.\n{files}"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if anything differs from what lessons/ builds.")
def build(check: bool) -> None:
    """Build source/, release/, docs/points.md and course/syllabus.json from lessons/."""
    with in_one_sentence():
        # nbgrader takes a second to import, which other commands and --help need not wait for.
        from autograder.authoring.builder.course import build as build_course
        from autograder.authoring.builder.course import differences, write
        from autograder.authoring.builder.problems import BuildError

        root = course_root()
        try:
            files = build_course(root, hints_of, course_rules)
        except BuildError as error:
            raise Problem(f"nothing was built.\n{error}") from error
        if not check:
            click.echo("\n".join(write(root, files) or ["Everything that is built from lessons/ is up to date."]))
        elif stale := differences(root, files):
            raise Problem(STALE.format(files="\n".join(stale)))


def hints_of(exercise: str) -> "Sequence[Hint]":
    from autograder.authoring.course_rules.places import read_catalogue

    hints = {known.name: known.hints for lesson in read_catalogue() for known in lesson.exercises}
    return hints[exercise]


def course_rules(root: "Path", lessons: "Mapping[str, Lesson]") -> "Iterable[BuildProblem]":
    from autograder.authoring.course_rules import course_problems

    return course_problems(root, lessons)
