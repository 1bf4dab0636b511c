"""The page of points and minutes, docs/points.md, from the cards of all lessons."""

from collections.abc import Mapping, Sequence

from autograder.authoring.builder.cards import Card, announced_minutes, cards, is_optional
from autograder.authoring.builder.lesson import Lesson

PAGE = "docs/points.md"

_HEAD = """\
# Points and minutes

`make build` writes this page from the cards in `lessons/`. Extra points come on top: they count in the score of a
lesson, and not in its maximum. Minutes are those of the exercises; a lesson as a whole takes longer.
"""


def points_page(lessons: Mapping[str, Lesson]) -> bytes:
    """The page (Markdown, UTF-8) for lessons by name. Those without cards are left out."""
    with_cards = {name: lesson for name, lesson in lessons.items() if cards(lesson)}
    sections = [_section(name, lesson) for name, lesson in with_cards.items()]
    return "\n".join([_HEAD, _overview(with_cards), *sections]).encode()


def _overview(lessons: Mapping[str, Lesson]) -> str:
    """All lessons and their sum, without those that are optional; these stand below it."""
    rows = {name: _overview_row(_linked(name, lesson), cards(lesson)) for name, lesson in lessons.items()}
    optional = [rows.pop(name) for name, lesson in lessons.items() if is_optional(lesson)]
    together = [card for name in rows for card in cards(lessons[name])]
    called = "**All but the optional**" if optional else "**All lessons**"
    head = ("Lesson", "Points", "Minutes", "Extra points", "Minutes for them")
    return _table(head, [*rows.values(), _overview_row(called, together), *optional])


def _overview_row(name: str, found: Sequence[Card]) -> tuple[str, ...]:
    core, extra = ([card for card in found if card.is_extra == is_extra] for is_extra in (False, True))
    return name, *_sums(core), *(_sums(extra) if extra else ("", ""))


def _section(name: str, lesson: Lesson) -> str:
    about, another = announced_minutes(lesson)
    further = f", another {another} minutes to go further" if another else ""
    time = f"About {about} minutes in all{further}.\n\n" if about else ""
    rows: list[tuple[str, ...]] = []
    for is_extra, unit in ((False, ""), (True, " extra")):
        found = [card for card in cards(lesson) if card.is_extra == is_extra]
        rows += [(_name(card), f"{card.points:g}{unit}", str(card.minutes)) for card in found]
        if found:
            points, minutes = _sums(found)
            rows.append(("**Going further**" if is_extra else "**The core**", f"{points}{unit}", minutes))
    return f"## {_linked(name, lesson)}\n\n{time}{_table(('Exercise', 'Points', 'Minutes'), rows)}"


def _sums(found: Sequence[Card]) -> tuple[str, str]:
    return f"{sum(card.points for card in found):g}", str(sum(card.minutes for card in found))


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table in Markdown whose columns are numbers, all but the first."""
    rule = ("---", *("---:" for _ in head[1:]))
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))


def _name(card: Card) -> str:
    """What the card calls the exercise: a function as code, a prediction by its kind."""
    title = card.title.replace("|", r"\|")
    if card.kind == "Predict":
        title = f"Predict: {title}"
    elif title.isidentifier():
        title = f"`{title}`"
    return f"{title} ({card.effort})" if card.effort else title


def _linked(name: str, lesson: Lesson) -> str:
    """The title of the lesson, with a link to the students' notebook, and whether it is optional."""
    title = lesson.cells[0].source.split("\n")[0].removeprefix("# ")
    return f"[{title}](../release/{name}/{name}.ipynb){', optional' if is_optional(lesson) else ''}"
