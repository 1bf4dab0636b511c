"""Right and wrong attempts at every exercise, as source text.

One file per lesson, in blocks that begin `# %% right EXERCISE.VARIANT` or `# %% wrong EXERCISE.MISTAKE`.
The tests hold the checks to them, and the made-up class of the demo hands them in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

HEADER = re.compile(r"^# %% (right|wrong) (\w+)\.(\w+)$", re.MULTILINE)


@dataclass(frozen=True)
class Attempt:
    """One answer to one exercise or question. `id` is "exercise.variant" or, if wrong, the mistake's id."""

    exercise: str
    id: str
    is_right: bool
    source: str

    def run(self, names: dict[str, Any] | None = None) -> Any:
        """Execute the source, beside `names`, and return what it defines: a function or an answer."""
        namespace: dict[str, Any] = {"np": np, **(names or {})}
        exec(compile(self.source, f"<attempt {self.id}>", "exec"), namespace)
        return namespace[self.exercise]


def attempts(lesson: str) -> tuple[Attempt, ...]:
    """All attempts at one lesson ("01_relu_derivative"), in the order of its file."""
    text = files(__package__).joinpath(f"{lesson}.py").read_text(encoding="utf-8")
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Attempt]:
    headers = list(HEADER.finditer(text))
    ends = [header.start() for header in headers[1:]] + [len(text)]
    for header, end in zip(headers, ends, strict=True):
        verdict, exercise, variant = header.groups()
        yield Attempt(exercise, f"{exercise}.{variant}", verdict == "right", text[header.end() : end].strip() + "\n")
