"""Which names of students are safe to stand in nbgrader's pages: formgrader writes them there as they are."""

import re

from autograder.engine.printable import printable_name

_SAFE = re.compile(r"[\w@.+=,~ -]{1,128}")


def refusal_of_name(student: str) -> str:
    """Why nothing may be recorded under this name, "" where it is a safe one."""
    if _SAFE.fullmatch(student) and student.strip(". "):
        return ""
    shown = printable_name(student)[:60]
    return (
        f"submitted/{shown}: this is no name that a student can have in the gradebook. "
        "Rename the folder; letters, digits, spaces and any of @ . + = , ~ _ - are allowed, 128 of them at most."
    )
