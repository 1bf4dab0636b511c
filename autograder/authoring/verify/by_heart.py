"""Answers learned by heart: who knows each probe of the visible check, and nothing else, gets no hidden point.

The tests run in this process, as the solutions do for `autograder.authoring.reference`: both are the course's own.
"""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.builder.regions import HIDDEN_TESTS, find_regions
from autograder.authoring.filled_in import Notebook, answers_in
from autograder.authoring.reference import solutions
from autograder.engine.grade_ids import solution_of
from course.catalogue.entries import Exercise, LessonEntries
from course.compare import changed


def by_heart(root: Path, source: Notebook, entries: LessonEntries) -> Iterator[BuildProblem]:
    """A problem for each exercise whose hidden tests are passed so, or that has none.

    `root` is the folder of the course, in which the working folder lies; `source` is the instructor's notebook.
    """
    answers = answers_in(source)
    for exercise in entries.exercises:
        cells = [cell for cell in source["cells"] if solution_of(cell["id"], answers) == exercise.name]
        hidden = [cell for cell in cells if find_regions(cell["source"], HIDDEN_TESTS)]
        if not hidden:
            what, remedy = f"no hidden test tries {exercise.name}.", "Write one between the two marks of HIDDEN TESTS."
            yield BuildProblem(*_place(root, entries.name, exercise.name), what, remedy)
        elif all(_passes(cell, exercise, entries.name) for cell in hidden):
            what = f"who knows the numbers of the visible check by heart passes the hidden test of {exercise.name}."
            remedy = "Try it on other numbers and other shapes."
            yield BuildProblem(*_place(root, entries.name, hidden[0]["id"]), what, remedy)


def _passes(cell: dict[str, Any], exercise: Exercise, lesson: str) -> bool:
    names = {name: value for name, value in solutions(lesson).items() if not name.startswith("__")}
    answer = parrot(exercise, names[exercise.name])
    try:
        exec(compile(cell["source"], cell["id"], "exec"), names | {exercise.name: answer})
    except Exception:
        return False
    return True


def parrot(exercise: Exercise, solution: Callable[..., Any]) -> Callable[..., Any]:
    """A function that knows every probe of an exercise and what the solution answers, and nothing else."""
    probes = [probe.arguments for probe in exercise.probes()]
    known = [(arguments, solution(*copy.deepcopy(arguments))) for arguments in probes]

    def answer(*given: Any) -> Any:
        fitting = (right for arguments, right in known if not any(map(changed, arguments, given)))
        return next(fitting, known[0][1])

    answer.__name__ = exercise.name
    return answer


def _place(root: Path, lesson: str, grade_id: str) -> tuple[str, int | None]:
    """Where a lesson has the cell of this grade_id. A copy that was shipped has only the notebook."""
    path = f"lessons/{lesson}.py"
    if not (root / path).is_file():
        return f"source/{lesson}/{lesson}.ipynb", None
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    return path, next((number for number, line in enumerate(lines, 1) if f'"grade_id": "{grade_id}"' in line), None)
