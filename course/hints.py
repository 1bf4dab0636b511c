"""Help in steps: a question a learner might ask, then a pointer, then the formula. Never code."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from course.catalogue import EXERCISES, QUESTIONS
from course.catalogue.entries import Hint
from course.checks.elsewhere import Elsewhere, has_no_key
from course.checks.meant import meant_by
from course.checks.offers import step_to_open
from course.checks.result import CheckUsageError
from course.plain_formulas import plain
from course.theme import with_code

HOW_TO_CALL = 'Call it as hint(relu_backward), or as hint("predicted_dw") for a prediction.'


class Help:
    """The help with one exercise, opened at one step. Of the other steps the questions can be seen.

    A notebook shows it as Markdown, since that is what all front ends set formulas in.
    """

    def __init__(self, name: str, steps: tuple[Hint, ...], opened: int) -> None:
        self.name = name
        self.steps = steps
        self.opened = opened

    def __repr__(self) -> str:
        shown = self.steps[self.opened - 1]
        lines = [f"Help with {self.name}, step {self.opened} of {len(self.steps)}: {shown.question}"]
        lines += [plain(shown.answer)]
        others = [(step, hint) for step, hint in enumerate(self.steps, start=1) if step != self.opened]
        return "\n".join([*lines, *(f"hint({self.name}, {step}): {hint.question}" for step, hint in others)])

    def _repr_markdown_(self) -> str:
        steps = [collapsed(hint, is_open=step == self.opened) for step, hint in enumerate(self.steps, start=1)]
        return "\n\n".join([f"**Help with `{self.name}`**", *steps])


def hint(exercise: Callable[..., Any] | str | None = None, step: int | None = None) -> Help | Elsewhere:
    """Help with an exercise: `hint(relu_backward)`. Its questions are listed, and one is open.

    `hint(relu_backward, 2)` opens step 2 of 3. Without a number the step is open that fits what the last check in this
    session found; before any failure it is the first. The same call shows the same until the next check.
    `hint("predicted_dw")`, with the name in quotation marks, says where to look for a prediction.

    Raises CheckUsageError for an exercise or a step that does not exist. While work is graded there is no help.
    """
    if has_no_key():
        return Elsewhere("hint")
    name = _name_of(exercise)
    # Of a prediction there is one step: the next would be its answer.
    steps = EXERCISES[name].hints if name in EXERCISES else (Hint("Where do I look?", QUESTIONS[name].look_at),)
    if step is None:
        return Help(name, steps, step_to_open(name))
    if type(step) is not int or not 1 <= step <= len(steps):
        raise CheckUsageError(f"The help with {name} has no step {step!r:.20}. Its last step is {len(steps)}.")
    return Help(name, steps, step)


def collapsed(hint: Hint, is_open: bool = False) -> str:
    """One step as HTML around Markdown, which the blank lines tell apart. It opens by a click or by the keyboard."""
    question = with_code(hint.question, quote=False)
    tag = "<details open>" if is_open else "<details>"
    return f"{tag}\n<summary>{question}</summary>\n\n{hint.answer.strip()}\n\n</details>"


def _name_of(exercise: Any) -> str:
    """The name of an exercise or a question, from what the learner gave."""
    name = exercise if isinstance(exercise, str) else meant_by(exercise).name
    if name is None:
        given = "nothing" if exercise is None else type(exercise).__name__
        raise CheckUsageError(f"hint got {given}, which is neither a function nor a name. {HOW_TO_CALL}")
    if name in EXERCISES or name in QUESTIONS:
        return name
    near = get_close_matches(name, [*EXERCISES, *QUESTIONS], n=1)
    if not near:
        raise CheckUsageError(f"There is no exercise called {name!r}. {HOW_TO_CALL}")
    call = f"hint({near[0]})" if near[0] in EXERCISES else f'hint("{near[0]}")'
    raise CheckUsageError(f"There is no exercise called {name!r}. Do you mean {call}?")
