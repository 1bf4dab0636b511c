"""No hidden test, no grader's code and no trace of grading is on the site."""

import re

import nbformat
import pytest

from course.syllabus import syllabus
from website.lite import FOLDER

TRACES = ["autograder", "nbgrader", "grade_id", "hidden test", "begin solution", "begin hidden", "kernelspec"]


def squeezed(text: str) -> str:
    """Without any white space: highlighting and wrapping may put some anywhere."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def shown(site, site_pages) -> str:
    """Whatever text there is to read, that of scripts and the search index included."""
    texts = ["".join(page.root.itertext()) for page in site_pages.values()]
    files = [path for path in site.rglob("*.*") if path.suffix in (".js", ".html", ".txt")]
    texts += [path.read_text(encoding="utf-8") for path in files if site / FOLDER not in path.parents]
    return squeezed("\n".join(texts))


@pytest.fixture(scope="module")
def cells(course_root):
    """The code cells of all lessons: the instructors' and the students'."""
    return {
        step: [
            cell.source
            for lesson in syllabus()
            for cell in nbformat.read(course_root / step / lesson.notebook, as_version=4).cells
            if cell.cell_type == "code"
        ]
        for step in ("source", "release")
    }


def test_no_line_of_a_hidden_test_is_shown(shown, cells):
    regions = re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", "\n".join(cells["source"]), re.DOTALL)
    lines = {squeezed(line) for region in regions for line in region.split("\n")}
    solutions = re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", "\n".join(cells["source"]), re.DOTALL)
    seen_anyway = squeezed("\n".join([*cells["release"], *solutions]))
    secret = {line for line in lines if len(line) > 12 and line not in seen_anyway}
    assert len(secret) > 100
    assert {line for line in secret if line in shown} == set()


@pytest.mark.parametrize("trace", TRACES)
def test_no_trace_of_grading_is_shown(shown, trace):
    assert squeezed(trace) not in shown.lower()


def test_solutions_are_shown(shown, cells):
    assert squeezed("dZ[Z <= 0] = 0") in shown
    assert squeezed("return np.where(cache > 0, dA, alpha * dA)") in shown
