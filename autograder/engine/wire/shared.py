"""What a test and the functions that it calls share in one process, told to the student's process with a call.

A test may have put something in the place of `input` or `print`, and seeded the random generators of `random` and
`numpy.random`. The judge tells of both and takes nothing back: a test may draw its own numbers from these generators.
"""

import builtins
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

BUILTINS = {name: vars(builtins)[name] for name in ("input", "print")}


def random_state() -> Any:
    """The states of both generators, as JSON."""
    _, key, position, has_gauss, gauss = np.random.get_state(legacy=True)
    _, numbers, own_gauss = random.getstate()
    return [[np.asarray(key).tolist(), position, has_gauss, gauss], [numbers, own_gauss]]


@contextmanager
def as_told(replaced: Mapping[str, Any], state: Any) -> Iterator[None]:
    """Within the block these stand in the place of builtins. The generators go on from `state`, if there is one."""
    if state is not None:
        (key, *more), (numbers, own_gauss) = state
        np.random.set_state(("MT19937", np.array(key, np.uint32), *more))
        random.setstate((3, tuple(numbers), own_gauss))
    before = {name: vars(builtins)[name] for name in replaced}
    vars(builtins).update(replaced)
    try:
        yield
    finally:
        vars(builtins).update(before)
