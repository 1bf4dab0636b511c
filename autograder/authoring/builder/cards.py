"""The cards above the exercises of a lesson: what each gives, how long it takes, how hard it is.

    ### Exercise: relu                            ### Predict: the weight after the step

    *2 points · 5 minutes · easy.*                *1 point · 3 minutes.*

How hard an exercise is has to be said; a prediction may leave it open. Points on top are called "extra points".

The head of a lesson asks, and announces the whole:

    *How much of a gradient is left after many layers?*

    **About 70 minutes, another 40 minutes to go further · ...**

A lesson that the rest of the course can do without says so there:

    **About 70 minutes · optional · ...**
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from autograder.authoring.builder.lesson import Cell, Lesson

CARD_FORMS = (
    "Write `*2 points · 5 minutes · easy.*` below it, or `*2 extra points · ...*`; "
    "the last word is easy, harder or hard, and a prediction may leave it out."
)

_HEADING = re.compile(r"### (?P<kind>Exercise|Predict): (?P<title>.+)")
_CARD = re.compile(
    r"\*(?P<points>\d+(?:\.\d+)?) (?P<extra>extra )?points? · (?P<minutes>\d+) minutes?"
    r"(?: · (?P<effort>easy|harder|hard))?\.\*"
)
_GO_FURTHER = re.compile(r"## Go further\b")
_QUESTION = re.compile(r"# .+\n+\*(?P<question>[^*]+\?)\*(?:\n\n|$)")
_ABOUT = re.compile(r"\babout (\d+) minutes\b", re.IGNORECASE)
_OPTIONAL = re.compile(r"\*\*[^*]* · optional · [^*]*\*\*")
_ANOTHER = re.compile(r"\banother (\d+) minutes to go further\b")


@dataclass(frozen=True)
class Card:
    """One card. `kind` is Exercise or Predict. `effort` is easy, harder, hard or, for a prediction, "".

    `go_further` says whether it stands below the heading `## Go further`.
    """

    kind: Literal["Exercise", "Predict"]
    title: str
    points: float
    is_extra: bool
    minutes: int
    effort: str
    go_further: bool


def card_faults(prose: str) -> Iterator[tuple[int, str]]:
    """Each heading of an exercise, by its line from 0, that no card stands below, and what is wrong."""
    lines = prose.split("\n")
    for number, line in enumerate(lines):
        if _HEADING.fullmatch(line) and _card_below(lines, number) is None:
            yield number, f"`{line}` has no card that says its points, its minutes and how hard it is."


def cards(lesson: Lesson) -> tuple[Card, ...]:
    """The cards of a lesson without faults, in order."""
    return tuple(card for _, cards in cards_by_cell(lesson) for card in cards)


def cards_by_cell(lesson: Lesson) -> Iterator[tuple[Cell, tuple[Card, ...]]]:
    """Each cell of a lesson without faults, with the cards that stand in it."""
    go_further = False
    for cell in lesson.cells:
        found: list[Card] = []
        lines = cell.source.split("\n") if cell.kind == "markdown" else []
        for number, line in enumerate(lines):
            go_further = go_further or _GO_FURTHER.match(line) is not None
            if (heading := _HEADING.fullmatch(line)) and (card := _card_below(lines, number)):
                points, minutes = float(card["points"]), int(card["minutes"])
                effort = card["effort"] or ""
                kind: Literal["Exercise", "Predict"] = "Predict" if heading["kind"] == "Predict" else "Exercise"
                found.append(Card(kind, heading["title"], points, bool(card["extra"]), minutes, effort, go_further))
        yield cell, tuple(found)


def question_of(lesson: Lesson) -> str:
    """The question below the title that the lesson answers (Markdown, one line). "" where it asks none."""
    found = _QUESTION.match(_prose(lesson))
    return re.sub(r"\s+", " ", found["question"]) if found else ""


def announced_minutes(lesson: Lesson) -> tuple[int, int]:
    """The minutes that the head of a lesson announces: for its core, and for going further. 0 where it is silent."""
    head = _head(lesson)
    about, another = _ABOUT.search(head), _ANOTHER.search(head)
    return int(about[1]) if about else 0, int(another[1]) if another else 0


def is_optional(lesson: Lesson) -> bool:
    """Whether the head of a lesson says that it is optional. Nothing else decides it."""
    return _OPTIONAL.search(_head(lesson)) is not None


def _card_below(lines: list[str], heading: int) -> re.Match[str] | None:
    """The card at the start of the first line below a heading that is not blank."""
    below = next((line for line in lines[heading + 1 :] if line), "")
    card = _CARD.match(below)
    is_silent = card is not None and not card["effort"] and lines[heading].startswith("### Exercise")
    return None if is_silent else card


def _head(lesson: Lesson) -> str:
    return _prose(lesson).partition("\n## ")[0]


def _prose(lesson: Lesson) -> str:
    return "\n\n".join(cell.source for cell in lesson.cells if cell.kind == "markdown")
