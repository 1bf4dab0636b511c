"""The command `autograder watch`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from autograder.commands.endings import in_one_sentence
from autograder.root import course_root

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.classroom.watch.status import Status

PORT = 8760
BEGUN = "Watching {course}. How far it is: {address}"
ENDED = "Stopped, with {line}. The same command goes on from there."


@click.command()
@click.option("--workers", type=click.IntRange(min=1), help="Submissions graded at a time. Default: one per core.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where the page is, on this machine alone; 0 for any port that is free.",
)
@click.option("--no-jail", is_flag=True, help="Let students' code run with your own rights: it can do all you can do.")
def watch(workers: int | None, port: int, no_jail: bool) -> None:
    """Grade what is handed in, as soon as it is, and give the feedback back.

    Watched are the exchange's inbound folder (c.Exchange.root), the folders of c.Watch.folders, and submitted/. Marks
    come into the gradebook, and pages into feedback/ and into the exchange's feedback folder, where each student's own
    JupyterLab finds theirs. docs/watch.md says what c.Watch can set in nbgrader_config.py: how many tries are graded in
    a day, what is told before the due date, and which lessons are meant.

    Runs until it is stopped, with Ctrl-C or SIGTERM, or as a service by systemd. Also where it was killed, the same
    command goes on from there. One at a time for a course; `autograder grade` is refused meanwhile.
    """
    with in_one_sentence():
        _watch(workers, port, jailed=not no_jail)


def _watch(workers: int | None, port: int, *, jailed: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    from autograder.classroom.watch.page import served
    from autograder.classroom.watch.service import opened
    from autograder.classroom.watch.status import Status
    from autograder.gradebook.course import Course

    console = Console()

    def say(words: str) -> None:
        console.print(Text(f"{datetime.now():%H:%M:%S} {words}"), soft_wrap=True)

    course = Course(course_root())
    status = Status(course.coursedir.course_id or course.root.name, datetime.now())
    with opened(course, status, say, workers=workers, jailed=jailed) as service, served(status, port) as address:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: service.stop())
        say(BEGUN.format(course=course.root, address=address))
        with _line(console, status):
            service.run()
    say(ENDED.format(line=status.line))


@contextmanager
def _line(console: "Console", status: "Status") -> Iterator[None]:
    """On a terminal, a line at its foot that says how far it is."""
    from rich.live import Live

    if not console.is_terminal:
        yield
        return
    with Live(console=console, get_renderable=lambda: status.line, refresh_per_second=2):
        yield
