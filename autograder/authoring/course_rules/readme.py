"""The README lists the lessons as they are: number, title with a link, whether it is optional, question."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.authoring.builder.lesson import Lesson
from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.builder.syllabus import syllabus_entry

FILE = "README.md"
_ROW = re.compile(r"\| \d+ \| \[.+\]\(release/.+\.ipynb\)(?:, optional)? \| .+ \|")


def readme_problems(root: Path, lessons: Mapping[str, Lesson]) -> Iterator[BuildProblem]:
    """A row that is missing, or that no lesson accounts for. `lessons` are in order."""
    found = (root / FILE).read_text(encoding="utf-8").split("\n")
    lines = {number: line for number, line in enumerate(found, 1) if _ROW.fullmatch(line)}
    rows = [_row(name, lesson) for name, lesson in lessons.items()]
    last = max(lines, default=None)
    for row in rows:
        if row not in lines.values():
            yield BuildProblem(FILE, last, "a lesson is not in the table.", f"Write this row into it: `{row}`")
    for number, line in lines.items():
        if line not in rows:
            yield BuildProblem(FILE, number, "no lesson is as this row says.", "Correct it, or take it out.")


def _row(name: str, lesson: Lesson) -> str:
    entry = syllabus_entry(name, lesson)
    optional = ", optional" if entry.is_optional else ""
    return f"| {entry.number} | [{entry.title}](release/{entry.notebook}){optional} | {entry.question} |"
