"""What a lesson is to somebody who has finished it: every check passes, every picture is there, sliders move."""

from pathlib import Path

import nbformat
from playwright.sync_api import expect
from real_lab import Lesson


def expect_whole(finished: Lesson) -> None:
    """Hold a lesson to it that is open, solved and saved, and was run from top to bottom."""
    _nothing_failed(finished)
    _every_figure_is_there(finished)
    _its_explorer_moves(finished)


def _code(lesson: Lesson) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(lesson.file, as_version=4).cells if cell.cell_type == "code"]


def _nothing_failed(finished: Lesson) -> None:
    checks = [c for c in _code(finished) if c.metadata.get("nbgrader", {}).get("grade") and "check" in c.source]
    assert checks
    expect(finished.panel.locator(".course-card--fail")).to_have_count(0)
    expect(finished.panel.locator("[data-mime-type='application/vnd.jupyter.error']")).to_have_count(0)
    expect(finished.panel.locator("[data-mime-type='application/vnd.jupyter.stderr']")).to_have_count(0)
    assert finished.panel.locator(".course-card--pass").count() >= len(checks)


def _every_figure_is_there(finished: Lesson) -> None:
    drawing = [c.id for c in _code(finished) if "figures." in c.source]
    pictures = finished.panel.locator("figure.course-figure svg[role=img]")
    expect(pictures).to_have_count(len(drawing))
    for number in range(len(drawing)):
        assert len(pictures.nth(number).get_attribute("aria-label") or "") > 40


def _its_explorer_moves(finished: Lesson) -> None:
    (cell,) = [c.id for c in _code(finished) if c.source.strip().startswith("explore.")]
    explorer = finished.output(cell).locator(".course-explorer")
    summary, picture = explorer.locator(".course-summary"), explorer.locator("svg[role=img]").first
    before, drawn = summary.inner_text(), picture.inner_html()
    explorer.locator("input[type=range], select").first.press("End")
    expect(summary).not_to_have_text(before)
    assert picture.inner_html() != drawn
    finished.pictures(f"explorer-{Path(finished.path).stem}", explorer)
