"""What a course can say of a test that failed, beyond the words of the error."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True)
class Explanation:
    """`message` is complete on its own and safe to show, also where the test was hidden.

    `misconception` names the mistake, as in "relu_backward.times_Z"; `observation` says in words what the answer
    shows, whether or not the mistake has a name. `headline` is the one sentence that says most.
    `is_displayed`: the test has shown the message already.
    """

    message: str
    misconception: str | None = None
    observation: str = ""
    headline: str = ""
    is_displayed: bool = False


Explainer = Callable[[BaseException], Explanation | None]


def explainer_at(place: str) -> Explainer:
    """The function at `module:function`; where `place` is "", one that has nothing to say.

    Raises ImportError or AttributeError where there is none.
    """
    if not place:
        return lambda error: None
    module, _, function = place.partition(":")
    return cast(Explainer, getattr(importlib.import_module(module), function))
