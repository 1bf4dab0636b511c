"""Whose each file is, and which of somebody's tries counts: the newest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from autograder.classroom.collect.forms import Arrival
from autograder.classroom.roster.matching import BY_NAME, Directory, Match

UNKNOWN, AMBIGUOUS = "unknown", "ambiguous"


@dataclass
class Try:
    """The files that one person handed in together. `rank` is the source's place among those that were named."""

    rank: int
    platform: str
    arrivals: list[Arrival] = field(default_factory=list)

    @property
    def when(self) -> datetime | None:
        """When the last of them came, without a zone; None where the platform does not say."""
        return max((arrival.when for arrival in self.arrivals if arrival.when), default=None)

    @property
    def unread(self) -> str:
        """What the platform says of when they came, where that is not understood."""
        return "" if self.when else next((arrival.unread for arrival in self.arrivals if arrival.unread), "")

    @property
    def late(self) -> bool:
        """Whether the platform calls any of them late."""
        return any(arrival.late for arrival in self.arrivals)


@dataclass
class Somebody:
    """A person and their tries, oldest first. `label` is the platform's name of them; `match` says who it may be.

    `is_doubtful`: the name fits one student, and somebody else who handed in has it, too.
    """

    label: str
    match: Match
    tries: list[Try]
    is_doubtful: bool = False

    @property
    def student(self) -> str | None:
        """Who it is, None where that is not sure."""
        return None if self.is_doubtful else self.match.student

    @property
    def newest(self) -> Try:
        """The try that counts."""
        return self.tries[-1]

    @property
    def trouble(self) -> str:
        """Why nobody on the roster is meant, "" where somebody is."""
        return "" if self.student else AMBIGUOUS if self.match.students else UNKNOWN


def sort_out(sources: Sequence[tuple[str, Iterable[Arrival]]], directory: Directory) -> list[Somebody]:
    """Everybody who handed in something in these sources, each a platform and its arrivals. A student comes once."""
    labelled: dict[str, list[tuple[Match, Try]]] = defaultdict(list)
    for rank, (platform, arrivals) in enumerate(sources):
        together: dict[tuple[str, str], Try] = {}
        for arrival in arrivals:
            tried = together.setdefault((arrival.label, arrival.attempt), Try(rank, platform))
            tried.arrivals.append(arrival)
        for (label, _), tried in together.items():
            labelled[label].append((directory.find(tried.arrivals[0].clues), tried))
    found = [Somebody(label, tries[-1][0], [one for _, one in tries]) for label, tries in labelled.items()]
    _doubt(found)
    return sorted(_merged(found), key=lambda one: (one.student is None, one.student or one.label))


def _doubt(found: list[Somebody]) -> None:
    """Where two people of one source have a name that fits one student, neither is that student for sure."""
    named = defaultdict(list)
    for one in found:
        if one.match.by == BY_NAME and one.student:
            named[one.newest.rank, one.student].append(one)
    for namesakes in named.values():
        for one in namesakes:
            one.is_doubtful = len(namesakes) > 1


def _merged(found: list[Somebody]) -> list[Somebody]:
    """One entry for each student, with the tries of all their labels in order."""
    by_student: dict[str, Somebody] = {}
    merged = []
    for one in found:
        if one.student is not None and one.student in by_student:
            by_student[one.student].tries += one.tries
        else:
            merged.append(one)
            if one.student is not None:
                by_student[one.student] = one
    for one in merged:
        one.tries.sort(key=lambda tried: (tried.when or datetime.min, tried.rank))
    return merged
