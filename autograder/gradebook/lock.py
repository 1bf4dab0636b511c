"""One run at a time: two writers would undo each other's marks. The gradebook itself says who holds the course.

A row in a table of ours, so that runs on several machines see one another, whatever database it is. The holder gives a
sign of life every few seconds, by the database's own clock. A run that was killed is known on its own machine by its
process, which is gone, and elsewhere by its silence. A run that was silent for too long, because its machine slept or
its network was down, may have lost the course to another; then it writes nothing more: `Hold.check`.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, Row, delete, extract, func, insert, select, text, update

from autograder.engine.problem import Problem
from autograder.gradebook.database import opened, reading, writing
from autograder.gradebook.tables import RUN

BEAT_SECONDS = 5.0
SILENT_SECONDS = 60.0
WAIT_SECONDS = 30.0

TAKEN = (
    "This course is being graded by another run: {holder}. Wait until that has ended, or stop it, and run this again."
)
ELSEWHERE = " It was last heard of {age:.0f} s ago; if it was killed, the course is free {silent:g} s after that."
LOST = (
    "This run was not heard of for more than {silent:g} s, and another one has taken over the course: {holder}. What "
    "was graded until then is in the gradebook. When that run has ended, run this again: it goes on."
)
RELEASED = "nobody, by now"


@dataclass(frozen=True)
class Hold:
    """A course that is held. `token` is this run's own."""

    token: str

    def check(self, connection: Connection) -> None:
        """Raise Problem unless the course is still held, and keep it held until the caller's transaction ends."""
        row = connection.execute(select(RUN).with_for_update(read=True)).first()
        if row is None or row.token != self.token:
            raise Problem(LOST.format(silent=SILENT_SECONDS, holder=row.holder if row else RELEASED))


@contextmanager
def only_run(db_url: str, course_id: str) -> Iterator[Hold]:
    """Hold the course of this gradebook for one run. Raises Problem, which names the holder, where it is held."""
    engine = opened(db_url, course_id, WAIT_SECONDS)
    try:
        hold = _taken(engine)
        ended = Event()
        signs = Thread(target=_give_signs, args=(engine, hold, ended), daemon=True)
        signs.start()
        try:
            yield hold
        finally:
            ended.set()
            signs.join()
            with suppress(Problem), writing(engine) as connection:  # else it is known by its process, or its silence
                connection.execute(delete(RUN).where(RUN.c.token == hold.token))
    finally:
        engine.dispose()


def refuse_if_held(engine: Engine) -> None:
    """Raise Problem, which names the holder, where a run holds the course."""
    with reading(engine) as connection:
        _refuse_if_held(connection)


def _taken(engine: Engine) -> Hold:
    hold = Hold(uuid4().hex)
    refuse_if_held(engine)
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":  # where one transaction does not keep another from beginning
            connection.execute(text(f"LOCK TABLE {RUN.name} IN EXCLUSIVE MODE"))
        _refuse_if_held(connection)
        connection.execute(delete(RUN))
        holder = f"process {os.getpid()} on {socket.gethostname()}, since {datetime.now():%H:%M on %d %B %Y}"
        row = {"token": hold.token, "holder": holder, "machine": _machine(), "process": process_named(os.getpid())}
        connection.execute(insert(RUN).values(**row, seen=_now(connection)))
    return hold


def _refuse_if_held(connection: Connection) -> None:
    row = connection.execute(select(RUN)).first()
    if row is None:
        return
    age = max(0.0, _now(connection) - row.seen)
    is_here = row.machine == _machine()
    if _is_alive(row) if is_here else age <= SILENT_SECONDS:
        elsewhere = "" if is_here else ELSEWHERE.format(age=age, silent=SILENT_SECONDS)
        raise Problem(TAKEN.format(holder=row.holder) + elsewhere)


def _give_signs(engine: Engine, hold: Hold, ended: Event) -> None:
    while not ended.wait(BEAT_SECONDS):
        with suppress(Problem), writing(engine) as connection:  # a database that is gone may come back
            connection.execute(update(RUN).where(RUN.c.token == hold.token).values(seen=_now(connection)))


def _now(connection: Connection) -> float:
    """The database's clock, in seconds."""
    return float(connection.execute(select(extract("epoch", func.now()))).scalar_one())


def _machine() -> str:
    """What tells this machine from others, since it was started; each container is one of its own."""
    started = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return f"{started} {os.readlink('/proc/self/ns/pid')}"


def process_named(pid: int) -> str:
    """What tells a process from later ones of the same number, "" where there is none."""
    try:
        state, *rest = (
            Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()
        )
    except OSError:
        return ""
    return "" if state in "ZX" else f"{pid} {rest[18]}"  # when it began, see proc_pid_stat(5)


def _is_alive(row: Row[Any]) -> bool:
    return bool(row.process) and process_named(int(row.process.split()[0])) == row.process
