"""A notebook of another assignment is told as such, and no notebook of this one is, whatever became of it."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repository import ROOT

from autograder.engine.submissions.foreign import foreign, work_ids
from autograder.engine.submissions.parsing import parse

LESSONS = sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir())


def notebook(kind: str, lesson: str) -> dict[str, Any]:
    return parse((ROOT / kind / lesson / f"{lesson}.ipynb").read_bytes())


SOURCES = {lesson: notebook("source", lesson) for lesson in LESSONS}
RELEASES = {lesson: notebook("release", lesson) for lesson in LESSONS}
IDS = {lesson: work_ids(source) for lesson, source in SOURCES.items()}


def told(lesson: str, handed_in: dict[str, Any], known: bool = True) -> str:
    others = {name: ids for name, ids in IDS.items() if name != lesson} if known else {}
    return foreign(lesson, SOURCES[lesson], handed_in, others)


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_other_lesson_is_told_by_its_name(lesson: str) -> None:
    for other in LESSONS:
        expected = "" if other == lesson else f"the notebook of another assignment, {other}. Hand in that of {lesson}."
        assert told(lesson, RELEASES[other]).endswith(expected)
        assert bool(told(lesson, RELEASES[other], known=False)) == (other != lesson)
        assert bool(told(lesson, SOURCES[other])) == (other != lesson)


@given(
    lesson=st.sampled_from(LESSONS),
    kept=st.sets(st.integers(0, 60), min_size=1),
    harm=st.sampled_from(["nothing", "marking", "names", "ids", "metadata", "sources"]),
)
def test_a_notebook_of_the_lesson_is_never_refused(lesson: str, kept: set[int], harm: str) -> None:
    """With cells missing, without metadata, with other grade_ids, other cell ids, or every source changed."""
    handed_in = deepcopy(RELEASES[lesson])
    cells = [cell for cell in handed_in["cells"] if cell["metadata"].get("nbgrader")]
    handed_in["cells"] = [cell for place, cell in enumerate(cells) if place in {n % len(cells) for n in kept}]
    for place, cell in enumerate(handed_in["cells"]):
        if harm == "marking":
            del cell["metadata"]["nbgrader"]
        elif harm == "metadata":
            cell["metadata"] = {}
        elif harm == "names":
            cell["metadata"]["nbgrader"]["grade_id"] = f"renamed-{place}"
        elif harm == "ids":
            cell["id"] = f"other-{place}"
        elif harm == "sources":
            cell["source"] = f"answer = {place}"
    assert told(lesson, handed_in) == ""


def test_a_notebook_of_the_students_own_is_not_refused() -> None:
    cells = [{"cell_type": "code", "id": "mine", "metadata": {}, "source": "relu = max"}]
    assert told(LESSONS[0], RELEASES[LESSONS[0]] | {"cells": cells}) == ""
