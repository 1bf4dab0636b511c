"""The command that builds the reading edition.

python -m website [--output FOLDER]
"""

import argparse
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from sphinx.cmd.build import main as sphinx_build

from course.syllabus import Lesson, syllabus
from website.formulas import write_font
from website.lesson_map import lesson_map, lesson_order
from website.lesson_page import lesson_page
from website.palette import palette_css
from website.problem import Problem
from website.running import run_all

HERE = Path(__file__).parent
ROOT = HERE.parent
# What Sphinx and its theme leave for other programs.
_NOT_FOR_READERS = (".*", "_sources", "objects.inv", "webpack-macros.html", "*.map")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command; the exit status says whether there is a site now."""
    parser = argparse.ArgumentParser(prog="python -m website", description="Build the reading edition.")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "site", metavar="FOLDER")
    output = parser.parse_args(arguments).output.resolve()
    print("Running the lessons and setting the pages: about half a minute.", flush=True)
    try:
        build(output)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"The reading edition is there. Open {os.path.relpath(output / 'index.html')} in a browser.")
    return 0


def build(output: Path) -> None:
    """Build the site in `output`, in place of the one that was there before. Raises Problem."""
    if output.exists() and not (output / "searchindex.js").is_file():
        raise Problem(f"{os.path.relpath(output)} is no site made by this command: choose another folder.")
    pages = {lesson.name: _page(lesson) for lesson in syllabus()}
    run_all(pages)
    with TemporaryDirectory() as scratch:
        desk, site = Path(scratch) / "desk", Path(scratch) / "site"
        _lay_out(desk, pages)
        run_sphinx(desk, site)
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(site, output, ignore=shutil.ignore_patterns(*_NOT_FOR_READERS))


def _lay_out(desk: Path, pages: Mapping[str, nbformat.NotebookNode]) -> None:
    """Put together in the folder `desk` what Sphinx works on: what is written by hand, and what is made."""
    shutil.copytree(HERE, desk, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "course" / "theme.css", desk / "static")
    (desk / "static" / "palette.css").write_text(palette_css(), encoding="utf-8")
    write_font(desk / "static" / "stix-two-math.woff")
    for name, made in (("lesson-map.txt", lesson_map), ("lesson-order.txt", lesson_order)):
        (desk / "pages" / name).write_text(made(syllabus()), encoding="utf-8")
    (desk / "pages" / "lessons").mkdir()
    for name, page in pages.items():
        nbformat.write(page, desk / "pages" / "lessons" / f"{name}.ipynb")


def _page(lesson: Lesson) -> nbformat.NotebookNode:
    try:
        source, release = (nbformat.read(ROOT / step / lesson.notebook, as_version=4) for step in ("source", "release"))
    except FileNotFoundError as error:
        raise Problem(f"{os.path.relpath(error.filename)} is missing: run make build.") from None
    return lesson_page(source, release, lesson.question.replace("`", ""))


def run_sphinx(desk: Path, site: Path) -> None:
    """Run Sphinx; it says on the terminal what it objects to, and any objection is a failure."""
    strict = ["-W", "--keep-going", "-n", "-q"]
    if sphinx_build([*strict, "-c", str(desk), "-d", str(desk / "doctrees"), str(desk / "pages"), str(site)]):
        raise Problem("The pages could not be set. Sphinx says above what is wrong, in website/pages/ or in a lesson.")


if __name__ == "__main__":
    sys.exit(main())
