"""How the builder refuses: each problem with its place and its remedy, all of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.engine.problem import Problem

Fault = tuple[int, str, str]
"""A problem whose file is understood: line, what is wrong, what to do."""


@dataclass(frozen=True)
class BuildProblem:
    """One thing that must be changed before the course can be built.

    `path` is relative to the course's folder, `line` counts from 1 (None: the file as a whole);
    `what` and `remedy` are sentences, each with its full stop.
    """

    path: str
    line: int | None
    what: str
    remedy: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.what} {self.remedy}"


class BuildError(Problem):
    """The course cannot be built; `problems` says why, in the order of files and lines."""

    def __init__(self, problems: Iterable[BuildProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.path, problem.line or 0)))
        super().__init__("\n".join(map(str, self.problems)))
