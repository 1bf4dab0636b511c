"""What a lesson's tests are tried on where nobody wrote attempts: the solutions, the stubs, and changed solutions.

Of a solution no more than a few changes are tried. They stand in CHANGED notebooks: two have one in every cell, two in
every second cell, so that a test is seen with an answer that is wrong by itself and with all that it builds on wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from autograder.authoring.filled_in import Notebook, answers_in, as_file, filled_in
from autograder.authoring.verify.mutations import mutants, with_other_text
from autograder.engine.assignment import Submission

CHANGED = 4
_MOST = 40  # changes of one cell that are chosen from


@dataclass(frozen=True)
class Try:
    """A submission, and what it holds, as in "with the solutions"."""

    holds: str
    submission: Submission


def tries_of(lesson: Mapping[str, Notebook], release: Mapping[str, Notebook]) -> Iterator[Try]:
    """The submissions to try. Both sides of a lesson have the same notebooks and answers, by name."""
    solved = {name: answers_in(notebook) for name, notebook in lesson.items()}
    changed = {name: {one: _changes(text) for one, text in answers.items()} for name, answers in solved.items()}
    yield _try("the solutions", release, solved)
    yield _try("the notebook as released", release, {name: {} for name in release})
    for number in range(CHANGED):
        answers = {name: solved[name] | _chosen(found, number) for name, found in changed.items()}
        if answers != solved:
            yield _try("changed solutions", release, answers)


def _try(holds: str, release: Mapping[str, Notebook], answers: Mapping[str, Mapping[str, str]]) -> Try:
    filled = {f"{name}.ipynb": as_file(filled_in(held, answers[name])) for name, held in release.items()}
    return Try(holds, Submission("verify", filled))


def _changes(source: str) -> list[str]:
    """Small changes to a solution; none where it is no plain Python."""
    try:
        return [*with_other_text(source), *islice(mutants(source), _MOST)]
    except (SyntaxError, ValueError, RecursionError):
        return []


def _chosen(found: Mapping[str, Sequence[str]], number: int) -> dict[str, str]:
    """For the notebook of this number, a change by answer: another one in each notebook, where there are as many."""
    return {
        name: changes[number * len(changes) // CHANGED]
        for place, (name, changes) in enumerate(found.items())
        if changes and (number < CHANGED // 2 or place % 2 == number % 2)
    }
