"""The letters of a prediction as radio buttons. A click writes the letter into the learner's own cell.

What is graded is that cell's text, as if the letter had been typed: a choice is kept nowhere else. The page's side
(letters.js) looks for the cell that assigns the answer, above the check, and changes its text through the cell's own
editor. Where it finds none, in a front end that is built otherwise, it says what to type. Where there are no widgets
at all, the sentence above the buttons has said so.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar
from uuid import uuid4

from traitlets import List, Unicode

from course.live import IS_LIVE, AnyWidget, show, without_complaint
from course.theme import THEME_CSS, compact, framed, with_code

_HERE = Path(__file__).parent
_HOW_TO = "Choose a letter, or write {ways} in the cell above yourself."
_WITHOUT_BUTTONS = "Write {ways} in the cell above."


class Letters(AnyWidget):  # type: ignore[misc]
    """One radio button for each of `letters`, for the answer that the learner's cell calls `name`."""

    _esm: ClassVar[Path] = _HERE / "letters.js"
    _css: ClassVar[str] = THEME_CSS + compact((_HERE / "letters.css").read_text(encoding="utf-8"))

    name = Unicode().tag(sync=True)
    letters = List(Unicode()).tag(sync=True)


def offer_letters(name: str, letters: Sequence[str]) -> None:
    """Show the buttons, with a sentence above them for who cannot click. A check calls it that has not passed."""
    words = how_to(name, letters)
    token = uuid4().hex[:12]
    note = f'<p class="course-note" data-course-letters="{token}">{with_code(words)}</p>'
    html = framed(note, without_complaint("data-course-letters", token, "course-letters"))
    buttons = Letters(name=name, letters=list(letters))._repr_mimebundle_() if IS_LIVE else ({}, {})
    show({"text/plain": words.replace("`", ""), "text/html": html}, *buttons)


def how_to(name: str, letters: Sequence[str]) -> str:
    """The sentence that says how to answer, with code between backticks."""
    first, *others = (f'"{letter}"' for letter in letters)
    template = _HOW_TO if IS_LIVE else _WITHOUT_BUTTONS
    return template.format(ways=f"`{name} = {first}` (or {', '.join(f'`{letter}`' for letter in others)})")
