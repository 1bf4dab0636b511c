"""The student's side of the connection: runs cells, lends functions, calls them when the judge asks."""

import contextlib
import math
import os
import signal
import socket
import sys
import threading
import types
import warnings
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from autograder.engine.wire.errors import error_as_data
from autograder.engine.wire.frames import BLOB_LIMIT, GoneError, Message
from autograder.engine.wire.functions import NAME, parameters_of, written_in
from autograder.engine.wire.members import Doing
from autograder.engine.wire.packing import Packer
from autograder.engine.wire.peer import Peer
from autograder.engine.wire.shared import as_told
from autograder.engine.wire.unpacking import Unpacker
from autograder.engine.wire.values import CannotCrossError, Node, is_of_notebook
from autograder.engine.workbench.hanging import frames_of, hanging, place_of, stop
from autograder.engine.workbench.outputs import RawOutput
from autograder.engine.workbench.shell import Shell
from autograder.engine.workbench.written import Home

ROOM = 100  # calls, for what handles an interrupt
WARNINGS = 20  # how many of one call are passed on


class Service(Peer):
    """Serves one judge until it hangs up.

    Nothing here is out of a student's reach, and nothing has to be: what it says is the student's word.
    """

    def __init__(self, end: socket.socket, shell: Shell) -> None:
        super().__init__(end)
        self.shell = shell
        self.classes = shell.user_ns
        self._home = Home(Path.cwd())
        self.raw = RawOutput(shell.outputs.limit)
        self._in_call = False
        self._tells_all = False
        self._running = 0  # how deep in cells and calls
        self._files: set[str] = set()  # of the cells that ran
        self._stack: list[types.FrameType] = []  # as it was when the judge first lost its patience
        self._warned: list[Any] = []
        self._streams = shell.streams()
        self._pid = os.getpid()
        self._thread = threading.get_ident()
        warnings.showwarning = self._warn
        signal.signal(signal.SIGINT, self._interrupted)

    def serve(self) -> None:
        """Do what the judge asks, one thing after the other, until it hangs up."""
        tasks = {
            "call": self.serve_call,
            "run": self._run,
            "names": self._tell_names,
            "files": self._lay_files,
            "written": self._tell_written,
        }
        with contextlib.suppress(GoneError):
            while True:
                message, blob = self.connection.receive()
                tasks[message["do"]](message, blob)

    def call(
        self, handle: int, name: str, arguments: tuple[Any, ...], options: dict[str, Any], doing: Doing = ""
    ) -> Any:
        """Call a function of the judge's. One thread has its ear: another would take its words from the first."""
        if threading.get_ident() != self._thread:
            raise RuntimeError(f"{name} can be called from the main thread only")
        return super().call(handle, name, arguments, options, doing)

    def class_of(self, value: Any) -> list[Node]:
        """Of an object of the notebook's, its class's handle, name and bases; of a class, these without the handle."""
        kind = value if isinstance(value, type) else type(value)
        if not is_of_notebook(kind):
            return []
        bases = [self.lend(base) for base in kind.__bases__ if is_of_notebook(base)]
        return [None if kind is value else self.lend(kind)[1], kind.__name__[:NAME], bases]

    def asked(self, lent: Any, doing: object) -> Any:
        """What the judge wants with a class or an object of the notebook's."""
        uses: dict[object, Callable[..., Any]] = {"get": getattr, "set": setattr, "dir": dir}
        return partial(uses[doing], lent) if doing in uses else lent

    @contextlib.contextmanager
    def told(self, held: dict[str, Any]) -> Iterator[None]:
        """What a test binds and a solution reads is there for the student's functions, while the test calls them.

        Later cells run without it, as with a function of the judge's that is no longer lent.
        """
        space = self.shell.user_ns
        with self._without(held):
            space.update(held)
            try:
                yield
            finally:
                for name in [name for name, value in held.items() if space.get(name) is value]:
                    del space[name]

    def described(self, function: Any) -> list[Node]:
        """What a test may ask of a student's function, as far as any test of the lesson does."""
        return [parameters_of(function, with_defaults=True), *(written_in(function) if self._tells_all else ())]

    def invoke(
        self, function: Any, arguments: list[Any], options: dict[str, Any], message: Message, reply: Message
    ) -> Any:
        """Call a student's function as if the judge's cell had called it: same error state, outputs passed on."""
        state = message.get("errstate")
        self._warned = []
        sys.stdout, sys.stderr = self._streams
        try:
            self._in_call = True
            self._begin()
            replaced = {name: self.borrow(node) for name, node in message.get("builtins", {}).items()}
            with (
                np.errstate(**state) if state else contextlib.nullcontext(),
                as_told(replaced, message.get("random")),
                self._without(message.get("taken", ())),
            ):
                return function(*arguments, **options)
        except Exception:
            raise
        except BaseException as error:  # an exit, or one of the student's own that is no Exception
            raise RuntimeError(error_as_data(error)["text"]) from error
        finally:
            self._running -= 1
            self._leave_if_forked()
            self._in_call = False
            if self._warned:
                reply["warnings"] = self._warned
            if outputs := self._outputs():
                reply["outputs"] = outputs

    @contextlib.contextmanager
    def _without(self, names: Collection[str]) -> Iterator[None]:
        """Within the block these names are not there; then they are as before, where nothing has bound them anew."""
        space = self.shell.user_ns
        held = {name: space.pop(name) for name in names if name in space}
        try:
            yield
        finally:
            space.update({name: value for name, value in held.items() if name not in space})

    def _run(self, message: Message, blob: memoryview) -> None:
        sys.stdout, sys.stderr = self._streams
        self._files.add(f"<{message['label']}>")
        self.shell.stopped = {(file, name, line) for file, name, line in message["stopped"]}
        self._begin()
        outcome = self.shell.run(message["source"], message["label"])
        self._running -= 1
        self._leave_if_forked()
        reply: Message = {"re": message["n"], "outputs": outcome.outputs + self._outputs()}
        if _has_children():
            reply["left"] = True
        if outcome.error is not None:
            reply["error"] = error_as_data(outcome.error)
        elif isinstance(outcome.value, (int, float, np.integer, np.floating)) and not isinstance(outcome.value, bool):
            reply["value"] = _as_float(outcome.value)
        self.connection.send(reply)

    def _tell_names(self, message: Message, blob: memoryview) -> None:
        self._tells_all = message["about"]
        packer = Packer(self.lend)
        namespace = self.shell.user_ns
        names = {name: self._told(packer, namespace[name]) for name in message["names"] if name in namespace}
        self.connection.send({"re": message["n"], "names": names}, packer.blobs)

    def _told(self, packer: Packer, value: Any) -> Node:
        """The value as data; a stand-in for one that is too large, is no data after all, or raises anything."""
        before = packer.state()
        try:
            node = packer.pack(value)
            size = packer.size
        except (KeyboardInterrupt, CannotCrossError) as error:
            size, words = None, str(error)
        except BaseException as error:
            size, words = None, f"an object that raises {error_as_data(error)['kinds'][0]} when it is read"
        if size is not None and size <= BLOB_LIMIT:
            return node
        packer.go_back(before)
        return ["x", 0, "object", words if size is None else f"an object of {size >> 20} MiB", None]

    def _leave_if_forked(self) -> None:
        """What a cell or a function forked off may come back here; only the first process has the judge's ear."""
        if os.getpid() != self._pid:
            os._exit(0)

    def _lay_files(self, message: Message, blob: memoryview) -> None:
        files = Unpacker(blob, self.borrow).unpack(message["files"])
        for place, held in files.items():
            with contextlib.suppress(OSError):  # what does not fit is missing, as the notebook will say
                self._home.lay(place, held)
        self.connection.send({"re": message["n"]})

    def _tell_written(self, message: Message, blob: memoryview) -> None:
        packer = Packer(self.lend)
        held, left_out = self._home.written()
        self.connection.send({"re": message["n"], "written": packer.pack(held), "left_out": left_out}, packer.blobs)

    def _outputs(self) -> list[Any]:
        raw = self.raw.take()
        if raw:
            self.shell.outputs.stream("stdout", raw)
        return self.shell.outputs.take()

    def _begin(self) -> None:
        self._running += 1
        self._stack = []

    def _interrupted(self, number: int, frame: types.FrameType | None) -> None:
        """The judge has waited long enough, and says so again and again. Between cells there is nothing to interrupt.

        The first time only looks at what is running, the second tells which function hangs.
        """
        if not self._running:
            return
        # This may have been the last call that there was room for. The limit cannot be lowered again from down here.
        sys.setrecursionlimit(sys.getrecursionlimit() + ROOM)
        stack = frames_of(frame, self._files)
        if not self._stack:
            self._stack = stack
            return
        code = hanging(self._stack, stack)
        if code is not None:
            self.connection.send_aside({"hangs": place_of(code)})
            stop(code)
        raise KeyboardInterrupt("it ran out of time")

    def _warn(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: Any = None,
        line: str | None = None,
    ) -> None:
        """In a cell a warning is printed; in a call it is passed on, for the judge's cell to hear."""
        if self._in_call:
            if len(self._warned) < WARNINGS:
                self._warned.append([[kind.__name__ for kind in category.__mro__], str(message)[:1000]])
        else:
            sys.stderr.write(warnings.formatwarning(message, category, filename, lineno))


def _as_float(number: Any) -> float:
    """A number as one that JSON has a form for; a whole one may be too large."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _has_children() -> bool:
    """Whether processes that a cell started are still there, or have ended and nobody has asked how."""
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except OSError:
        return False
    return True


def work(end: socket.socket, shell: Shell) -> None:
    """What a student's process does, from the moment it is in its own world."""
    os.chdir(os.environ["HOME"])
    sys.path.insert(0, "")  # as in Jupyter: what lies beside the notebook can be imported
    Service(end, shell).serve()
