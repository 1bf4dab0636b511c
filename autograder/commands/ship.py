"""The command `autograder ship`."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import click

from autograder.commands.endings import in_one_sentence
from autograder.root import course_root


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--without-solutions", is_flag=True, help="Leave the worked solutions out.")
def ship(target: Path, without_solutions: bool) -> None:
    """Write the copy of the course that a class gets: a folder, or an archive where TARGET ends in .zip.

    Students run make lab in it. They hand in through the exchange that nbgrader_config.py names (c.Exchange.root).
    """
    with in_one_sentence():
        from autograder.authoring.solutions import worked_solutions
        from autograder.classroom.ship.contents import contents
        from autograder.gradebook.course import Course

        free_target(target)
        root = course_root()
        course = Course(root)
        files = contents(course, {} if without_solutions else worked_solutions(root))
        (_write_archive if target.suffix == ".zip" else write_folder)(target, files)
    solutions = "without" if without_solutions else "with"
    has_exchange = bool(course.config.Exchange.get("root"))
    hand_in = "hand in through the exchange of nbgrader_config.py" if has_exchange else "have no exchange"
    click.echo(f"The course is in {target}, {solutions} worked solutions. Those who run make lab in it {hand_in}.")


def free_target(target: Path) -> None:
    """Refuse to write over what is there."""
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise click.ClickException(f"{target} is there already: delete it, or name another.")


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their paths in the folder, which is made."""
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _write_archive(archive: Path, files: Mapping[str, bytes]) -> None:
    """All in one folder, named after the archive."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        for place, content in files.items():
            written.writestr(f"{archive.stem}/{place}", content)
