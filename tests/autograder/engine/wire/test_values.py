"""What is packed on one side is the same on the other; what is forged is refused."""

import contextlib
import datetime
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from crossing import crossed
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.wire import packing
from autograder.engine.wire.changes import update
from autograder.engine.wire.packing import Packer, data_only
from autograder.engine.wire.unpacking import Unpacker, nothing_lent
from autograder.engine.wire.values import CannotCrossError, RubbishError
from autograder.engine.wire.written_out import check_written_out


def same(a: Any, b: Any) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    if isinstance(a, float) and math.isnan(a):
        return math.isnan(b)
    if isinstance(a, (Decimal, datetime.datetime, datetime.time)):
        return str(a) == str(b)
    return bool(a == b)


PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.complex_numbers(allow_nan=False)
)
ZONES = st.none() | st.integers(-86_000, 86_000).map(lambda s: datetime.timezone(datetime.timedelta(seconds=s)))
ODD_ZONE = datetime.timezone(datetime.timedelta(microseconds=1))
WRITTEN = (
    st.dates()
    | st.times(timezones=ZONES)
    | st.datetimes(timezones=ZONES)
    | st.timedeltas()
    | st.decimals(-(10**50), 10**50)
    | st.sampled_from([Decimal("inf"), Decimal("1.50"), Decimal("-0"), Decimal("1E+9")])
    | st.fractions()
    | st.dictionaries(st.text(), st.integers()).map(Counter)
)
HASHABLE = st.integers() | st.text() | st.tuples(st.integers(), st.text())
VALUES = st.recursive(
    PLAIN | WRITTEN,
    lambda inner: (
        st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(HASHABLE, inner) | st.frozensets(HASHABLE)
    ),
    max_leaves=20,
)
DTYPES = ["?", "i1", "u8", "i4", "f2", "f4", "f8", "c8", "c16", "S3", "U4", "M8[ns]", "m8[s]", ">f8", ">i2", "f16"]


@settings(max_examples=150)
@given(VALUES)
def test_plain_data_arrives_as_it_was(value: Any) -> None:
    assert same(value, crossed(value))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3, 4)])
def test_arrays_keep_dtype_shape_and_bytes(dtype: str, shape: tuple[int, ...]) -> None:
    held = np.random.default_rng(1).integers(0, 2, size=(*shape, np.dtype(dtype).itemsize), dtype="u1")
    array = held.reshape(-1).view(dtype).reshape(shape) if held.size else np.zeros(shape, dtype)
    assert same(array, crossed(array))
    if array.ndim > 1:
        turned = crossed(np.asfortranarray(array))
        assert same(np.ascontiguousarray(array), np.ascontiguousarray(turned))


@pytest.mark.parametrize("dtype", ["V0", "V3", "O", "i4,f8", {"names": ["a"], "formats": ["O"], "offsets": [16]}])
def test_an_array_that_is_no_data_is_never_sent_as_such(dtype: Any) -> None:
    for value in (np.zeros(0, dtype), np.zeros(2, dtype), np.zeros(2, dtype)[:1]):
        with pytest.raises(CannotCrossError):
            crossed(value)


@pytest.mark.parametrize("dtype", sorted(set(np.typecodes["All"]) - set("OV")))
def test_what_is_sent_of_any_kind_can_be_read(dtype: str) -> None:
    assert same(np.zeros(2, dtype), crossed(np.zeros(2, dtype)))


@pytest.mark.parametrize("dtype", DTYPES)
def test_scalars_of_numpy_keep_their_type(dtype: str) -> None:
    scalar = np.ones(1, "u1").repeat(np.dtype(dtype).itemsize).view(dtype)[0]
    assert type(crossed(scalar)) is type(scalar)
    assert crossed(scalar).tobytes() == scalar.tobytes()


def test_minus_zero_infinities_and_nan_cross() -> None:
    assert math.copysign(1, crossed(-0.0)) == -1
    assert crossed([math.inf, -math.inf]) == [math.inf, -math.inf]
    assert math.isnan(crossed(math.nan))


def test_slices_ranges_sets_and_ellipsis_cross() -> None:
    for value in (slice(1, None, 2), range(3, 9, 2), {1, "a"}, frozenset({2}), ...):
        assert crossed(value) == value


