"""The student's side of the connection: runs cells, lends functions, calls them when the judge asks."""

import contextlib
import os
import signal
import socket
import types
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.wire.errors import error_as_data
from autograder.wire.frames import BLOB_LIMIT, GoneError, Message, receive, send
from autograder.wire.peer import Peer
from autograder.wire.values import CannotCrossError, Node, Packer, Unpacker
from autograder.workbench.outputs import RawOutput
from autograder.workbench.shell import Shell

WARNINGS = 20  # how many of one call are passed on


class Service(Peer):
    """Serves one judge until it hangs up.

    Nothing here is out of a student's reach, and nothing has to be: what it says is the student's word.
    """

    def __init__(self, connection: socket.socket, shell: Shell) -> None:
        super().__init__(connection)
        self.shell = shell
        self.raw = RawOutput(shell.outputs.limit)
        self._busy = False
        signal.signal(signal.SIGINT, self._interrupted)

    def serve(self) -> None:
        """Do what the judge asks, one thing after the other, until it hangs up."""
        tasks = {"call": self.serve_call, "run": self._run, "names": self._tell_names, "files": self._write_files}
        with contextlib.suppress(GoneError):
            while True:
                message, blob = receive(self.connection, self.deadline())
                tasks[message["do"]](message, blob)

    def invoke(
        self,
        function: Any,
        arguments: list[Any],
        options: dict[str, Any],
        message: Message,
        reply: dict[str, Any],
    ) -> Any:
        """Call a student's function as if the judge's cell had called it: same error state, outputs passed on."""
        state = message.get("errstate")
        try:
            with warnings.catch_warnings(record=True) as heard, self._interruptible():
                warnings.simplefilter("always")
                with self.shell.capturing(), np.errstate(**state) if state else contextlib.nullcontext():
                    return function(*arguments, **options)
        except (SystemExit, KeyboardInterrupt, GeneratorExit) as error:
            raise RuntimeError(f"{type(error).__name__}: {error}") from error
        finally:
            reply["warnings"] = [_warning_as_data(one) for one in heard[:WARNINGS]]
            reply["outputs"] = self._outputs()

    def _run(self, message: Message, blob: memoryview) -> None:
        with self._interruptible():
            outcome = self.shell.run(message["source"], message["label"])
        reply: Message = {"re": message["n"], "outputs": outcome.outputs + self._outputs()}
        if outcome.error is not None:
            reply["error"] = error_as_data(outcome.error)
        elif isinstance(outcome.value, (int, float, np.number)):
            reply["value"] = float(outcome.value)
        send(self.connection, reply)

    def _tell_names(self, message: Message, blob: memoryview) -> None:
        packer = Packer(self.lend)
        namespace = self.shell.user_ns
        names = {name: self._told(packer, namespace[name]) for name in message["names"] if name in namespace}
        send(self.connection, {"re": message["n"], "names": names}, packer.blobs)

    def _told(self, packer: Packer, value: Any) -> Node:
        """The value as data; a stand-in for one that is too large, or that is no data after all."""
        trial = Packer(self.lend)
        try:
            trial.pack(value)
        except (CannotCrossError, MemoryError, RecursionError) as error:
            return ["x", 0, "object", str(error), None]
        if trial.size > BLOB_LIMIT - packer.size:
            return ["x", 0, "object", f"an object of {trial.size >> 20} MiB", None]
        return packer.pack(value)

    def _write_files(self, message: Message, blob: memoryview) -> None:
        files = Unpacker(blob, self.borrow).unpack(message["files"])
        for place, held in files.items():
            path = Path(place)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held)
        send(self.connection, {"re": message["n"]})

    def _outputs(self) -> list[Any]:
        raw = self.raw.take()
        if raw:
            self.shell.outputs.stream("stdout", raw)
        return self.shell.outputs.take()

    @contextlib.contextmanager
    def _interruptible(self) -> Iterator[None]:
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _interrupted(self, number: int, frame: types.FrameType | None) -> None:
        """The judge has waited long enough. Between cells there is nothing to interrupt."""
        if self._busy:
            raise KeyboardInterrupt("it ran out of time")


def _warning_as_data(warned: warnings.WarningMessage) -> list[Any]:
    return [[kind.__name__ for kind in warned.category.__mro__], str(warned.message)[:1000]]


def work(connection: socket.socket, shell: Shell) -> None:
    """What a student's process does, from the moment it is in its own world."""
    os.chdir(os.environ["HOME"])
    Service(connection, shell).serve()
