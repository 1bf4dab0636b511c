"""One end of a connection over which functions are lent: calls go over it, and are served, in both directions."""

import itertools
import math
import socket
import types
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any, NoReturn

import numpy as np

from autograder.engine.printable import printable_name
from autograder.engine.wire.changes import update
from autograder.engine.wire.errors import error_as_data, error_from_data, is_error_of_notebook, nearest
from autograder.engine.wire.frames import Connection, Message
from autograder.engine.wire.functions import NAME, name_of, named, parameters_of
from autograder.engine.wire.members import Doing, Members
from autograder.engine.wire.opaque import Called, Iterated, Opaque
from autograder.engine.wire.packing import Packer
from autograder.engine.wire.unpacking import Unpacker
from autograder.engine.wire.values import CannotCrossError, Node, RubbishError, is_function, is_iterator

QUIET = np.geterr()


class Peer:
    """What both ends have in common. Each end says in `invoke` how a function of its own is called."""

    def __init__(self, end: socket.socket) -> None:
        self.connection = Connection(end)
        self._numbers = itertools.count(1)
        self.classes: Mapping[str, Any] = {}  # this end's, of which values may be that arrive
        self.members: Members | None = None  # what asks the other end for members of its classes and objects
        self.served = 0  # calls of the other end's
        self._lent: dict[int, Any] = {}
        self._handles: dict[int, int] = {}  # id of what is lent -> its handle; `_lent` keeps it alive
        self._borrowed: dict[int, tuple[Any, int]] = {}  # id of a stand-in -> the stand-in, the handle it stands for

    def deadline(self) -> float:
        """Until when an answer may come, as a time of time.monotonic()."""
        return math.inf

    def invoke(
        self,
        function: Any,
        arguments: list[Any],
        options: dict[str, Any],
        message: dict[str, Any],
        reply: dict[str, Any],
    ) -> Any:
        """Call a function of this end as `message` asks. What else is to be told goes into `reply`."""
        return function(*arguments, **options)

    def beside(self) -> Message:
        """What a call brings along beside its arguments."""
        return {}

    def shared(self) -> dict[str, Any]:
        """The names, and what they stand for, that a function of the other end is to find beside itself."""
        return {}

    def asked(self, lent: Any, doing: object) -> Any:
        """What is called where the other end wants something `doing` with what is lent: that itself."""
        return lent

    def told(self, held: Any) -> AbstractContextManager[None]:
        """Within it, functions of this end find these names, as far as this end believes the other one."""
        return nullcontext()

    def failed(self, data: Any) -> Exception:
        """The error to raise for one that the other end reports."""
        return error_from_data(data, self.classes)

    # Lending and borrowing

    def lend(self, value: Any) -> Node:
        """The node for what is no data: it stays here, and the other end gets a handle."""
        borrowed = self._borrowed.get(id(value))
        if borrowed is not None:
            return ["h", borrowed[1]]
        handle = self._handles.get(id(value))
        if handle is None:
            handle = next(self._numbers)
            self._lent[handle] = value
            self._handles[id(value)] = handle
        if is_function(value):
            return ["x", handle, "function", name_of(value), *self.described(value)]
        if is_error_of_notebook(value):
            return ["x", handle, "error", value.__name__, [kind.__name__ for kind in value.__mro__[1:10]]]
        return ["x", handle, _kind(value), _words(value), type(value).__name__[:NAME], *self.class_of(value)]

    def forget_lent(self, since: int) -> None:
        """Lend no more what was lent under this handle or a later one: who has kept it is told so when they use it."""
        for handle in [handle for handle in self._lent if handle >= since]:
            self._handles.pop(id(self._lent[handle]), None)
            self._lent[handle] = _no_longer_lent

    def next_handle(self) -> int:
        """A number below those of all handles to come."""
        return next(self._numbers)

    def borrow(self, node: Node) -> Any:
        """What an "x" or "h" node stands for. Raises KeyError, TypeError, ValueError for rubbish."""
        if node[0] == "h":
            return self._lent[node[1]]
        _, handle, kind, name, more, *about = node  # of a function its parameters, of an object the name of its class
        if type(handle) is not int or type(name) is not str:
            raise TypeError
        name = printable_name(name[:NAME])
        if kind == "function":
            made: Any = self._function(handle, name)
            self.describe(made, name, more, *about)
        elif kind == "generator":
            made = self._generator(handle, name)
        elif kind == "iterator" and type(more) is str:
            made = Iterated(handle, name, printable_name(more[:NAME]), self._generator(handle, name))
        elif kind == "error":
            made = type(name, (nearest(more),), {"__module__": "__main__"})
        elif about and self.members:
            made = self._member(handle, name, *about)
        elif kind == "class" and type(more) is str:
            made = Called(handle, name, printable_name(more[:NAME]), self._function(handle, name))
        else:
            made = Opaque(handle, name, printable_name(more[:NAME]) if type(more) is str else "object")
        self._borrowed[id(made)] = made, handle
        return made

    def _member(self, handle: int, words: str, of_class: Node, name: Node, bases: Node) -> Any:
        """What stands for a class of the other end's, of this name and with these bases, or for an object of it."""
        assert self.members is not None
        is_class = of_class is None
        kind = self.members.class_of(
            handle if is_class else of_class, printable_name(name[:NAME]), [self.borrow(base) for base in bases]
        )
        return kind if is_class else self.members.object_of(kind, handle, words)

    def described(self, function: Any) -> list[Node]:
        """What the other end is told of a function, beside its name: its parameters, and no more."""
        return [parameters_of(function)]

    def class_of(self, value: Any) -> list[Node]:
        """What the other end is told of the class of an object, or of a class: nothing."""
        return []

    def describe(self, function: Any, name: str, parameters: Node, *more: Node) -> None:
        """Make a borrowed function say of itself what the other end has told."""
        named(function, name, parameters)

    def _function(self, handle: int, name: str) -> Callable[..., Any]:
        def borrowed(*arguments: Any, **options: Any) -> Any:
            __tracebackhide__ = True
            return self.call(handle, name, arguments, options)

        return borrowed

    def _generator(self, handle: int, name: str) -> Generator[Any, Any, None]:
        """What stands for a generator of the other end: asks for one item after the other, sends on what it is sent."""
        sent = None
        while taken := self.call(handle, name, (sent,), {}):
            sent = yield taken[0]

    # Calling

    def call(
        self, handle: int, name: str, arguments: tuple[Any, ...], options: dict[str, Any], doing: Doing = ""
    ) -> Any:
        """Call a borrowed function. What it does to its arguments in place happens to `arguments` too.

        Or do something else with what is borrowed: read or set a member of that name, list the members.
        """
        __tracebackhide__ = True
        packer = Packer(self.lend)
        message = {"do": "call", "handle": handle, "given": packer.pack([list(arguments), options]), **self.beside()}
        if doing:
            message["doing"] = doing
        if shared := self.shared():
            message["shared"] = packer.pack(shared)
        state = np.geterr()
        if state != QUIET:
            message["errstate"] = state
        reply, blob = self.ask(message, packer.blobs)
        self.noted(reply)
        if "after" in reply:
            after = Unpacker(blob, self.borrow, classes=self.classes).unpack(reply["after"])
            if type(after) is not list:
                raise RubbishError("the arguments after a call cannot be read")
            update([list(arguments), options], after)
        if "error" in reply:
            try:
                error = self.failed(reply["error"])
            except (TypeError, ValueError, KeyError, AttributeError):
                raise RubbishError("an error cannot be read") from None
            raise error
        return Unpacker(blob, self.borrow, packer.objects, self.classes).unpack(reply.get("result"))

    def noted(self, reply: Message) -> None:
        """Make use of what a reply says beside its result."""

    def told_what_hangs(self, place: Any) -> None:
        """The other end says which of its functions did not come back. Raises RubbishError where nobody asked."""
        raise RubbishError("an answer to nothing that was asked")

    def ask(self, message: Message, blobs: list[Any]) -> tuple[Message, memoryview]:
        """Send a message and return the reply to it, serving the calls that come in between."""
        message["n"] = next(self._numbers)
        self.connection.send(message, blobs)
        return self.await_reply(message["n"])

    def await_reply(self, number: int) -> tuple[Message, memoryview]:
        """The reply to the message of this number. Raises what `receive` raises, and RubbishError for another one."""
        while True:
            reply, blob = self.connection.receive(self.deadline())
            if reply.get("do") == "call":
                self.serve_call(reply, blob)
            elif "hangs" in reply:
                self.told_what_hangs(reply["hangs"])
            elif reply.get("re") == number:
                return reply, blob
            else:
                raise RubbishError("an answer to nothing that was asked")

    def serve_call(self, message: Message, blob: memoryview) -> None:
        """Call a function of this end as the other asks, and reply. Raises RubbishError for what is no call."""
        self.served += 1
        reader = Unpacker(blob, self.borrow, classes=self.classes)
        try:
            function = self.asked(self._lent[message["handle"]], message.get("doing"))
            if is_iterator(function):
                function = partial(_taken, function)
            arguments, options = reader.unpack(message["given"])
            told = reader.unpack(message["shared"]) if "shared" in message else {}
        except (KeyError, ValueError, TypeError) as error:
            raise RubbishError("a call cannot be read") from error
        # What was lent comes back under another name; all else is packed again as it came, unless it was changed.
        is_as_sent = not reader.has_borrowed and "shared" not in message
        before = (message["given"], bytes(blob)) if is_as_sent else self._packed(arguments, options)
        reply: Message = {"re": message.get("n")}
        packer = Packer(self.lend, reader.objects)
        try:
            with self.told(told):
                reply["result"] = packer.pack(self.invoke(function, arguments, options, message, reply))
        except Exception as error:
            packer = Packer(self.lend)
            reply["error"] = error_as_data(error)
        try:
            if self._packed(arguments, options) != before:
                after = Packer(self.lend, blobs_before=packer.size)
                reply["after"] = after.pack([arguments, options])
                packer.blobs += after.blobs
            self.connection.send(reply, packer.blobs)
        except (CannotCrossError, ValueError, RecursionError) as error:
            kept = {name: held for name, held in reply.items() if name not in ("result", "after")}
            self.connection.send(kept | {"error": error_as_data(error)})

    def _packed(self, arguments: list[Any], options: dict[str, Any]) -> tuple[Node, bytes]:
        packer = Packer(self.lend)
        return packer.pack([arguments, options]), b"".join(packer.blobs)


def _no_longer_lent(*arguments: Any, **options: Any) -> NoReturn:
    raise CannotCrossError("what a test has handed in can be used while that test runs, and no longer")


def _taken(items: Iterator[Any], sent: Any) -> list[Any]:
    """The next item in a list; an empty one where there is none. What is no generator takes nothing."""
    try:
        return [items.send(sent) if isinstance(items, types.GeneratorType) else next(items)]
    except StopIteration:
        return []


def _kind(value: Any) -> str:
    if isinstance(value, type):
        return "class"
    if type(value) is types.GeneratorType:
        return "generator"
    return "iterator" if is_iterator(value) else "object"


def _words(value: Any) -> str:
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if isinstance(value, types.ModuleType):
        return f"the module {value.__name__}"
    if isinstance(value, types.GeneratorType):
        return f"the generator {value.__name__}"
    return f"an object of class {type(value).__name__}"
