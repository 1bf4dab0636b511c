r"""How each platform names the files in its zip of submissions.

- Canvas, `lib/content_zipper.rb`: lovelaceada_LATE_50001_900001_01_relu.ipynb. The sortable name without what is no
  letter, LATE where it is, the student's number, the file's number, the file's name. A text that was typed in is
  lovelaceada_50001_text.html.
- Moodle, `mod/assign/classes/downloader.php`: Ada Lovelace_700001_assignsubmission_file/01_relu.ipynb, with a "_" at
  the end of the folder's name before Moodle 4.1, or flat, Ada Lovelace_700001_assignsubmission_file_01_relu.ipynb. The
  number is the student's in this assignment. Where a course has groups, the group's name and a "-" precede the name.
- Blackboard: HW1_ada_attempt_2026-03-02-11-59-00_01_relu.ipynb, and beside the files of an attempt a receipt,
  HW1_ada_attempt_2026-03-02-11-59-00.txt, which begins with "Name: Ada Lovelace (ada)".
- Brightspace: 271836-442356 - Ada Lovelace - Mar 2, 2026 1159 AM/01_relu.ipynb, or flat with " - " for "/";
  index.html is Brightspace's own list.
- ILIAS, `class.ilExSubmission.php`: Lovelace_Ada_ada_4711/01_relu.ipynb, with "ae" for "ä". A late file begins with
  words that say so and " - ", and one may have the time of its upload before its name, as 14 digits.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from autograder.classroom.collect.archives import Member, NotReadError
from autograder.classroom.collect.times import read_time
from autograder.classroom.roster.columns import BLACKBOARD, BRIGHTSPACE, CANVAS, MOODLE
from autograder.classroom.roster.matching import Clues

ILIAS = "ilias"
_LONGEST_RECEIPT = 100_000


@dataclass(frozen=True)
class Arrival:
    """A file that came, and what its name says. `label` names the person as the platform does, apart from any other.

    `file` is its path as the student had it. `handle` is what the platform put before it. `attempt` tells the tries of
    one person apart. `when` has no zone; `unread` is what the platform says of it, where that is not understood. `late`
    is the platform's word. `number` is the file's, where it has one.
    """

    member: Member
    label: str
    clues: Clues
    file: str
    handle: str = ""
    attempt: str = ""
    when: datetime | None = None
    unread: str = ""
    late: bool = False
    number: int = 0


@dataclass(frozen=True)
class Form:
    """A platform's way to name files: a pattern for the end of a path, and the arrivals of what fits."""

    platform: str
    pattern: re.Pattern[str]

    def fit(self, member: Member) -> re.Match[str] | None:
        """What the pattern finds, in whatever folders somebody has packed the platform's zip anew."""
        parts = member.path.split("/")
        tries = (self.pattern.fullmatch("/".join(parts[index:])) for index in range(len(parts)))
        return next(filter(None, tries), None)


FORMS = (
    Form(
        MOODLE,
        re.compile(
            r"(?P<handle>(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_[a-z]+_?)(?P<file>(?:/|(?<=_)(?=[^/])).+)"
        ),
    ),
    Form(
        BLACKBOARD,
        re.compile(r"(?P<handle>(?P<head>[^/]+?)_attempt_(?P<when>\d{4}(?:-\d\d){5}))(?:_(?P<file>[^/]+)|\.txt)"),
    ),
    Form(
        BRIGHTSPACE,
        re.compile(
            r"(?P<handle>(?P<id>\d+)-\d+ - (?P<name>[^/]+?) - (?P<when>(?:(?! - )[^/])*?\b20\d\d\b(?:(?! - )[^/])*?))"
            r"(?:/| - )(?P<file>.+)"
        ),
    ),
    Form(
        CANVAS,
        re.compile(
            r"(?P<handle>(?P<name>[^/]+?)(?P<late>_LATE)?_(?P<id>\d+)_(?:(?P<number>\d+)_(?=.)|(?=(?:text|link)\.html)))"
            r"(?P<file>[^/]+)"
        ),
    ),
    Form(
        ILIAS,
        re.compile(
            r"(?P<handle>(?P<words>[^/_]+_[^/]+_[^/_]+)_(?P<id>\d+))/"
            r"(?P<late>(?:Late Submission|Versp(?:ä|ae|a)tete Abgabe) - )?(?:(?P<when>\d{14})_)?(?P<file>.+)",
            re.IGNORECASE,
        ),
    ),
)


