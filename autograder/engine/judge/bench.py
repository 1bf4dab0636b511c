"""The judge's end of a workbench: starts it, runs the student's cells in it, calls what it lends, ends it."""

import builtins
import json
import socket
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from autograder.engine.judge import words
from autograder.engine.judge.hung import Hung
from autograder.engine.printable import printable
from autograder.engine.verdict import Status
from autograder.engine.wire.errors import Frame, error_from_data, frames_from_data, raised_from
from autograder.engine.wire.frames import GoneError, LateError, Message
from autograder.engine.wire.functions import named
from autograder.engine.wire.members import Doing
from autograder.engine.wire.packing import Packer
from autograder.engine.wire.peer import Peer
from autograder.engine.wire.shared import BUILTINS, random_state
from autograder.engine.wire.unpacking import Unpacker, nothing_lent
from autograder.engine.wire.values import Node, RubbishError
from autograder.engine.workbench.outputs import Stream
from autograder.engine.workbench.written import taken

GRACE = 1.5  # seconds that a cell or a call has to come to an end once it is interrupted
INTERRUPTS = 10  # within that time: some look at what is running, some may be swallowed
PATIENCE = 3  # times GRACE, where nothing at all is heard: on a busy machine it may not have had its turn
WARNING_KINDS = {kind.__name__: kind for kind in (DeprecationWarning, FutureWarning, RuntimeWarning, UserWarning)}


class TroubleError(BaseException):
    """The student's process did not do what it was asked, for a reason that no test can see.

    No Exception, so that no test's own handler takes it for an ordinary error. `words` are for the student.
    `is_unexplained`: it need not be the doing of what ran at the time.
    """

    def __init__(self, status: Status, words: str, is_unexplained: bool = False) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.is_unexplained = is_unexplained


@dataclass(frozen=True)
class Ran:
    """What running a cell in the workbench came to. `value` is the number that its last expression gave, if any.

    `line` is the line of the cell that `error` came from, counted from 1; 0 where it is not known.

    `leaves_processes`: some that it started went on when it was over.
    """

    outputs: list[Any]
    error: Exception | None = None
    value: float | None = None
    trouble: TroubleError | None = None
    line: int = 0
    leaves_processes: bool = False


