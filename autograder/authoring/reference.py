"""The reference solutions: the lesson's own solution cells, run once.

Called by hidden tests, in the instructor's process. There is no second, hand-written copy of a solution.
"""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from course import catalogue
from course.catalogue.entries import Probe
from course.checks.result import CheckResult, shown
from course.checks.run import in_numbers, judge_function

HIDDEN = "inputs that are kept back"


def grade(*, inputs: list[tuple[Any, ...]], **answer: Callable[..., Any]) -> CheckResult:
    """Compare a learner's function with the reference on `inputs`, each a tuple of positional arguments.

    `grade(relu=relu, inputs=[...])`: the test says which exercise it is, whatever the function calls itself. Raises
    CheckFailed, which names the mistake where the catalogue knows it and shows neither inputs nor expected values.
    """
    __tracebackhide__ = True
    ((name, function),) = answer.items()
    exercise = catalogue.EXERCISES[name]
    probes = [Probe(arguments, HIDDEN) for arguments in inputs]
    solution = solutions(catalogue.lesson_of(name))[name]
    right = in_numbers(exercise, solution)
    return shown(partial(judge_function, exercise, function, probes, right, show_inputs=False))


def solutions(lesson: str) -> dict[str, Any]:
    """What the solution cells of a lesson define, by name.

    Looks for source/LESSON/LESSON.ipynb in the working folder and those above it. Raises FileNotFoundError.
    """
    here, notebook = Path.cwd(), Path("source", lesson, f"{lesson}.ipynb")
    found = next((folder / notebook for folder in (here, *here.parents) if (folder / notebook).is_file()), None)
    if found is None:
        raise FileNotFoundError(f"{notebook}: neither {here} nor a folder above it has it. Run make build.")
    return _run(found)


@cache
def _run(notebook: Path) -> dict[str, Any]:
    """The names that a notebook's given and solution cells define, executed in order."""
    namespace: dict[str, Any] = {"__name__": "reference"}
    # Plain JSON: importing nbformat takes longer than all hidden tests of a lesson.
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        marker = cell["metadata"].get("nbgrader", {})
        needed = marker.get("solution") or (marker.get("locked") and not marker.get("grade"))
        if cell["cell_type"] == "code" and needed:
            place = f"<{notebook.name}: {marker['grade_id']}>"
            exec(compile("".join(cell["source"]), place, "exec"), namespace)
    return namespace
