"""Help that is closed until a learner opens it: `{{hints relu_backward}}` alone on a line of prose."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol


class Hint(Protocol):
    """One step of help, as the catalogue of exercises holds it."""

    @property
    def question(self) -> str:
        """What the learner wonders, in the learner's voice."""

    @property
    def answer(self) -> str:
        """The help, in Markdown."""


HintsOf = Callable[[str], Sequence[Hint]]
"""The hints of an exercise, by its name; KeyError where there is no such exercise."""

# With the line breaks around it: Markdown begins and ends HTML at blank lines only.
_DIRECTIVE = re.compile(r"\n*^\{\{hints (\w+)\}\}$\n*", re.MULTILINE)


def hint_faults(source: str, hints_of: HintsOf) -> Iterator[tuple[int, str]]:
    """Each line of prose, from 0, that asks for hints in a way that cannot be met, and why."""
    for number, line in enumerate(source.split("\n")):
        if "{{hints" not in line:
            continue
        directive = _DIRECTIVE.match(line)
        if directive is None:
            yield number, f"`{line.strip()}` is not `{{{{hints NAME}}}}`, alone on its line."
        elif not _known(directive[1], hints_of):
            yield number, f"the catalogue has no hints for {directive[1]}."


def _known(name: str, hints_of: HintsOf) -> bool:
    try:
        return bool(hints_of(name))
    except KeyError:
        return False


def with_hints(source: str, hints_of: HintsOf) -> str:
    """The prose with its hints in place, as collapsed HTML around Markdown."""

    def details(directive: re.Match[str]) -> str:
        return "\n\n".join(["", *map(_details, hints_of(directive[1])), ""])

    return _DIRECTIVE.sub(details, source).strip("\n")


def _details(hint: Hint) -> str:
    """One hint. The blank lines make Markdown of what stands between the tags."""
    question = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(hint.question, quote=False))
    return f"<details>\n<summary>{question}</summary>\n\n{hint.answer.strip()}\n\n</details>"
