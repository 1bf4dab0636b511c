"""In the course's own lessons, too, an answer that does not come back costs no more than one that fails at once."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle

import pytest
from endless import AT_ONCE, ENDLESS
from repository import ROOT

from autograder.authoring.filled_in import answers_in, filled_in, read_notebook
from autograder.engine.assignment import Submission
from autograder.engine.job import Job
from autograder.engine.station import Station
from autograder.engine.verdict import Verdict
from autograder.gradebook.course import Course

LESSONS = ("01_relu_derivative", "02_relu_vs_sigmoid", "03_exploding_gradients")
LIMITS = {"cell_seconds": 3.0, "call_seconds": 1.0, "submission_seconds": 60.0}
SOLUTIONS = {
    lesson: answers_in(read_notebook((ROOT / "source" / lesson / f"{lesson}.ipynb").read_bytes())) for lesson in LESSONS
}
FUNCTIONS = [(lesson, name) for lesson in LESSONS for name, text in SOLUTIONS[lesson].items() if f"def {name}(" in text]
# Each exercise in one way, so that all ways are tried.
CASES = [(lesson, name, kind) for (lesson, name), kind in zip(FUNCTIONS, cycle(ENDLESS), strict=False)]


@pytest.fixture(scope="module")
def stations() -> Iterator[dict[str, Station]]:
    """A station for each lesson, with short limits."""
    course = Course(ROOT)
    with ExitStack() as stack:
        started = {}
        for lesson in LESSONS:
            job = course.job(lesson)
            short = Job(job.assignment, {**job.limits, **LIMITS}, job.additions, True, job.folder)
            started[lesson] = stack.enter_context(Station(short))
        yield started


def graded(station: Station, lesson: str, **answers: str) -> Verdict:
    release = read_notebook((ROOT / "release" / lesson / f"{lesson}.ipynb").read_bytes())
    notebook = filled_in(release, SOLUTIONS[lesson] | answers)
    return station.grade(Submission("ada", {f"{lesson}.ipynb": json.dumps(notebook).encode()}))


@pytest.mark.parametrize(("lesson", "name", "kind"), CASES)
def test_what_hangs_costs_no_more_than_what_fails(
    stations: dict[str, Station], lesson: str, name: str, kind: str
) -> None:
    with ThreadPoolExecutor(2) as both:
        sources = [AT_ONCE.format(name=name), ENDLESS[kind].format(name=name)]
        fails, hangs = both.map(lambda source: graded(stations[lesson], lesson, **{name: source}), sources)
    points, at_once = ({cell.grade_id: (cell.score, cell.extra) for cell in one.cells} for one in (hangs, fails))
    assert points == at_once
    assert hangs.seconds < LIMITS["submission_seconds"]
    full = {cell.grade_id: (cell.max_score, cell.max_extra) for cell in hangs.cells}
    assert 1 <= sum(points[test] != full[test] for test in full) < len(full) / 2
