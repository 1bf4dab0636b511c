"""Where the course is: the folder that holds nbgrader_config.py, found from any folder inside it.

As with nbgrader, that file may lie among Jupyter's settings, such as in ~/.jupyter. There it names the course's folder,
or the course is where the command is run.
"""

from pathlib import Path
from typing import Any

from autograder.engine.problem import Problem

CONFIG = "nbgrader_config.py"


class CourseNotFoundError(Problem):
    """Neither the folder nor any folder above it holds a course."""

    def __init__(self, start: Path) -> None:
        super().__init__(
            f"{start}: no {CONFIG} in this folder or any folder above it. Run the command inside the course's folder."
        )


def course_root(start: Path | None = None) -> Path:
    """The course that `start` (by default the working folder) lies in. Raises CourseNotFoundError."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    for settings in jupyter_settings():
        named = read_settings(settings).get("CourseDirectory", {}).get("root", "")
        if named or (start / "source").is_dir():
            return Path(named or start).resolve()
    raise CourseNotFoundError(start)


def jupyter_settings() -> list[Path]:
    """The folders of Jupyter's settings that have an nbgrader_config.py, the one that counts most first."""
    from jupyter_core.paths import jupyter_config_path  # .04 s, which most commands need not wait for

    return [folder for folder in map(Path, jupyter_config_path()) if (folder / CONFIG).is_file()]


def read_settings(folder: Path) -> Any:
    """What the nbgrader_config.py in a folder sets. Raises Problem where it cannot be read."""
    from traitlets.config.loader import PyFileConfigLoader

    try:
        return PyFileConfigLoader(CONFIG, path=str(folder)).load_config()
    except Exception as error:  # whatever an instructor's own settings may raise
        raise Problem(f"{folder / CONFIG} cannot be read: {error} ({type(error).__name__}).") from error
