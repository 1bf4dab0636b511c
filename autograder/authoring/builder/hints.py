"""Help that is closed until a learner opens it: `{{hints relu_backward}}` alone on a line of prose."""

import re
from collections.abc import Callable, Iterator, Sequence

from course.catalogue.entries import Hint
from course.hints import collapsed

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
        return "\n\n".join(["", *map(collapsed, hints_of(directive[1])), ""])

    return _DIRECTIVE.sub(details, source).strip("\n")
