"""The command that builds the course in a browser, alone.

python -m website.lite [--output FOLDER] [--with-solutions]
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from website.lite import FOLDER, LITE_FILE
from website.lite.build import ROOT, build
from website.problem import Problem

NOT_OURS = "{folder} is no course in a browser made by this command: choose another folder."
THERE = """\
The course in a browser is there. To try it here, run
    python3 -m http.server --bind 127.0.0.1 --directory {folder}
and open http://127.0.0.1:8000/lab/?path=welcome.ipynb"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command; the exit status says whether the course is there now."""
    parser = argparse.ArgumentParser(prog="python -m website.lite", description="Build the course in a browser.")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "site" / FOLDER, metavar="FOLDER")
    parser.add_argument("--with-solutions", action="store_true", help="ship the worked solutions, too")
    chosen = parser.parse_args(arguments)
    output = chosen.output.resolve()
    folder = os.path.relpath(output)
    try:
        if output.exists() and not (output / LITE_FILE).is_file():
            raise Problem(NOT_OURS.format(folder=folder))
        with TemporaryDirectory() as scratch:
            build(Path(scratch) / FOLDER, with_solutions=chosen.with_solutions)
            shutil.rmtree(output, ignore_errors=True)
            shutil.move(Path(scratch) / FOLDER, output)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(THERE.format(folder=folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
