"""A zygote in a real jail, or in none, to which a test hands code; and the processes that come of it."""

import json
import os
import select
import socket
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from autograder.engine.jail.launch import start

LIMITS = {"memory_mib": 128, "processes": 16, "files_mib": 4, "submission_seconds": 60}
PACKAGES = ["little_zygote", "autograder.engine.workbench"]


class Submission:
    """Code at work in its own world."""

    def __init__(self, lifeline: socket.socket, talk: socket.socket) -> None:
        self.lifeline = lifeline
        self._said = talk.makefile("rb")
        talk.close()

    def hear(self) -> Any:
        """The next thing that the code says."""
        return json.loads(self._said.readline())

    def end(self) -> dict[str, Any]:
        """The obituary, once it is over."""
        with self.lifeline, self._said, self.lifeline.makefile("rb") as last_words:
            return json.loads(last_words.read())

    def leave(self) -> None:
        """Close this end, as if the grader had gone."""
        self.lifeline.close()
        self._said.close()


class Zygote:
    def __init__(self, jailed: bool, packages: Sequence[str] = (), folder: str = "") -> None:
        self.jailed = jailed
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = start(
                "little_zygote", socket=theirs, packages=[*PACKAGES, *packages], folder=folder, jailed=jailed
            )
        self.control.settimeout(60)
        self._answers = self.control.makefile("rb")

    def submit(self, code: str, **limits: float) -> Submission:
        ours, lifeline = socket.socketpair()
        listening, talk = socket.socketpair()
        ours.settimeout(60)
        listening.settimeout(60)
        asked = {"code": code, "limits": LIMITS | limits, "jailed": self.jailed}
        with lifeline, talk:
            socket.send_fds(self.control, [json.dumps(asked).encode()], [lifeline.fileno(), talk.fileno()])
        assert json.loads(self._answers.readline()) == {}
        return Submission(ours, listening)

    def run(self, code: str, **limits: float) -> Any:
        """What the code says, if it is one thing, after which it ends well."""
        submission = self.submit(code, **limits)
        said = submission.hear()
        assert submission.end() == {"ended": "exit", "code": 0}
        return said

    def about(self) -> dict[str, Any]:
        self.control.sendall(b"{}")
        return json.loads(self._answers.readline())

    def close(self) -> None:
        self._answers.close()
        self.control.close()
        self.process.wait(20)


def processes_below(pid: int) -> set[int]:
    """Of this machine: all that come from `pid`, and itself."""
    parents = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            parents[int(entry)] = int(Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def gone(processes: Iterable[int]) -> bool:
    """Whether all of them are, within some seconds."""
    for pid in processes:
        try:
            file = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        ended = select.select([file], [], [], 10)[0]
        os.close(file)
        if not ended:
            return False
    return True
