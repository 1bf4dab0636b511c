"""The machine that the attacks are after: a course's folder with secrets in it, and ears that hear who gets through."""

import os
import secrets
import socket
import sqlite3
import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType

VARIABLE = "HOSTILE_CORPUS_SECRET"
MARK = "the instructor's own"
"""What everything begins with that an attacker may not read."""


class Host:
    """A context manager. `known` is what an attacker knows of it; `heard` is what came in over its sockets.

    `folder` must not exist. `source` is the instructor's notebook. `word` stands in the names of files, `secret` in
    what they hold, and no attacker knows it.
    """

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder = folder
        self.word = secrets.token_hex(12)
        self.secret = secrets.token_hex(12)
        self.heard: list[bytes] = []
        self._lay_out()
        self._sockets = self._listening()
        os.environ[VARIABLE] = f"{MARK}: {self.secret}"
        self.known: dict[str, str | int] = {
            "word": self.word,
            "mark": MARK,
            "folder": str(folder),
            "secret": str(folder / f"secret-{self.word}.txt"),
            "gradebook": str(folder / "gradebook.db"),
            "source": str(source),
            "pid": os.getpid(),
            "processes": os.readlink("/proc/self/ns/pid"),
            "port": self._sockets[0].getsockname()[1],
            "abstract": f"hostile-{self.word}",
            "socket": str(folder / "socket"),
        }
        self._before = self._state()
        for ear in self._sockets:
            threading.Thread(target=self._hear, args=(ear,), daemon=True).start()

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        del os.environ[VARIABLE]
        for ear in self._sockets:
            with suppress(OSError):
                ear.shutdown(socket.SHUT_RDWR)
            ear.close()

    def changes(self) -> list[str]:
        """The files of the folder that are new, gone or not what they were."""
        now = self._state()
        return sorted(path for path in now.keys() | self._before.keys() if now.get(path) != self._before.get(path))

    def traces(self) -> list[Path]:
        """Files that an attack has left anywhere on the machine where one tried to."""
        places = {Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/"), Path("/etc"), Path("/opt"), Path.home()}
        return [path for place in sorted(places) for path in place.glob(f"*{self.word}*")]

    def _lay_out(self) -> None:
        others = self.folder / "submitted" / "ada" / "01_hostile"
        others.mkdir(parents=True)
        (others / "01_hostile.ipynb").write_text(f"{MARK}: {self.secret}")
        (self.folder / f"secret-{self.word}.txt").write_text(f"{MARK}: {self.secret}\n")
        with sqlite3.connect(self.folder / "gradebook.db") as gradebook:
            gradebook.execute("CREATE TABLE grade (manual_score REAL, auto_score REAL, needs_manual_grade INTEGER)")
            gradebook.execute("INSERT INTO grade VALUES (NULL, 1.0, 0)")
        gradebook.close()

    def _listening(self) -> list[socket.socket]:
        tcp, udp = socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        tcp.bind(("127.0.0.1", 0))
        udp.bind(tcp.getsockname())
        abstract, file = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        abstract.bind(f"\0hostile-{self.word}")
        here = os.open(self.folder, os.O_RDONLY)
        file.bind(f"/proc/self/fd/{here}/socket")  # the path itself may be too long for a socket
        os.close(here)
        for ear in (tcp, abstract, file):
            ear.listen()
        return [tcp, udp, abstract, file]

    def _hear(self, ear: socket.socket) -> None:
        while True:
            try:
                if ear.type == socket.SOCK_DGRAM:
                    self.heard.append(ear.recv(100))
                else:
                    line, _ = ear.accept()
                    line.settimeout(1)
                    self.heard.append(line.recv(100) or b"a connection")
                    line.close()
            except TimeoutError:
                self.heard.append(b"a connection")
            except OSError:
                return

    def _state(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.folder)): f"{path.stat().st_mode:o} {_digest(path)}"
            for path in sorted(self.folder.rglob("*"))
        }


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
