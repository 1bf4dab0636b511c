"""Families of notebooks, each of which was once one: texts in every place, prose that takes long, answers that hang.

All are light: what makes them hostile is what stands in them, not how much of it there is.
"""

import json
from collections.abc import Iterator

from hostile_case import ANY_END, TIMEOUT, Case, Desk, attack, own_cell, right
from hostile_lesson import RIGHT

TEXTS = {
    "half": "\ud800",
    "other_half": "x\udfff",
    "two_halves": "\udc00\ud800",
    "null": "a\0b",
    "title": "\x1b]0;title\x07",
    "clears": "\x1b[2J\x1b[H",
    "c1": "\x9b31m\x90q\x9c",
    "turned": "\u202eabc\u2066",
    "separators": "a\u2028b\u2029c\x85d",
    "returns": "a\rb\r\nc\x0cd\x0b",
    "formula": "=1+1",
    "markup": "[red]x[/red] <b> {{ x }} {% y %} $\\x$",
    "backspaces": "abc\b\b\b\x7f",
}
# Where an answer of a student's can hold a text: a right answer that says it, and a wrong one.
RIGHTLY = {
    "prints": "def relu_backward(dA, Z):\n    print({text})\n    return dA * (Z > 0)",
    "warns": "import warnings\ndef relu_backward(dA, Z):\n    warnings.warn({text})\n    return dA * (Z > 0)",
    "names": "def relu_backward(dA, Z): return dA * (Z > 0)\nrelu_backward.__name__ = {text}",
    "documents": "def relu_backward(dA, Z): return dA * (Z > 0)\nrelu_backward.__doc__ = {text}",
    "binds": "def relu_backward(dA, Z): return dA * (Z > 0)\nglobals()[{text}] = {text}",
    "catches": "def relu_backward(dA, Z):\n    try: raise OSError({text})\n    except OSError: return dA * (Z > 0)",
}
WRONGLY = {
    "raises": "def relu_backward(dA, Z): raise ValueError({text})",
    "unwritten": "def relu_backward(dA, Z): raise NotImplementedError({text})",
    "key": "def relu_backward(dA, Z): raise KeyError({text})",
    "returns": "def relu_backward(dA, Z): return {text}",
    "maps": "def relu_backward(dA, Z): return {{{text}: {text}, 'a': [{text}]}}",
    "kind": "def relu_backward(dA, Z): raise type({text}, (ValueError,), {{}})({text})",
    "exits": "import sys\ndef relu_backward(dA, Z): sys.exit({text})",
    "noted": "def relu_backward(dA, Z):\n    error = ValueError()\n    error.add_note({text})\n    raise error",
    "cell": "raise ValueError({text})",
    "groups": "def relu_backward(dA, Z): raise ExceptionGroup({text}, [ValueError({text})])",
}
SLOW_UNITS = ("\\begin{a}", "1\n", "> ", "- ", "*", "_", "~", "`", "$", "$$", "[", "](", "![", "<b>", "&", "#", "|")
SLOW_UNITS += ("|a|b|\n|-|-|\n", "*a", "**a", "*a_", "- a\n", "  - a\n", "\n", "http://a ", "a@b.c ", "[^1]", "```\n")
SLOW_UNITS += ("\\(", "\\[", "\\", "=\n", "---\n", "<a href=", "<!--", "]: ", "\t", "\U0001f600", "é", "<div>\n", "{{")
SLOW_CODE = ("a.", "a?", "%", "!", "@", "'", '"', "(", "f'{", "#", "\\", "\U0001f600", "0x", "lambda ", "x = 1;", "é")
SIZE = 100_000
HANGS = {
    "loop": "while True: pass",
    "sleep": "import time; time.sleep(3600)",
    "iterator": "return sum(1 for _ in iter(int, 1))",
    "swallows": "while True:\n        try:\n            while True: pass\n        except KeyboardInterrupt: pass",
    "waits": "import threading; threading.Event().wait()",
}
CLASS = "class Endless:\n    def {method}(self, *given):\n        while True: pass\n"
HANGS_ELSEWHERE = {
    "nested": ("def inner(x):\n    while True: pass\n", "inner(1)"),
    "generator": ("def ones():\n    while True: yield 1\n", "sum(ones())"),
    "method": (CLASS.format(method="forward"), "Endless().forward(1)"),
    "equality": (CLASS.format(method="__eq__"), "Endless() == Endless()"),
    "attribute": (CLASS.format(method="__getattr__"), "Endless().x"),
    "key": ("def key(x):\n    while True: pass\n", "sorted([1, 2], key=key)"),
}
"""What an answer calls and does not come back, and the call."""
LEFT = "import os, time\nfor _ in range({count}):\n    if os.fork() == 0:\n        {does}\n        os._exit(0)"
LEAVES = {
    "sleepers": (20, "time.sleep(2)"),
    "late_memory": (8, "time.sleep(0.2); kept = np.ones(2**23); time.sleep(2)"),
    "later_memory": (8, "time.sleep(0.5); kept = np.ones(2**23); time.sleep(2)"),
    "late_processes": (8, "time.sleep(0.2); [os.fork() for _ in range(4)]; time.sleep(2)"),
}


