"""Text of somebody else's as it may be shown anywhere: on a terminal, in a page, in a file, in a database.

Called wherever text of a student's enters: what their process says of errors, names and outputs, what their notebook
holds, how their files and folders are called. Nothing that comes later has to look at single characters again; except
whoever shows code, which is to run as it was written.
"""

import re
from typing import Any

# What a terminal obeys (C0, C1), what breaks a line or turns its direction unseen, and halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNRUNNABLE = re.compile("[\0\ud800-\udfff]")
_DEEPEST = 16


def printable(text: str) -> str:
    r"""The text with such characters as Python writes them in a string, as in `\x1b` and `\ud800`.

    Lines end in "\n"; tabs stay, form feeds go.
    """
    return _UNPRINTABLE.sub(_escaped, _with_plain_ends(text).replace("\f", ""))


def runnable(text: str) -> str:
    r"""Code as it is to run: each character as it is, in a raw string too, but for those that Python takes nowhere.

    NUL and halves of surrogate pairs are written as in a string; lines end in "\n". It is not printable.
    """
    return _UNRUNNABLE.sub(_escaped, _with_plain_ends(text))


def printable_name(text: str) -> str:
    """The same for what stands in one line, such as the name of a file: line ends, tabs and form feeds, too."""
    return _UNPRINTABLE.sub(_escaped, text).replace("\n", "\\n").replace("\t", "\\t")


def all_printable(value: Any, levels: int = _DEEPEST) -> Any:
    """A value of JSON with all its texts made printable; what nests deeper than `levels` becomes None."""
    if isinstance(value, str):
        return printable(value)
    if not isinstance(value, dict | list):
        return value
    if not levels:
        return None
    if isinstance(value, dict):
        return {printable(key): all_printable(inner, levels - 1) for key, inner in value.items()}
    return [all_printable(inner, levels - 1) for inner in value]


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _escaped(found: re.Match[str]) -> str:
    return repr(found[0])[1:-1]
