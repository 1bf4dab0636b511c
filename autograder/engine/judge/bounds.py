"""How much is kept of what a student's process says that its cells showed: its own limits may be out of order."""

import json
from typing import Any

from autograder.engine.workbench.outputs import Output, cut_off

ESCAPED = 2  # times the limit: line ends and quotation marks take two characters in JSON
SMALL = 64 * 1024  # bytes of a test's outputs that are kept in any case: they say why it failed
NOTE = "[Output left out: all outputs of a submission together may take {kib} KiB.]\n"


def size_of(output: object) -> int:
    """The bytes that an output takes in a file."""
    return len(json.dumps(output, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def bounded(outputs: list[Any], limit: int) -> list[Output]:
    """The first of these outputs, as many as take no more than `limit` bytes, with a note where some were left out."""
    kept: list[Output] = []
    size = 0
    for output in outputs:
        if not isinstance(output, dict):
            continue
        size += size_of(output)
        if size > ESCAPED * limit:
            return [*kept, cut_off(limit)]
        kept.append(output)
    return kept


class Room:
    """What the page of one submission has room for. The outputs of all its cells share `kib` KiB."""

    def __init__(self, kib: int) -> None:
        self.kib = kib
        self._left = kib * 1024

    def take(self, outputs: list[Output], least: int = 0) -> list[Output]:
        """The first of a cell's outputs, as many as there is room for, or as fit into `least` bytes, with a note."""
        kept: list[Output] = []
        size = 0
        for output in outputs:
            size += size_of(output)
            if size > max(self._left, least):
                kept.append({"output_type": "stream", "name": "stderr", "text": NOTE.format(kib=self.kib)})
                self._left = 0
                return kept
            kept.append(output)
        self._left = max(self._left - size, 0)
        return kept
