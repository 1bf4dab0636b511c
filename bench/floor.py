"""What grading cannot be faster than: the cells alone, in forks of a warm process, as many at a time as are asked for.

    python -m bench.floor COURSE LESSON PROCESSES [--tests]

For every notebook in submitted/ one fork runs its code cells one after the other, in the shell in which the workbench
runs them. No jail, no judge, no gradebook, and no tests unless --tests: then the instructor's test cells, hidden parts
included, run as well, where they stand. Prints the seconds from the first fork to the last one's end. What has to be
imported is imported before.
"""

import gc
import importlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from autograder.authoring.filled_in import Notebook, read_notebook
from autograder.engine.assignment import read_assignment
from autograder.engine.judge.modules import modules_of
from autograder.engine.workbench.__main__ import FIRST_FIGURE
from autograder.engine.workbench.shell import Shell

OUTPUT_BYTES = 1 << 20


def main() -> None:
    """Measures one lesson of one course."""
    course, lesson, processes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    with_tests = "--tests" in sys.argv[4:]
    notebook = read_notebook((course / "source" / lesson / f"{lesson}.ipynb").read_bytes())
    tests = dict(_tests_in(notebook)) if with_tests else {}
    handed_in = sorted((course / "submitted").glob(f"*/{lesson}/{lesson}.ipynb"))
    submissions = [_cells(read_notebook(path.read_bytes()), tests) for path in handed_in]
    os.chdir(course / "source" / lesson)  # where hidden tests find the solutions
    shell = _warm_shell(modules_of(read_assignment(Path.cwd())))
    if with_tests:  # then what tests keep for the next one is there, too, as with the judge
        _run(shell, [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"])
    if _run(shell, submissions[0]):
        raise SystemExit(f"{handed_in[0]}: this one should run without an error.")
    gc.collect()
    gc.freeze()
    started = time.perf_counter()
    _run_all(shell, submissions, processes)
    print(time.perf_counter() - started)


def _tests_in(notebook: Notebook) -> Iterator[tuple[str, str]]:
    for cell in notebook["cells"]:
        marker = cell["metadata"].get("nbgrader", {})
        if marker.get("grade") and cell["cell_type"] == "code":
            yield marker["grade_id"], cell["source"]


def _cells(notebook: Notebook, tests: dict[str, str]) -> list[str]:
    """The sources of a student's code cells, tests only where they are given."""
    cells = []
    for cell in notebook["cells"]:
        marker = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and not marker.get("grade"):
            cells.append(cell["source"])
        elif marker.get("grade_id") in tests:
            cells.append(tests[marker["grade_id"]])
    return cells


def _warm_shell(modules: Sequence[str]) -> Shell:
    """As the workbench makes it, before it forks."""
    shell = Shell.instance(output_bytes=OUTPUT_BYTES)
    for module in modules:
        with suppress(ImportError):
            importlib.import_module(module)
    shell.run(FIRST_FIGURE, "warm-up")
    return shell


def _run_all(shell: Shell, submissions: Sequence[Sequence[str]], processes: int) -> None:
    running = 0
    for cells in submissions:
        if running == processes:
            os.wait()
            running -= 1
        if os.fork() == 0:
            try:
                _run(shell, cells)
            finally:
                os._exit(0)
        running += 1
    for _ in range(running):
        os.wait()


def _run(shell: Shell, cells: Sequence[str]) -> int:
    """Run the cells in an empty namespace. Returns how many raised."""
    shell.start_afresh()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = shell.streams()
    try:
        return sum(shell.run(cell, f"cell {place}").error is not None for place, cell in enumerate(cells))
    finally:
        sys.stdout, sys.stderr = before


if __name__ == "__main__":
    main()
