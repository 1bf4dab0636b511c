"""What lies in submitted/ where nothing is graded: said by name, and left as it is."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from glob import glob
from pathlib import Path

from autograder.engine.printable import printable_name
from autograder.gradebook.course import Course
from autograder.gradebook.names import spelt

NO_LESSON = (
    "submitted/STUDENT/{lesson}: passed over, since there is no such lesson in source/. Handed in by {students}. "
    "Where a lesson is meant, rename the folder; the lessons are {known}."
)
TWICE = "submitted/{student}/{lesson}: passed over, since the same name in another spelling has a folder, too."
LOOSE = (
    "{place}: passed over, since it lies in no folder of a lesson. A notebook is graded where it lies at "
    "submitted/STUDENT/LESSON/LESSON.ipynb."
)
MORE = "{count} more files of submitted/ lie in no folder of a lesson, and were passed over."
_MOST = 20


def strays(course: Course) -> list[str]:
    """A sentence for each. Said by `autograder grade` before it begins."""
    known = course.known()
    unknown: dict[str, list[str]] = {}
    said = []
    for student, lesson in sorted(course.folders("submitted", "*")):
        if lesson not in known:
            unknown.setdefault(lesson, []).append(student)
        elif course.folder("submitted", spelt(student), lesson) != course.place("submitted", student, lesson):
            said.append(TWICE.format(student=printable_name(student), lesson=lesson))
    for lesson, students in unknown.items():
        some = ", ".join(map(printable_name, students[:5])) + (
            f" and {len(students) - 5} more" if len(students) > 5 else ""
        )
        said.append(NO_LESSON.format(lesson=printable_name(lesson), students=some, known=", ".join(known) or "none"))
    loose = [LOOSE.format(place=printable_name(str(path.relative_to(course.root)))) for path in _loose(course)]
    return [*said, *loose[:_MOST], *([MORE.format(count=len(loose) - _MOST)] if len(loose) > _MOST else [])]


def _loose(course: Course) -> Iterator[Path]:
    """Files where the folders of lessons are, and where those of students are."""
    folders = course.place("submitted", "*", "*")
    for pattern in (folders, folders.parent):
        for found in sorted(glob(str(pattern))):
            is_ignored = any(fnmatchcase(Path(found).name, pattern) for pattern in course.coursedir.ignore)
            if not os.path.isdir(found) and not is_ignored:
                yield Path(found)
