"""What the processes of one submission use together, read from /proc by the supervisor."""

import contextlib
import os
import resource
from collections.abc import Iterator
from dataclasses import dataclass

MIB = 1 << 20
_PAGE = resource.getpagesize()
_SESSION, _THREADS, _RESIDENT = 3, 17, 21  # of the fields of /proc/PID/stat that follow the name, see proc(5)


@dataclass(frozen=True)
class Census:
    """Counts, and says what is too much.

    `proc` is an open /proc: the student's own in a jail, where it shows that pid namespace and nothing else. Without a
    jail it is the machine's, and `session` picks the student's processes out of it. `files` is the open private file
    system, None without a jail. `memory` is in bytes.

    A page that several processes share is one page: the figure that counts is PSS, which divides it among them. Pages
    shared with the zygote stay partly in that figure; `memory` must have room for them on top of what is allowed.
    """

    proc: int
    session: int | None
    files: int | None
    memory: float
    processes: float

    def close(self) -> None:
        """Close what it looked into."""
        for file in (self.proc, self.files):
            if file is not None:
                os.close(file)

    def excess(self) -> str | None:
        """What the processes use too much of, "memory" or "processes"; None where all is well."""
        resident: dict[str, int] = {}
        tasks = 0
        for pid, fields in self._processes():
            resident[pid] = int(fields[_RESIDENT]) * _PAGE
            tasks += max(1, int(fields[_THREADS]))
        if tasks > self.processes:
            return "processes"
        room = self.memory - self._written()
        # Cheap first: no process has more of its own than it has in all.
        if sum(resident.values()) > room and sum(self._own(pid, held) for pid, held in resident.items()) > room:
            return "memory"
        return None

    def _processes(self) -> Iterator[tuple[str, list[str]]]:
        for pid in filter(str.isdigit, os.listdir(self.proc)):
            with contextlib.suppress(ProcessLookupError, FileNotFoundError):
                fields = self._read(f"{pid}/stat").rpartition(")")[2].split()
                if self.session in (None, int(fields[_SESSION])):
                    yield pid, fields

    def _own(self, pid: str, resident: int) -> int:
        try:
            lines = self._read(f"{pid}/smaps_rollup").splitlines()
        except (ProcessLookupError, FileNotFoundError):
            return 0
        except PermissionError:  # it made itself undumpable, which hides the finer figure
            return resident
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)

    def _written(self) -> int:
        if self.files is None:
            return 0
        room = os.fstatvfs(self.files)
        return (room.f_blocks - room.f_bfree) * room.f_frsize

    def _read(self, name: str) -> str:
        with open(os.open(name, os.O_RDONLY, dir_fd=self.proc), errors="replace") as file:
            return file.read()


def zygote_share() -> tuple[int, int]:
    """Address space and resident memory, in bytes, of this process: what a fork of it has before it does anything."""
    with open("/proc/self/statm") as file:
        size, resident = file.read().split()[:2]
    return int(size) * _PAGE, int(resident) * _PAGE
