"""What `autograder marks` tells at the end."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.classroom.marks.standing import GRADED, MISSING, WAITS, Lesson

MOST_LINES = 30
WRITTEN = "Written: {path}"


def show(
    console: Console, path: Path, lessons: Sequence[Lesson], students: Sequence[str], remarks: Sequence[str]
) -> None:
    """For each lesson how many have a mark, wait for one or handed in nothing; then what to know, and the file."""
    table = Table(header_style="bold")
    table.add_column("lesson")
    for title in (GRADED, "extra", "late penalty", WAITS, MISSING, "out of"):
        table.add_column(title, justify="right")
    for lesson in lessons:
        standings = [lesson.of(student) for student in students]
        count = Counter(standing.status for standing in standings)
        extra = sum(standing.extra > 0 for standing in standings)
        late = sum(standing.penalty > 0 for standing in standings)
        counts = (count[GRADED], extra, late, count[WAITS], count[MISSING])
        table.add_row(Text(lesson.name), *map(str, counts), f"{lesson.out_of:g}")
    console.print(table)
    for remark in remarks[:MOST_LINES]:
        console.print(Text(f"{remark}."), soft_wrap=True)
    if len(remarks) > MOST_LINES:
        console.print(f"{len(remarks) - MOST_LINES} more remarks are left out.")
    console.print(Text(WRITTEN.format(path=path)), soft_wrap=True)
