"""What the marks of an answer depend on, in a small notebook and in the lessons."""

import pytest
from repository import ROOT

from autograder.authoring.attempts import Attempt
from autograder.authoring.filled_in import Notebook, answers_in, read_notebook
from autograder.authoring.verify.dependence import Dependence


def cell(source: str, grade_id: str = "", role: str = "") -> dict:
    marker = {"nbgrader": {"grade_id": grade_id, role: True}} if grade_id else {}
    return {"cell_type": "code", "id": source.split()[0], "metadata": marker, "source": source}


def attempt(exercise: str, answer: str) -> Attempt:
    return Attempt(exercise, f"{exercise}.some", False, answer)


SMALL: Notebook = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "x = top"},
        cell("import numpy as np", "setup", "locked"),
        cell("def step(x):\n    return x", "step", "solution"),
        cell("check(step)", "test_step", "grade"),
        cell(
            "def walk(x):\n    return forward(forward(x))\n\n\ndef forward(x):\n    return step(x)", "given", "locked"
        ),
        cell("def twice(x):\n    return 2 * x", "twice", "solution"),
        cell("check(twice)", "test_twice", "grade"),
        cell("inputs = walk(3)\ncheck(twice, inputs)", "test_twice_hidden", "grade"),
        cell("answer = 7", "answer", "solution"),
        cell("check(answer=answer)", "test_answer", "grade"),
        cell("steps = [1, 2]"),
        cell("lengths = twice(3), steps"),
        cell("longest = max(lengths)"),
        cell("print(longest)"),
        cell("def later(x):\n    return x", "later", "solution"),
    ]
}


@pytest.mark.parametrize(
    ("exercise", "answer", "needs"),
    [
        ("step", "def step(x):\n    return x + 1", set()),
        ("answer", "answer = 8", set()),
        ("answer", "answer = 2 * twice(4)", {"twice"}),
        ("answer", "answer = walk(4)", {"step"}),  # by way of a given function
        ("twice", "def twice(x):\n    return x + x", {"step"}),  # by way of its own test
        ("twice", "def twice(x):\n    return answer", {"step"}),  # what stands below counts for nothing
    ],
)
def test_what_an_answer_depends_on(exercise: str, answer: str, needs: set[str]) -> None:
    assert Dependence(SMALL).of(attempt(exercise, answer)) == needs


@pytest.mark.parametrize(
    ("lesson", "exercise", "needs"),
    [
        ("01_relu_derivative", "neuron_step", set()),
        ("02_relu_vs_sigmoid", "sigmoid_backward", {"sigmoid"}),
        ("02_relu_vs_sigmoid", "best_share", {"chain_gradient", "sigmoid", "sigmoid_backward"}),
        ("03_exploding_gradients", "L_model_backward", {"linear_backward"}),
        ("05_mse_output_layer", "train", {"dAL", "linear_activation_backward", "mse_loss", "update_parameters"}),
    ],
)
def test_what_the_lessons_solutions_depend_on(lesson: str, exercise: str, needs: set[str]) -> None:
    source = read_notebook((ROOT / "source" / lesson / f"{lesson}.ipynb").read_bytes())
    assert Dependence(source).of(attempt(exercise, answers_in(source)[exercise])) == needs


@pytest.mark.parametrize(
    ("answer", "idle"),
    [
        ("def later(x):\n    return x", {"steps", "lengths", "longest", "print(longest)"}),
        ("def later(x):\n    return steps", {"lengths", "longest", "print(longest)"}),
        ("def later(x):\n    return longest", {"print(longest)"}),
    ],
)
def test_ordinary_cells_on_which_no_mark_depends_are_idle(answer: str, idle: set[str]) -> None:
    assert Dependence(SMALL).idle([attempt("later", answer)]) == idle


def test_an_ordinary_cell_that_a_test_needs_is_not_idle() -> None:
    test = cell("check(later, longest)", "test_later", "grade")
    assert Dependence({"cells": [*SMALL["cells"], test]}).idle([]) == {"print(longest)"}
