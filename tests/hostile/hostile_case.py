"""What a case of the corpus is, and the few ways in which cases are made."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from hostile_lesson import NAME, POINTS, RIGHT

from autograder.engine.verdict import Status

Notebook = dict[str, Any]

ENDS = ("scale", "count_positive")
"""The first and the last exercise: solved honestly by most attackers, who want the marks of the four between."""
WANTED = ("relu_backward", "mean_squared_error", "step", "centered")

GRADED = (Status.GRADED,)
DIED = (Status.DIED,)
TIMEOUT = (Status.TIMEOUT,)
STOPPED = (Status.DIED, Status.TIMEOUT)
ANY_END = (Status.GRADED, Status.DIED, Status.TIMEOUT)
"""For attacks that a jail may deny, cut short or end by force: all the same to the mark."""

TOOLS = """\
HOST = {host!r}
def reached(what):
    print("rea" "ched:", what, flush=True)
"""
REACHED = "reached:"
"""What an attack prints where it got what it must not get. No notebook's source holds it."""


@dataclass(frozen=True)
class Desk:
    """Where one case is made. `folder` is what will be handed in; `host` is what the attacker knows of the machine."""

    folder: Path
    release: bytes
    host: dict[str, str | int]

    def notebook(self, answers: dict[str, str], first: str = "", last: str = "") -> Notebook:
        """The released notebook with answers by grade_id, and cells of the student's own as the first and the last."""
        notebook: Notebook = json.loads(self.release)
        cells = notebook["cells"]
        for cell in cells:
            if cell["id"] in answers:
                cell["source"] = dedent(answers[cell["id"]])
        setup = next(i for i, cell in enumerate(cells) if cell["id"] == "setup") + 1
        cells[setup:setup] = [own_cell("own-first", first)] if first else []
        cells += [own_cell("own-last", last)] if last else []
        if any(word in text for text in (first, last, *answers.values()) for word in ("HOST[", "reached(")):
            cells.insert(setup, own_cell("own-tools", TOOLS.format(host=self.host)))
        return notebook

    def save(self, notebook: Notebook | bytes, name: str = f"{NAME}.ipynb") -> Path:
        """Put a notebook into the folder that is handed in."""
        path = self.folder / name
        path.write_bytes(notebook if isinstance(notebook, bytes) else json.dumps(notebook, indent=1).encode())
        return path


@dataclass(frozen=True)
class Case:
    """One notebook of the corpus.

    `score` is its honest mark, out of FULL. `ends` are the ways in which its grading may end. `words` must occur in
    what is said of it. `least` is the lowest mark that will do, where an attack breaks its own interpreter and
    may cost them more. `on_stock` tells whether it may be tried where there is no jail. `secret` are digits of what
    hidden tests hold that no message may contain.
    """

    name: str
    story: str
    make: Callable[[Desk], None]
    score: float
    ends: tuple[Status, ...] = GRADED
    words: str = ""
    least: float | None = None
    on_stock: bool = True
    secret: str = ""


def own_cell(name: str, source: str) -> Notebook:
    """A code cell that a student added."""
    source = dedent(source).strip("\n")
    return {"cell_type": "code", "id": name, "metadata": {}, "execution_count": None, "outputs": [], "source": source}


def right(*exercises: str) -> dict[str, str]:
    """The right answers to some exercises."""
    return {name: RIGHT[name] for name in exercises}


def attack(
    name: str,
    story: str,
    *,
    first: str = "",
    last: str = "",
    solves: tuple[str, ...] = ENDS,
    score: float | None = None,
    ends: tuple[Status, ...] = GRADED,
    words: str = "",
    least: float | None = None,
    on_stock: bool = True,
    secret: str = "",
    **answers: str,
) -> Case:
    """A notebook that solves some exercises honestly and tries its luck in cells of its own and in other answers.

    Its honest mark is that of what it solves, unless `score` says otherwise.
    """

    def make(desk: Desk) -> None:
        desk.save(desk.notebook(right(*solves) | answers, first, last))

    honest = POINTS * len(solves) if score is None else score
    return Case(name, story, make, honest, ends, words, least, on_stock, secret)


def forged(name: str, story: str, answer: str, given: str = "", ends: tuple[Status, ...] = GRADED) -> Case:
    """A notebook that answers all four wanted exercises with the expression `answer`, after the cell `given`.

    The expression may use `x`, the function's first argument.
    """
    functions = {exercise: f"def {exercise}(x, *more):\n    return {answer}" for exercise in WANTED}
    return attack(name, story, first=given, **functions | {"step": f"x = 0.5\nstep = {answer}"}, ends=ends)


def damaged(
    name: str,
    story: str,
    damage: Callable[[Notebook], object],
    *,
    solves: tuple[str, ...] = tuple(RIGHT),
    ends: tuple[Status, ...] = GRADED,
    words: str = "",
) -> Case:
    """An honest notebook that something was done to after it was solved. `damage` changes it in place."""

    def make(desk: Desk) -> None:
        notebook = desk.notebook(right(*solves))
        damage(notebook)
        desk.save(notebook)

    return Case(name, story, make, POINTS * len(solves), ends, words)


def cell(notebook: Notebook, name: str) -> Notebook:
    """A cell of the notebook by its id."""
    found: Notebook = next(cell for cell in notebook["cells"] if cell["id"] == name)
    return found
