"""Messages on a stream socket: JSON and a buffer, each preceded by its length."""

import json
import socket
import struct
import time
from collections.abc import Iterable
from typing import Any

from autograder.wire.values import RubbishError

Message = dict[str, Any]

HEAD = struct.Struct("!QQ")
JSON_LIMIT = 8 << 20  # bytes
BLOB_LIMIT = 64 << 20  # bytes


class GoneError(Exception):
    """The other side closed the connection, or its process ended."""


class LateError(Exception):
    """The other side did not answer in time."""


def send(connection: socket.socket, message: Message, blobs: Iterable[bytes] = (), *, trusted: bool = False) -> None:
    """Send one message. Raises GoneError, LateError (where the other side does not read), ValueError if too large.

    Between processes of the grader's own, `trusted` at both ends, a message may be of any size.
    """
    text = json.dumps(message, separators=(",", ":")).encode()
    blob = b"".join(blobs)
    if (len(text) > JSON_LIMIT or len(blob) > BLOB_LIMIT) and not trusted:
        raise ValueError(f"a message of {len(text) + len(blob):,} bytes is too large to cross between processes")
    try:
        connection.sendall(HEAD.pack(len(text), len(blob)) + text + blob)
    except TimeoutError as error:
        raise LateError from error
    except OSError as error:
        raise GoneError from error


def receive(connection: socket.socket, deadline: float, *, trusted: bool = False) -> tuple[Message, memoryview]:
    """The next message and its buffer. `deadline` is a time of time.monotonic().

    Raises GoneError, LateError, and RubbishError for what is no message or larger than a message may be.
    """
    text_size, blob_size = HEAD.unpack(_exactly(connection, HEAD.size, deadline))
    if (text_size > JSON_LIMIT or blob_size > BLOB_LIMIT) and not trusted:
        raise RubbishError("a message is too large")
    held = memoryview(_exactly(connection, text_size + blob_size, deadline))
    try:
        message = json.loads(bytes(held[:text_size]))
    except (ValueError, RecursionError) as error:
        raise RubbishError("a message is not JSON") from error
    if type(message) is not dict:
        raise RubbishError("a message is no JSON object")
    return message, held[text_size:]


def _exactly(connection: socket.socket, size: int, deadline: float) -> bytearray:
    held = bytearray(size)
    view, filled = memoryview(held), 0
    while filled < size:
        left = deadline - time.monotonic()
        if left <= 0:
            raise LateError
        try:
            connection.settimeout(min(left, 1e6))
            count = connection.recv_into(view[filled:])
        except TimeoutError as error:
            raise LateError from error
        except OSError as error:
            raise GoneError from error
        if not count:
            raise GoneError
        filled += count
    return held
