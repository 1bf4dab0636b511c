"""The command `autograder colab`."""

from pathlib import Path

import click

from autograder.commands.endings import in_one_sentence
from autograder.root import course_root


@click.command()
@click.argument("repository")
@click.argument("wheel", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("target", type=click.Path(path_type=Path))
def colab(repository: str, wheel: Path, target: Path) -> None:
    """Write the folder TARGET, to be pushed to GitHub as REPOSITORY (OWNER/NAME): from there Colab opens the lessons.

    It holds the WHEEL, which `make wheel` makes, the lessons with a cell that installs it, and a page of badges.
    """
    with in_one_sentence():
        from autograder.classroom.ship.colab import for_colab
        from autograder.commands.ship import free_target, write_folder

        free_target(target)
        release = course_root() / "release"
        lessons = {path.name: path.read_bytes() for path in sorted(release.glob("*/*.ipynb"))}
        write_folder(target, for_colab(repository, (wheel.name, wheel.read_bytes()), lessons))
    click.echo(f"Push what is in {target} to github.com/{repository}, branch main. Its README has the badges.")
