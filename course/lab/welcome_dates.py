"""The welcome page with the due dates of a learner's class in its map of the lessons."""

import json
import re

from course.due_dates import DueDates

_CELL = r"\]\({name}/{name}\.ipynb\)[^|]*?(?= *\|)"  # of the table, from a lesson's link on
DUE = "<br>**due {date}**{zone}"


def with_due_dates(welcome: bytes, due: DueDates) -> bytes:
    """The notebook with each lesson's date below its question; the same bytes where no lesson has one."""
    notebook = json.loads(welcome)
    before = json.dumps(notebook)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = _dated("".join(cell["source"]), due).splitlines(keepends=True)
    changed = json.dumps(notebook) != before
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode() if changed else welcome


def _dated(source: str, due: DueDates) -> str:
    zone = f" ({due.zone})" if due.zone else ""
    for name in due.dates:
        if found := re.search(_CELL.format(name=re.escape(name)), source):
            words = DUE.format(date=due.shown(name), zone=zone)
            source = source[: found.end()] + words + source[found.end() :]
    return source
