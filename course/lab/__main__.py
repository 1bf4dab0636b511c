"""`python -m course.lab [--lessons FOLDER] [options of jupyter lab]`."""

import argparse
import os
import sys
from pathlib import Path

from course.lab import LabError
from course.lab.learner_copy import bring_up_to_date
from course.lab.server import serve

COURSE = Path(__file__).resolve().parents[2]


def main() -> int:
    """Bring the learner's copy up to date, say what changed in it, and serve it until stopped."""
    parser = argparse.ArgumentParser(
        prog="python -m course.lab",
        usage="%(prog)s [--lessons FOLDER] [options of jupyter lab]",
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("--lessons", type=Path, default=COURSE / "my-lessons")
    own, options = parser.parse_known_args()
    lessons = own.lessons.absolute()
    try:
        report = bring_up_to_date(COURSE / "release", lessons)
        print("\n".join([f"Your lessons are in {os.path.relpath(lessons)}.", *report.lines()]), flush=True)
        serve(lessons, report.first_lesson, options)
    except LabError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
