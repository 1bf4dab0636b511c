"""The folder that the record is kept in: the one that holds the lessons, so that no lesson is handed in with it."""

from pathlib import Path

from course.folders import COURSE_FOLDER, SOLUTIONS
from course.syllabus import syllabus


def folder_of_record() -> Path | None:
    """Where the record belongs, seen from the working folder. None where nobody learns.

    That is the learner's copy which `make lab` or `relu-course` made, otherwise the folder above that of a lesson,
    otherwise the working folder. Nobody learns among the worked solutions, or in a teacher's course. Raises OSError
    where the working folder is gone.
    """
    here = Path.cwd()
    upwards = (here, *here.parents)
    copy = next((folder for folder in upwards if (folder / COURSE_FOLDER).is_dir()), None)
    if here.name == SOLUTIONS or (copy is None and _is_in_a_teachers_course(here)):
        return None
    return copy or (here.parent if here.name in {lesson.name for lesson in syllabus()} else here)


def _is_in_a_teachers_course(here: Path) -> bool:
    """Whether `here` lies in a course as nbgrader keeps it: source/, release/, submitted/ and what follows."""
    upwards = (here, *here.parents)
    return any((folder / "nbgrader_config.py").is_file() and (folder / "source").is_dir() for folder in upwards)
