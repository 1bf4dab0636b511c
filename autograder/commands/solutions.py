"""The command `autograder solutions`."""

import click

from autograder.commands.endings import in_one_sentence
from autograder.root import course_root


@click.command()
def solutions() -> None:
    """Write the worked solutions into solutions/, for make solutions to open."""
    from autograder.authoring.solutions import worked_solutions, write

    with in_one_sentence():
        root = course_root()
        write(root, worked_solutions(root))
