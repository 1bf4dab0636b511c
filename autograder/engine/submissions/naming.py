"""Which of the files that were handed in is which notebook of the lesson. Used by collecting.

Browsers, learning platforms and Jupyter rename what they save: "01_relu (1).ipynb", "01_relu-Copy1.ipynb",
"01_relu.ipynb.txt".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.engine.printable import printable_name
from autograder.engine.submissions.folders import NOTEBOOK, PUT_ASIDE, TIMESTAMP, Found

# The ends of a file's name that a notebook may have got.
_ENDINGS = re.compile(
    r"\.(ipynb|json|txt)(\.(ipynb|json|txt|bak|orig|download)|[ _-]?\(\d+\)|[ _-]?\d+|~)*$", re.IGNORECASE
)

_TAKEN = "{} was taken for {}."
_NOT_TAKEN = "{} looks like {}, too, and was not graded."
_NONE = "No file looks like {}."
_INSTEAD = "There is: {}."
_MOST_NAMED = 5
_NOT_OPENED = "{} {}, so it was not opened."
_SEVERAL = "There is no {}, and any of these may be meant: {}. Hand in one of them under that name."


@dataclass
class Choice:
    """`paths` are the paths of the notebooks found, by name. `problems` say of the others why none could be chosen."""

    paths: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def choose_notebooks(found: Found, names: Sequence[str]) -> Choice:
    """Find the notebooks of the lesson, each a name without .ipynb. The exact name at the top of the folder wins."""
    choice = Choice({name: name + NOTEBOOK for name in names if name + NOTEBOOK in found.files})
    spare = [path for path in found.files if path not in choice.paths.values() and _may_be_notebook(path)]
    for name in names:
        if name in choice.paths:
            choice.notes += [_NOT_TAKEN.format(path, name + NOTEBOOK) for path in spare if _alike(path, name)]
        else:
            likely = next(filter(None, _guesses(name, spare, is_only_one=len(names) == 1)), [])
            _choose(choice, name, likely, found)
    if not choice.paths and not choice.problems:
        choice.notes += _instead(found)
    return choice


def _instead(found: Found) -> list[str]:
    """What there is where no notebook is."""
    others = [printable_name(path) for path in found.files if not _is_note(path)]
    named = ", ".join(others[:_MOST_NAMED]) + (", ..." if len(others) > _MOST_NAMED else "")
    return [_INSTEAD.format(named)] if named else []


def _choose(choice: Choice, name: str, likely: list[str], found: Found) -> None:
    wanted = name + NOTEBOOK
    if wanted in found.left_out:
        choice.problems.append(_NOT_OPENED.format(wanted, found.left_out[wanted]))
    elif not likely:
        choice.notes.append(_NONE.format(wanted))
    elif len({found.files[path] for path in likely}) > 1:
        choice.problems.append(_SEVERAL.format(wanted, ", ".join(likely)))
    else:
        choice.paths[name] = likely[0]
        choice.notes.append(_TAKEN.format(likely[0], wanted))


def _guesses(name: str, paths: list[str], is_only_one: bool) -> list[list[str]]:
    """Files that may be the notebook, the best guess first. Where the lesson has no other, any notebook may be it."""
    same = [path for path in paths if _letters(path) == _letters(name)]
    alike = [path for path in paths if _alike(path, name)]
    return [same, alike, [path for path in paths if path.lower().endswith(NOTEBOOK)] if is_only_one else []]


def _alike(path: str, name: str) -> bool:
    return _letters(name) in _letters(path)


def _letters(path: str) -> str:
    """The letters and digits of a file's name."""
    return re.sub(r"[\W_]", "", _ENDINGS.sub("", path.rsplit("/", 1)[-1])).casefold()


def _may_be_notebook(path: str) -> bool:
    return _ENDINGS.search(path) is not None and not _is_note(path)


def _is_note(path: str) -> bool:
    """Whether a file is nobody's work: nbgrader's timestamp.txt, or, being hidden, a note of another program's."""
    return any(part.startswith(".") or part in (TIMESTAMP, PUT_ASIDE) for part in path.split("/"))
