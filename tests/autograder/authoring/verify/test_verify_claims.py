"""What is claimed of a lesson, held against verdicts: a sentence for everything that does not fit."""

from dataclasses import replace

import pytest
from repository import ROOT

from autograder.authoring.attempts import Attempt
from autograder.authoring.filled_in import read_notebook
from autograder.authoring.verify.claims import Claim, GradedCell, Kind, claim_of, graded_cells, problems
from autograder.engine.verdict import CellVerdict, Status, Verdict

CELLS = (
    GradedCell("test_relu", "relu", 1, 0),
    GradedCell("test_relu_hidden", "relu", 0, 2),
    GradedCell("test_relu_backward", "relu_backward", 3, 0),
)
WRONG = Attempt("relu", "relu.step", False, "def relu(Z):\n    return Z > 0, Z\n")
RIGHT = Attempt("relu", "relu.where", True, "def relu(Z):\n    return np.where(Z > 0, Z, 0), Z\n")
SOLUTIONS = Claim(Kind.SOLUTIONS, "the solutions", {}, CELLS)
STUBS = Claim(Kind.STUBS, "the notebook as released", {}, CELLS)

FULL = (CellVerdict("x", "test_relu", 1, 1), CellVerdict("x", "test_relu_hidden", 0, 0, extra=2))
LOST = (
    CellVerdict("x", "test_relu", 0, 1, message="not right.\nMore.", misconception="relu.step"),
    CellVerdict("x", "test_relu_hidden", 0, 0, message="not right.", misconception="relu.step"),
)
BACKWARD = CellVerdict("x", "test_relu_backward", 3, 3)
NO_BACKWARD = replace(BACKWARD, score=0)


def verdict(*cells: CellVerdict, status: Status = Status.GRADED, message: str = "") -> Verdict:
    return Verdict("verify", "x", status, 0.1, cells, message)


def test_an_attempt_is_about_the_tests_of_its_own_exercise() -> None:
    wrong, right = claim_of(WRONG, 1, CELLS), claim_of(RIGHT, 2, CELLS)
    assert (wrong.label, right.label) == ("wrong relu.step", "right relu.where (no. 2 of that name)")
    assert (wrong.mistake, right.mistake) == ("relu.step", None)
    assert wrong.cells == right.cells == CELLS[:2]
    assert wrong.answers == {"relu": WRONG.source}


def test_the_tests_of_a_lesson_with_their_points() -> None:
    lesson = "04_he_initialization"
    found = graded_cells(read_notebook((ROOT / "source" / lesson / f"{lesson}.ipynb").read_bytes()))
    assert GradedCell("test_he_init_hidden", "he_init", 3, 0) in found
    assert GradedCell("test_leaky_relu_backward_at_zero", "leaky_relu_backward", 0, 1) in found


@pytest.mark.parametrize(
    ("claim", "cells"),
    [
        (SOLUTIONS, (*FULL, BACKWARD)),
        (STUBS, (*LOST, NO_BACKWARD)),
        (claim_of(WRONG, 1, CELLS), (*LOST, BACKWARD)),
        (claim_of(WRONG, 1, CELLS), (*LOST, NO_BACKWARD)),
        (claim_of(RIGHT, 1, CELLS), (*FULL, NO_BACKWARD)),
    ],
)
def test_nothing_is_said_where_a_claim_holds(claim: Claim, cells: tuple[CellVerdict, ...]) -> None:
    assert problems(claim, verdict(*cells)) == []


@pytest.mark.parametrize(
    ("claim", "cells", "said"),
    [
        (SOLUTIONS, (*FULL, NO_BACKWARD), ["the solutions: test_relu_backward gave 0 instead of 3."]),
        (
            SOLUTIONS,
            (*LOST, BACKWARD),
            [
                "the solutions: test_relu gave 0 instead of 1 (not right).",
                "the solutions: test_relu_hidden gave 0 instead of 0 + 2 extra (not right).",
            ],
        ),
        (STUBS, (*LOST, BACKWARD), ["the notebook as released: test_relu_backward gave 3 instead of 0."]),
        (
            claim_of(WRONG, 1, CELLS),
            FULL,
            [
                "wrong relu.step: test_relu gave 1 instead of 0.",
                "wrong relu.step: test_relu_hidden gave 0 + 2 extra instead of 0.",
            ],
        ),
        (
            claim_of(WRONG, 1, CELLS),
            (replace(LOST[0], misconception=None), replace(LOST[1], misconception="relu.minimum")),
            [
                "wrong relu.step: test_relu named no mistake instead of relu.step (not right).",
                "wrong relu.step: test_relu_hidden named relu.minimum instead of relu.step (not right).",
            ],
        ),
        (claim_of(RIGHT, 1, CELLS), FULL[:1], ["right relu.where: there is no verdict on test_relu_hidden."]),
        (
            claim_of(RIGHT, 1, CELLS),
            (replace(FULL[0], score=None), FULL[1]),
            ["right relu.where: test_relu gave no mark instead of 1."],
        ),
    ],
)
def test_each_thing_that_does_not_fit_is_said(claim: Claim, cells: tuple[CellVerdict, ...], said: list[str]) -> None:
    assert problems(claim, verdict(*cells)) == said


def test_a_grading_that_did_not_end_well_is_said_at_once() -> None:
    timeout = verdict(*FULL, status=Status.TIMEOUT, message="A cell ran for 30 seconds.")
    assert problems(claim_of(RIGHT, 1, CELLS), timeout) == [
        "right relu.where: grading ended as timeout (A cell ran for 30 seconds)."
    ]
