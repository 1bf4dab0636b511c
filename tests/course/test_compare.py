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
