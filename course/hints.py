"""Help in steps: a question a learner might ask, then a pointer, then the formula. Never code."""

from collections.abc import Callable
from typing import Any

from course.catalogue import EXERCISES
from course.catalogue.entries import Hint
from course.checks.result import CheckUsageError


class Help:
    """One step of help, shown as Markdown in a notebook."""

    def __init__(self, hint: Hint, step: int, steps: int, name: str) -> None:
        more = f"More: `hint({name}, {step + 1})`." if step < steps else "That was the last step."
        self.text = f"**{hint.question}** (step {step} of {steps})\n\n{hint.answer}\n\n{more}"

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return self.text


def hint(exercise: Callable[..., Any] | str, step: int = 1) -> Help:
    """Help with an exercise, one step at a time: `hint(relu_backward)`, then `hint(relu_backward, 2)`.

    Raises CheckUsageError for an exercise or a step that does not exist.
    """
    name = exercise if isinstance(exercise, str) else getattr(exercise, "__name__", repr(exercise))
    if name not in EXERCISES:
        raise CheckUsageError(f"There is no exercise called {name!r}. Call it as hint(relu_backward).")
    hints = EXERCISES[name].hints
    if step not in range(1, len(hints) + 1):
        raise CheckUsageError(f"{name} has {len(hints)} steps of help: hint({name}, 1) to hint({name}, {len(hints)}).")
    return Help(hints[step - 1], step, len(hints), name)
