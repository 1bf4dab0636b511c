"""Where the course is: the folder that holds nbgrader_config.py, found from any folder inside it."""

from pathlib import Path

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
    raise CourseNotFoundError(start)
