"""From the bytes of a file to its text, and to the JSON value in that, whatever wrote the file. Used by parsing.

In two steps, since whoever reads a large file wants to be rid of its bytes before its values are made.
"""

import json
import math
import re
from codecs import BOM_UTF8
from typing import Any, NoReturn

# Each value takes up to 230 bytes of memory, and as little as three in the file.
MOST_VALUES = 2_000_000

_OTHER_FILES = {
    b"PK\x03\x04": "a zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a rar archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
}
_EMPTY = "The file is empty."
_OTHER = "The file is {}, not a notebook. Hand in the .ipynb file itself."
_WEB_PAGE = "The file is a web page, not a notebook. Download the .ipynb file itself, not the page that shows it."
_BREAKS_OFF = "The file breaks off in line {}: the rest of the notebook is missing. Save it and hand it in again."
_NOT_JSON = "The file is not a notebook: line {} is not JSON ({})."
_TOO_DEEP = "The file is not a notebook: it is nested too deeply."
TOO_MUCH = "The notebook holds too much to be read. Clear its outputs, save it and hand it in again."

_LARGE = 1 << 20  # bytes
# In pieces of whole characters.
_NOT_ASCII = re.compile(rb"(?:[\xc0-\xff][\x80-\xbf]*|[\x80-\xbf]){1,5000}")
# Possessive, and content with a string that never closes, so that no file takes more than one pass.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?(?:"|\Z)', re.DOTALL)


class UnreadableError(ValueError):
    """No notebook can be made of what was handed in. The message is one sentence or two, for student and instructor."""


def text_of(held: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or UTF-32, with or without a byte order mark.

    Bytes that are no text become U+FFFD, so that a stray one costs no more than the string it stands in.
    Raises UnreadableError, and MemoryError where the process may not have as much memory as it takes.
    """
    for start, what in _OTHER_FILES.items():
        if held.startswith(start):
            raise UnreadableError(_OTHER.format(what))
    # A disk that was full or failed leaves NULs.
    return _text(held).strip("\0\ufeff \t\r\n")


def value_of(text: str) -> Any:
    """The JSON value in a text. Numbers that JSON does not have or other programs refuse become None.

    These are NaN, 1e999, whole numbers of 19 digits. Raises as `text_of` does.
    """
    try:
        if not text:
            raise UnreadableError(_EMPTY)
        if _holds_too_much(text):
            raise UnreadableError(TOO_MUCH)
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        _explain(error)
    except RecursionError:
        raise UnreadableError(_TOO_DEEP) from None


def _text(held: bytes) -> str:
    """The text of a file; of a large one with escapes, as JSON has them, for all that is not ASCII.

    One wide letter makes each letter of a text take four bytes.
    """
    encoding = json.detect_encoding(held)
    if len(held) > _LARGE and encoding.startswith("utf-8"):
        held = _NOT_ASCII.sub(lambda found: _escaped(found[0]), held.removeprefix(BOM_UTF8))
    return held.decode(encoding, "replace")


def _escaped(held: bytes) -> bytes:
    return json.dumps(held.decode("utf-8", "replace"))[1:-1].encode()


def _holds_too_much(text: str) -> bool:
    """Whether there are more than MOST_VALUES, not counting what only looks like values, inside strings."""
    if _values(text, 0, len(text)) <= MOST_VALUES:
        return False
    count = position = 0
    for string in _STRING.finditer(text):
        count += _values(text, position, string.start())
        position = string.end()
        if count > MOST_VALUES:
            return True
    return count + _values(text, position, len(text)) > MOST_VALUES


def _values(text: str, begin: int, end: int) -> int:
    return text.count(",", begin, end) + text.count("[", begin, end) + text.count("{", begin, end)


def _explain(error: json.JSONDecodeError) -> NoReturn:
    text = error.doc
    if re.match(r"<[!?a-zA-Z]", text):
        raise UnreadableError(_WEB_PAGE) from None
    is_over = error.pos >= len(text) or error.msg.startswith("Unterminated string")
    if text[0] == "{" and (is_over or (error.pos + 8 > len(text) and text[-1] != "}")):
        raise UnreadableError(_BREAKS_OFF.format(error.lineno)) from None
    raise UnreadableError(_NOT_JSON.format(error.lineno, error.msg)) from None


def _whole_number(digits: str) -> int | None:
    return int(digits) if len(digits) <= 18 else None


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


_DECODER = json.JSONDecoder(
    parse_int=_whole_number, parse_float=_number, parse_constant=lambda name: None, strict=False
)
