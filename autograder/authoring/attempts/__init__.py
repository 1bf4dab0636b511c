"""Right and wrong attempts at every exercise, as source text.

One file per lesson, in blocks that begin `# %% right EXERCISE.VARIANT` or `# %% wrong EXERCISE.MISTAKE`.
The tests hold the checks to them, and the made-up class of the demo hands them in.
"""

import linecache
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

HEADER = re.compile(r"^# %% (right|wrong) (\w+)\.(\w+)$", re.MULTILINE)


@dataclass(frozen=True)
class Attempt:
    """One answer to one exercise or question. `id` is "exercise.variant" or, if wrong, the mistake's id.

    `line` is that of its header in the lesson's file, from 1; 0 where the attempt stands in none.
    """

    exercise: str
    id: str
    is_right: bool
    source: str
    line: int = 0

    def run(self, names: dict[str, Any] | None = None) -> Any:
        """Execute the source, beside `names`, and return what it defines: a function or an answer.

        Its lines are kept as a notebook keeps those of a cell, so that an error can be told with the line.
        """
        namespace: dict[str, Any] = {"np": np, **(names or {})}
        place = f"<attempt {self.id}>"
        linecache.cache[place] = (len(self.source), None, self.source.splitlines(keepends=True), place)
        exec(compile(self.source, place, "exec"), namespace)
        return namespace[self.exercise]


def attempts(lesson: str) -> tuple[Attempt, ...]:
    """All attempts at one lesson ("01_relu_derivative"), in the order of its file; none where it has no file."""
    return tuple(blocks(text_of(lesson)))


def text_of(lesson: str) -> str:
    """The file of a lesson's attempts; "" where it has none."""
    file = files(__package__).joinpath(f"{lesson}.py")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def path_of(lesson: str) -> str:
    """Where the file of a lesson's attempts belongs, from the folder of the course."""
    return f"{__package__.replace('.', '/')}/{lesson}.py"


def blocks(text: str) -> Iterator[Attempt]:
    """The attempts of a text in this form, in their order."""
    headers = list(HEADER.finditer(text))
    starts = [*(header.start() for header in headers), len(text)]
    for header, end in zip(headers, starts[1:], strict=True):
        verdict, exercise, variant = header.groups()
        source, line = text[header.end() : end].strip() + "\n", text.count("\n", 0, header.start()) + 1
        yield Attempt(exercise, f"{exercise}.{variant}", verdict == "right", source, line)