def texts() -> Iterator[Case]:
    """Each text in each place of an answer."""
    for word, text in TEXTS.items():
        for place, code in RIGHTLY.items():
            answer = code.format(text=repr(text))
            story = f"A right answer that {place} a text."
            yield attack(f"{place}_{word}", story, relu_backward=answer, score=9, ends=ANY_END)
        for place, code in WRONGLY.items():
            yield attack(
                f"{place}_{word}", f"{place}: a text.", relu_backward=code.format(text=repr(text)), ends=ANY_END
            )


def cells() -> Iterator[Case]:
    """Each text in every part of a notebook that is no answer, and prose and code that take long to render."""
    for word, text in TEXTS.items():
        yield added(f"notebook_{word}", "A text in every part of the notebook.", text, text)
    for number, unit in enumerate(SLOW_UNITS):
        yield added(f"slow_prose_{number}", f"{unit!r} without end.", (unit * SIZE)[:SIZE], "")
        yield added(f"short_prose_{number}", f"{unit!r}, as often as is rendered.", (unit * SIZE)[:10_000], "")
    for number, unit in enumerate(SLOW_CODE):
        yield added(f"slow_code_{number}", f"{unit!r} on one line.", "", "# " + (unit * SIZE)[:SIZE])


def added(name: str, story: str, prose: str, code: str) -> Case:
    """An honest notebook with cells of the student's own."""

    def make(desk: Desk) -> None:
        notebook = desk.notebook(right(*RIGHT))
        some = prose[:100]
        pictures = {"attachments": {some: {"image/png": some}}}
        notebook["cells"] += [
            {"cell_type": "markdown", "id": some, "metadata": {some: some}, "source": prose} | pictures,
            {"cell_type": "raw", "id": "raw", "metadata": {}, "source": prose},
            own_cell("own-code", json.dumps(code, ensure_ascii=False)),
        ]
        notebook["metadata"]["title"] = some
        desk.save(notebook)

    return Case(name, story, make, 18)


def hangs() -> Iterator[Case]:
    """Answers that do not come back, and cells that call them; cells that leave processes behind."""
    for kind, body in HANGS.items():
        answer = f"def relu_backward(dA, Z):\n    {body}"
        calls = "relu_backward(1, 2)"
        name = f"hangs_{kind}"
        yield attack(name, "An answer that hangs.", relu_backward=answer, ends=TIMEOUT, solves=tuple(RIGHT), score=15)
        yield attack(
            f"{name}_early",
            "An answer that hangs in its own cell already, and is called again in the last.",
            relu_backward=f"{answer}\n{calls}",
            last=calls,
            ends=TIMEOUT,
            solves=tuple(RIGHT),
            score=15,
        )
    for kind, (helper, call) in HANGS_ELSEWHERE.items():
        yield attack(
            f"hangs_in_{kind}",
            "An answer that calls what hangs, which the last cell calls, too.",
            relu_backward=f"{helper}def relu_backward(dA, Z):\n    return {call}",
            last=call,
            ends=TIMEOUT,
            solves=tuple(RIGHT),
            score=15,
        )
    for kind in ("while True: pass", "{0 for _ in iter(int, 1)}", "import time; time.sleep(3600)"):
        yield attack(
            f"plain_{kind.split()[0].strip('{')}",
            "A cell that binds nothing and does not end, before all right answers.",
            first=kind,
            ends=TIMEOUT,
            solves=tuple(RIGHT),
            score=18,
        )
    for kind, (count, does) in LEAVES.items():
        code = LEFT.format(count=count, does=does)
        yield attack(f"leaves_{kind}", "A cell that leaves processes.", relu_backward=code, ends=ANY_END)


CASES = (*texts(), *cells(), *hangs())
