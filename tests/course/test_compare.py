"""Comparing answers: nothing equal is called different, no difference is missed, and no answer breaks a check."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course import CheckFailed, check
from course.compare import changed, difference, parts, same

numbers = st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-6)
arrays = hnp.arrays(np.float64, hnp.array_shapes(max_dims=2, max_side=5), elements=numbers)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.just(...)
    | hnp.arrays(hnp.scalar_dtypes(), hnp.array_shapes(max_dims=3, max_side=3))
    | hnp.arrays(object, (2,), elements=st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=6,
)


@given(arrays)
def test_an_array_equals_itself_and_itself_in_single_precision(array: np.ndarray) -> None:
    assert same(array, array.copy())
    assert same(array, array.astype(np.float32))
    assert not changed(array, array.copy())


@given(arrays, st.data())
def test_one_wrong_entry_is_found_where_it_is(array: np.ndarray, data: st.DataObject) -> None:
    place = tuple(data.draw(st.integers(0, side - 1)) for side in array.shape)
    wrong = array.copy()
    wrong[place] += 1e-3 * max(1.0, float(np.abs(array).max()))
    found = difference("A", array, wrong)
    assert found is not None
    assert found.where == place
    assert changed(array, wrong)


@given(arrays)
def test_not_a_number_is_never_right(array: np.ndarray) -> None:
    wrong = array.copy()
    wrong.flat[0] = np.nan
    assert not same(array, wrong)


@given(st.data(), st.sampled_from([1e-5, 1e-2]))
def test_equal_is_what_numpy_calls_close_at_the_scale_of_the_largest_entry(
    data: st.DataObject, tolerance: float
) -> None:
    """Of any kinds of numbers: whole ones, truth values, nan, infinity."""
    kinds = st.sampled_from([bool, np.int64, np.uint8, np.float32, np.float64])
    shape = data.draw(hnp.array_shapes(min_dims=0, max_dims=2, max_side=3))
    right = data.draw(kinds.flatmap(lambda kind: hnp.arrays(kind, shape)))
    factor = data.draw(st.sampled_from([1.0, 1 + 0.99 * tolerance, 1 + 3 * tolerance]))
    with np.errstate(all="ignore"):
        near = right.astype(float) * factor
    got = data.draw(st.just(right) | st.just(near) | kinds.flatmap(lambda kind: hnp.arrays(kind, shape)))
    with np.errstate(all="ignore"):
        sizes = np.abs(right.astype(float))
        largest = float(np.max(sizes, initial=0.0, where=np.isfinite(sizes))) or 1.0
        close = np.isclose(got, right, rtol=tolerance, atol=0.1 * tolerance * largest)
        assert same(right, got, tolerance) == close.all()
        assert (difference("", right, got, tolerance) is None) == (close & np.isfinite(got)).all()


def test_parts_are_named_by_what_holds_them() -> None:
    caches = [((1, 2), 3), [(4, 5), 6]]
    assert list(parts((7, caches), ("AL", "caches"))) == [
        "AL",
        "caches[0][0][0]",
        "caches[0][0][1]",
        "caches[0][1]",
        "caches[1][0][0]",
        "caches[1][0][1]",
        "caches[1][1]",
    ]
    assert parts({"dW1": 1, "db1": 2}, ("grads",)) == {"dW1": 1, "db1": 2}


@settings(max_examples=150)
@given(anything)
def test_whatever_a_function_returns_the_check_answers_in_words(answer: object) -> None:
    def relu(Z):
        return answer

    def relu_backward(dA, cache):
        return answer

    for function in (relu, relu_backward):
        with pytest.raises(CheckFailed) as failure:
            check(function)
        assert len(str(failure.value)) > len(function.__name__) + 20
