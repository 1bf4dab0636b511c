"""The command `autograder gradebook`: what is done with a gradebook as a whole."""

from typing import TYPE_CHECKING

import click

from autograder.commands.endings import INTERRUPTED, in_one_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from autograder.gradebook.copying import Copied

STOPPED = "Stopped: nothing was copied. The same command begins anew."
USE_IT = 'Name it in nbgrader_config.py: c.CourseDirectory.db_url = "{new}"'
STAYED = "{table} is neither nbgrader's table nor ours, and was not copied; {rows} are in it."


@click.group()
def gradebook() -> None:
    """Copy a gradebook into another database."""


@gradebook.command()
@click.argument("old")
@click.argument("new")
def copy(old: str, new: str) -> None:
    """Copy everything in the gradebook OLD into NEW, an empty database.

    Each is the path of a SQLite file, or an address as c.CourseDirectory.db_url in nbgrader_config.py has it. Students,
    lessons, marks, marks by hand, comments, dates, the roster and what was found of each submission go along. OLD stays
    as it is. While OLD is being graded nothing is copied.

    \b
    Examples:
        autograder gradebook copy gradebook.db postgresql+psycopg://course@db.example.org/relu
        autograder gradebook copy postgresql+psycopg://course@db.example.org/relu backup.db

    A password is better kept in ~/.pgpass than in an address: others on the machine see what a command is given.
    """
    with in_one_sentence():
        raise click.exceptions.Exit(_copy(old, new))


def _copy(old: str, new: str) -> int:
    """Copy, show what came of it, and return the exit status."""
    from contextlib import ExitStack

    from rich.console import Console

    from autograder.classroom.progress import progress
    from autograder.gradebook.copying import address, copy_gradebook
    from autograder.gradebook.database import without_password

    old, new = address(old), address(new)
    try:
        with ExitStack() as stack:
            console = Console(stderr=True)
            copied = copy_gradebook(old, new, lambda rows: stack.enter_context(progress(console, "copying", rows)).done)
    except KeyboardInterrupt:
        click.echo(STOPPED, err=True)
        return INTERRUPTED
    Console().print(_table([one for one in copied if one.is_ours]))
    for one in copied:
        if not one.is_ours:
            click.echo(STAYED.format(table=one.table, rows=f"{one.rows} row{'' if one.rows == 1 else 's'}"))
    click.echo(USE_IT.format(new=without_password(new)))
    return 0


def _table(copied: "Sequence[Copied]") -> "Table":
    """One row for each table that has anything."""
    from rich.table import Table

    table = Table(header_style="bold")
    table.add_column("table")
    table.add_column("rows copied", justify="right")
    if any(one.left_out for one in copied):
        table.add_column("left out: they belong to nothing any more", justify="right")
    for one in copied:
        if one.rows or one.left_out:
            numbers = (one.rows, one.left_out) if len(table.columns) > 2 else (one.rows,)
            table.add_row(one.table, *(f"{number:,}" for number in numbers))
    return table
