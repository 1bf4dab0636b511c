"""What a lesson claims of itself, and whether a verdict bears it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from autograder.authoring.attempts import Attempt
from autograder.authoring.filled_in import Notebook, answers_in
from autograder.engine.cell_metadata import EXTRA_POINTS
from autograder.engine.grade_ids import solution_of
from autograder.engine.verdict import CellVerdict, Status, Verdict


class Kind(StrEnum):
    """The four things that a lesson claims."""

    SOLUTIONS = "the solutions"  # get every point, extra ones too
    STUBS = "the notebook as released"  # gets none
    WRONG = "wrong"  # an attempt that gets no point for its exercise, and is named
    RIGHT = "right"  # an attempt that gets every point for its exercise


@dataclass(frozen=True)
class GradedCell:
    """A test of the instructor's notebook, the exercise that it belongs to, and what it can give."""

    grade_id: str
    exercise: str
    points: float
    extra: float


@dataclass(frozen=True)
class Claim:
    """One thing to be seen in the verdict on a notebook.

    `answers` replace solutions by exercise. `cells` are the tests that the claim is about, and `needs` the other
    exercises whose answers can change their marks. `mistake` is the name that a wrong attempt has to be given.
    `notebook` is the one that they stand in, "" for that of a lesson with one.
    """

    kind: Kind
    label: str
    answers: Mapping[str, str]
    cells: tuple[GradedCell, ...]
    needs: frozenset[str] = frozenset()
    mistake: str | None = None
    notebook: str = ""


def graded_cells(source: Notebook) -> tuple[GradedCell, ...]:
    """Every test of an instructor's notebook, in its order."""
    exercises = answers_in(source)
    found = []
    for cell in source["cells"]:
        marker = cell["metadata"].get("nbgrader", {})
        if marker.get("grade") and not marker.get("solution"):
            name = marker["grade_id"]
            extra = cell["metadata"].get(EXTRA_POINTS, 0)
            found.append(GradedCell(name, solution_of(name, exercises) or name, marker["points"], extra))
    return tuple(found)


def claim_of(
    attempt: Attempt, ordinal: int, cells: tuple[GradedCell, ...], needs: frozenset[str] = frozenset()
) -> Claim:
    """What is claimed of an attempt. Several may have one id; `ordinal` counts them, from 1."""
    kind = Kind.RIGHT if attempt.is_right else Kind.WRONG
    own = tuple(cell for cell in cells if cell.exercise == attempt.exercise)
    label = f"{kind} {attempt.id}" + (f" (no. {ordinal} of that name)" if ordinal > 1 else "")
    mistake = None if attempt.is_right else attempt.id
    return Claim(kind, label, {attempt.exercise: attempt.source}, own, needs, mistake)


def problems(claim: Claim, verdict: Verdict) -> list[str]:
    """What in a verdict speaks against the claim, a sentence each; nothing where it holds."""
    if verdict.status != Status.GRADED:
        return [f"{claim.label}: grading ended as {verdict.status}{_quoted(verdict.message)}."]
    judged = {cell.grade_id: cell for cell in verdict.cells if claim.notebook in ("", cell.notebook)}
    return [
        f"{claim.label}: {wrong}." for cell in claim.cells for wrong in _against(claim, cell, judged.get(cell.grade_id))
    ]


def _against(claim: Claim, cell: GradedCell, judged: CellVerdict | None) -> Iterator[str]:
    if judged is None:
        yield f"there is no verdict on {cell.grade_id}"
        return
    said = _quoted(judged.message)
    due = (cell.points, cell.extra) if claim.kind in (Kind.SOLUTIONS, Kind.RIGHT) else (0, 0)
    if (judged.score, judged.extra) != due:
        yield f"{cell.grade_id} gave {_points(judged.score, judged.extra)} instead of {_points(*due)}{said}"
    elif claim.mistake and judged.misconception != claim.mistake:
        yield f"{cell.grade_id} named {judged.misconception or 'no mistake'} instead of {claim.mistake}{said}"


def _points(score: float | None, extra: float) -> str:
    """As in "1", or "0 + 2 extra"."""
    own = "no mark" if score is None else f"{score:g}"
    return f"{own} + {extra:g} extra" if extra else own


def _quoted(message: str) -> str:
    """The beginning of a message, which may have many lines."""
    first = message.strip().split("\n", 1)[0].rstrip(".")
    return f" ({first})" if first else ""
