"""Small lessons for tests of the judge, each written as a list of cells."""

import json
from typing import Any

from autograder.engine.assignment import Assignment, Submission

NAME = "small"


def cell(source: str, grade_id: str = "", *, kind: str = "code", **metadata: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "id": grade_id or f"own-{abs(hash(source)) % 10**8}", "source": source}
    made["metadata"] = dict(metadata)
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    return made


def marked(source: str, grade_id: str, *, kind: str = "code", **marks: Any) -> dict[str, Any]:
    more = {name: marks.pop(name) for name in ("extra_points", "autograder") if name in marks}
    made = cell(source, grade_id, kind=kind, **more)
    base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "cell_type": kind}
    made["metadata"]["nbgrader"] = base | {"grade_id": grade_id} | marks
    return made


def given(source: str, grade_id: str) -> dict[str, Any]:
    return marked(source, grade_id, locked=True)


def answer(grade_id: str, source: str) -> dict[str, Any]:
    return marked(source, grade_id, solution=True)


def exam(grade_id: str, source: str, points: float = 1, **more: Any) -> dict[str, Any]:
    return marked(source, grade_id, grade=True, locked=True, points=points, **more)


def hidden(source: str, before: str = "") -> str:
    return f"{before}### BEGIN HIDDEN TESTS\n{source}\n### END HIDDEN TESTS"


def notebook(cells: list[dict[str, Any]]) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def lesson(cells: list[dict[str, Any]], **files: bytes) -> Assignment:
    return Assignment(NAME, {NAME: notebook(cells)}, files)


def handed_in(cells: list[dict[str, Any]], answers: dict[str, str] | None = None, **files: bytes) -> Submission:
    """The lesson's cells with these sources in place of the solutions."""
    filled = [one | {"source": (answers or {}).get(one["id"], one["source"])} for one in cells]
    return Submission("ada", {f"{NAME}.ipynb": notebook(filled), **files})
