"""The data that ship with the course are those of their source, and say where they come from."""

import numpy as np
from repository import ROOT
from sklearn.datasets import load_diabetes

import course.data
from course.data import diabetes


def test_the_people_are_those_of_scikit_learn() -> None:
    source = load_diabetes(scaled=False)
    X, Y, names = diabetes()
    np.testing.assert_array_equal(X, source.data.T)
    np.testing.assert_array_equal(Y, source.target[None])
    assert names == tuple(source.feature_names)


def test_each_file_of_data_says_where_it_comes_from_and_under_which_licence() -> None:
    folder = ROOT / "course" / "data"
    for file in folder.glob("*.csv"):
        words = file.with_suffix(".txt").read_text(encoding="utf-8")
        assert "Where it comes from" in words
        assert "What may be done with it" in words
        assert file.stat().st_size < 50_000
    assert "The scikit-learn developers" in (folder / "diabetes.txt").read_text(encoding="utf-8")
    assert "scikit-learn 1.9.1" in (folder / "diabetes.txt").read_text(encoding="utf-8")


def test_a_second_call_gives_arrays_of_its_own() -> None:
    first, *_ = course.data.diabetes()
    first[:] = 0
    assert diabetes()[0].min() > 0
