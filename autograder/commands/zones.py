"""The option --timezone, which several commands have."""

from datetime import tzinfo

import click

from autograder.engine.problem import Problem


def zone(_context: click.Context, _parameter: click.Parameter, name: str | None) -> tzinfo | None:
    """The time zone of that name."""
    from autograder.gradebook.calendar import zone_named

    try:
        return zone_named(name) if name else None
    except Problem as error:
        raise click.BadParameter(str(error)) from error