def read_form(form: Form, fits: Sequence[tuple[Member, re.Match[str]]]) -> list[Arrival]:
    """The arrivals of a platform's zip."""
    if form.platform == MOODLE:
        groups = _groups({found["name"] for _, found in fits})
        return [_moodle(member, found, groups) for member, found in fits]
    read = {BRIGHTSPACE: _brightspace, CANVAS: _canvas, ILIAS: _ilias}
    if form.platform == BLACKBOARD:
        receipts = dict(filter(None, (_receipt(member, found) for member, found in fits)))
        return [_blackboard(member, found, receipts) for member, found in fits]
    return [read[form.platform](member, found) for member, found in fits]


def _moodle(member: Member, found: re.Match[str], groups: Set[str]) -> Arrival:
    name, participant = found["name"], found["id"]
    group, _, rest = name.partition("-")
    alone = Clues(name=rest, participant=participant) if group in groups else None
    clues = Clues(name=name, participant=participant, or_else=alone)
    return Arrival(member, f"{name}_{participant}", clues, found["file"].lstrip("/"), found["handle"])


def _groups(names: Set[str]) -> Set[str]:
    """What stands before the "-" of several names, where most names have it. An "Anne-Marie" alone is in no group."""
    sizes = Counter(group for group, dash, _ in (name.partition("-") for name in names) if dash)
    groups = {group for group, size in sizes.items() if size > 1}
    return groups if 2 * sum(sizes[group] for group in groups) > len(names) else set()


def _canvas(member: Member, found: re.Match[str]) -> Arrival:
    clues = Clues(name=found["name"], platform_id=found["id"])
    label = f"{found['name']}_{found['id']}"
    number = int(found["number"] or 0)
    return Arrival(member, label, clues, found["file"], found["handle"], late=bool(found["late"]), number=number)


def _brightspace(member: Member, found: re.Match[str]) -> Arrival:
    label = f"{found['name']} ({found['id']})"
    when = read_time(found["when"])
    unread = "" if when else found["when"]
    return Arrival(
        member, label, Clues(name=found["name"]), found["file"], found["handle"], found["when"], when, unread
    )


def _ilias(member: Member, found: re.Match[str]) -> Arrival:
    """ILIAS numbers the files of one name, the newest last."""
    clues = _split(found["words"].split("_"))
    when = read_time(found["when"]) if found["when"] else member.modified
    file = re.sub(r" \(\d+\)(?=\.[^.]+$)", "", found["file"])
    number = int(f"{when:%Y%m%d%H%M%S}") if when else 0
    label = found["handle"]
    return Arrival(member, label, clues, file, label, when=when, late=bool(found["late"]), number=number)


def _split(words: list[str]) -> Clues:
    """Last name, first name, account: with more than three words, it is a guess where the account begins."""
    clues = None
    for begin in range(len(words) - 1, 1, -1):
        name, login = " ".join(words[:begin]), "_".join(words[begin:])
        clues = Clues(name=name, login=login, is_guess=len(words) > 3, or_else=clues)
    return clues or Clues(name=" ".join(words))


def _blackboard(member: Member, found: re.Match[str], receipts: dict[str, Clues]) -> Arrival:
    """Where there is no receipt, the account is what stands behind the last "_" of what precedes "_attempt_"."""
    clues = receipts.get(found["handle"]) or Clues(login=found["head"].rpartition("_")[2])
    file = found["file"] or f"receipt_{found['when']}.txt"
    when = read_time(found["when"])
    return Arrival(member, clues.login, clues, file, found["handle"], found["when"], when)


def _receipt(member: Member, found: re.Match[str]) -> tuple[str, Clues] | None:
    """Who an attempt is by, as Blackboard's own file beside it says."""
    if found["file"] or member.size > _LONGEST_RECEIPT:
        return None
    try:
        text = member.read().decode("utf-8", "replace")
    except NotReadError:
        return None
    named = re.match(r"\W*Name: (.*) \(([^()\n]+)\)\s*$", text, re.MULTILINE)
    return (found["handle"], Clues(name=named[1].strip(), login=named[2].strip())) if named else None
