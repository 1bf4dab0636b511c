"""Values of NumPy's and pandas' own classes, and views of dicts, that cross by the parts they are made of.

Each is made anew on the other side, by its class, of arrays, lists and names. pandas is imported only where a value of
its comes in.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy import polynomial

from autograder.engine.wire.values import CannotCrossError

Parts = tuple[Any, ...]

_SERIES = {
    kind.__name__: kind
    for kind in (
        polynomial.Polynomial,
        polynomial.Chebyshev,
        polynomial.Legendre,
        polynomial.Laguerre,
        polynomial.Hermite,
        polynomial.HermiteE,
    )
}
_VIEWS = frozenset(map(type, ({}.keys(), {}.values(), {}.items())))
# Of pandas' own types of columns, those whose values are numbers, truths, texts, and missing ones.
_PLAIN = re.compile(r"str|string|boolean|U?Int(8|16|32|64)|Float(32|64)")
_ZONE = r"(?:UTC(?:[+-]\d\d:\d\d)?|[A-Z][\w+-]{0,30}(?:/[A-Z][\w+-]{0,30}){0,2})"
_ZONED = re.compile(rf"datetime64\[(s|ms|us|ns), ({_ZONE})\]")


def parts_of(value: Any) -> tuple[str, Parts] | None:
    """The name of the value's class and its parts, None for a class that is none of these.

    Raises CannotCrossError for a value of one whose parts are no data.
    """
    kind = type(value)
    if kind in _VIEWS:
        return kind.__name__, (list(value),)
    module = kind.__module__ if type(kind.__module__) is str else ""
    if module.startswith("pandas") and "pandas" in sys.modules:
        take = _of_pandas().get(kind)
        return None if take is None else (kind.__name__, take(value))
    if module.startswith("numpy"):
        if kind is np.poly1d:
            return "poly1d", (value.coeffs, value.variable)
        if _SERIES.get(kind.__name__) is kind:
            return kind.__name__, (value.coef, value.domain, value.window, value.symbol)
    return None


def made_of(name: str, parts: Parts) -> Any:
    """The value. Raises ValueError for rubbish."""
    try:
        return MADE[name](*parts)
    except Exception as error:  # pandas has its own for many things
        raise ValueError(name) from error


def _poly1d(coefficients: Any, variable: Any) -> np.poly1d:
    return np.poly1d(_numbers(coefficients), variable=_text(variable))


def _series_of(kind: type) -> Callable[..., Any]:
    def make(coef: Any, domain: Any, window: Any, symbol: Any) -> Any:
        return kind(*map(_numbers, (coef, domain, window)), symbol=_text(symbol))

    return make


def _view_of(make: Callable[[Any], dict[Any, Any]], name: str) -> Callable[..., Any]:
    """Of a dict that holds no more than what the view shows."""

    def view(items: Any) -> Any:
        if type(items) is not list:
            raise TypeError
        return getattr(make(items), name)()

    return view


def _numbers(held: Any) -> Any:
    if type(held) is not np.ndarray or held.dtype.kind not in "biufc":
        raise TypeError
    return held


def _text(held: Any) -> str:
    if type(held) is not str:
        raise TypeError
    return held


# pandas


def _pandas() -> Any:
    return import_module("pandas")


@cache
def _of_pandas() -> dict[type, Callable[[Any], Parts]]:
    pandas = _pandas()
    indexes = (pandas.Index, pandas.RangeIndex, pandas.MultiIndex, pandas.DatetimeIndex, pandas.TimedeltaIndex)
    return {
        pandas.DataFrame: lambda value: (
            value.columns,
            value.index,
            tuple(_column(value.iloc[:, place]) for place in range(value.shape[1])),
        ),
        pandas.Series: lambda value: (_column(value), value.index, value.name),
        **dict.fromkeys((*indexes, pandas.CategoricalIndex), _index),
        pandas.Timestamp: lambda value: (value.asm8, None if value.tz is None else str(value.tz)),
        pandas.Timedelta: lambda value: (value.asm8,),
        type(pandas.NaT): lambda value: (),
        type(pandas.NA): lambda value: (),
    }


def _column(held: Any) -> Any:
    """The values of a Series or an Index: an array, a list, or a tuple that begins with pandas' name of their type."""
    dtype = held.dtype
    if isinstance(dtype, np.dtype):
        return list(held) if dtype.kind == "O" else held.to_numpy()
    name = str(dtype)
    if name == "category":
        values = held.array
        return name, values.codes, values.categories, bool(values.ordered)
    if _ZONED.fullmatch(name):
        return name, held.to_numpy(f"M8[{dtype.unit}]")
    if _PLAIN.fullmatch(name):
        return name, [None if is_missing else one for one, is_missing in zip(held, held.isna(), strict=True)]
    raise CannotCrossError(f"a column of type {name} is no data")


