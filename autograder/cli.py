"""The command `autograder`: what instructors run. Errors are one sentence each, never a traceback."""

import click

import autograder.commands.quick_imports  # noqa: F401  (before all that imports nbformat)
from autograder.commands.build import build
from autograder.commands.colab import colab
from autograder.commands.collect import collect
from autograder.commands.demo import demo
from autograder.commands.due import due
from autograder.commands.extend import extend
from autograder.commands.feedback import feedback
from autograder.commands.grade import grade
from autograder.commands.gradebook import gradebook
from autograder.commands.marks import marks
from autograder.commands.report import report
from autograder.commands.roster import roster
from autograder.commands.ship import ship
from autograder.commands.solutions import solutions
from autograder.commands.verify import verify
from autograder.commands.watch import watch


@click.group()
def main() -> None:
    """Build and grade the course."""


COMMANDS = (
    build,
    colab,
    collect,
    demo,
    due,
    extend,
    feedback,
    grade,
    gradebook,
    marks,
    report,
    roster,
    ship,
    solutions,
    verify,
    watch,
)
for command in COMMANDS:
    main.add_command(command)
