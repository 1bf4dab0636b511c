"""Courses to measure grading on: a lesson or several, in the gradebook, and as many submissions as are asked for."""

import json
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.builder.release import release_notebooks
from autograder.authoring.filled_in import answers_in, filled_in, read_notebook
from autograder.demo.demo import handed_in
from autograder.demo.made_up_class import made_up_class
from autograder.root import CONFIG
from bench import light
from bench.commands import NBGRADER, run

ROOT = Path(__file__).resolve().parents[1]
STOCK = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'  # and else nbgrader as it is out of the box
MADE_UP = ("ada", "dora", "kofi", "ivan")  # all right; wrong in places; all right, in time or not; stops in the middle


Points = dict[tuple[str, int], float]
"""By lesson, and place in what is handed in for it."""

_POINTS = """
SELECT assignment.name, submitted_assignment.student_id, SUM(grade.auto_score)
FROM grade
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
GROUP BY submitted_assignment.id
"""


@dataclass(frozen=True)
class Lesson:
    """The instructor's notebook, and what students hand in: one the first, the next the second, again and again."""

    source: bytes
    handed_in: Sequence[bytes]


def light_lesson() -> dict[str, Lesson]:
    """One lesson with a light notebook, which everybody solves."""
    source = light.source()
    release = read_notebook(release_notebooks(ROOT, {light.NAME: source})[light.NAME])
    solved = filled_in(release, answers_in(read_notebook(source)))
    return {light.NAME: Lesson(source, [json.dumps(solved).encode()])}


def all_lessons() -> dict[str, Lesson]:
    """The course's own lessons, as four of the made-up students hand them in."""
    return {name: _lesson(name) for name in sorted(path.name for path in (ROOT / "source").glob("[0-9]*"))}


def _lesson(name: str) -> Lesson:
    source, release = ((ROOT / step / name / f"{name}.ipynb").read_bytes() for step in ("source", "release"))
    students = {student.name: student for student in made_up_class(name, read_notebook(source))}
    notebooks = [handed_in(read_notebook(release), name, students[student]) for student in MADE_UP]
    return Lesson(source, [json.dumps(notebook).encode() for notebook in notebooks])


@dataclass(frozen=True)
class Course:
    """A course in a folder of its own, with its lessons in the gradebook and nothing handed in."""

    folder: Path
    lessons: Mapping[str, Lesson]

    @classmethod
    def made(cls, folder: Path, config: str, lessons: Mapping[str, Lesson]) -> "Course":
        """A new one with this nbgrader_config.py. Takes a few seconds per lesson."""
        folder.mkdir()
        (folder / CONFIG).write_text(config)
        for name, lesson in lessons.items():
            _write(folder / "source" / name / f"{name}.ipynb", lesson.source)
            run([*NBGRADER, "generate_assignment", name], folder)
        return cls(folder, lessons)

    def with_students(self, folder: Path, count: int) -> "Course":
        """A copy in which so many students have handed in every lesson. Half of them have names with an a in front,
        the other half, with the same kinds of submissions, with a b."""
        shutil.copytree(self.folder, folder)
        for name, lesson in self.lessons.items():
            for number in range(count):
                student = f"{'abba'[number % 4]}{number:05}"
                held = lesson.handed_in[number % len(lesson.handed_in)]
                _write(folder / "submitted" / student / name / f"{name}.ipynb", held)
        return Course(folder, self.lessons)

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder)

    def points(self, count: int) -> Points:
        """What each kind of submission got from the tests. Ends the measurement unless all of `count` students have the
        same as others who handed in the same."""
        with closing(sqlite3.connect(self.folder / "gradebook.db")) as gradebook:
            rows = gradebook.execute(_POINTS).fetchall()
        if len(rows) != count * len(self.lessons):
            raise SystemExit(f"Not all of {count} submissions to each lesson were graded, but {len(rows)} altogether.")
        found: Points = {}
        for lesson, student, points in rows:
            kind = lesson, int(student[1:]) % len(self.lessons[lesson].handed_in)
            if found.setdefault(kind, points) != points:
                raise SystemExit(f"{student} has {points} points for {lesson}; others have {found[kind]} for the same.")
        return found


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