def _index(value: Any) -> Parts:
    pandas = _pandas()
    if isinstance(value, pandas.RangeIndex):
        return value.name, value.start, value.stop, value.step
    if isinstance(value, pandas.MultiIndex):
        return tuple(value.names), tuple(value.levels), tuple(np.asarray(codes) for codes in value.codes)
    if isinstance(value, (pandas.DatetimeIndex, pandas.TimedeltaIndex)):
        return value.name, _column(value), value.freqstr
    return value.name, _column(value)


def _values(told: Any) -> Any:
    """What `_column` made, as pandas takes it."""
    pandas = _pandas()
    if type(told) is np.ndarray and told.ndim == 1:
        return told
    if type(told) is list:
        held = np.empty(len(told), object)
        held[:] = told
        return held
    name, *more = told
    if name == "category":
        codes, categories, ordered = more
        if not isinstance(categories, pandas.Index):
            raise TypeError
        return pandas.Categorical.from_codes(codes, categories, ordered=ordered)
    (values,) = more
    if zoned := _ZONED.fullmatch(name):
        return pandas.DatetimeIndex(values, tz="UTC").tz_convert(zoned[2])
    if not _PLAIN.fullmatch(name):
        raise ValueError
    return pandas.array(values, dtype=name)


def _frame(columns: Any, index: Any, held: Any) -> Any:
    pandas = _pandas()
    _check_index(columns)
    _check_index(index)
    if type(held) is not tuple or len(held) != len(columns):
        raise ValueError
    series = {place: pandas.Series(_values(one), index=index) for place, one in enumerate(held)}
    made = pandas.DataFrame(series, index=index)
    made.columns = columns
    return made


def _series(held: Any, index: Any, name: Any) -> Any:
    pandas = _pandas()
    _check_index(index)
    return pandas.Series(_values(held), index=index, name=name)


def _check_index(held: Any) -> None:
    pandas = _pandas()
    if not isinstance(held, pandas.Index):
        raise TypeError


def _plain_index(name: Any, told: Any) -> Any:
    pandas = _pandas()
    return pandas.Index(_values(told), name=name, dtype=object if type(told) is list else None)


def _range_index(name: Any, start: Any, stop: Any, step: Any) -> Any:
    pandas = _pandas()
    return pandas.RangeIndex(start, stop, step, name=name)


def _multi_index(names: Any, levels: Any, codes: Any) -> Any:
    pandas = _pandas()
    for level in levels:
        _check_index(level)
    return pandas.MultiIndex(levels=levels, codes=codes, names=names)


def _times_index(kind: str) -> Callable[..., Any]:
    def make(name: Any, told: Any, freq: Any) -> Any:
        pandas = _pandas()
        made = getattr(pandas, kind)(_values(told), name=name)
        made.freq = None if freq is None else _text(freq)
        return made

    return make


def _timestamp(held: Any, zone: Any) -> Any:
    pandas = _pandas()
    if type(held) is not np.datetime64:
        raise TypeError
    made = pandas.Timestamp(held)
    if zone is not None and not re.fullmatch(_ZONE, zone):
        raise ValueError
    return made if zone is None else made.tz_localize("UTC").tz_convert(zone)


def _timedelta(held: Any) -> Any:
    pandas = _pandas()
    if type(held) is not np.timedelta64:
        raise TypeError
    return pandas.Timedelta(held)


def _missing(name: str) -> Callable[[], Any]:
    def make() -> Any:
        pandas = _pandas()
        return getattr(pandas, name)

    return make


MADE: dict[str, Callable[..., Any]] = {
    "dict_keys": _view_of(dict.fromkeys, "keys"),
    "dict_values": _view_of(lambda values: dict(enumerate(values)), "values"),
    "dict_items": _view_of(dict, "items"),
    "poly1d": _poly1d,
    **{name: _series_of(kind) for name, kind in _SERIES.items()},
    "DataFrame": _frame,
    "Series": _series,
    "Index": _plain_index,
    "CategoricalIndex": _plain_index,
    "RangeIndex": _range_index,
    "MultiIndex": _multi_index,
    "DatetimeIndex": _times_index("DatetimeIndex"),
    "TimedeltaIndex": _times_index("TimedeltaIndex"),
    "Timestamp": _timestamp,
    "Timedelta": _timedelta,
    "NaTType": _missing("NaT"),
    "NAType": _missing("NA"),
}
"""How a value of each class is made of its parts, by the name of the class. Each raises for rubbish."""


def all_parts(value: Any) -> Iterator[Any]:
    """The parts of a value that has some, for whoever counts; nothing for any other."""
    try:
        found = parts_of(value)
    except CannotCrossError:
        return
    yield from found[1] if found else ()
