"""Tables of pandas' and polynomials of NumPy's arrive as they were sent; what is forged is refused."""

import contextlib
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from crossing import crossed
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.wire.changes import update
from autograder.engine.wire.packing import Packer
from autograder.engine.wire.parts import MADE
from autograder.engine.wire.unpacking import Unpacker, nothing_lent
from autograder.engine.wire.values import CannotCrossError, RubbishError

LENT = object()


def assert_same(a: Any, b: Any) -> None:
    assert type(a) is type(b)
    if isinstance(a, pd.DataFrame):
        pd.testing.assert_frame_equal(a, b)
    elif isinstance(a, pd.Series):
        pd.testing.assert_series_equal(a, b)
    elif isinstance(a, pd.Index):
        pd.testing.assert_index_equal(a, b)
        assert getattr(a, "freq", None) == getattr(b, "freq", None)
    else:
        assert a is b or a == b


def missing_one(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return values | st.none()


COLUMNS: list[tuple[Any, st.SearchStrategy[Any]]] = [
    ("int64", st.integers(-(2**63), 2**63 - 1)),
    ("uint8", st.integers(0, 255)),
    ("float64", st.floats()),
    ("float32", st.floats(width=32)),
    ("complex128", st.complex_numbers(allow_nan=False)),
    ("bool", st.booleans()),
    ("object", missing_one(st.text() | st.integers() | st.lists(st.integers()))),
    ("str", missing_one(st.text())),
    ("string[python]", missing_one(st.text())),
    ("Int32", missing_one(st.integers(-9, 9))),
    ("Float64", missing_one(st.floats(allow_nan=False))),
    ("boolean", missing_one(st.booleans())),
    ("category", missing_one(st.sampled_from("abc"))),
    ("datetime64[s]", missing_one(st.datetimes())),
    ("datetime64[ns, Europe/Berlin]", missing_one(st.datetimes(pd.Timestamp(1980, 1, 1), pd.Timestamp(2030, 1, 1)))),
    ("timedelta64[ms]", missing_one(st.timedeltas(pd.Timedelta(0), pd.Timedelta("9D")))),
]


@st.composite
def columns(draw: Callable[[Any], Any], length: int) -> pd.Series:
    dtype, values = draw(st.sampled_from(COLUMNS))
    held = draw(st.lists(values, min_size=length, max_size=length))
    if "Berlin" in dtype:
        return pd.Series(pd.to_datetime(held, utc=True)).dt.tz_convert("Europe/Berlin")
    return pd.Series(held, dtype=dtype)


@st.composite
def frames(draw: Callable[[Any], Any]) -> pd.DataFrame:
    length = draw(st.integers(0, 4))
    held = draw(st.lists(columns(length), max_size=4))
    frame = pd.DataFrame(dict(enumerate(held)), index=range(length))
    frame.columns = pd.Index(draw(st.lists(st.text() | st.integers(), min_size=len(held), max_size=len(held))))
    if held and draw(st.booleans()):
        frame.index = pd.Index(held[0], name=draw(st.none() | st.text()))
    return frame


@settings(max_examples=60)
@given(frames())
def test_tables_and_their_columns_arrive_as_they_were(frame: pd.DataFrame) -> None:
    assert_same(frame, crossed(frame))
    assert_same(frame.index, crossed(frame.index))
    for place in range(frame.shape[1]):
        assert_same(frame.iloc[:, place], crossed(frame.iloc[:, place]))


TABLE = pd.DataFrame({"kind": pd.Categorical(["a", "b", "a"]), "n": [1, 2, 3], "x": [0.5, np.nan, 2]})
MADE_BY_PANDAS = [
    TABLE.set_index("kind"),
    TABLE.set_index(["kind", "n"]),
    TABLE.groupby("kind", observed=True)["x"].mean(),
    TABLE.groupby("kind", observed=True).agg(["mean", "count"]),
    TABLE.pivot_table(index="n", columns="kind", values="x", observed=True),
    TABLE.describe(),
    TABLE.T,
    TABLE.value_counts("kind"),
    TABLE.columns,
    pd.DataFrame([[1, 2]], columns=["same", "same"]),
    pd.date_range("2026", periods=4, freq="MS"),
    pd.date_range("2026", periods=4, freq="D", tz="UTC", name="day"),
    pd.timedelta_range("1h", periods=3),
    pd.MultiIndex.from_product([[1, 2], ["a"]], names=["n", None]),
    pd.Timestamp("2026-01-01 10:00:00.000000001"),
    pd.Timestamp("2026-06-01 10:00", tz="Europe/Berlin"),
    pd.Timedelta("3h"),
    pd.NaT,
    pd.NA,
]


@pytest.mark.parametrize("value", MADE_BY_PANDAS, ids=lambda value: type(value).__name__)
def test_what_pandas_makes_of_a_table_arrives_as_it_was(value: Any) -> None:
    assert_same(value, crossed(value))


@pytest.mark.parametrize(
    "kind", ["Polynomial", "Chebyshev", "Legendre", "Laguerre", "Hermite", "HermiteE"], ids=lambda kind: kind
)
def test_polynomials_arrive_as_they_were(kind: str) -> None:
    value = getattr(np.polynomial, kind)([1, 2, 3], domain=[0, 2])
    assert crossed(value) == value
    assert crossed(value)(0.5) == value(0.5)
    plain = np.poly1d([1, 0, 2], variable="t")
    assert str(crossed(plain)) == str(plain)


@pytest.mark.parametrize("view", ["keys", "values", "items"])
@given(st.dictionaries(st.integers() | st.text(), st.lists(st.integers()) | st.text()))
def test_views_of_a_dict_arrive_as_such(view: str, held: dict[Any, Any]) -> None:
    shown = getattr(held, view)()
    assert type(crossed(shown)) is type(shown)
    assert list(crossed(shown)) == list(shown)


@pytest.mark.parametrize(
    "value", [pd.interval_range(0, 3), pd.period_range("2026", periods=2), pd.Series(pd.interval_range(0, 3))]
)
def test_what_has_no_parts_that_are_data_is_never_sent_as_such(value: Any) -> None:
    with pytest.raises(CannotCrossError):
        crossed(value)


PERIODS, INTERVALS = pd.period_range("2026-01", periods=3, freq="M"), pd.interval_range(0, 3)
ODD_INDEXES = [
    PERIODS,
    INTERVALS,
    pd.CategoricalIndex(INTERVALS),
    pd.MultiIndex.from_product([PERIODS, ["a"]]),
    pd.MultiIndex.from_arrays([INTERVALS, PERIODS]),
    pd.Index(list(PERIODS), dtype=object),
    pd.RangeIndex(3, name=PERIODS[0]),
    pd.MultiIndex.from_product([[1, 2, 3], ["a"]], names=[INTERVALS[0], None]),
]
ODD_COLUMNS = [
    [1, 2, 3],
    PERIODS,
    pd.cut([1, 2, 3], [0, 1, 5]),
    pd.Categorical(list(PERIODS)),
    pd.array(list(INTERVALS), dtype=object),
    pd.arrays.SparseArray([0, 1, 2]),
]


@given(
    st.sampled_from(ODD_INDEXES),
    st.sampled_from(ODD_COLUMNS),
    st.sampled_from([None, "n", PERIODS[0], INTERVALS[0], len]),
    st.booleans(),
)
def test_what_is_no_data_is_lent_as_a_whole_and_can_be_read(index: Any, held: Any, name: Any, is_turned: bool) -> None:
    """Whatever a name of a student's stands for, what is sent of it can be read: else no name of theirs could be."""
    column = pd.Series(held, index=index, name=name)
    frame = pd.DataFrame({"x": held, "y": 1}, index=index)
    values = [index, column, frame.T if is_turned else frame, column.value_counts(), TABLE, [column, TABLE]]
    packer = Packer(lambda value: ["x", 1, "object", "an object"])
    nodes = json.loads(json.dumps([packer.pack(value) for value in values]))
    reader = Unpacker(memoryview(b"".join(packer.blobs)), lambda node: LENT)
    for value, arrived in zip(values, map(reader.unpack, nodes), strict=True):
        if arrived is not LENT and not isinstance(value, list):
            assert type(arrived) is type(value)
            assert arrived.shape == value.shape
    assert_same(TABLE, reader.unpack(nodes[-2]))


def test_a_table_that_was_changed_is_changed_in_place() -> None:
    old, new = TABLE.copy(), TABLE.assign(more=1).drop(index=0)
    column = old["n"]
    assert update(old, new) is old
    assert_same(old, new)
    assert update(column, new["n"]) is column
    assert_same(column, new["n"])


def test_one_table_in_two_places_stays_one() -> None:
    first, second = crossed([TABLE, TABLE])
    assert first is second


def test_a_table_that_holds_itself_arrives_without() -> None:
    frame = pd.DataFrame({"x": [None]}, dtype=object)
    frame.loc[:, "x"] = pd.Series([frame], dtype=object)
    assert frame.at[0, "x"] is frame
    assert crossed(frame).at[0, "x"] is None


ODD = st.recursive(
    st.none()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["category", "str", "Int64", "UTC", "D", "dateutil/x"]),
    lambda inner: st.lists(inner, max_size=4) | st.builds(lambda items: ["l", items], st.lists(inner, max_size=4)),
    max_leaves=8,
)
PARTS = [
    ["t", []],
    ["a", "<i8", [2], "C", 0, 16],
    ["a", "<f8", [1, 2], "C", 0, 16],
    ["p", "RangeIndex", ["t", [None, 0, 2, 1]]],
]


@settings(max_examples=300)
@given(st.sampled_from(sorted(MADE)), st.lists(ODD | st.sampled_from(PARTS), max_size=4))
def test_forged_parts_are_refused_or_make_a_value(name: str, parts: list[Any]) -> None:
    reader = Unpacker(memoryview(bytes(16)), nothing_lent)
    with contextlib.suppress(RubbishError):
        reader.unpack(["p", name, ["t", parts]])
