"""What a cell prints and shows, as nbformat's outputs, up to a limit."""

import base64
import io
import json
import os
import re
import tempfile
from typing import Any

Output = dict[str, Any]


def cut_off(limit: int) -> Output:
    """What stands in the place of outputs beyond the limit, in bytes."""
    note = f"\n[Output cut off: a cell may print {limit // 1024} KiB.]\n"
    return {"output_type": "stream", "name": "stderr", "text": note}


class Outputs:
    """Collects the outputs of the cell that runs, at most `limit` bytes of them; the rest is dropped, with a note."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._clear()

    def take(self) -> list[Output]:
        """What was collected since the last time."""
        taken = [dict(output) for output in self._held]
        for output in taken:
            if output["output_type"] == "stream":
                output["text"] = "".join(output["text"])
            output.pop("display_id", None)
        if self._dropped:
            taken.append(cut_off(self.limit))
        self._clear()
        return taken

    def clear(self) -> None:
        """Forget what was shown so far, as IPython's clear_output asks."""
        self._held.clear()

    def stream(self, name: str, text: str) -> None:
        """Text on stdout or stderr."""
        room = self.limit - self._size
        held = text.encode("utf-8", "surrogatepass")
        if len(held) > room:
            held = held[: max(room, 0)]
            text = held.decode("utf-8", "ignore")
            self._dropped = True
        if not text:
            return
        self._size += len(held)
        last = self._held[-1] if self._held else None
        if last is None or last["output_type"] != "stream" or last["name"] != name:
            last = {"output_type": "stream", "name": name, "text": []}
            self._held.append(last)
        last["text"].append(text)

    def show(self, kind: str, data: dict[str, Any], display_id: str | None = None, **more: Any) -> None:
        """Something displayed, or the value of a cell."""
        plain = {mime: _as_text(held) for mime, held in data.items()}
        if self._fits(sum(map(len, plain.values()))):
            self._held.append({"output_type": kind, "data": plain, "metadata": {}, "display_id": display_id} | more)

    def update(self, display_id: str, data: dict[str, Any]) -> None:
        """A new content for what was displayed under this id."""
        for output in self._held:
            plain = {mime: _as_text(held) for mime, held in data.items()}
            if output.get("display_id") == display_id and self._fits(sum(map(len, plain.values()))):
                output["data"] = plain

    def error(self, name: str, words: str, lines: list[str]) -> None:
        """A traceback."""
        if self._fits(len(words) + sum(map(len, lines))):
            self._held.append({"output_type": "error", "ename": name, "evalue": words, "traceback": lines})

    def _fits(self, size: int) -> bool:
        fits = self._size + size <= self.limit
        self._size += size if fits else 0
        self._dropped = self._dropped or not fits
        return fits

    def _clear(self) -> None:
        self._held: list[Output] = []
        self._size = 0
        self._dropped = False


def _as_text(held: Any) -> str:
    """A representation as nbformat keeps it: bytes, such as a picture's, in base64."""
    if isinstance(held, bytes):
        return base64.b64encode(held).decode()
    return held if isinstance(held, str) else json.dumps(held, default=repr)


class Stream(io.TextIOBase):
    """What stands for sys.stdout or sys.stderr."""

    encoding = "utf-8"

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs, self._name = outputs, name

    def write(self, text: str) -> int:
        """Text is collected at once."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self._name, text)
        return len(text)

    def writable(self) -> bool:
        """It is, and neither readable nor seekable."""
        return True

    def fileno(self) -> int:
        """The descriptor that programs started by the cell write to."""
        return {"stdout": 1, "stderr": 2}[self._name]


class RawOutput:
    """What reaches the file descriptors 1 and 2 past Python, as from os.write or a program that the cell started."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._file = os.open(tempfile.gettempdir(), os.O_TMPFILE | os.O_RDWR)
        os.dup2(self._file, 1)
        os.dup2(self._file, 2)

    def take(self) -> str:
        """What was written since the last time, up to one byte more than the limit."""
        size = os.fstat(self._file).st_size
        if not size:
            return ""
        held = os.pread(self._file, min(size, self.limit + 1), 0)
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        return re.sub("\0+", "", held.decode("utf-8", "replace"))
