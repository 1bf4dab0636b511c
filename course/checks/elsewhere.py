"""What is said where a notebook is graded. There the student's process has no answer key.

The lessons' entries of the catalogue and the central differences are left out, and the tests run in another process,
which has them. A cell that calls for them goes on, and shows one sentence in the place of a verdict.
"""

from course import catalogue
from course.checks import notebook
from course.progress.card import note_html

ELSEWHERE = "{call} says nothing while your work is graded: that is judged elsewhere."


class Elsewhere:
    """Stands in the place of a verdict, of help or of a picture. Shows itself, as those do."""

    def __init__(self, call: str) -> None:
        self.words = ELSEWHERE.format(call=call)

    def __repr__(self) -> str:
        return self.words

    def _ipython_display_(self) -> None:
        notebook.show(self.words, note_html(self.words))


def has_no_key() -> bool:
    """Whether the lessons' entries of the catalogue are left out."""
    return not catalogue.lessons()
