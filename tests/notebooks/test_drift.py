"""What is committed is what a build makes of the lessons, and students get no answer in it."""

import json
import re
from typing import Any

import pytest
from repository import ROOT

from autograder.authoring.builder.course import build, differences
from autograder.commands.build import hints_of

LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py"))
STUB = re.compile(
    r'raise NotImplementedError\("\w[\w.]*: replace this line with your code\."\)|\w+ = \.\.\.  # replace .*'
)


def notebook(step: str, lesson: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / step / lesson / f"{lesson}.ipynb").read_bytes())
    return content


def lines(cell: dict[str, Any]) -> list[str]:
    return "".join(cell["source"]).split("\n")


def cut(cell: dict[str, Any], name: str) -> tuple[list[str], list[list[str]]]:
    """The lines of a cell that lie outside the regions called `name`, and those of each region."""
    kept: list[str] = []
    regions: list[list[str]] = []
    inside = False
    for line in lines(cell):
        if f"BEGIN {name}" in line or f"END {name}" in line:
            inside = not inside
            regions += [[]] if inside else []
        else:
            (regions[-1] if inside else kept).append(line)
    return kept, regions


def test_what_is_committed_is_a_fresh_build() -> None:
    assert LESSONS
    assert differences(ROOT, build(ROOT, hints_of)) == [], "run make build and commit the result"


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_release_has_the_cells_of_the_source_under_the_same_ids(lesson: str) -> None:
    source, release = notebook("source", lesson)["cells"], notebook("release", lesson)["cells"]
    ids = [cell["id"] for cell in source]
    assert [cell["id"] for cell in release] == ids
    assert len(set(ids)) == len(ids)
    for cell in source:
        assert cell["metadata"].get("nbgrader", {}).get("grade_id", cell["id"]) == cell["id"]


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_release_has_no_answers_and_no_outputs(lesson: str) -> None:
    release = {cell["id"]: cell for cell in notebook("release", lesson)["cells"]}
    answers: list[list[str]] = []
    for cell in notebook("source", lesson)["cells"]:
        released = lines(release[cell["id"]])
        kept, solutions = cut(cell, "SOLUTION")
        if solutions:
            assert [line for line in released if not STUB.fullmatch(line.strip())] == kept
        else:
            kept, hidden = cut(cell, "HIDDEN TESTS")
            assert released == kept
            answers += hidden
        answers += solutions
    assert answers
    for cell in release.values():
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
        text = "\n".join(line.strip() for line in lines(cell))
        assert not re.search("BEGIN SOLUTION|END SOLUTION|HIDDEN TESTS", text)
        for answer in answers:
            assert "\n".join(line.strip() for line in answer) not in text
