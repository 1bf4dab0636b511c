"""How much is kept of what a student's process says that a cell showed: its own limit may be out of order."""

import json
from typing import Any

from autograder.engine.workbench.outputs import cut_off

ESCAPED = 2  # times the limit: line ends and quotation marks take two characters in JSON


def bounded(outputs: list[Any], limit: int) -> list[dict[str, Any]]:
    """The first of these outputs, as many as take no more than `limit` bytes, with a note where some were left out."""
    kept: list[dict[str, Any]] = []
    size = 0
    for output in outputs:
        if not isinstance(output, dict):
            continue
        size += len(json.dumps(output, ensure_ascii=False))
        if size > ESCAPED * limit:
            return [*kept, cut_off(limit)]
        kept.append(output)
    return kept
