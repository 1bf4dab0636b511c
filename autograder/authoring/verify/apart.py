"""Which tests of a lesson give the same marks apart from the student's code as beside it: found by trying.

What tries.py holds is handed in twice: to the lesson as it is, whose tests run at the judge, and to one whose tests all
run in the student's process, as with nbgrader alone. A test whose marks differ, and do so again and again, cannot be
judged apart: one that draws random numbers may have differed by chance. Used by `autograder verify`.
"""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from autograder.authoring.filled_in import Notebook, as_file, read_notebook
from autograder.authoring.verify.tries import tries_of
from autograder.engine.cell_metadata import moved_to_workbench, runs_in_workbench
from autograder.engine.job import Job
from autograder.engine.judge.names import names_of
from autograder.engine.judge.words import NOT_OWN_CODE
from autograder.engine.stations import Stations
from autograder.engine.submissions.hidden import has_hidden_part, without_marks
from autograder.engine.submissions.roles import is_test
from autograder.engine.verdict import CellVerdict

Place = tuple[str, str]  # the name of a notebook, and a grade_id in it
Marks = Mapping[int, Mapping[Place, CellVerdict]]  # of each try, by its number
Change = Callable[[Place, dict[str, Any]], dict[str, Any]]  # of a cell of the lesson
Watched = Callable[[int], AbstractContextManager[Callable[[], None]]]  # of how many notebooks; called after each

DIFFERS = "with {holds} it gives {apart:g} apart from the student's code and {beside:g} beside it"
AGAIN = 2  # times that marks which differ are made anew
KEPT = 3  # stations: of both sides, and of the one that is asked for its words
RUNS_TEXT = "it runs what a student writes as code"
LEAVES = "a later test, which has to run in the student's process, needs what it leaves behind"


@dataclass(frozen=True)
class NotApart:
    """A test that cannot be judged apart, and why."""

    notebook: str
    grade_id: str
    reason: str


def not_apart(job: Job, workers: int, watched: Watched) -> list[NotApart]:
    """The tests of a lesson that have to run in the student's process and do not yet.

    `watched` is told of each round of notebooks that are graded for it. Raises Problem where nothing can be graded.
    """
    with Stations(KEPT) as stations:
        search = _Search(job, stations, workers, watched)
        search.run()
    return [NotApart(*place, search.found[place]) for place in search.tests if place in search.found]


class _Search:
    """`tests` holds the source of each test that runs apart so far; `found` why some of these cannot."""

    def __init__(self, job: Job, stations: Stations, workers: int, watched: Watched) -> None:
        self._job, self._stations, self._workers, self._watched = job, stations, workers, watched
        self._lesson = {name: read_notebook(held) for name, held in job.assignment.notebooks.items()}
        released = {name: read_notebook(held) for name, held in job.assignment.released.items()}
        self._tries = list(tries_of(self._lesson, released))
        self.tests: dict[Place, str] = {
            _place(name, cell): cell["source"]
            for name, notebook in self._lesson.items()
            for cell in notebook["cells"]
            if cell["cell_type"] == "code" and is_test(cell) and not runs_in_workbench(cell["metadata"])
        }
        self.found: dict[Place, str] = {}

    def run(self) -> None:
        """Let tests run in the student's process until no mark differs, or none is left that could."""
        if not self.tests:
            return
        beside = self._marks(_moved(self.tests))
        while True:
            apart = self._marks(_moved(self.found))
            if running := [place for place in self.tests if self._is_refused(apart, place)]:
                self.found |= dict.fromkeys(running, RUNS_TEXT)
                continue
            differing = self._differing(apart, beside)
            if new := {place: number for place, number in differing.items() if place not in self.found}:
                self._note(new, apart, beside)
            elif left := {one for place in differing for one in self._needed_by(place)} - self.found.keys():
                self.found |= dict.fromkeys(left, LEAVES)
            else:
                return

    def _is_refused(self, apart: Marks, place: Place) -> bool:
        return any(marks[place].message == NOT_OWN_CODE for marks in apart.values())

    def _differing(self, apart: Marks, beside: Marks) -> dict[Place, int]:
        """The tests whose marks differ, and come out so each time that they are made anew; the first try of each."""
        found = [
            (place, number)
            for place in self.tests
            for number in apart
            if _points(apart[number], place) != _points(beside[number], place)
        ]
        for _ in range(AGAIN):
            for side, moved in ((apart, self.found), (beside, self.tests)):
                again = self._marks(_moved(moved), numbers={number for _, number in found})
                found = [(p, n) for p, n in found if _points(side[n], p) == _points(again[n], p)]
        return dict(reversed(found))

    def _note(self, new: Mapping[Place, int], apart: Marks, beside: Marks) -> None:
        """Note why, in the words that a test has of which nothing is hidden."""
        told = apart
        if any(has_hidden_part(self.tests[place]) for place in new):
            told = self._marks(_moved(self.found), lambda _, cell: cell | {"source": without_marks(cell["source"])})
        for place, number in new.items():
            scores = {"apart": _points(apart[number], place), "beside": _points(beside[number], place)}
            said = next((side[number][place].message for side in (told, beside) if side[number][place].message), "")
            reason = DIFFERS.format(holds=self._tries[number].holds, **scores)
            self.found[place] = f"{reason}: {said.strip().splitlines()[0]}" if said.strip() else f"{reason}."

    def _needed_by(self, place: Place) -> list[Place]:
        """The tests above this one that bind a name which it needs; all of them where it is no name that it misses."""
        order = list(self.tests)
        above = [one for one in order[: order.index(place)] if one[0] == place[0]]
        needed = names_of(self.tests[place]).needed
        return [one for one in above if names_of(self.tests[one]).defined & needed] or above

    def _marks(self, *changes: Change, numbers: Collection[int] | None = None) -> Marks:
        """Grade the tries of these numbers, or all of them, by the lesson with its cells changed."""
        chosen = sorted(range(len(self._tries)) if numbers is None else numbers)
        if not chosen:
            return {}
        notebooks = {name: as_file(_changed(name, notebook, changes)) for name, notebook in self._lesson.items()}
        job = replace(self._job, assignment=replace(self._job.assignment, notebooks=notebooks))
        marks = {}
        with self._watched(len(chosen)) as done, ThreadPoolExecutor(self._workers) as pool:
            tried = (self._tries[number].submission for number in chosen)
            verdicts = pool.map(partial(self._stations.grade, job), tried)
            for number, verdict in zip(chosen, verdicts, strict=True):
                marks[number] = {(cell.notebook, cell.grade_id): cell for cell in verdict.cells}
                done()
        return marks


def _place(name: str, cell: dict[str, Any]) -> Place:
    return name, cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def _moved(places: Collection[Place]) -> Change:
    """The change that lets these tests run in the student's process."""
    held = frozenset(places)
    return lambda place, cell: cell | {"metadata": moved_to_workbench(cell["metadata"])} if place in held else cell


def _changed(name: str, notebook: Notebook, changes: Collection[Change]) -> Notebook:
    cells = notebook["cells"]
    for change in changes:
        cells = [change(_place(name, cell), cell) for cell in cells]
    return notebook | {"cells": cells}


def _points(marks: Mapping[Place, CellVerdict], place: Place) -> float:
    return (marks[place].score or 0.0) + marks[place].extra
