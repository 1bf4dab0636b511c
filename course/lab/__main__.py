"""`python -m course.lab [--solutions] [--lessons FOLDER] [options of jupyter lab]`."""

import argparse
import os
import sys
from pathlib import Path

from course.folders import SOLUTIONS
from course.lab import LabError
from course.lab.exchange import Exchange, find_exchange
from course.lab.learner_copy import bring_up_to_date

COURSE = Path(__file__).resolve().parents[2]

LESSONS = "Your lessons are in {folder}."
WORKED = "The worked solutions are in {folder}."
HAND_IN = "To hand in, choose Assignment List in JupyterLab's menu Nbgrader."
RUNNING = """\
JupyterLab runs already. To see the solutions, open the folder solutions in its file browser, or in a browser
    {address}"""


def main() -> int:
    """Bring the learner's copy up to date, say what changed in it, and serve it until stopped."""
    parser = argparse.ArgumentParser(
        prog="python -m course.lab",
        usage="%(prog)s [--solutions] [--lessons FOLDER] [options of jupyter lab]",
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("--solutions", action="store_true")
    parser.add_argument("--lessons", type=Path, default=COURSE / "my-lessons")
    own, options = parser.parse_known_args()
    try:
        _open(own.lessons.absolute(), options, solutions=own.solutions)
    except LabError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _open(lessons: Path, options: list[str], *, solutions: bool) -> None:
    report = bring_up_to_date(COURSE, lessons, solutions=solutions)
    where, folder = (WORKED, lessons / SOLUTIONS) if solutions else (LESSONS, lessons)
    print("\n".join([where.format(folder=os.path.relpath(folder)), *report.lines()]), flush=True)
    # JupyterLab takes a moment to import, and a learner with the wheel alone need not have it.
    from course.lab.server import folder_page, running_address, serve, start_page

    page = folder_page(SOLUTIONS) if solutions else start_page(lessons, report.start)
    if solutions and (address := running_address(lessons, page)):
        print(RUNNING.format(address=address))
    else:
        serve(lessons, page, options, _exchange())


def _exchange() -> Exchange | None:
    """The exchange of the learner's class. One that cannot be used is told, and keeps nobody from learning."""
    try:
        exchange = find_exchange(COURSE)
    except LabError as problem:
        print(problem, file=sys.stderr, flush=True)
        return None
    if exchange:
        print(HAND_IN, flush=True)
    return exchange


if __name__ == "__main__":
    sys.exit(main())
