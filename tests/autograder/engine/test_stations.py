"""Stations that are kept: each job at its own, no more than there is room for, and none that is in use is ended."""

import threading
from dataclasses import replace

import pytest

from autograder.engine import stations
from autograder.engine.assignment import Assignment, Submission
from autograder.engine.job import Job
from autograder.engine.problem import Problem
from autograder.engine.stations import Stations

LESSON = Assignment("sums", {"sums": b"{}"}, {})
JOB = Job(LESSON)
WORK = Submission("ada", {})


class Started:
    """A station that grades nothing, and holds up whoever uses it while `may_end` is not set."""

    def __init__(self, job: Job) -> None:
        self.job, self.is_closed, self.begun, self.may_end = job, False, threading.Event(), threading.Event()
        self.may_end.set()

    def grade(self, submission: Submission) -> "Started":
        self.begun.set()
        self.may_end.wait(60)
        return self

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture(autouse=True)
def _nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stations, "Station", Started)


OTHERS = {
    "cells": replace(JOB, assignment=replace(LESSON, notebooks={"sums": b"[]"})),
    "files": replace(JOB, assignment=replace(LESSON, files={"data.csv": b"1"})),
    "name": replace(JOB, assignment=replace(LESSON, name="other")),
    "what students got": replace(JOB, assignment=replace(LESSON, released={"sums": b"{}"})),
    "what was added": JOB.knowing((("sums", "test_add"),)),
    "other lessons": replace(JOB, assignment=replace(LESSON, others={"more": frozenset({"add"})})),
    "limits": replace(JOB, limits=JOB.limits | {"cell_seconds": 1.0}),
    "additions": replace(JOB, additions=JOB.additions | {"packages": ["other"]}),
    "no jail": replace(JOB, jailed=False),
    "folder": replace(JOB, folder="/elsewhere"),
}


@pytest.mark.parametrize("what", OTHERS)
def test_a_job_that_differs_in_anything_has_a_station_of_its_own(what: str) -> None:
    with Stations(2) as kept:
        first = kept.grade(JOB, WORK)
        assert kept.grade(OTHERS[what], WORK).job == OTHERS[what]
        assert kept.grade(replace(JOB), WORK) is first


def test_the_last_used_are_kept_and_all_end_with_the_block() -> None:
    jobs = [replace(JOB, folder=str(number)) for number in range(4)]
    with Stations(2) as kept:
        first, second = (kept.grade(job, WORK) for job in jobs[:2])
        kept.warm_up(jobs[0])
        third = kept.grade(jobs[2], WORK)
        assert [station.is_closed for station in (first, second, third)] == [False, True, False]
        assert kept.grade(jobs[1], WORK) is not second
    assert first.is_closed
    assert third.is_closed
    with pytest.raises(Problem, match="closed"):
        kept.grade(jobs[3], WORK)


def test_what_is_in_use_is_kept_beyond_their_number() -> None:
    other = replace(JOB, folder="other")
    with Stations(1) as kept:
        busy = kept.grade(JOB, WORK)
        busy.begun.clear()
        busy.may_end.clear()
        work = threading.Thread(target=kept.grade, args=(JOB, WORK))
        work.start()
        assert busy.begun.wait(60)
        idle = kept.grade(other, WORK)
        assert (busy.is_closed, idle.is_closed) == (False, True)
        busy.may_end.set()
        work.join(60)
        assert not busy.is_closed