class Bench(Peer):
    """One workbench. `open_world` gives the two sockets of a new one: the connection and the lifeline.

    `deadline_of_all` is when the submission's time is up, as a time of time.monotonic().
    """

    def __init__(
        self, world: tuple[socket.socket, socket.socket], limits: dict[str, float], deadline_of_all: float
    ) -> None:
        connection, self._lifeline = world
        super().__init__(connection)
        self.limits = limits
        self.alive = True
        self.trouble: TroubleError | None = None
        self.called = ""  # the function that was called last
        self.heard: list[Any] = []  # outputs of the calls since begin()
        self.student_errors: list[tuple[Exception, list[Frame]]] = []  # with the student's own lines
        self.lines: dict[str, int] = {}  # how many lines the cell in a file has
        self.hung: Hung = Hung()  # what has hung so far
        self._deadline_of_all = deadline_of_all
        self._until = deadline_of_all
        self._depth = 0  # of questions inside of questions
        self._has_children = False  # processes that a cell has left running
        self.asks_about = False  # whether tests of the lesson ask functions for their docstrings and their source
        self._seeds = False
        self._shared: Callable[[], dict[str, Any]] = dict
        self._taken: Callable[[], list[str]] = list
        self._state: Any = None  # of the random generators, as the student's process was told last

    # What the walk uses

    def begin(
        self,
        seconds: float,
        seeds: bool = False,
        shared: Callable[[], dict[str, Any]] = dict,
        taken: Callable[[], list[str]] = list,
    ) -> None:
        """A new cell of the judge's, which may take so long: what the last one ran into is past.

        `seeds`: it may seed the random generators that all share, for the student's functions, too. `shared` tells,
        at each call, what the names stand for that such functions are to find, and `taken` which they are not to find.
        """
        self._seeds, self._state = seeds, random_state() if seeds else None
        self._shared, self._taken = shared, taken
        self.trouble = None
        self.called = ""
        self.heard = []
        self.student_errors = []
        self._until = min(time.monotonic() + seconds, self._deadline_of_all)

    def put_files(self, files: dict[str, bytes]) -> None:
        """Lay files into the student's working folder."""
        packer = Packer(self.lend)
        message = {"do": "files", "files": packer.pack(files)}
        self._ask_within(self.limits["cell_seconds"], message, packer.blobs, words.CELL_TIMEOUT)

    def run(self, source: str, label: str) -> Ran:
        """Run a cell of the student's. Raises nothing: trouble is part of what comes back."""
        self.trouble = None
        message = {"do": "run", "source": source, "label": label, "stopped": sorted(self.hung.functions)}
        try:
            seconds = self.hung.seconds_for_cell(label, self.limits["cell_seconds"])
            reply, _ = self._ask_within(seconds, message, [], words.CELL_TIMEOUT)
            outputs = reply.get("outputs")
            told = reply.get("error")
            error = None if told is None else error_from_data(told)
            lines = [] if told is None else [line for _, file, line in frames_from_data(told) if file == f"<{label}>"]
            value = reply.get("value")
        except (TypeError, ValueError, KeyError):
            return Ran([], trouble=self._lost(Status.DIED, words.RUBBISH.format(problem="a cell's outcome")))
        except TroubleError as trouble:
            return Ran([], trouble=trouble)
        number = value if type(value) is float else None
        line = next((line for line in reversed(lines) if 0 < line <= len(source.split("\n"))), 0)
        # Of several cells only the first is known to leave some: the others are told from it when it is set aside.
        is_first, self._has_children = not self._has_children, "left" in reply
        leaves = is_first and self._has_children
        return Ran(outputs if type(outputs) is list else [], error, number, self.trouble, line, leaves)

    def names(self, wanted: list[str]) -> dict[str, Any]:
        """What the student's names stand for: data by value, functions as calls. Raises TroubleError."""
        message = {"do": "names", "names": wanted, "about": self.asks_about}
        reply, blob = self._ask_within(self.limits["call_seconds"], message, [], words.NAMES_TIMEOUT)
        try:
            reader = Unpacker(blob, self.borrow, classes=self.classes)
            return {name: reader.unpack(node) for name, node in reply["names"].items() if name in wanted}
        except (RubbishError, KeyError, AttributeError, TypeError):
            raise self._lost(Status.DIED, words.RUBBISH.format(problem="the names")) from None

    def written(self) -> tuple[dict[str, bytes], bool]:
        """The files that the notebook wrote, by path, and whether these are all of them. Raises TroubleError."""
        reply, blob = self._ask_within(self.limits["call_seconds"], {"do": "written"}, [], words.FILES_TIMEOUT)
        try:
            return taken(Unpacker(blob, nothing_lent).unpack(reply["written"])), reply["left_out"] == 0
        except (RubbishError, KeyError):
            raise self._lost(Status.DIED, words.RUBBISH.format(problem="the files")) from None

    def end(self) -> None:
        """End the workbench and all that runs in it."""
        self.alive = False
        self.connection.close()
        self._lifeline.close()

    # What Peer asks for

    def deadline(self) -> float:
        return self._until

    def beside(self) -> Message:
        replaced = {
            name: self.lend(held) for name, own in BUILTINS.items() if (held := vars(builtins)[name]) is not own
        }
        message: Message = {"builtins": replaced} if replaced else {}
        if taken := self._taken():
            message["taken"] = taken
        if self._seeds and (state := random_state()) != self._state:
            self._state = message["random"] = state
        return message

    def shared(self) -> dict[str, Any]:
        return self._shared()

    def call(
        self, handle: int, name: str, arguments: tuple[Any, ...], options: dict[str, Any], doing: Doing = ""
    ) -> Any:
        __tracebackhide__ = True
        self.called = name
        if self.trouble is not None:
            raise self.trouble
        try:
            return super().call(handle, name, arguments, options, doing)
        except RubbishError as error:
            raise self._lost(Status.DIED, words.RUBBISH.format(problem=error)) from None

    def ask(self, message: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], memoryview]:
        if message["do"] != "call":
            return super().ask(message, blobs)
        seconds = self.hung.seconds_for_call(self.limits["call_seconds"])
        return self._ask_within(seconds, message, blobs, words.CALL_TIMEOUT)

    def describe(
        self, function: Any, name: str, parameters: Node, docstring: Node = None, file: Node = None, line: Node = None
    ) -> None:
        """What stands for a function of a student's cell has its docstring, and its lines for inspect.getsource."""
        named(function, name, parameters, docstring)
        if type(file) is str and type(line) is int and 0 < line <= self.lines.get(file, 0):
            function.__code__ = function.__code__.replace(co_filename=file, co_firstlineno=line)

    def told_what_hangs(self, place: Any) -> None:
        self.hung.told(place)

    def noted(self, reply: dict[str, Any]) -> None:
        """A call's outputs are the cell's outputs, and its warnings are given again."""
        outputs, warned = reply.get("outputs"), reply.get("warnings")
        if type(outputs) is list:
            kept = [output for output in outputs if not _captured(output)]
            self.heard += kept[: max(0, 100 - len(self.heard))]
        for one in warned if type(warned) is list else []:
            kinds, text = one if type(one) is list and len(one) == 2 else ([], "")
            known = [WARNING_KINDS[kind] for kind in kinds if kind in WARNING_KINDS] if type(kinds) is list else []
            warnings.warn(printable(str(text)), known[0] if known else UserWarning, stacklevel=2)

    def failed(self, data: Any) -> Exception:
        """The student's error, raised once more from the student's own lines, so that a traceback shows these."""
        error = error_from_data(data, self.classes)
        own = [frame for frame in frames_from_data(data) if 0 < frame[2] <= self.lines.get(frame[1], 0)]
        self.student_errors.append((error, own))
        return raised_from(error, own)

    # Trouble

    def _ask_within(
        self, seconds: float, message: dict[str, Any], blobs: list[bytes], late: str
    ) -> tuple[dict[str, Any], memoryview]:
        """Ask, and see to it that there is an answer in time: a cell or a call that is late is interrupted."""
        outer = self._until if message["do"] == "call" else self._deadline_of_all
        self._depth += 1
        self._until = min(time.monotonic() + seconds, outer)
        served = self.served
        try:
            return super().ask(message, blobs)
        except LateError:
            told = late.format(name=self.called, seconds=seconds)
            if message["do"] not in ("run", "call"):
                raise self._lost(Status.TIMEOUT, told) from None
            if message["do"] == "call" and self.served > served:
                raise self._lost_while_it_calls(told) from None
            return self._interrupt(message, told)
        except GoneError:
            raise self._lost(*self._obituary()) from None
        except RubbishError as error:
            raise self._lost(Status.DIED, words.RUBBISH.format(problem=error), is_unexplained=True) from None
        finally:
            self._until = outer
            self._depth -= 1

    def _interrupt(self, message: dict[str, Any], late: str) -> tuple[dict[str, Any], memoryview]:
        """The reply to a cell that is stopped. Of a call there is none, but what it was called from can go on."""
        self.trouble = TroubleError(Status.TIMEOUT, late)
        known = len(self.hung.functions)
        try:
            for sent in range(PATIENCE * INTERRUPTS):
                if sent >= INTERRUPTS and len(self.hung.functions) > known:
                    raise GoneError  # it has said what hangs, and goes on all the same
                self._lifeline.send(b"i")
                self._until = time.monotonic() + GRACE / INTERRUPTS
                with suppress(LateError):
                    reply = self.await_reply(message["n"])
                    break
            else:
                raise GoneError
        except (OSError, GoneError, RubbishError):
            if message["do"] == "call" and len(self.hung.functions) == known:
                self.hung.told(["", self.called, 0])  # it could not say where it was
            raise self._lost(Status.TIMEOUT, late) from None
        finally:
            self.hung.late(message.get("label"), is_explained=len(self.hung.functions) > known)
        if message["do"] == "run":
            return reply
        raise self.trouble if self._depth == 1 else self._lost(Status.TIMEOUT, late)

    def _lost_while_it_calls(self, late: str) -> TroubleError:
        """What calls back all the time is not interrupted: that could be in the middle of a message."""
        self.hung.told(["", self.called, 0])
        self.hung.late(None, is_explained=True)
        return self._lost(Status.TIMEOUT, late)

    def _lost(self, status: Status, text: str, is_unexplained: bool = False) -> TroubleError:
        self.end()
        self.trouble = TroubleError(status, text, is_unexplained)
        return self.trouble

    def _obituary(self) -> tuple[Status, str, bool]:
        """Why the student's process is gone, as its supervisor tells."""
        try:
            self._lifeline.settimeout(2)
            told = json.loads(self._lifeline.recv(1000))
            return Status.DIED, words.ENDED[told["ended"]].format(**self.limits, **told), False
        except (OSError, ValueError, KeyError, TypeError):
            return Status.DIED, words.GONE, True


def _captured(output: Any) -> bool:
    """Whether a test that put something in the place of sys.stdout or sys.stderr has now got this text."""
    if type(output) is not dict or output.get("output_type") != "stream" or type(output.get("text")) is not str:
        return False
    place = sys.stderr if output.get("name") == "stderr" else sys.stdout
    if isinstance(place, Stream):
        return False
    place.write(printable(output["text"]))
    return True
