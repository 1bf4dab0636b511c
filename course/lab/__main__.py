"""`relu-course`, which is also `python -m course.lab` and, in a checkout, `make lab`."""

import argparse
import io
import sys
from pathlib import Path

from course import __version__
from course.folders import SOLUTIONS
from course.lab import LabError
from course.lab.exchange import Exchange, find_exchange
from course.lab.learner_copy import bring_up_to_date
from course.lab.origin import Origin, origin

ABOUT = "Open the course on back-propagation through ReLU in JupyterLab, on your own copy of the lessons."
PASSED_ON = "All other options are JupyterLab's: jupyter lab --help lists them. What you wrote is never overwritten."
LESSONS = "Your lessons are in {folder}."
WORKED = "The worked solutions are in {folder}."
HAND_IN = "To hand in, choose Assignment List in JupyterLab's menu Nbgrader."
NO_JUPYTERLAB = "JupyterLab cannot be opened ({reason}): run {python} -m pip install jupyterlab, then {command} again."
RUNNING = """\
JupyterLab runs already. To see the solutions, open the folder solutions in its file browser, or in a browser
    {address}"""


def main() -> int:
    """Bring the learner's copy up to date, say what changed in it, and serve it until stopped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a folder's name may hold what the console cannot show
    here = origin()
    asked, options = _parser(here).parse_known_args()
    if asked.port is not None:
        options.append(f"--port={asked.port}")
    if asked.no_browser:
        options.append("--no-browser")
    try:
        lessons = asked.folder.expanduser().absolute() if asked.folder else here.folder()
        _open(here, lessons, options, asked)
    except LabError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _parser(here: Origin) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=here.program, description=ABOUT, epilog=PASSED_ON, allow_abbrev=False)
    parser.add_argument("--folder", type=Path, help=f"where your copy of the lessons is (else {here.usual})")
    parser.add_argument("--port", help="the port to serve at (else the first that is free from 8888 on)")
    parser.add_argument("--no-browser", action="store_true", help="print the address, and open no browser")
    parser.add_argument("--solutions", action="store_true", help="open the worked solutions, where they come along")
    parser.add_argument(
        "--update",
        action="store_true",
        help="of lessons that you have edited, bring the course's newer version too, and keep yours beside it",
    )
    parser.add_argument("--hub", action="store_true", help="for a JupyterHub, to start this for each student")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _open(here: Origin, lessons: Path, options: list[str], asked: argparse.Namespace) -> None:
    report = bring_up_to_date(here.course, lessons, solutions=asked.solutions, update=asked.update)
    where, folder = (WORKED, lessons / SOLUTIONS) if asked.solutions else (LESSONS, lessons)
    print("\n".join([where.format(folder=folder), *report.lines(here)]), flush=True)
    # JupyterLab takes a moment to import.
    try:
        from course.lab.hub import serve_for_hub
        from course.lab.server import folder_page, running_address, serve, start_page
    except ModuleNotFoundError as error:
        raise LabError(NO_JUPYTERLAB.format(reason=error, python=sys.executable, command=here.command)) from error
    page = folder_page(SOLUTIONS) if asked.solutions else start_page(lessons, report.start)
    if asked.hub:
        serve_for_hub(lessons, page, options, here, _exchange(here.course))
    elif asked.solutions and (address := running_address(lessons, page)):
        print(RUNNING.format(address=address))
    else:
        serve(lessons, page, options, here, _exchange(here.course))


def _exchange(course: Path) -> Exchange | None:
    """The exchange of the learner's class. One that cannot be used is told, and keeps nobody from learning."""
    try:
        exchange = find_exchange(course)
    except LabError as problem:
        print(problem, file=sys.stderr, flush=True)
        return None
    if exchange:
        print(HAND_IN, flush=True)
    return exchange


if __name__ == "__main__":
    sys.exit(main())
