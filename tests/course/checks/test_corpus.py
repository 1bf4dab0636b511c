"""Answers after public code, threads and issues: all wrong ones are caught, no right one is rejected, no name is false.

Each block of `corpus/` says where its formula was seen; the code is our own. `Name:` is the name that holds, by our own
judgement of each answer; "none" where no name of the catalogue fits, and what the numbers show has to be enough.
"""

import re
from pathlib import Path

import pytest
from attempted import labelled, names_for

from autograder.authoring.attempts import Attempt, blocks
from course import CheckFailed, catalogue, check
from course.checks.result import CheckResult

CORPUS = [a for path in sorted((Path(__file__).parent / "corpus").glob("[0-9]*.py")) for a in blocks(path.read_text())]
WRONG, RIGHT = [a for a in CORPUS if not a.is_right], [a for a in CORPUS if a.is_right]


def check_of(attempt: Attempt) -> CheckResult:
    return check(**{attempt.exercise: attempt.run(names_for(attempt))})


def said_of(attempt: Attempt) -> str:
    found = re.search(r"^# Name: (.*)$", attempt.source, re.MULTILINE)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("attempt", labelled(RIGHT))
def test_a_right_answer_is_never_rejected(attempt: Attempt) -> None:
    assert check_of(attempt).subject == attempt.exercise


@pytest.mark.parametrize("attempt", labelled(WRONG))
def test_a_wrong_answer_is_caught_and_told_and_its_name_holds(attempt: Attempt) -> None:
    with pytest.raises(CheckFailed) as failure:
        check_of(attempt)
    name, said = failure.value.misconception, said_of(attempt)
    assert (name or f"{attempt.exercise}.none") == f"{attempt.exercise}.{said.split(',')[0]}"
    assert failure.value.report is not None
    assert bool(name or failure.value.report.shows) == ("nothing shows it" not in said)


def test_each_answer_says_where_it_was_seen() -> None:
    assert all(re.match(r"# From: \S", attempt.source) for attempt in CORPUS)
    assert {attempt.exercise for attempt in CORPUS} == set(catalogue.EXERCISES)


def test_nearly_all_wrong_answers_are_told() -> None:
    told = [attempt for attempt in WRONG if "nothing shows it" not in said_of(attempt)]
    assert len(told) >= 0.95 * len(WRONG)
