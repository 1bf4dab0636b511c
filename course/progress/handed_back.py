"""The lines of what `progress()` shows that tell of lessons handed in, and lead to their feedback."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from course.handed_in import HandedIn, handed_in
from course.progress.standing import Standing

HANDED_IN = "Lesson {number} was handed in on {when}."
FEEDBACK = "Open its feedback."
NO_FEEDBACK = "There is no feedback yet; run this cell again later."


@dataclass(frozen=True)
class Line:
    """One lesson's: what is said of it, and the address of its feedback, "" where there is none."""

    said: str
    href: str

    @property
    def text(self) -> str:
        """As plain text."""
        return f"{self.said} {FEEDBACK} {self.href}" if self.href else f"{self.said} {NO_FEEDBACK}"

    @property
    def html(self) -> str:
        """As a paragraph."""
        link = f"<a href='{escape(self.href)}'>{FEEDBACK}</a>" if self.href else NO_FEEDBACK
        return f"<p>{escape(self.said)} {link}</p>"


def handed_back(folder: Path, found: Sequence[Standing]) -> list[Line]:
    """A line for each of these lessons that was handed in; `folder` holds the learner's lessons."""
    numbers = {standing.lesson.name: standing.lesson.number for standing in found}
    return [_line(one, numbers[one.lesson]) for one in handed_in(folder) if one.lesson in numbers]


def _line(one: HandedIn, number: int) -> Line:
    said = HANDED_IN.format(number=number, when=re.sub(r":\d\d\.\d+", "", one.when))
    return Line(said, quote(Path(os.path.relpath(one.page)).as_posix()) if one.page else "")
