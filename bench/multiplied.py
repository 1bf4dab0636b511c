"""A graded class made larger, without grading anybody: every student comes again under other names."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bench.courses import Course

# What the gradebook holds of one student's work, and the columns that name the student or the work.
_TABLES = {
    "student": ("id",),
    "submitted_assignment": ("id", "student_id"),
    "submitted_notebook": ("id", "assignment_id"),
    "grade": ("id", "notebook_id"),
    "comment": ("id", "notebook_id"),
    "autograder_verdicts": ("student",),
}


def multiplied(graded: Course, folder: Path, times: int) -> Course:
    """A copy in which each student is there so many times, with what is in autograded/ and in the gradebook."""
    shutil.copytree(graded.folder, folder)
    students = [path.name for path in (folder / "autograded").iterdir()]
    for number in range(1, times):
        for student in students:
            shutil.copytree(folder / "autograded" / student, folder / "autograded" / f"{student}-{number}")
    with closing(sqlite3.connect(folder / "gradebook.db")) as gradebook, gradebook:
        for table, names in _TABLES.items():
            _multiply(gradebook, table, names, times)
    return Course(folder, graded.lessons)


def _multiply(gradebook: sqlite3.Connection, table: str, names: tuple[str, ...], times: int) -> None:
    columns = [row[1] for row in gradebook.execute(f"PRAGMA table_info({table})")]
    originals = gradebook.execute(f"SELECT * FROM {table}").fetchall()
    marks = ", ".join("?" * len(columns))
    for number in range(1, times):
        copies = (
            [f"{cell}-{number}" if column in names else cell for column, cell in zip(columns, row, strict=True)]
            for row in originals
        )
        gradebook.executemany(f"INSERT INTO {table} VALUES ({marks})", copies)
