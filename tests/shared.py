"""What several tests look at, made once: a browser, a page, a notebook that was run."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

import pytest

T = TypeVar("T")


def shared(place: pytest.Collector, key: pytest.StashKey[T], make: Callable[[], AbstractContextManager[T]]) -> T:
    """What `make` opens for the first test that asks; it closes after the last test of `place`, a module or a folder.

    A fixture of a wider scope would do for a module. For a folder there is none that ends with it.
    """
    if key not in place.stash:
        context = make()
        place.stash[key] = context.__enter__()

        def close() -> None:
            del place.stash[key]
            context.__exit__(None, None, None)

        place.addfinalizer(close)
    return place.stash[key]
