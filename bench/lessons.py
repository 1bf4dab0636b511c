"""How long Run All takes on each solution notebook, and what of it is its cells' own CPU time.

    python -m bench.lessons

The cells are those that a learner has, without hidden tests, and NumPy uses one thread, as in `make lab`. Cold: a new
kernel for each run, its start and the imports included. The cells' own time is the kernel's CPU time from after the
first code cell, which imports, to the end. The best of three runs counts: the machine may be busy.
"""

import os
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
CPU = "import time; print(time.process_time())"


def run_all(path: Path) -> tuple[float, float]:
    """Seconds from start to end, and the CPU seconds of the cells after the imports."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "BEGIN HIDDEN TESTS" not in cell.source]
    first = next(i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    clocks = nbformat.v4.new_code_cell(CPU), nbformat.v4.new_code_cell(CPU)
    notebook.cells.insert(first + 1, clocks[0])
    notebook.cells.append(clocks[1])
    started = time.perf_counter()
    quiet = ["--Application.log_level=ERROR"]  # a kernel warns of its own connection, which does not leave the machine
    NotebookClient(notebook, extra_arguments=quiet, resources={"metadata": {"path": str(path.parent)}}).execute()
    wall = time.perf_counter() - started
    before, after = (float(clock.outputs[0].text) for clock in clocks)
    return wall, after - before


def main() -> None:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    print(f"{'lesson':26} {'Run All, s':>10} {'cells, CPU s':>13}")
    for path in sorted((ROOT / "source").glob("*/*.ipynb")):
        runs = [run_all(path) for _ in range(RUNS)]
        print(f"{path.stem:26} {min(wall for wall, _ in runs):10.1f} {min(cpu for _, cpu in runs):13.2f}")


if __name__ == "__main__":
    main()
