"""Tables as learning platforms and spreadsheets write them: CSV in any usual encoding, with any usual separator.

Read by the roster, by collecting (Moodle's grading worksheet) and by marks that go back into a platform's own file.
"""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from autograder.classroom.roster.shapes import understood
from autograder.engine.problem import Problem

MOST_MIB = 50
SEPARATORS = ",;\t|"
_BYTE_ORDER_MARKS = {  # that of UTF-32 begins as that of UTF-16 does
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_TOLD = re.compile(f"sep=([{SEPARATORS}])\\r?\\n", re.IGNORECASE)  # Excel's own way to say which separator it is
_LOOKED_AT = 20  # rows that tell which separator it is

TOO_LARGE = f"{{path}}: larger than {MOST_MIB} MiB, so this is no list of a class."
NO_TEXT = "{path}: neither UTF-8 nor UTF-16 nor Windows text, so it is no CSV file. Export it from the platform as CSV."
NO_TABLE = "{path}: no table is in it ({reason}). Export it from the platform as CSV."
UNEVEN = "{path}: row {number} has more columns than the first row, which names them."


@dataclass(frozen=True)
class Table:
    """A table: the titles of its columns, and its rows, each as long as the header. Blank rows are left out.

    `encoding` and `separator` are as it came, so that it can be given back in the same way. `titles` are those of the
    header, with English ones where the cells tell what a column holds, and its title does not.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str = "utf-8"
    separator: str = ","

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """One for each column."""
        return understood(self.header, self.rows)

    def with_rows(self, rows: Sequence[Sequence[str]]) -> "Table":
        """The same table with other rows."""
        return replace(self, rows=tuple(tuple(row) for row in rows))

    def to_bytes(self) -> bytes:
        """The table as a CSV file."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.separator, lineterminator="\r\n")
        writer.writerow(self.header)
        writer.writerows(self.rows)
        return text.getvalue().encode(self.encoding)


def read_table(path: Path) -> Table:
    """The table in a file. Raises Problem where there is none; OSError where the file cannot be read."""
    with path.open("rb") as file:
        content = file.read(MOST_MIB * 2**20 + 1)
    if len(content) > MOST_MIB * 2**20:
        raise Problem(TOO_LARGE.format(path=path))
    encoding = _encoding(content)
    if encoding is None:
        raise Problem(NO_TEXT.format(path=path))
    text = content.decode(encoding)
    if "\0" in text:
        raise Problem(NO_TEXT.format(path=path))
    try:
        return _parsed(text, encoding, path)
    except csv.Error as error:
        raise Problem(NO_TABLE.format(path=path, reason=error)) from error


def _encoding(content: bytes) -> str | None:
    """The encoding that the content can be read in; UTF-16 without a mark shows by its zeros."""
    for mark, name in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return name if _is_readable(content, name) else None
    start = content[:200]
    if start.count(0) * 3 > len(start):
        guesses = ["utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"]
    else:
        guesses = ["utf-8", "cp1252"]
    return next((name for name in guesses if _is_readable(content, name)), None)


def _is_readable(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _parsed(text: str, encoding: str, path: Path) -> Table:
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    separator = told[1] if told else max(SEPARATORS, key=lambda mark: _fits(text, mark))
    lines = [
        line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(map(str.strip, line))
    ]
    if not lines:
        raise Problem(NO_TABLE.format(path=path, reason="it is empty"))
    header = tuple(title.strip() for title in lines[0])
    width = len(header)
    for number, line in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in line[width:]):
            raise Problem(UNEVEN.format(path=path, number=number))
    rows = tuple(tuple(line[:width]) + ("",) * (width - len(line)) for line in lines[1:])
    return Table(header, rows, encoding, separator)


def _fits(text: str, separator: str) -> tuple[int, int]:
    """How well a separator fits: how many of the first rows have as many columns as the header, and how many it has."""
    widths = []
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        widths.append(len(line))
        if len(widths) == _LOOKED_AT:
            break
    if not widths or widths[0] < 2:
        return 0, 0
    return sum(width == widths[0] for width in widths), widths[0]
