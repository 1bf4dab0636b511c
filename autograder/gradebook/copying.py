"""A whole gradebook, copied into another database: nbgrader's tables and ours, as `autograder gradebook copy` does.

Ids are nbgrader's own random ones and go along, so nothing in the copy counts on from where the old one stood.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader import api
from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, delete, func, insert, inspect, select
from sqlalchemy.engine import make_url

from autograder.engine.problem import Problem
from autograder.gradebook.database import (
    connected,
    in_plain_words,
    is_there,
    opened,
    reading,
    without_password,
    writing,
)
from autograder.gradebook.lock import refuse_if_held
from autograder.gradebook.tables import OURS, RUN

_WAIT_SECONDS = 30.0
_CHUNK = 500  # rows

_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32)))
_COURSE: Table = api.Course.__table__
_TABLES = (*api.Base.metadata.sorted_tables, *(table for table in OURS.sorted_tables if table is not RUN))
_ANYWAY = (_COURSE,)  # which nbgrader fills in wherever it lays out its tables

NO_GRADEBOOK = "{old}: no gradebook is there to be copied."
SAME = "{new}: a gradebook cannot be copied into itself. Name another database."
NOT_EMPTY = "{new}: there is something in it already ({what}), and nothing was copied. Name an empty database."
OTHER_VERSION = (
    "{old}: it was made by another version of nbgrader than this one ({theirs}, here {ours}), and nothing was copied. "
    "Make a copy of it and run `nbgrader db upgrade` there."
)


@dataclass(frozen=True)
class Copied:
    """What came of a table: rows that are in the copy, and rows that belonged to nothing any more and are not.

    SQLite lets such rows be, other databases do not take them. `is_ours` is False where the table is neither nbgrader's
    nor ours: it stays where it is.
    """

    table: str
    rows: int
    left_out: int = 0
    is_ours: bool = True


def address(text: str) -> str:
    """SQLAlchemy's URL for what an instructor names: a URL already, or the path of a SQLite file."""
    return text if "://" in text else f"sqlite:///{Path(text).resolve()}"


def copy_gradebook(old: str, new: str, begin: Callable[[int], Callable[[], None]]) -> list[Copied]:
    """Copy the gradebook at the URL `old` into the empty database at `new`, all of it or nothing.

    `begin` is told how many rows there are, and returns what is called for each. Raises Problem.
    """
    if make_url(old) == make_url(new):
        raise Problem(SAME.format(new=without_password(new)))
    if not is_there(old):
        raise Problem(NO_GRADEBOOK.format(old=without_password(old)))
    source = connected(old, _WAIT_SECONDS)
    try:
        with in_plain_words(old):
            names = inspect(source).get_table_names()
        if _COURSE.name not in names or _VERSION.name not in names:
            raise Problem(NO_GRADEBOOK.format(old=without_password(old)))
        if RUN.name in names:
            refuse_if_held(source)
        return [*_copied(source, new, names, begin), *_strange(source, names)]
    finally:
        source.dispose()


def _copied(source: Engine, new: str, names: list[str], begin: Callable[[int], Callable[[], None]]) -> list[Copied]:
    tables = [table for table in _TABLES if table.name in names]
    with reading(source) as old:
        _hold_still(old)
        course = old.execute(select(_COURSE.c.id)).scalar()
        target = _empty(new, course or "")
        try:
            with writing(target) as copy:
                _compare_versions(old, copy, source)
                done = begin(sum(_count(old, table) for table in tables))
                copy.execute(delete(_COURSE))
                return [*_rows_copied(old, copy, tables, done)]
        finally:
            target.dispose()


def _hold_still(connection: Connection) -> None:
    """What is read on the connection from now on is as it is at one moment."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    else:
        connection.execution_options(isolation_level="REPEATABLE READ")


def _rows_copied(old: Connection, copy: Connection, tables: list[Table], done: Callable[[], None]) -> Iterator[Copied]:
    """Table after table, those first that others refer to."""
    referred = {key.column.table.name for table in tables for key in table.foreign_keys}
    there: dict[str, set[object]] = {name: set() for name in referred}
    for table in tables:
        count = left_out = 0
        for chunk in old.execute(select(table), execution_options={"yield_per": _CHUNK}).mappings().partitions():
            rows = [dict(row) for row in chunk if _belongs(row, table, there)]
            if rows:
                copy.execute(insert(table), rows)
            if table.name in referred:
                there[table.name].update(row["id"] for row in rows)
            count, left_out = count + len(rows), left_out + len(chunk) - len(rows)
            for _ in chunk:
                done()
        yield Copied(table.name, count, left_out)


def _belongs(row: Any, table: Table, there: dict[str, set[object]]) -> bool:
    """Whether all that a row refers to is in the copy."""
    held = ((row[key.parent.name], key.column.table.name) for key in table.foreign_keys)
    return all(value is None or value in there[name] for value, name in held)


def _empty(new: str, course: str) -> Engine:
    """The database to copy into, with tables and nothing in them. Raises Problem where there is anything."""
    if is_there(new):
        bare = connected(new, _WAIT_SECONDS)
        try:
            with in_plain_words(new):
                names = inspect(bare).get_table_names()
            with reading(bare) as connection:
                held = [table for table in _TABLES if table.name in names and table not in _ANYWAY]
                counts = {table.name: _count(connection, table) for table in held}
        finally:
            bare.dispose()
        if what := [f"{name} {count}" for name, count in counts.items() if count]:
            raise Problem(NOT_EMPTY.format(new=without_password(new), what=", ".join(what)))
    return opened(new, course, _WAIT_SECONDS)


def _compare_versions(old: Connection, copy: Connection, source: Engine) -> None:
    theirs, ours = (connection.execute(select(_VERSION.c.version_num)).scalar() for connection in (old, copy))
    if theirs != ours:
        raise Problem(OTHER_VERSION.format(old=without_password(str(source.url)), theirs=theirs, ours=ours))


def _strange(source: Engine, names: list[str]) -> Iterator[Copied]:
    """The tables that are neither nbgrader's nor ours."""
    for name in sorted({*names} - {table.name for table in (*_TABLES, RUN, _VERSION)}):
        with reading(source) as connection:
            yield Copied(name, _count(connection, Table(name, MetaData())), is_ours=False)


def _count(connection: Connection, table: Table) -> int:
    count: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return count
