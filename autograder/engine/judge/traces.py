"""Takes back what the rehearsal does to modules: no submission begins with what the instructor's solutions left there.

A solution may patch a function, set an option, fill a list. Only public names count: what begins with an underscore is
a library's own, such as a cache that is to stay warm.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_LIVE = {"modules", "path_importer_cache"}  # of sys: what is imported stays imported
_MISSING = object()


@contextmanager
def leaving_none() -> Iterator[None]:
    """Modules that are loaded before the block have after it the public names that they had, and what these held."""
    before = [(module, _public(module)) for name, module in list(sys.modules.items()) if name != "__main__"]
    try:
        yield
    finally:
        for module, held in before:
            _restore(module, held)


def _public(module: ModuleType) -> dict[str, tuple[Any, Any]]:
    """Each public name with what it stands for, and with a copy of that where it is a list, a dict or a set."""
    return {
        name: (value, value.copy() if type(value) in (list, dict, set) else None)
        for name, value in list(getattr(module, "__dict__", {}).items())
        if not name.startswith("_") and name not in _LIVE
    }


def _restore(module: ModuleType, held: dict[str, tuple[Any, Any]]) -> None:
    now = module.__dict__
    for name in [name for name in now if not name.startswith("_") and name not in held and name not in _LIVE]:
        if not isinstance(now[name], ModuleType):
            del now[name]
    for name, (value, copy) in held.items():
        if now.get(name, _MISSING) is not value:
            now[name] = value
        if copy is not None and not _same(value, copy):
            value.clear()
            value.extend(copy) if type(value) is list else value.update(copy)


def _same(value: Any, copy: Any) -> bool:
    """Whether it holds the same objects in the same order; they are not asked whether they are equal."""
    if len(value) != len(copy):
        return False
    pairs = zip(value.items(), copy.items(), strict=True) if type(value) is dict else zip(value, copy, strict=True)
    if type(value) is dict:
        return all(a is c and b is d for (a, b), (c, d) in pairs)
    return all(a is b for a, b in pairs)
