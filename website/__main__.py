"""The command that builds the site: the reading edition, and in it the course in a browser.

python -m website [--output FOLDER] [--with-solutions]
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
from website.lite import FOLDER
from website.lite.build import build as build_lite
from website.palette import palette_css
from website.problem import Problem
from website.running import run_all

HERE = Path(__file__).parent
ROOT = HERE.parent
SERVE = """\
The course to run in a browser is in it. To try it here, run
    python3 -m http.server --bind 127.0.0.1 --directory {folder}
and open http://127.0.0.1:8000"""
# What Sphinx and its theme leave for other programs.
_NOT_FOR_READERS = (".*", "_sources", "objects.inv", "webpack-macros.html", "*.map")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command; the exit status says whether there is a site now."""
    parser = argparse.ArgumentParser(prog="python -m website", description="Build the site.")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "site", metavar="FOLDER")
    parser.add_argument("--with-solutions", action="store_true", help="ship the worked solutions, too")
    chosen = parser.parse_args(arguments)
    output = chosen.output.resolve()
    print("Running the lessons and setting the pages: about a minute.", flush=True)
    try:
        trouble = build(output, with_solutions=chosen.with_solutions)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"The reading edition is there. Open {os.path.relpath(output / 'index.html')} in a browser.")
    if trouble:
        print(trouble, file=sys.stderr)
    else:
        print(SERVE.format(folder=os.path.relpath(output)))
    return 0


def build(output: Path, *, with_solutions: bool = False) -> Problem | None:
    """Build the site in `output`, in place of the one that was there before. Raises Problem.

    Where the course in a browser cannot be built, for want of a network perhaps, the site is one to read, and the
    problem is returned.
    """
    if output.exists() and not (output / "searchindex.js").is_file():
        raise Problem(f"{os.path.relpath(output)} is no site made by this command: choose another folder.")
    pages = {lesson.name: _page(lesson) for lesson in syllabus()}
    run_all(pages)
    with TemporaryDirectory() as scratch:
        desk, site, lite = Path(scratch) / "desk", Path(scratch) / "site", Path(scratch) / FOLDER
        trouble = _tried(lite, with_solutions=with_solutions)
        _lay_out(desk, pages)
        run_sphinx(desk, site, "" if trouble else FOLDER)
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(site, output, ignore=shutil.ignore_patterns(*_NOT_FOR_READERS))
        if not trouble:
            shutil.move(lite, output / FOLDER)
    return trouble


def _tried(folder: Path, *, with_solutions: bool) -> Problem | None:
    try:
        build_lite(folder, with_solutions=with_solutions)
    except Problem as problem:
        return problem
    return None


def _lay_out(desk: Path, pages: Mapping[str, nbformat.NotebookNode]) -> None:
    """Put together in the folder `desk` what Sphinx works on: what is written by hand, and what is made."""
    shutil.copytree(HERE, desk, ignore=shutil.ignore_patterns("__pycache__", "lite"))
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


def run_sphinx(desk: Path, site: Path, lite: str = "") -> None:
    """Run Sphinx; it says on the terminal what it objects to, and any objection is a failure.

    `lite` is the folder of the course in a browser, to which the pages lead; "" where there is none.
    """
    strict = ["-W", "--keep-going", "-n", "-q", "-A", f"lite={lite}"]
    if sphinx_build([*strict, "-c", str(desk), "-d", str(desk / "doctrees"), str(desk / "pages"), str(site)]):
        raise Problem("The pages could not be set. Sphinx says above what is wrong, in website/pages/ or in a lesson.")


if __name__ == "__main__":
    sys.exit(main())
