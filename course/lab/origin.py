"""Where the lessons come from, where a learner's copy of them goes, and how the learner opens it.

In a checkout and in the copy that a class unpacks, `release/` lies beside the Makefile and `make lab` opens it. The
wheel has the same folders inside the package (see hatch_build.py), and brings the command `relu-course`.
"""

from dataclasses import dataclass
from pathlib import Path

from course.lab import LabError

SHIPPED = Path(__file__).with_name("shipped")
CHECKOUT = Path(__file__).resolve().parents[2]

NO_HOME = "Your home folder cannot be found: say where the lessons go, as in relu-course --folder FOLDER."


@dataclass(frozen=True)
class Origin:
    """One of the two ways in which a learner has the course."""

    course: Path
    """Holds release/ and, where they come along, solutions/ and class.toml."""
    program: str
    """What the help calls the command."""
    command: str
    """How a learner opens the lessons, to be shown to them."""
    command_with: str
    """The same with an option in the place of {option}."""
    usual: str
    """Where the learner's copy goes unless they name another place; ~ is their home."""

    def folder(self) -> Path:
        """The folder that `usual` means. Raises LabError where a learner has no home."""
        try:
            return self.course / Path(self.usual).expanduser()
        except RuntimeError as error:
            raise LabError(NO_HOME) from error


def origin() -> Origin:
    """The way in which this very package was installed."""
    if SHIPPED.is_dir():
        return Origin(SHIPPED, "relu-course", "relu-course", "relu-course {option}", "~/relu-course")
    return Origin(CHECKOUT, "python -m course.lab", "make lab", 'make lab LAB="{option}"', "my-lessons")
