"""The letters of a prediction as radio buttons. A click writes the letter into the learner's own cell.

What is graded is that cell's text, as if the letter had been typed: a choice is kept nowhere else. The page's side
(letters.js) looks for the cell that assigns the answer, above the check, and changes its text through the cell's own
editor. Where it finds none, in a front end that is built otherwise, it says what to type. Where there are no widgets
at all, the sentence above the buttons has said so.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from IPython.display import display
from traitlets import HasTraits, List, Unicode

from course.theme import THEME_CSS, compact, framed, with_code

if TYPE_CHECKING:
    from anywidget import AnyWidget
else:
    try:
        from anywidget import AnyWidget
    except ModuleNotFoundError:  # where somebody chose what to install of the course's needs, such as on Colab
        AnyWidget = HasTraits

_HERE = Path(__file__).parent
_VIEW = "application/vnd.jupyter.widget-view+json"
_HOW_TO = "Choose a letter, or write {ways} in the cell above yourself."
_WITHOUT_BUTTONS = "Write {ways} in the cell above."
# A notebook that is opened again has no live buttons. A front end says so in its own words, which stand below ours.
_DEAD_CSS = (
    '.jp-OutputArea-child:has([data-course-letters="{token}"]) + .jp-OutputArea-child:not(:has(.course-letters))'
    "{{display:none}}"
)


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
    text = {"text/plain": words.replace("`", ""), "text/html": framed(note, _DEAD_CSS.format(token=token))}
    display(text, raw=True)  # type: ignore[no-untyped-call]
    if AnyWidget is HasTraits:
        return
    # A second output: of one, a front end shows the richest kind only, which is nothing where the buttons are not live.
    buttons, metadata = Letters(name=name, letters=list(letters))._repr_mimebundle_()
    display({_VIEW: buttons[_VIEW], "text/html": ""}, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]


def how_to(name: str, letters: Sequence[str]) -> str:
    """The sentence that says how to answer, with code between backticks."""
    first, *others = (f'"{letter}"' for letter in letters)
    template = _WITHOUT_BUTTONS if AnyWidget is HasTraits else _HOW_TO
    return template.format(ways=f"`{name} = {first}` (or {', '.join(f'`{letter}`' for letter in others)})")
