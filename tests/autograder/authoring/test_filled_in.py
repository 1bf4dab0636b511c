"""The released notebook with answers in place of stubs."""

import json

import nbformat
import pytest
from repository import ROOT

from autograder.authoring.filled_in import answers_in, filled_in, read_notebook

LESSON = "01_relu_derivative"
SOURCE, RELEASE = (
    read_notebook((ROOT / kind / LESSON / f"{LESSON}.ipynb").read_bytes()) for kind in ("source", "release")
)


def test_the_source_holds_solutions_and_the_release_holds_stubs_of_the_same_names() -> None:
    solutions, stubs = answers_in(SOURCE), answers_in(RELEASE)
    assert list(solutions) == list(stubs)
    assert "np.maximum(0, Z)" in solutions["relu"]
    assert "NotImplementedError" in stubs["relu"]


def test_answers_take_the_place_of_their_stubs_and_of_nothing_else() -> None:
    notebook = filled_in(RELEASE, {"relu": "relu = 1", "predicted_a": "predicted_a = 5"})
    changed = [(a, b) for a, b in zip(RELEASE["cells"], notebook["cells"], strict=True) if a != b]
    assert [(old["id"], new["source"]) for old, new in changed] == [
        ("predicted_a", "predicted_a = 5"),
        ("relu", "relu = 1"),
    ]
    assert all(old | {"source": new["source"]} == new for old, new in changed)


def test_the_release_itself_stays_as_it_is() -> None:
    before = json.dumps(RELEASE)
    filled_in(RELEASE, answers_in(SOURCE))
    assert json.dumps(RELEASE) == before


def test_what_comes_out_is_a_notebook() -> None:
    nbformat.validate(nbformat.reads(json.dumps(filled_in(RELEASE, answers_in(SOURCE))), as_version=4))


def test_an_answer_without_a_stub_is_refused() -> None:
    with pytest.raises(KeyError, match="tanh: the released notebook has no stub of that name"):
        filled_in(RELEASE, {"tanh": "tanh = 1"})
