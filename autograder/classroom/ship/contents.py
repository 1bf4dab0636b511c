"""What is in the copy of the course that a class gets."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.classroom.lateness.announcing import due_toml
from autograder.engine.problem import Problem
from autograder.gradebook.course import Course
from course.catalogue.sealing import sealed_source
from course.folders import CLASS_SETTINGS

# As they are in the course.
FOLDERS = ("course", "release")
QUESTIONS = "questions.py"  # of each lesson in course/catalogue
FILES = ("tools/environment.py", "requirements.txt", "constraints.txt", "LICENSE")
# In place of the course's own.
MAKEFILE = "tools/learner.mk"
OWN = Path(__file__).with_name("files")

NO_COURSE_ID = "nbgrader_config.py names an exchange (c.Exchange.root) and no course: set c.CourseDirectory.course_id."


def contents(course: Course, solutions: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the copy, by path. Raises Problem where the settings of its exchange are not complete.

    `solutions` are the worked solutions, by path, if they come along. Lessons, autograder and tests never do.
    """
    root = course.root
    files = {place: _shipped(root / place) for folder in FOLDERS for place in _files(root, folder)}
    files |= {place: (root / place).read_bytes() for place in FILES}
    files |= {path.name: path.read_bytes() for path in sorted(OWN.iterdir())}
    files["Makefile"] = (root / MAKEFILE).read_bytes()
    about_class = (_exchange(course) + due_toml(course)).encode()
    return files | dict(solutions) | ({CLASS_SETTINGS: about_class} if about_class else {})


def _shipped(path: Path) -> bytes:
    """A file as it ships: the answers to predictions are sealed."""
    content = path.read_bytes()
    return sealed_source(content.decode()).encode() if path.name == QUESTIONS else content


def _files(root: Path, folder: str) -> Iterator[str]:
    """The files of a folder, without what Python, Jupyter and file managers leave behind."""
    for path in sorted((root / folder).rglob("*")):
        place = path.relative_to(root)
        left_behind = place.suffix == ".pyc" or any(part.startswith((".", "__pycache__")) for part in place.parts)
        if path.is_file() and not path.is_symlink() and not left_behind:
            yield place.as_posix()


def _exchange(course: Course) -> str:
    """What tells learners' JupyterLab of the exchange, "" where nbgrader_config.py names none."""
    folder = course.config.Exchange.get("root")
    if not folder:
        return ""
    if not course.coursedir.course_id:
        raise Problem(NO_COURSE_ID)
    named = {"exchange": str(folder), "course_id": course.coursedir.course_id}
    # A JSON string is a TOML string.
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in named.items())
