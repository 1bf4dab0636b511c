"""Handing in a lesson of this course with some answers, and what the autograder gives for it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from json import dumps

from repository import ROOT

from autograder.authoring.attempts import attempts
from autograder.authoring.filled_in import Notebook, answers_in, filled_in, read_notebook
from autograder.authoring.verify.dependence import Dependence
from autograder.engine.assignment import Submission
from autograder.engine.station import Station
from autograder.engine.verdict import Verdict
from autograder.gradebook.course import Course


@cache
def notebook_of(kind: str, lesson: str) -> Notebook:
    """The notebook of a lesson in source/ or release/."""
    return read_notebook((ROOT / kind / lesson / f"{lesson}.ipynb").read_bytes())


def solutions_of(lesson: str) -> dict[str, str]:
    """The lesson's own solutions, by grade_id."""
    return answers_in(notebook_of("source", lesson))


@cache
def short_release(lesson: str) -> Notebook:
    """The released notebook without the ordinary cells that no mark depends on: figures take most of the time."""
    idle = Dependence(notebook_of("source", lesson)).idle(attempts(lesson))
    release = notebook_of("release", lesson)
    return release | {"cells": [cell for cell in release["cells"] if cell["id"] not in idle]}


@dataclass(frozen=True)
class Desk:
    """Grades submissions to one lesson."""

    lesson: str
    station: Station

    def answers(self) -> list[str]:
        """The names of all that there is to fill in."""
        return list(solutions_of(self.lesson))

    def grade(self, answers: Mapping[str, str], first: str = "") -> Verdict:
        """The verdict on the released notebook with these answers, and a cell of the student's own above all."""
        notebook = filled_in(short_release(self.lesson), answers)
        own = {
            "cell_type": "code",
            "id": "own",
            "metadata": {},
            "source": first,
            "outputs": [],
            "execution_count": None,
        }
        notebook["cells"][:0] = [own] if first else []
        return self.grade_notebook(notebook)

    def grade_notebook(self, notebook: Notebook) -> Verdict:
        """The verdict on a whole notebook."""
        return self.station.grade(Submission("ada", {f"{self.lesson}.ipynb": dumps(notebook).encode()}))


@contextmanager
def desk_for(lesson: str, jailed: bool = True) -> Iterator[Desk]:
    """Where submissions to a lesson are graded, as the course's settings say."""
    with Station(Course(ROOT).job(lesson, jailed=jailed)) as station:
        yield Desk(lesson, station)


def full(verdict: Verdict) -> float:
    """All that there is to be had, extra points too."""
    return verdict.max_score + sum(cell.max_extra for cell in verdict.cells)


def points(verdict: Verdict) -> float:
    """All that was given, extra points too."""
    return verdict.score + sum(cell.extra for cell in verdict.cells)