def test_an_array_subclass_arrives_as_a_plain_array() -> None:
    class Liar(np.ndarray):
        def __eq__(self, other: object) -> Any:
            return True

        __hash__ = None  # type: ignore[assignment]

    got = crossed(np.arange(3).view(Liar))
    assert type(got) is np.ndarray
    assert not (got == 7).any()


def test_subclasses_of_numbers_text_and_containers_arrive_plain() -> None:
    for base, value in ((int, 3), (float, 2.5), (str, "a"), (list, [1]), (dict, {1: 2}), (tuple, (1, 2))):
        liar = type("Liar", (base,), {"__eq__": lambda self, other: True, "__hash__": None})
        got = crossed(liar(value))
        assert type(got) is base
        assert got == value


def test_sharing_and_cycles_survive() -> None:
    array = np.zeros(2)
    loop: list[Any] = [array]
    loop.append(loop)
    got = crossed({"a": array, "b": array, "loop": loop})
    assert got["a"] is got["b"] is got["loop"][0]
    assert got["loop"][1] is got["loop"]


def nested(one: Callable[[Any], Any]) -> Any:
    """What holds itself thirty times deep."""
    value: Any = ["ha"]
    for _ in range(30):
        value = one(value)
    return value


def held_twice() -> list[Any]:
    loop: list[Any] = []
    loop += [loop, loop]
    return loop


@dataclass
class Held:
    """As a cell defines it."""

    parts: Any


Held.__module__ = "__main__"


ENDLESS = {
    "lists": lambda: nested(lambda held: [held] * 10),
    "dicts": lambda: nested(lambda held: {"a": held, "b": held}),
    "lists of tuples": lambda: nested(lambda held: [(held, held)]),
    "a list that holds itself twice": held_twice,
    "wide": lambda: [[0] * 3000] * 3000,
}


@pytest.mark.parametrize("made", ENDLESS.values(), ids=ENDLESS)
def test_what_is_small_to_hold_and_endless_to_read_does_not_cross(made: Callable[[], Any]) -> None:
    with pytest.raises(CannotCrossError, match="written out"):
        crossed(made())
    packer = Packer(data_only)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "check_written_out", lambda value: None)
        forged = packer.pack(made())
    with pytest.raises(RubbishError):
        Unpacker(memoryview(b""), nothing_lent).unpack(forged)


def test_what_is_endless_does_not_cross_in_a_field_either() -> None:
    value = Held([Held(nested(lambda held: [held] * 10))])
    with pytest.raises(CannotCrossError, match="written out"):
        Packer(lambda held: ["x", 1, "object", "lent", "Held"]).pack(value)
    with pytest.raises(CannotCrossError, match="written out"):
        check_written_out(value)


def test_objects_that_know_each_other_and_their_list_are_short() -> None:
    siblings: list[Any] = []
    siblings += [Held(siblings) for _ in range(30)]
    check_written_out(siblings)


def test_what_is_shared_and_short_crosses() -> None:
    row = [0] * 1000
    assert crossed([row] * 1000) == [row] * 1000


@pytest.mark.parametrize("bits", [np.random.PCG64, np.random.MT19937, np.random.Philox, np.random.SFC64])
def test_a_random_generator_goes_on_where_it_was(bits: Any) -> None:
    generator = np.random.Generator(bits(3))
    generator.normal(size=5)
    got = crossed([generator, generator])
    assert got[0] is got[1]
    assert got[0].random() == generator.random()


@pytest.mark.parametrize(
    "value",
    [
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        datetime.datetime(2026, 3, 2, tzinfo=ZoneInfo("UTC")),
        datetime.time(12, tzinfo=ODD_ZONE),
    ],
    ids=["large", "small", "zone", "odd zone"],
)
def test_what_would_take_long_or_lose_its_class_stays(value: Any) -> None:
    with pytest.raises(CannotCrossError):
        crossed(value)


@pytest.mark.parametrize(
    "node",
    [
        ["w", "Decimal", "1E+999999"],
        ["w", "Decimal", "one"],
        ["w", "Decimal", "1" * 100_000],
        ["w", "Fraction", "1/0"],
        ["w", "Fraction", "1"],
        ["w", "timedelta", "9" * 4000],
        ["w", "date", 3],
        ["w", "eval", "1"],
        ["w", ["date"], "1"],
        ["k", [[["l", []], 1]]],
    ],
)
def test_forged_values_of_the_library_are_rubbish(node: Any) -> None:
    with pytest.raises(RubbishError):
        Unpacker(memoryview(b""), nothing_lent).unpack(node)


