"""Which platform a source comes from, and who each file in it is by; plain folders where it comes from none."""

import re
from pathlib import PurePosixPath

from autograder.classroom.collect.archives import Member, Source
from autograder.classroom.collect.forms import FORMS, Arrival, Form, read_form
from autograder.classroom.roster.columns import BRIGHTSPACE, PLAIN
from autograder.classroom.roster.matching import Clues

_COPY = re.compile(r"(?:\s*\(\d+\)|-copy\d*|-\d+)+$", re.IGNORECASE)  # what browsers and Jupyter add to a name
_ENDINGS = re.compile(r"(\.(ipynb|json|txt|zip|py|html))+$", re.IGNORECASE)


def arrivals_in(source: Source, lesson: str) -> tuple[str, list[Arrival]]:
    """The platform that names its files as most in this source are named, and the arrivals, one for each file.

    A file that the platform would not name so is taken for somebody's whose name nobody knows: it is lost on no one.
    """
    best: Form | None = None
    fits: list[tuple[Member, re.Match[str]]] = []
    for form in FORMS:
        found = [(member, fit) for member in source.members if (fit := form.fit(member))]
        if len(found) > len(fits):
            best, fits = form, found
    if best is None or 2 * len(fits) < len(source.members):
        return PLAIN, _plain(source, lesson)
    fitting = {id(member) for member, _ in fits}
    others = [member for member in source.members if id(member) not in fitting]
    if best.platform == BRIGHTSPACE:
        source.passed_over += [member.path for member in others if PurePosixPath(member.path).name == "index.html"]
        others = [member for member in others if PurePosixPath(member.path).name != "index.html"]
    return best.platform, [*read_form(best, fits), *(_stray(member) for member in others)]


def _stray(member: Member) -> Arrival:
    return Arrival(member, member.path.replace("/", " "), Clues(), PurePosixPath(member.path).name)


def _plain(source: Source, lesson: str) -> list[Arrival]:
    """Folders of students, as nbgrader has them, or files that name their student. One folder around all is no name."""
    tops = {member.path.split("/")[0] for member in source.members}
    around = tops.pop() if len(tops) == 1 else ""
    if not all(member.path.startswith(f"{around}/") for member in source.members):
        around = ""
    return [_by_folder(member, around, source.path.stem, lesson) for member in source.members]


def _by_folder(member: Member, around: str, source: str, lesson: str) -> Arrival:
    folder, _, file = member.path.removeprefix(f"{around}/" if around else "").rpartition("/")
    names = [part for part in folder.split("/") if part and _letters(part) != _letters(lesson)]
    label = names[0] if names else _without(file, lesson) or around or source
    inner = "/".join([*names[1:], file])
    return Arrival(member, label, Clues(name=label, login=label), inner)


def _without(file: str, lesson: str) -> str:
    """What a file's name says beside the lesson's: "ada" of "01_relu_derivative - ada (1).ipynb"."""
    words = (re.escape(word) for word in re.split(r"[\W_]+", lesson) if word)
    stem = _COPY.sub("", _ENDINGS.sub("", file))
    return _COPY.sub("", re.sub(r"[\W_]*".join(words), "", stem, flags=re.IGNORECASE)).strip(" -_.,")


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()
