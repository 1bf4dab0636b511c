"""The lessons in Jupyter Notebook 7, as a student opens them who has the package and a folder of lessons."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from real_lab import Lab, Lesson, close_the_gate
from repository import ROOT

PATH = "01_relu_derivative/01_relu_derivative.ipynb"
WRONG = "def relu_backward(dA, cache):\n    return np.maximum(0, dA)\n"
RIGHT = "def relu_backward(dA, cache):\n    return dA * (cache > 0)\n"


class NotebookSeven(Lab):
    """Jupyter Notebook on a copy of `release/`, without the course's own settings."""

    def command(self) -> list[str]:
        shutil.copytree(ROOT / "release", self.lessons)
        options = ["--no-browser", "--port=0", "--allow-root", "--JupyterNotebookApp.expose_app_in_browser=True"]
        return ["notebook", f"--ServerApp.root_dir={self.lessons}", *options]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = NotebookSeven(tmp_path_factory.mktemp("notebook"))
    yield lab
    lab.stop()


@pytest.fixture
def lesson(first_visit: Page, lab: Lab) -> Lesson:
    first_visit.set_viewport_size({"width": 1280, "height": 900})
    lesson = Lesson(first_visit, lab, PATH)
    lesson.load(lab.address(f"/notebooks/{PATH}"))
    lesson.run("setup")
    return lesson


def background(lesson: Lesson, selector: str) -> list[int]:
    """Red, green and blue of an element's background, as it is drawn."""
    colour = lesson.panel.locator(selector).first.evaluate("element => getComputedStyle(element).backgroundColor")
    return [int(part) for part in re.findall(r"\d+", colour)[:3]]


def test_checks_answer_sliders_move_and_both_follow_the_theme(lesson: Lesson) -> None:
    lesson.write("relu_backward", WRONG)
    lesson.run("relu_backward")
    told = lesson.run("test_relu_backward")
    expect(told.locator(".course-card--fail")).to_contain_text("You applied ReLU to dA")
    expect(told).to_contain_text("CheckFailed: relu_backward: not right yet.")
    expect(told.locator(".course-differs")).to_have_count(4)
    explorer = moved_explorer(lesson)
    is_right = {"light": lambda shade: shade > 200, "dark": lambda shade: shade < 80}
    for theme in lesson.themes():
        told.scroll_into_view_if_needed()
        lesson.picture(f"notebook-seven-wrong-{theme}")
        assert all(map(is_right[theme], background(lesson, ".course-card--fail")))
        explorer.scroll_into_view_if_needed()
        lesson.picture(f"notebook-seven-explorer-{theme}")

    lesson.write("relu_backward", RIGHT)
    lesson.run("relu_backward")
    passed = lesson.run("test_relu_backward")
    expect(passed.locator(".course-card--pass")).to_contain_text("✓ relu_backward: right.")

    lesson.run("slope_at_zero")
    lesson.run("test_slope_at_zero").get_by_role("radio", name="c", exact=True).check()
    expect(lesson.cell("slope_at_zero").locator(".cm-content")).to_contain_text('slope_at_zero = "c"')


def moved_explorer(lesson: Lesson) -> Locator:
    """Lesson 1's explorer, whose picture follows a slider."""
    output = lesson.run("explore.neuron()")
    explorer, picture = output.locator(".course-explorer"), output.get_by_role("img")
    expect(picture).to_have_count(1)  # the still one is hidden
    before = picture.inner_html()
    close_the_gate(explorer)
    assert picture.inner_html() != before
    return explorer