def test_what_is_no_data_is_refused() -> None:
    for value in (object(), len, np.array([object()]), np.zeros(2, [("a", "f8")])):
        with pytest.raises(CannotCrossError):
            crossed(value)


FORGED = [
    ["a", "O", [1], "C", 0, 8],
    ["a", "<f8", [1 << 40], "C", 0, 8],
    ["a", "<f8", [-1], "K", 0, 8],
    ["a", "<f8", [1], "C", -8, 8],
    ["a", "<f8", [1], "C", 0, 1 << 60],
    ["a", "V8", [1], "C", 0, 8],
    ["a", "<f8,<f8", [1], "C", 0, 8],
    ["a", ["<f8"], [1], "C", 0, 8],
    ["n", "<f8", "zz"],
    ["n", "<f8", ""],
    ["r", 0],
    ["r", -1],
    ["g", "Generator", ["d", [["bit_generator", "os.system"]]]],
    ["g", "Generator", None],
    ["d", [["l", []]]],
    ["d", [[["l", []], 1]]],
    ["s", [["l", []]]],
    ["x", 1, "function", "f", None],
    ["h", 1],
    ["i", "0x" + "f" * 3 + "q"],
    ["b", "0", 1],
    ["?"],
    [],
    [[]],
    {},
    ["l", {}],
    ["l"],
    ["c", "a", 0],
    ["q", 1, 2, 0],
]


@pytest.mark.parametrize("node", FORGED, ids=str)
def test_a_forged_node_is_rubbish_and_nothing_else(node: Any) -> None:
    with pytest.raises(RubbishError):
        Unpacker(memoryview(bytes(8)), nothing_lent).unpack(node)


def test_a_node_nested_without_end_is_rubbish() -> None:
    node: Any = 1
    for _ in range(100_000):
        node = ["l", [node]]
    with pytest.raises(RubbishError):
        Unpacker(memoryview(b""), nothing_lent).unpack(node)
    while isinstance(node, list):  # taken apart by hand: Python would recurse
        node = node[1][0]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(list("latdsznicbgerhxvq")),
    lambda inner: st.lists(inner, max_size=6),
    max_leaves=15,
)


@settings(max_examples=400)
@given(JSON)
def test_any_json_gives_a_value_or_rubbish(node: Any) -> None:
    with contextlib.suppress(RubbishError):
        Unpacker(memoryview(bytes(64)), nothing_lent).unpack(node)


class TestUpdate:
    """Changes in place reach the caller's own objects."""

    def test_arrays_lists_and_dicts_keep_their_identity(self) -> None:
        array, inner = np.zeros(3), [1, 2]
        old = {"W": array, "list": inner}
        update(old, {"W": np.ones(3), "list": [1, 2, 3], "new": 4})
        assert old["W"] is array
        assert array.tolist() == [1, 1, 1]
        assert old["list"] is inner
        assert inner == [1, 2, 3]
        assert old["new"] == 4

    def test_a_reshaped_array_is_reshaped(self) -> None:
        array = np.zeros((2, 3))
        update(array, np.ones((3, 2)))
        assert array.shape == (3, 2)

    def test_what_cannot_be_changed_in_place_is_replaced(self) -> None:
        old = [1, np.zeros(2), (1, 2)]
        update(old, [2, np.zeros(2, int), (1, 3)])
        assert old[0] == 2
        assert old[1].dtype == int
        assert old[2] == (1, 3)

    def test_a_tuple_of_arrays_is_changed_through(self) -> None:
        array = np.zeros(2)
        cache = (array, 3)
        assert update(cache, (np.ones(2), 3)) is cache
        assert array.tolist() == [1, 1]

    def test_a_generator_moves_on(self) -> None:
        old, new = np.random.default_rng(1), np.random.default_rng(1)
        new.random(5)
        update(old, new)
        assert old.random() == new.random()

    def test_sets_are_changed(self) -> None:
        old = {1}
        update(old, {2, 3})
        assert old == {2, 3}
