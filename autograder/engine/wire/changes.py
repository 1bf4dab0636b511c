"""What a call did to its arguments, done to the caller's own objects."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.engine.wire.values import is_of_notebook


def update(old: Any, new: Any) -> Any:
    """`old` with the contents of `new`, changed in place where both are mutable and of one type; else `new`.

    This is how what a borrowed function did to its arguments reaches the caller's own objects.
    """
    if type(old) is not type(new):
        return new
    if isinstance(old, np.ndarray):
        return _update_array(old, new)
    if isinstance(old, list):
        kept = [update(a, b) for a, b in zip(old, new, strict=False)]
        old[:] = kept + new[len(kept) :]
    elif isinstance(old, dict):
        held = {key: update(old[key], value) if key in old else value for key, value in new.items()}
        old.clear()
        dict.update(old, held)  # Counter.update would add
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif isinstance(old, tuple):
        return old if len(old) == len(new) and all(update(a, b) is a for a, b in zip(old, new, strict=True)) else new
    elif is_dataclass(old) and is_of_notebook(type(old)):
        for one in fields(old):
            object.__setattr__(old, one.name, update(getattr(old, one.name), getattr(new, one.name)))
    elif type(old).__module__.startswith("pandas"):
        return _update_pandas(old, new)
    elif isinstance(old, (np.random.Generator, np.random.RandomState)):
        _bits(old).state = _bits(new).state
    else:
        return new
    return old


def _update_array(old: npt.NDArray[Any], new: npt.NDArray[Any]) -> npt.NDArray[Any]:
    if old.dtype != new.dtype or old.size != new.size or not old.flags.writeable:
        return new
    if old.shape != new.shape:
        old.shape = new.shape
    old[...] = new
    return old


def _update_pandas(old: Any, new: Any) -> Any:
    """A table or a column as made of the other. What else pandas has cannot be changed."""
    if type(old).__name__ not in ("DataFrame", "Series"):
        return new
    type(old).__init__(old, new)
    return old


def _bits(generator: Any) -> Any:
    return generator.bit_generator if isinstance(generator, np.random.Generator) else generator._bit_generator
