"""What a student's cells say and show, made safe to stand in a page: nothing of it can run script or load anything.

Called by the judge for every cell of a student's that goes into the autograded notebook. Feedback pages and formgrader
render that notebook without escaping what is HTML in it, so that it has to be harmless as it stands there. The course's
own check cards, made by the judge, do not come through here.
"""

import base64
import binascii
import re
from html import escape
from itertools import zip_longest
from typing import Any

from autograder.engine.pages.frames import framed_html, framed_svg, one_line
from autograder.engine.printable import printable

Output = dict[str, Any]

LEFT_OUT = "[An output of a kind that these pages do not show was left out.]"

_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
# All that markdown and a browser could take for more than words: a tag, an entity, a link, an image, a heading (whose
# id formgrader would take for its own).
_MORE_THAN_WORDS = re.compile(r"[<\[#&]|^[\s>*+.)0-9=-]*[=-][ \t]*$", re.MULTILINE)
# Characters. Markdown, and colouring a line of code, take time that grows with the square of them.
_LONGEST_MARKDOWN = 10_000
_LONGEST_LINE = 2000
_MOST_PLAIN = 20_000
CUT = "# [The rest is left out here. It is in what was handed in.]"
# How programs colour what they print, as nbconvert understands it: its time grows with the square of their number.
_COLOUR = re.compile(r"(\x1b\[[0-9;]{0,20}m)")
_MOST_COLOURS = 500


def inert_output(output: Output) -> Output:
    """An output of a student's cell (nbformat 4), with only what is safe to render.

    Text stays, pictures stay if they are some, HTML and SVG go into a frame that runs no script. Metadata goes.
    """
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": _coloured(output.get("text"))}
    if kind == "error":
        said = {name: inert_text(output.get(name)) for name in ("ename", "evalue")}
        return {"output_type": "error", **said, "traceback": _lines(output.get("traceback"))}
    data = output.get("data")
    shown = {"data": _inert_data(data if isinstance(data, dict) else {}), "metadata": {}}
    if kind == "execute_result":
        count = output.get("execution_count")
        return {"output_type": kind, "execution_count": count if type(count) is int else None, **shown}
    return {"output_type": "display_data", **shown}


def inert_markdown(source: str, attachments: dict[str, dict[str, str]] | None = None, *, rendered: bool = True) -> str:
    """The source of a student's markdown cell, with only what is safe to render; to stand without `attachments`.

    Plain prose and formulas come back as they are. What holds more is rendered here, cleaned, and comes back as HTML.
    What is too long to be rendered in good time comes back as plain text, and so does all of it unless `rendered`.
    """
    if len(source) > _LONGEST_MARKDOWN:  # before any regular expression or renderer sees it
        return as_plain_text(inert_text(source[:_MOST_PLAIN]) + (CUT if len(source) > _MOST_PLAIN else ""))
    source = inert_text(source)
    if not _MORE_THAN_WORDS.search(source):
        return source
    if not rendered:
        return as_plain_text(source)
    # Markdown's machinery takes seconds to import, which most who call this module need not wait for.
    from autograder.engine.pages.clean_markdown import rendered_and_cleaned

    held = {name: _pictures(given) for name, given in (attachments or {}).items() if isinstance(given, dict)}
    pictures = {name: found for name, found in held.items() if found}
    cleaned = rendered_and_cleaned(source, pictures)
    return as_plain_text(source) if cleaned is None else cleaned


def inert_text(text: object) -> str:
    """Text of a notebook, a string or a list of them, made printable."""
    return printable("".join(map(str, text)) if isinstance(text, list) else "" if text is None else str(text))


def _coloured(text: object) -> str:
    """The same for what was printed, in the colours that it was printed in, up to a number of changes of colour."""
    joined = "".join(map(str, text)) if isinstance(text, list) else "" if text is None else str(text)
    pieces = _COLOUR.split(joined, maxsplit=_MOST_COLOURS)
    words = [printable(_COLOUR.sub("", piece)) for piece in pieces[::2]]
    return "".join(word + colour for word, colour in zip_longest(words, pieces[1::2], fillvalue=""))


def as_plain_text(source: str) -> str:
    """A markdown cell that shows `source` character by character. One line, so that markdown sees one block of HTML."""
    html = escape(source).replace("\\", "&#92;").replace("$", "&#36;")  # the signs by which formulas are looked for
    return f"<pre>{one_line(html)}</pre>"


def inert_raw(source: str) -> str:
    """The source of a student's raw cell, which pages take for HTML; what could be some comes back as plain text."""
    shown = source[:_MOST_PLAIN] + (CUT if len(source) > _MOST_PLAIN else "")
    return as_plain_text(shown) if re.search("[<&]", shown) else shown


def inert_code(source: str) -> str:
    """The source of a student's code cell as it is shown, with so much of it as is coloured in good time."""
    lines = [_cut(line, _LONGEST_LINE, CUT) for line in source[:_MOST_PLAIN].split("\n")]
    return "\n".join(lines) + ("\n" + CUT if len(source) > _MOST_PLAIN else "")


def _cut(text: str, length: int, note: str) -> str:
    return text if len(text) <= length else f"{text[:length]} {note}"


def _inert_data(data: dict[str, Any]) -> dict[str, str]:
    safe = _pictures(data)
    words = _coloured(data.get("text/plain"))
    if html := inert_text(data.get("text/html")):
        safe["text/html"] = framed_html(html)
    elif svg := inert_text(data.get("image/svg+xml")):
        safe["text/html"] = framed_svg(svg, alt=inert_text(words))
    if words or not safe:
        safe["text/plain"] = words or LEFT_OUT
    return safe


def _pictures(data: dict[str, Any]) -> dict[str, str]:
    """The pictures among `data`, by kind, in the one form that base64 allows."""
    found = {kind: _picture(inert_text(data[kind]), begin) for kind, begin in _PICTURES.items() if kind in data}
    return {kind: held for kind, held in found.items() if held}


def _picture(text: str, begin: bytes) -> str:
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(content).decode("ascii") if content.startswith(begin) else ""


def _lines(traceback: object) -> list[str]:
    return [_coloured(line) for line in traceback] if isinstance(traceback, list) else []
