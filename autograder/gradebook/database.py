"""Opening nbgrader's gradebook, in any database that SQLAlchemy speaks to, and creating it where there is none."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Engine,
    Float,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import NoSuchModuleError, OperationalError, SQLAlchemyError

from autograder.engine.problem import OneProblem, Problem

_OURS = MetaData()
VERDICTS = Table(
    "autograder_verdicts",
    _OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("message", Text, nullable=False),
    Column("record", Text, nullable=False),
)
"""What was found of each submission. No foreign keys in our tables, so that nbgrader can delete students and
assignments without knowing of them."""

ADDED_CELLS = Table(
    "autograder_added_cells",
    _OURS,
    Column("lesson", String(128), primary_key=True),
    Column("notebook", String(128), primary_key=True),
    Column("cell", String(128), primary_key=True),
)
"""Cells that came into a lesson after it was first entered: not every student has got them."""

EXTENSIONS = Table(
    "autograder_extensions",
    _OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("seconds", Float, nullable=False),
)
"""More time for students who have handed in nothing yet: see autograder.gradebook.dates."""

TRIES = Table(
    "autograder_tries",
    _OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("taken", DateTime, nullable=False),
)
PAGES = Table(
    "autograder_pages",
    _OURS,
    Column("lesson", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("told", String(16), nullable=False),
)
"""What `autograder watch` has taken, and which pages it has given back: see autograder.gradebook.given_back."""


def opened(db_url: str, course_id: str, wait: float) -> Engine:
    """The gradebook at `db_url`, created if missing. A locked SQLite file is waited for up to `wait` seconds."""
    with in_plain_words(db_url):
        url = make_url(db_url)
        engine = create_engine(url, connect_args={"timeout": wait} if url.get_backend_name() == "sqlite" else {})
        try:
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _begin_by_word_only)
            _create(engine, course_id)
            _OURS.create_all(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine


def is_there(db_url: str) -> bool:
    """Whether there may be a gradebook: a SQLite file is looked for, and nothing is created."""
    with in_plain_words(db_url):
        url = make_url(db_url)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction: all that is written on the connection is kept, or, if an exception leaves the block, nothing."""
    with in_plain_words(str(engine.url)), engine.connect() as connection:
        try:
            if engine.dialect.name == "sqlite":
                # SQLite gives up at once, without waiting, where a transaction that began by reading goes on to write.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()
        except BaseException:
            # Ends the transaction also where it was the commit that failed, after which SQLAlchemy does not roll back.
            connection.invalidate()
            raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read on."""
    with in_plain_words(str(engine.url)), engine.connect() as connection:
        yield connection


@contextmanager
def in_plain_words(db_url: str) -> Iterator[None]:
    """Turns what SQLAlchemy raises into a Problem."""
    try:
        yield
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise Problem(
            f"{_without_password(db_url)}: the driver of this database is not installed ({error})."
        ) from error
    except OperationalError as error:
        reason = str(error.orig).strip()
        hint = "Close what else is writing to it, and run this again." if "locked" in reason else _UPGRADE
        raise Problem(f"{_without_password(db_url)}: the gradebook cannot be used: {reason}. {hint}") from error
    except SQLAlchemyError as error:
        words = f"{_without_password(db_url)}: the gradebook refused what was to be written. {error}"
        raise OneProblem(words) from error


_UPGRADE = "See that it can be reached; if nbgrader was upgraded, make a copy of it and run `nbgrader db upgrade`."


def put_tools_on_path() -> None:
    """nbgrader starts `alembic` by name to lay out a gradebook; it stands beside the interpreter."""
    tools = str(Path(sys.executable).parent)
    if tools not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([tools, os.environ.get("PATH", os.defpath)])


def _create(engine: Engine, course_id: str) -> None:
    """nbgrader lays out its tables. A new SQLite file gets its name last, so that no half of one is ever found."""
    put_tools_on_path()
    url = engine.url
    place = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    if place is None or place.exists():
        # What cannot be read is met here: nbgrader would leave its connection open.
        inspect(engine).get_table_names()
        Gradebook(url.render_as_string(hide_password=False), course_id).close()
        return
    unfinished = place.with_name(f"{place.name}.{os.getpid()}.new")
    Gradebook(str(url.set(database=str(unfinished))), course_id).close()
    unfinished.replace(place)


def _begin_by_word_only(connection: object, _record: object) -> None:
    """sqlite3 would begin transactions by itself, and later than `writing` needs."""
    connection.isolation_level = None  # type: ignore[attr-defined]


def _without_password(db_url: str) -> str:
    return make_url(db_url).render_as_string(hide_password=True)
