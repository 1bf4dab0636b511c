"""Comparing what a function returned with what it should have returned, part by part."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

RTOL = 1e-5  # float32 arithmetic on a handful of numbers stays well inside this


@dataclass(frozen=True)
class Difference:
    """One part of the answer that is wrong: `name` of the part, both values, and where they first differ.

    `where` is an index into `expected`, or None when the shapes or kinds do not even fit. `problem` then
    says what does not fit. `marked` tells of each entry whether it differs, where the shapes fit.
    """

    name: str
    expected: Any
    got: Any
    where: tuple[int, ...] | None
    problem: str
    marked: NDArray[np.bool_] | None = None


def parts(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Split an answer into its named parts: a tuple by `names`, a dict by its keys, all else as one part.

    Nested tuples get an index ("cache[1]"), nested dicts a key ("grads['dW1']").
    """
    if isinstance(value, Mapping):
        return _flatten({str(key): item for key, item in value.items()})
    if len(names) == 1:
        return _flatten({names[0]: value})
    return _flatten(dict(zip(names, value, strict=True)))


def _flatten(named: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in named.items():
        if isinstance(value, tuple) or _collects_arrays(value):
            flat |= _flatten({f"{name}[{i}]": item for i, item in enumerate(value)})
        elif isinstance(value, Mapping):
            flat |= _flatten({f"{name}[{key!r}]": item for key, item in value.items()})
        else:
            flat[name] = value
    return flat


def _collects_arrays(value: Any) -> bool:
    """Whether a list is a collection of answers, and not a row of numbers that should have been an array."""
    return isinstance(value, list) and any(
        isinstance(item, np.ndarray | tuple | Mapping) or _collects_arrays(item) for item in value
    )


def structure_problem(value: Any, names: tuple[str, ...], right: Any) -> str | None:
    """One sentence on an answer of the wrong make (None, one thing for two), or None if it is fine.

    A dict is fine only where the right answer is one: its keys would say what part of an answer they stand for.
    """
    wanted = names[0] if len(names) == 1 else f"{len(names)} things, {' and '.join(names)}"
    if value is None:
        return f"It returned nothing (None). It should return {wanted}: is there a `return`?"
    if value is Ellipsis:
        return f"It returned `...`, the placeholder. It should return {wanted}."
    if len(names) == 1 and isinstance(value, tuple):
        return f"It returned {len(value)} things. It should return {wanted} alone."
    if len(names) == 1 and isinstance(value, Mapping) and not isinstance(right, Mapping):
        return f"It returned a dict. It should return {wanted} alone."
    if len(names) == 1:
        return None
    if isinstance(value, Mapping):
        return f"It returned a dict. It should return {wanted}, as a tuple."
    if not isinstance(value, tuple | list):
        return f"It returned one thing, {kind_of(value)}. It should return {wanted}: `return {', '.join(names)}`."
    if len(value) != len(names):
        return f"It returned {len(value)} things. It should return {wanted}."
    return None


def kind_of(value: Any) -> str:
    """What a value is, in words: "an array of shape (2, 3)", "a str"."""
    shape = getattr(value, "shape", None)
    return f"an array of shape {shape}" if shape is not None else f"a {type(value).__name__}"


def difference(name: str, expected: Any, got: Any, tolerance: float = RTOL) -> Difference | None:
    """How `got` differs from `expected`, or None if it is equal.

    Equal is each entry within `tolerance` of itself and a tenth of `tolerance` of the largest entry. nan and infinity
    are equal to nothing: neither is a right answer.
    """
    want = np.asarray(expected)
    have = as_array(got)
    if have is None:
        return Difference(name, expected, got, None, f"{name} should hold numbers; yours is {kind_of(got)}")
    if isinstance(got, list):
        problem = f"{name} should be an array of shape {want.shape}; yours is a list of {len(got)}"
        return Difference(name, want, have, None, problem)
    if have.shape != want.shape:
        yours = f"is the single number {have:.4g}" if have.ndim == 0 else f"has {have.shape}"
        return Difference(name, want, have, None, f"{name} should have shape {want.shape}; yours {yours}")
    if np.array_equal(have, want) and np.isfinite(have).all():
        return None  # most answers to hidden tests: seen without measuring a distance
    wrong = np.asarray(~(_close(want, have, tolerance) & np.isfinite(have)))
    if not wrong.any():
        return None
    where = tuple(int(i) for i in np.argwhere(wrong)[0])
    count = f" in {int(wrong.sum())} of {want.size} entries" if want.ndim else ""
    return Difference(name, want, have, where, f"{name} differs{count}", wrong)


def same(expected: Any, got: Any, tolerance: float = RTOL) -> bool:
    """Whether two answers to one part, right or wrong, are equal as in `difference`, infinity to itself, too.

    What an answer shows is found by hundreds of these questions, most of them answered with no.
    """
    have, want = as_array(got), np.asarray(expected)
    if have is None or isinstance(got, list) or have.shape != want.shape:
        return False
    return bool(_close(want, have, tolerance).all())


def _close(want: np.ndarray, have: np.ndarray, tolerance: float) -> NDArray[np.bool_]:
    """Which entries are equal within the tolerance, as np.isclose has it."""
    want = want.astype(np.result_type(want, 1.0), copy=False)  # whole numbers and truth values: to be subtracted
    sizes = np.abs(want)
    largest = float(sizes.max(initial=0.0))
    if math.isfinite(largest):
        return np.asarray(np.abs(have - want) <= 0.1 * tolerance * (largest or 1.0) + tolerance * sizes)
    finite = np.isfinite(sizes)
    return np.asarray(np.where(finite, _close(np.where(finite, want, 0.0), have, tolerance), have == want))


def changed(before: Any, after: Any) -> bool:
    """Whether an argument was changed in place. Only numbers are looked at: a generator may move on."""
    old, new = parts(before, ("argument",)), parts(after, ("argument",))
    if list(old) != list(new):
        return True
    return any(as_array(old[name]) is not None and not np.array_equal(old[name], new[name]) for name in old)


def as_array(value: Any) -> np.ndarray | None:
    """`value` as a plain array of numbers, lists included; None where it is no such thing.

    An object of a learner's own may raise anything when it is looked at.
    """
    try:
        array = np.array(value)
    except Exception:
        return None
    return array if array.dtype.kind in "bifu" else None
