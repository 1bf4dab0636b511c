"""What a lesson promises its learners in words: points, minutes, a question, plain prose. Each rule yields problems."""

import re
from collections.abc import Iterator
from itertools import pairwise

from autograder.authoring.builder.cards import CARD_FORMS, Card, announced_minutes, cards_by_cell, question_of
from autograder.authoring.builder.lesson import Cell, Lesson
from autograder.authoring.builder.problems import BuildProblem, Fault
from autograder.engine.grade_ids import solution_of

LEAST = 0.6  # of the minutes that are announced: reading takes the rest
_FORMULA_OR_CODE = re.compile(r"\$[^$]*\$|`[^`]*`|<!--.*?-->")
_ITEM = re.compile(r" {0,3}(\d+[.)]|[-+*])(\s|$)")
_NOT_PLAIN = re.compile(r"[!\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]")


def lesson_problems(lesson: Lesson) -> Iterator[BuildProblem]:
    """All that is wrong with a lesson that can be released."""
    for rule in (_head, _cards, _minutes, _prose, _lists):
        for line, what, remedy in rule(lesson):
            yield BuildProblem(lesson.path, line, what, remedy)


def _head(lesson: Lesson) -> Iterator[Fault]:
    title = lesson.cells[0].source_line
    if not question_of(lesson):
        yield title, "no question stands below the title.", "Write the one that the lesson answers: `*How large ...?*`"
    if not announced_minutes(lesson)[0]:
        yield title, "the head does not say how long the lesson takes.", "Write `**About 70 minutes**` in it."


def _cards(lesson: Lesson) -> Iterator[Fault]:
    """Each solution has a card, and the card says what its tests give."""
    tests = _tests(lesson)
    above: tuple[int, Card] | None = None
    for cell, found in cards_by_cell(lesson):
        for card in found:
            if above:
                yield above[0], f"no solution follows the card of {above[1].title}.", "Write it, or take the card out."
            above = card_line(cell, card), card
        if cell.marker and cell.marker.role == "solution":
            name = cell.marker.grade_id
            if above is None:
                yield cell.line, f"no card stands above {name}.", f"Write `### Exercise: {name}`. {CARD_FORMS}"
            else:
                yield from _card(*above, name, *tests[name])
            above = None


def _card(line: int, card: Card, name: str, points: float, is_extra: bool) -> Iterator[Fault]:
    said, given = _in_points(card.points, card.is_extra), _in_points(points, is_extra)
    if said != given:
        yield line, f"the card says {said}, the tests of {name} give {given}.", "Correct the one or the other."
    if card.is_extra and not card.go_further:
        yield line, f"{card.title} gives extra points above `## Go further`.", "Move it below that heading."
    if card.go_further and not card.is_extra:
        yield (
            line,
            f"{card.title} stands below `## Go further`.",
            "Give it extra points, or move it up.",
        )


def card_line(cell: Cell, card: Card) -> int:
    """The line of a card's heading, in the file."""
    return cell.source_line + cell.source.split("\n").index(f"### {card.kind}: {card.title}")


def _tests(lesson: Lesson) -> dict[str, tuple[float, bool]]:
    """What the tests of each solution give together, and whether that comes on top."""
    markers = [cell.marker for cell in lesson.cells if cell.marker]
    tests = {marker.grade_id: (0.0, False) for marker in markers if marker.role == "solution"}
    for marker in markers:
        if marker.role == "test" and (name := solution_of(marker.grade_id, tests)):
            tests[name] = tests[name][0] + (marker.points or 0), marker.is_extra
    return tests


def _in_points(points: float, is_extra: bool) -> str:
    return f"{points:g} {'extra ' if is_extra else ''}point{'' if points == 1 else 's'}"


def _minutes(lesson: Lesson) -> Iterator[Fault]:
    """The minutes on the cards are the better part of those announced, for the core and for going further."""
    found = [card for _, cards in cards_by_cell(lesson) for card in cards]
    parts = ((False, "exercises"), (True, "exercises for extra points"))
    for (is_extra, called), announced in zip(parts, announced_minutes(lesson), strict=True):
        spent = sum(card.minutes for card in found if card.is_extra == is_extra)
        if not LEAST * announced <= spent <= announced:
            what = f"the cards of its {called} say {spent} minutes together, the head announces {announced}."
            remedy = f"Announce at least as many, and not so many that the cards are less than {LEAST:.0%} of them."
            yield lesson.cells[0].source_line, what, remedy


def _prose(lesson: Lesson) -> Iterator[Fault]:
    for cell in lesson.cells:
        if cell.kind == "markdown":
            text = _FORMULA_OR_CODE.sub(lambda found: "\n" * found[0].count("\n"), cell.source)
            for number, line in enumerate(text.split("\n")):
                if found := _NOT_PLAIN.search(line):
                    yield (
                        cell.source_line + number,
                        f"the prose shouts: {found[0]}",
                        "Say it without the sign.",
                    )


def _lists(lesson: Lesson) -> Iterator[Fault]:
    """A line of a sentence that begins as items of lists do becomes one, and the sentence ends in the middle."""
    for cell in lesson.cells:
        if cell.kind == "markdown":
            for number, (above, line) in enumerate(pairwise(cell.source.split("\n")), start=cell.source_line + 1):
                item = _ITEM.match(line)
                if item and above.strip() and not above.startswith(" ") and not _ITEM.match(above):
                    what = f"the line begins with {item[1]} and becomes an item of a list."
                    yield number, what, "Break the lines elsewhere, or leave one empty above the list."
