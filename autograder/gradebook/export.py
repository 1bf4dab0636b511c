"""The marks of a class as a table for spreadsheets: what `nbgrader export` writes.

nbgrader's own plugin writes names as they are. One that begins with "=" is a formula to a spreadsheet, and one with a
comma in it moves all that follows. autograder/settings.py names it.
"""

import csv
from typing import Any

from nbgrader.api import Assignment, Gradebook, MissingEntry, Student
from nbgrader.plugins import ExportPlugin

from autograder.engine.printable import printable_name

_WHO = ("student_id", "last_name", "first_name", "email")
_MARKS = ("raw_score", "late_submission_penalty", "score", "max_score")
COLUMNS = ("assignment", "duedate", "timestamp", *_WHO, *_MARKS)
_BEGINS_A_FORMULA = ("=", "+", "-", "@")


def cell(value: object) -> str:
    """A value as the cell of a table: printable, "" for None, and no formula to any spreadsheet."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else printable_name(str(value))
    return f"'{text}" if text.lstrip().startswith(_BEGINS_A_FORMULA) else text


class SpreadsheetExport(ExportPlugin):  # type: ignore[misc]
    """nbgrader's CSV, column by column, that any spreadsheet opens as a table of words and numbers."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the assignments and students that were asked for, by default all, to `to`, by default grades.csv."""
        place = self.to or "grades.csv"
        self.log.info("Exporting grades to %s", place)
        with open(place, "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(COLUMNS)
            for assignment in _chosen(gradebook.assignments, "name", self.assignment):
                for student in _chosen(gradebook.students, "id", self.student):
                    table.writerow(map(cell, _row(gradebook, assignment, student)))


def _chosen(rows: list[Any], name: str, wanted: list[Any]) -> list[Any]:
    return [row for row in rows if not wanted or getattr(row, name) in map(str, wanted)]


def _row(gradebook: Gradebook, assignment: Assignment, student: Student) -> tuple[object, ...]:
    """As COLUMNS has it. Nothing handed in is worth 0, as nbgrader has it."""
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
        handed_in, score, penalty = submission.timestamp, submission.score, submission.late_submission_penalty
    except MissingEntry:
        handed_in, score, penalty = None, 0.0, 0.0
    who = (student.id, student.last_name, student.first_name, student.email)
    total = max(0.0, score - penalty)
    return (assignment.name, assignment.duedate, handed_in, *who, score, penalty, total, assignment.max_score)
