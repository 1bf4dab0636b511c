"""One lesson verified: its claims packed into notebooks, and those graded as if students had handed them in.

The solutions and the stubs are handed in whole. Attempts are handed in as by students who deleted the ordinary cells
that no mark depends on, and who have not begun the exercises that these attempts do not build on: figures, trainings
and other tests would take most of a notebook's time.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.authoring.attempts import Attempt, attempts, path_of
from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.course_rules.attempts import attempt_problems
from autograder.authoring.course_rules.places import read_catalogue
from autograder.authoring.filled_in import Notebook, answers_in, as_file, filled_in, read_notebook
from autograder.authoring.verify.by_heart import by_heart
from autograder.authoring.verify.claims import Claim, GradedCell, Kind, claim_of, graded_cells, problems
from autograder.authoring.verify.dependence import Dependence
from autograder.authoring.verify.packing import Parcel, pack
from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.problem import Problem
from autograder.engine.station import Station


@dataclass(frozen=True)
class Outcome:
    """What one claim came to; `against` holds a sentence for each thing that speaks against it.

    `again`: it failed together with others, and this is what came of it in a whole notebook of its own.
    """

    claim: Claim
    against: tuple[str, ...]
    again: bool = False


class Verification:
    """One lesson of a course. Raises Problem where it cannot be read, or does not fit its attempts.

    `notebooks` holds the claims that each notebook will try.
    """

    def __init__(self, job: Job) -> None:
        self.job, self.lesson = job, job.assignment.name
        self._sources = {name: read_notebook(held) for name, held in job.assignment.notebooks.items()}
        self._released = {name: read_notebook(held) for name, held in job.assignment.released.items()}
        self._solutions = {name: answers_in(notebook) for name, notebook in self._sources.items()}
        known = attempts(self.lesson)
        self._is_attempted = bool(known)
        self._refuse_strangers({attempt.exercise for attempt in known})
        self.notebooks = tuple(_whole(self._sources))
        if known:
            source = self._sources[self.lesson]
            dependence = Dependence(source)
            self._shortened = _without(self._released[self.lesson], dependence.idle(known))
            self.notebooks += tuple(_packed(graded_cells(source), dependence, known))
        self._entries = next((held for held in read_catalogue() if held.name == self.lesson), None)

    def told(self) -> list[BuildProblem]:
        """What its attempts and its hidden tests tell before anything is graded."""
        if self._entries is None:
            return []
        return [
            *attempt_problems(self._entries),
            *by_heart(Path(self.job.folder), self._sources[self.lesson], self._entries),
        ]

    @property
    def is_outside_the_catalogue(self) -> bool:
        """Whether nobody expects attempts at it, and there are none."""
        return self._entries is None and not self._is_attempted

    def _refuse_strangers(self, attempted: set[str]) -> None:
        stubs = {name: answers_in(notebook).keys() for name, notebook in self._released.items()}
        if stubs != {name: answers.keys() for name, answers in self._solutions.items()}:
            raise Problem(
                f"{self.lesson}: release/ does not fit source/. Run nbgrader generate_assignment "
                f"'{self.lesson}' --force, or make build where the lesson is written as text."
            )
        if strangers := sorted(attempted - self._solutions.get(self.lesson, {}).keys()):
            raise Problem(
                f"{self.lesson}: there are attempts at {strangers[0]}, for which the lesson has no exercise. "
                f"Take them out of {path_of(self.lesson)}."
            )

    def run(self, workers: int) -> Iterator[list[Outcome]]:
        """Grade the notebooks, `workers` at a time, and yield what came of each as it is known.

        Raises Problem where nothing can be graded.
        """
        with Station(self.job) as station, ThreadPoolExecutor(workers) as pool:
            yield from self._in_turn(station, pool)

    def _in_turn(self, station: Station, pool: ThreadPoolExecutor) -> Iterator[list[Outcome]]:
        waiting = [pool.submit(self._try, station, claims) for claims in self.notebooks]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _try(self, station: Station, claims: tuple[Claim, ...]) -> list[Outcome]:
        """What fails in a short notebook with others is tried again in a whole one by itself, and that counts."""
        if claims[0].kind in (Kind.SOLUTIONS, Kind.STUBS):
            return _graded(station, claims, self._whole(claims))
        return [
            replace(_graded(station, (outcome.claim,), self._whole((outcome.claim,)))[0], again=True)
            if outcome.against
            else outcome
            for outcome in _graded(station, claims, self._short(claims))
        ]

    def _whole(self, claims: tuple[Claim, ...]) -> Submission:
        """All notebooks, with every cell and solution."""
        files = {}
        for name, notebook in self._released.items():
            solutions = {} if claims[0].kind == Kind.STUBS else self._solutions[name]
            files[name] = filled_in(notebook, solutions | _answers(claims))
        return _handed_in(files)

    def _short(self, claims: tuple[Claim, ...]) -> Submission:
        """No more than the marks of these attempts depend on. Attempts are made at lessons of one notebook alone."""
        needed = frozenset[str]().union(*(claim.needs for claim in claims))
        solutions = {name: text for name, text in self._solutions[self.lesson].items() if name in needed}
        return _handed_in({self.lesson: filled_in(self._shortened, solutions | _answers(claims))})


def _graded(station: Station, claims: tuple[Claim, ...], handed_in: Submission) -> list[Outcome]:
    verdict = station.grade(handed_in)
    return [Outcome(claim, tuple(problems(claim, verdict))) for claim in claims]


def _answers(claims: tuple[Claim, ...]) -> dict[str, str]:
    return {exercise: answer for claim in claims for exercise, answer in claim.answers.items()}


def _handed_in(notebooks: Mapping[str, Notebook]) -> Submission:
    return Submission("verify", {f"{name}.ipynb": as_file(notebook) for name, notebook in notebooks.items()})


def _without(notebook: Notebook, ids: Set[str]) -> Notebook:
    return notebook | {"cells": [cell for cell in notebook["cells"] if cell["id"] not in ids]}


def _whole(sources: Mapping[str, Notebook]) -> Iterator[tuple[Claim, ...]]:
    """What is handed in whole: the solutions and the stubs, with a claim for each notebook."""
    for kind in (Kind.SOLUTIONS, Kind.STUBS):
        yield tuple(
            Claim(kind, str(kind) if len(sources) == 1 else f"{kind}, {name}", {}, graded_cells(source), notebook=name)
            for name, source in sources.items()
        )


def _packed(
    cells: tuple[GradedCell, ...], dependence: Dependence, known: tuple[Attempt, ...]
) -> Iterator[tuple[Claim, ...]]:
    claims, parcels, count = {}, [], Counter[str]()
    for attempt in known:
        count[attempt.id] += 1
        needs = dependence.of(attempt)
        claims[attempt] = claim_of(attempt, count[attempt.id], cells, needs)
        parcels.append(Parcel(attempt, needs))
    yield from (tuple(claims[attempt] for attempt in held) for held in pack(parcels))
