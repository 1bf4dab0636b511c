"""A learner's own function in a figure: what it returned, or why there is nothing to draw, and how its points look.

Whatever the function does, the figure is drawn, and its caption says what was wrong.
"""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course.gradient import Floats
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TOLERANCE = 1e-6
_FAR = 100  # what is further away is drawn here
_LONGEST = 160  # characters of a learner's error message
_COLOURS = tokens()


class NothingToDraw(Exception):
    """Raised with the reason. Its text is the figure's caption."""

    def __str__(self) -> str:
        return f"Nothing to draw yet: {self.args[0]}"


@contextmanager
def asked(name: str) -> Iterator[None]:
    """Around a learner's code, which messages call `name`: no warnings, and what it raises becomes NothingToDraw."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            yield
        except NothingToDraw:
            raise
        except NotImplementedError:
            raise NothingToDraw(f"{name} is not written.") from None
        except Exception as error:
            message = textwrap.shorten(f"{type(error).__name__}: {error}", _LONGEST)
            raise NothingToDraw(f"{name} stopped with {message}") from None


def answer(name: str, call: Callable[[], Any], shape: tuple[int, ...]) -> Floats:
    """What a learner's function returned to `call`, as floats of this shape. Raises NothingToDraw."""
    with asked(name):
        given = call()
        if given is None:
            raise NothingToDraw(f"{name} returned None. Does it end with a return?")
        try:
            yours = np.asarray(given, dtype=np.float64)
        except Exception:
            wanted = "an array of numbers" if shape else "a number"
            raise NothingToDraw(f"{name} returned {type(given).__name__}, not {wanted}.") from None
    if not shape:
        yours = np.squeeze(yours)  # an array that holds one number will do
    if yours.shape != shape:
        wanted = f"the shape {shape}" if shape else "one number"
        raise NothingToDraw(f"{name} returned the shape {yours.shape} where {wanted} is wanted.")
    return yours


def differences(yours: Floats, right: ArrayLike) -> NDArray[np.bool_]:
    """Where the learner's numbers are not the right ones; what is nan differs."""
    agrees: NDArray[np.bool_] = np.abs(np.subtract(yours, right)) <= _TOLERANCE
    return ~agrees


def heights(yours: Floats) -> Floats:
    """Where the learner's numbers are drawn: not too far away, and at 0 those that are nan or infinite."""
    return np.clip(np.where(np.isfinite(yours), yours, 0), -_FAR, _FAR)


def mark_points(axes: Axes, at: Floats, yours: Floats, differs: NDArray[np.bool_]) -> None:
    """The learner's points over `at`, round where they are right, told apart by shape and legend where not."""
    finite, seen, paper = np.isfinite(yours), heights(yours), _COLOURS["paper"]
    kinds: tuple[tuple[str, NDArray[np.bool_], dict[str, Any]], ...] = (
        ("yours", ~differs, {"marker": "o", "markersize": 7, "markeredgecolor": paper}),
        ("yours, where it differs", differs & finite, {"marker": "D", "markersize": 5, "markerfacecolor": paper}),
        ("yours is nan or infinite", ~finite, {"marker": "x", "markersize": 7}),
    )
    for label, chosen, look in kinds:
        if chosen.any():
            look |= {"color": _COLOURS["orange"], "linestyle": "none", "markeredgewidth": 1.5, "label": label}
            axes.plot(at[chosen], seen[chosen], clip_on=False, **look)
    axes.legend(loc="upper left", ncols=3, borderaxespad=0, handletextpad=0.4)
