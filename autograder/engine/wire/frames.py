"""Messages on a stream socket: JSON and a buffer, preceded by the lengths of both."""

import json
import math
import socket
import struct
import time
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Any

from autograder.engine.wire.values import RubbishError

Message = dict[str, Any]

HEAD = struct.Struct("!QQ")
JSON_LIMIT = 8 << 20  # bytes
BLOB_LIMIT = 64 << 20  # bytes
_CHUNK = 1 << 16  # bytes that are read at once; most messages are smaller
_MOST = 1 << 20
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


class GoneError(Exception):
    """The other side closed the connection, or its process ended."""


class LateError(Exception):
    """The other side did not answer in time."""


class Connection:
    """One end of a connection. Between processes of the grader's own, `trusted`, a message may be of any size."""

    def __init__(self, end: socket.socket, *, trusted: bool = False) -> None:
        self.socket = end
        self.trusted = trusted
        self._early = b""  # what arrived with the last message and belongs to the next
        self._is_sending = False

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def send(self, message: Message, blobs: Iterable[bytes] = ()) -> None:
        """Send one message.

        Raises GoneError, LateError where the other side does not read, and ValueError for one that is too large.
        """
        text, held = _ENCODE(message).encode(), list(blobs)
        size = sum(map(len, held))
        if not self.trusted and (len(text) > JSON_LIMIT or size > BLOB_LIMIT):
            raise ValueError(f"a message of {len(text) + size:,} bytes is too large to cross between processes")
        head = HEAD.pack(len(text), size) + text
        try:
            self._is_sending = True
            for part in (head, *held) if size > _CHUNK else (head + b"".join(held),):
                self.socket.sendall(part)
            self._is_sending = False
        except TimeoutError as error:
            raise LateError from error
        except OSError as error:
            raise GoneError from error

    def send_aside(self, message: Message) -> None:
        """Send a message from a signal handler: not in the middle of another one, and as if nothing had happened."""
        if not self._is_sending:
            with suppress(GoneError, LateError):
                self.send(message)

    def receive(self, deadline: float = math.inf) -> tuple[Message, memoryview]:
        """The next message and its buffer. `deadline` is a time of time.monotonic().

        Raises GoneError, LateError, and RubbishError for what is no message or is larger than a message may be.
        """
        held = bytearray(self._early)
        self._read(held, HEAD.size, deadline)
        text_size, blob_size = HEAD.unpack_from(held)
        if not self.trusted and (text_size > JSON_LIMIT or blob_size > BLOB_LIMIT):
            raise RubbishError("a message is too large")
        end_of_text = HEAD.size + text_size
        end = end_of_text + blob_size
        self._read(held, end, deadline)
        self._early = bytes(held[end:])
        view = memoryview(held)
        try:
            message = json.loads(str(view[HEAD.size : end_of_text], "utf-8"))
        except (ValueError, RecursionError) as error:
            raise RubbishError("a message is not JSON") from error
        if type(message) is not dict:
            raise RubbishError("a message is no JSON object")
        return message, view[end_of_text:end]

    def _read(self, held: bytearray, size: int, deadline: float) -> None:
        """Read until `held` has at least so many bytes. Between trusted ends sockets travel, which end a message."""
        least = 1 if self.trusted else _CHUNK
        while len(held) < size:
            left = deadline - time.monotonic()
            if left <= 0:
                raise LateError
            try:
                self.socket.settimeout(None if left == math.inf else left)
                arrived = self.socket.recv(max(least, min(size - len(held), _MOST)))
            except TimeoutError as error:
                raise LateError from error
            except OSError as error:
                raise GoneError from error
            if not arrived:
                raise GoneError
            held += arrived
