"""How a command ends before it is through: with one sentence, never a traceback."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import click

from autograder.engine.problem import Problem

INTERRUPTED = 130  # the exit status after Ctrl-C: 128 and the number of the signal, as shells have it
STOPPED = "Stopped."


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """Tell what went wrong as click does, and exit with 1. Ctrl-C ends the work in good order, a second one at once."""
    before = signal.signal(signal.SIGINT, _stop)
    try:
        yield
    except Problem as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo(STOPPED, err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or 'Grading failed'}: {error.strerror or error}.") from error
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(*_: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt
