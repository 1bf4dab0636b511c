"""The catalogue: every exercise and question of the course, with the mistakes that have a name.

One package per lesson in this folder; what is here is found, and nothing lists it. The checks use it, the tests hold
every entry to its word, and an instructor's report counts by its ids. Entries are loaded when one is first asked for:
a cell that draws a figure needs none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module
from operator import attrgetter
from pkgutil import iter_modules
from typing import TypeVar

from course.catalogue.entries import Exercise, LessonEntries, Question

Entry = TypeVar("Entry", bound=Exercise | Question)


@cache
def lessons() -> tuple[LessonEntries, ...]:
    """What the catalogue holds of each lesson, in the order of their names. Nothing where they are left out."""
    packages = [module.name for module in iter_modules(__path__, f"{__name__}.") if module.ispkg]
    found: list[LessonEntries] = [import_module(package).LESSON for package in packages]
    return tuple(sorted(found, key=attrgetter("name")))


def lesson_of(name: str) -> str:
    """The lesson ("01_relu_derivative") of an exercise or question. Raises KeyError where there is none."""
    for lesson in lessons():
        if name in lesson.names:
            return lesson.name
    raise KeyError(name)


class _ByName(Mapping[str, Entry]):
    """The entries of all lessons by name, in the order of the lessons."""

    def __init__(self, entries_of: Callable[[LessonEntries], Iterable[Entry]]) -> None:
        self._entries_of = entries_of

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.name: entry for lesson in lessons() for entry in self._entries_of(lesson)}

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


EXERCISES: Mapping[str, Exercise] = _ByName(lambda lesson: lesson.exercises)
QUESTIONS: Mapping[str, Question] = _ByName(lambda lesson: lesson.questions)

__all__ = ["EXERCISES", "QUESTIONS", "lesson_of", "lessons"]
