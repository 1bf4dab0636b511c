"""What must not get out of the autograder by any exit: characters that do more than be read, and live HTML."""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
TURNS = set("\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def raw(text: str) -> set[str]:
    """The characters of a text that a terminal, an editor or a file would take for more than a sign."""
    odd = {letter for letter in text if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")}
    return {ascii(letter) for letter in (odd - set("\n\t")) | (set(text) & TURNS)}


def texts(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def raw_in_json(text: str) -> set[str]:
    """As `raw`, in a document. What a notebook printed may be coloured: pages make elements of that."""
    return raw(text) | {letter for part in texts(json.loads(text)) for letter in raw(COLOUR.sub("", part))}


def raw_in_gradebook(place: Path) -> set[str]:
    """As `raw`, in every row of every table."""
    with closing(sqlite3.connect(place)) as book:
        tables = [name for (name,) in book.execute("select name from sqlite_master where type = 'table'")]
        rows = [row for table in tables for row in book.execute(f'select * from "{table}"')]
    return {letter for row in rows for held in row if isinstance(held, str) for letter in raw(held)}
