"""Every wrong version in the catalogue fails and is named; every right variant passes."""

import subprocess
import sys

import pytest
from attempted import ATTEMPTS, labelled, names_for
from repository import ROOT

from autograder.authoring.attempts import Attempt
from course import CheckFailed, CheckResult, catalogue, check
from course.catalogue.probes import mixed

LESSONS = [lesson.name for lesson in catalogue.lessons()]


def run_check(attempt: Attempt) -> CheckResult:
    given = attempt.run(names_for(attempt))
    return check(given) if attempt.exercise in catalogue.EXERCISES else check(**{attempt.exercise: given})


@pytest.mark.parametrize("attempt", labelled([a for a in ATTEMPTS if a.is_right]))
def test_right_variant_passes(attempt: Attempt) -> None:
    result = run_check(attempt)
    assert result.subject == attempt.exercise
    assert repr(result).startswith(f"✓ {attempt.exercise}: right.")


@pytest.mark.parametrize("attempt", labelled([a for a in ATTEMPTS if not a.is_right]))
def test_wrong_version_fails_and_is_named(attempt: Attempt) -> None:
    with pytest.raises(CheckFailed) as failure:
        run_check(attempt)
    assert failure.value.misconception == attempt.id
    assert str(failure.value).startswith(f"{attempt.exercise}: ")


def test_numbers_that_a_learner_spoilt_are_whole_the_next_time() -> None:
    mixed(3, (2, 2))[...] = 0
    assert (mixed(3, (2, 2)) != 0).all()


def test_the_lessons_are_found_in_their_order() -> None:
    assert sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py")) == LESSONS
    assert list(catalogue.EXERCISES) == [e.name for lesson in catalogue.lessons() for e in lesson.exercises]
    assert list(catalogue.QUESTIONS) == [q.name for lesson in catalogue.lessons() for q in lesson.questions]


def test_no_entry_is_loaded_before_it_is_asked_for() -> None:
    """What a notebook that only draws need not wait for."""
    told = "import sys, course; print([name for name in sys.modules if name.startswith('course.catalogue.relu')])"
    told += "; print(len(course.catalogue.EXERCISES) > 30)"
    shown = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines() == ["[]", "True"]
