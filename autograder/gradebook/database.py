"""Opening nbgrader's gradebook, in any database that SQLAlchemy speaks to, and creating it where there is none."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from nbgrader.api import Base, Gradebook
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from autograder.engine.problem import OneProblem, Problem
from autograder.gradebook.tables import INDEXES, OURS


def opened(db_url: str, course_id: str, wait: float) -> Engine:
    """The gradebook at `db_url`, created if missing. What others have locked is waited for up to `wait` seconds."""
    with in_plain_words(db_url):
        engine = connected(db_url, wait)
        try:
            with _alone(engine):
                _create(engine, course_id)
        except BaseException:
            engine.dispose()
            raise
        return engine


def connected(db_url: str, wait: float) -> Engine:
    """The database at `db_url` as it is. What others have locked is waited for up to `wait` seconds."""
    with in_plain_words(db_url):
        url = make_url(db_url)
        engine = create_engine(url, connect_args={"timeout": wait} if url.get_backend_name() == "sqlite" else {})
    if at_first := _AT_FIRST.get(engine.dialect.name):
        event.listen(engine, "connect", lambda connection, _: at_first(connection, wait))
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
        raise Problem(f"{without_password(db_url)}: {NO_DRIVER.format(error=error)}") from error
    except OperationalError as error:
        reason = " ".join(str(error.orig).split()).rstrip(".")
        hint = "Close what else is writing to it, and run this again." if "lock" in reason else _UPGRADE
        raise Problem(f"{without_password(db_url)}: the gradebook cannot be used: {reason}. {hint}") from error
    except SQLAlchemyError as error:
        reason = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
        words = f"{without_password(db_url)}: the gradebook refused what was to be written. {reason}"
        raise OneProblem(words) from error


NO_DRIVER = (
    "the driver of this database is not installed ({error}). PostgreSQL's comes with pip install '.[postgresql]' in "
    "the project's folder, for addresses that begin with postgresql+psycopg://."
)
_UPGRADE = "See that it can be reached; if nbgrader was upgraded, make a copy of it and run `nbgrader db upgrade`."


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    """Tables are laid out by one process at a time. SQLite needs no lock for it: see `_create`."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(select(func.pg_advisory_lock(_LAYING_OUT)))
        try:
            yield
        finally:
            connection.execute(select(func.pg_advisory_unlock(_LAYING_OUT)))


_LAYING_OUT = 0x6175746F67726164  # any number that others would not take


def _create(engine: Engine, course_id: str) -> None:
    """Lay out what is missing. A new SQLite file gets its name last, so that no half of one is ever found."""
    url = engine.url
    place = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    if place is None or place.exists():
        _lay_out(engine, course_id)
        return
    unfinished = place.with_name(f"{place.name}.{os.getpid()}.new")
    new = create_engine(url.set(database=str(unfinished)))
    try:
        _lay_out(new, course_id)
    finally:
        new.dispose()
    with suppress(FileExistsError):  # another process was quicker
        os.link(unfinished, place)
    unfinished.unlink()


def _lay_out(engine: Engine, course_id: str) -> None:
    """nbgrader's tables, and the course in them; then ours."""
    with engine.begin() as connection:
        # What cannot be read is met here: nbgrader would leave its connection open.
        if not inspect(connection).get_table_names():
            _as_nbgrader_would(connection)
    Gradebook(engine.url.render_as_string(hide_password=False), course_id).close()
    OURS.create_all(engine)
    for index in INDEXES:
        index.create(engine, checkfirst=True)


def _as_nbgrader_would(connection: Connection) -> None:
    """Lay out its tables with the version that they have, for which it would start a program that takes seconds."""
    from alembic.runtime.migration import MigrationContext  # once for a course
    from alembic.script import ScriptDirectory

    Base.metadata.create_all(connection)
    MigrationContext.configure(connection).stamp(ScriptDirectory(ALEMBIC_DIR), "head")


def _begin_by_word_only(connection: Any, _: float) -> None:
    """sqlite3 would begin transactions by itself, and later than `writing` needs."""
    connection.isolation_level = None


def _wait_no_longer(connection: Any, wait: float) -> None:
    """PostgreSQL waits for a lock for ever, and keeps for hours those of a machine that sleeps, or is cut off."""
    connection.cursor().execute(
        f"SET lock_timeout = '{1000 * wait:.0f}ms'; SET tcp_user_timeout = '60s';"
        "SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 4"
    )
    connection.commit()


_AT_FIRST = {"sqlite": _begin_by_word_only, "postgresql": _wait_no_longer}


def without_password(db_url: str) -> str:
    """The address as it may be shown."""
    return make_url(db_url).render_as_string(hide_password=True)
