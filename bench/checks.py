"""How long a check takes, for every answer on file, and what `import course` takes.

    python -m bench.checks [LESSON]

A check: CPU time from the call to the card, for each right and each wrong answer of the attempts, the best of RUNS.
Test cells: CPU time of all of a lesson's tests with the hidden ones, on the lesson's own solution, as the judge spends
it. Import: seconds that `import course` takes after NumPy and matplotlib's figures, in fresh processes.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

import course
from autograder.authoring.attempts import Attempt, attempts
from autograder.authoring.reference import solutions
from autograder.root import course_root
from course import catalogue
from course.checks.rendering import failure_html, result_html

RUNS = 5
IMPORTS = 10
IMPORT = """
import time, numpy, matplotlib.figure
clock, cpu = time.perf_counter(), time.process_time()
import course
print(time.perf_counter() - clock, time.process_time() - cpu)
"""


def answers(lesson: str) -> Iterator[tuple[Attempt, Any]]:
    """Each attempt of a lesson, and what it defines beside right answers to all other exercises."""
    found = attempts(lesson)
    right = {attempt.exercise: attempt.run() for attempt in reversed(found) if attempt.is_right}
    names = {name: value for name, value in solutions(lesson).items() if not name.startswith("__")} | right
    for attempt in found:
        yield attempt, attempt.run({name: value for name, value in names.items() if name != attempt.exercise})


def checked(name: str, answer: Any) -> str:
    """The card that a learner sees."""
    try:
        return result_html(course.check(answer) if name in catalogue.EXERCISES else course.check(**{name: answer}))
    except course.CheckFailed as failure:
        return failure_html(failure.report) if failure.report else ""


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds, the best of RUNS."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times) * 1000


def run_tests(lesson: str) -> None:
    """Runs the test cells of a lesson, hidden tests included."""
    path = course_root() / "source" / lesson / f"{lesson}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    names = {**solutions(lesson), "np": np, **{name: getattr(course, name) for name in course.__all__}}
    for cell in cells:
        if cell["metadata"].get("nbgrader", {}).get("grade") and cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)


def report(lesson: str) -> str:
    """One row of the table, and the names of the slowest right and wrong answer."""
    columns, slowest = [], []
    by_verdict: dict[bool, dict[str, float]] = {True: {}, False: {}}
    for attempt, answer in answers(lesson):
        by_verdict[attempt.is_right][attempt.id] = spent(lambda: checked(attempt.exercise, answer))  # noqa: B023
    for times in by_verdict.values():
        columns.append(f"{len(times):8}{statistics.median(times.values()):8.1f}{max(times.values()):8.1f}")
        slowest.append(max(times, key=lambda name: times[name]))
    return f"{lesson:<26}{''.join(columns)}{spent(lambda: run_tests(lesson)):12.0f}   {', '.join(slowest)}"


def imported() -> tuple[float, float]:
    """Seconds by the clock and seconds of CPU that an import takes: medians."""
    # As for a learner: Python keeps what it has compiled.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = [
        subprocess.check_output([sys.executable, "-c", IMPORT], env=environment, text=True) for _ in range(1 + IMPORTS)
    ]
    clock, cpu = zip(*(map(float, run.split()) for run in runs[1:]), strict=True)
    return statistics.median(clock), statistics.median(cpu)


def main() -> None:
    """Prints the table."""
    lessons = sys.argv[1:] or [lesson.name for lesson in catalogue.lessons()]
    head = f"{'answers':>8}{'median':>8}{'max':>8}"
    print(f"{'a check, CPU ms':<26}{'right':>8}{'':16}{'wrong':>8}{'':16}{'test cells':>12}   slowest")
    print(f"{'':<26}{head}{head}{'together':>12}")
    for lesson in lessons:
        print(report(lesson), flush=True)
    print("\nimport course: {:.3f} s, of it CPU {:.3f} s".format(*imported()))


if __name__ == "__main__":
    main()
