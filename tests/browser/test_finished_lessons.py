"""Each lesson as a learner sees it who has finished it: every check passes, every picture is there, sliders move."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect
from real_lab import Lab, Lesson

from autograder.authoring.filled_in import read_notebook
from autograder.demo.demo import handed_in
from autograder.demo.made_up_class import Student

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.stem for path in (ROOT / "lessons").glob("[0-9]*.py"))


@pytest.fixture(params=LESSONS)
def finished(request: pytest.FixtureRequest, page: Page, lab: Lab) -> Lesson:
    """The students' notebook with a right answer in every stub, open in JupyterLab and run from top to bottom."""
    name = request.param
    folder = lab.lessons / f"finished_{name}"
    shutil.copytree(ROOT / "release" / name, folder)
    file = folder / f"{name}.ipynb"
    file.write_text(json.dumps(handed_in(read_notebook(file.read_bytes()), name, Student("ada", "all right"))))
    lesson = Lesson(page, lab, f"{folder.name}/{name}.ipynb")
    lesson.open(lab.address(f"/lab/tree/{lesson.path}"))
    lesson.run_all()
    return lesson


def code(lesson: Lesson) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(lesson.file, as_version=4).cells if cell.cell_type == "code"]


def test_a_finished_lesson_is_whole(finished: Lesson) -> None:
    checks = [c for c in code(finished) if c.metadata.get("nbgrader", {}).get("grade") and "check" in c.source]
    expect(finished.panel.locator(".course-card--fail")).to_have_count(0)
    expect(finished.panel.locator("[data-mime-type='application/vnd.jupyter.error']")).to_have_count(0)
    expect(finished.panel.locator("[data-mime-type='application/vnd.jupyter.stderr']")).to_have_count(0)
    assert finished.panel.locator(".course-card--pass").count() >= len(checks)

    drawing = [c.id for c in code(finished) if "figures." in c.source]
    pictures = finished.panel.locator("figure.course-figure svg[role=img]")
    expect(pictures).to_have_count(len(drawing))
    for number in range(len(drawing)):
        assert len(pictures.nth(number).get_attribute("aria-label") or "") > 40

    (cell,) = [c.id for c in code(finished) if c.source.strip().startswith("explore.")]
    explorer = finished.output(cell).locator(".course-explorer")
    summary, picture = explorer.locator(".course-summary"), explorer.locator("svg[role=img]").first
    before, drawn = summary.inner_text(), picture.inner_html()
    explorer.locator("input[type=range], select").first.press("End")
    expect(summary).not_to_have_text(before)
    assert picture.inner_html() != drawn
    name = Path(finished.path).stem
    for theme in finished.themes():
        explorer.scroll_into_view_if_needed()
        finished.picture(f"explorer-{name}-{theme}", explorer)
