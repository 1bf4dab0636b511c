"""--json: one record per submission, for programs. docs/results.md describes it."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from typing import Any, TextIO

from autograder.engine.problem import Problem
from autograder.engine.verdict import CellVerdict
from autograder.gradebook.recorded import Recorded

Record = dict[str, Any]
STDOUT = "-"


def graded(recorded: Recorded) -> Record:
    """The record of a submission that has its verdict; points are those of the gradebook, a human's included."""
    verdict = recorded.verdict
    return {
        **_head(verdict.lesson, verdict.student, verdict.status, verdict.message),
        "score": recorded.score,
        "max_score": verdict.max_score,
        "extra": recorded.extra,
        "late_penalty": recorded.late_penalty,
        "total": recorded.total,
        "late_seconds": recorded.seconds_late,
        "needs_human": recorded.needs_human,
        "seconds": verdict.seconds,
        "jailed": verdict.jailed,
        "notes": list(verdict.notes),
        "cells": [_cell(cell, recorded) for cell in verdict.cells],
    }


def without_verdict(lesson: str, student: str, status: str, message: str) -> Record:
    """The record of a student who handed in no notebook ("missing"), or whose submission stays "undone"."""
    empty = {"score": None, "max_score": None, "extra": 0.0, "late_penalty": 0.0, "late_seconds": 0.0}
    empty |= {"total": None}
    rest: Record = {"needs_human": False, "seconds": 0.0, "jailed": None, "notes": [], "cells": []}
    return _head(lesson, student, status, message) | empty | rest


def _head(lesson: str, student: str, status: str, message: str) -> Record:
    return {"student": student, "lesson": lesson, "status": str(status), "message": message}


def _cell(cell: CellVerdict, recorded: Recorded) -> Record:
    return {
        "notebook": cell.notebook,
        "grade_id": cell.grade_id,
        "score": recorded.points.get((cell.notebook, cell.grade_id), cell.score),
        "max_score": cell.max_score,
        "extra": cell.extra,
        "message": cell.message,
        "misconception": cell.misconception,
        "observation": cell.observation,
        "where": cell.where,
    }


class RecordWriter:
    """A JSON array written one record at a time, so that the size of a class does not matter."""

    def __init__(self, file: TextIO) -> None:
        self.file, self.separator = file, "["

    def write(self, record: Record) -> None:
        """Add a record, on a line of its own."""
        self.file.write(f"{self.separator}\n{json.dumps(record)}")
        self.separator = ","

    def end(self) -> None:
        """End the array."""
        self.file.write(f"{'[' if self.separator == '[' else ''}\n]\n")
        self.file.flush()


@contextmanager
def record_file(name: str | None) -> Iterator[RecordWriter | None]:
    """A writer to the file `name`, to standard output for "-", or None where no file is asked for.

    The file appears, or changes, once everything is in it. Raises Problem where it cannot be written.
    """
    if name is None:
        yield None
        return
    if name == STDOUT:
        writer = RecordWriter(sys.stdout)
        yield writer
        writer.end()
        return
    unfinished = Path(f"{name}.unfinished")
    try:
        with _opened(unfinished, name) as file:
            writer = RecordWriter(file)
            yield writer
            writer.end()
        os.replace(unfinished, name)
    finally:
        unfinished.unlink(missing_ok=True)


def _opened(path: Path, name: str) -> TextIO:
    try:
        if Path(name).is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise Problem(f"The results cannot be written to {name}: {error.strerror}. Name another file.") from error
