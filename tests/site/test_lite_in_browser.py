"""The course in a browser, in Chromium: a learner's way through lesson 1, and a look at all the others."""

import json
from pathlib import Path

import nbformat
from axe_playwright_python.sync_playwright import Axe
from in_jupyterlab import KERNEL_IS_IDLE
from lite_site import NO_PYTHON, SECONDS, Host, Learner, new_learner
from playwright.sync_api import Browser, expect

from autograder.engine.assignment import Submission
from autograder.engine.station import Station
from autograder.gradebook.course import Course
from course import explore
from course.catalogue import EXERCISES
from course.syllabus import syllabus
from website.lite import FOLDER

LESSON = "01_relu_derivative"
IMPORT = "import numpy as np"
MINE = "# a cell of mine"

WRONG = "def relu_backward(dA, cache):\n    return np.array(dA)"
RIGHT = "def relu(Z):\n    return np.maximum(0, Z), Z"


def test_the_way_of_a_learner(host: Host, browser: Browser, tmp_path: Path, course_root: Path) -> None:
    """From the page to read, by a mistake, to marks, and then offline: one test, since Python takes long to start."""
    elsewhere: list[str] = []
    expect.set_options(timeout=SECONDS * 1000)
    with new_learner(browser, elsewhere) as learner:
        page = learner.page
        page.goto(f"{host.address}/lessons/{LESSON}.html")
        assert Axe().run(page, context=".run").response["violations"] == []
        page.get_by_role("link", name="Run this lesson in your browser").click()
        expect(page.locator("#course-loading")).to_contain_text("Loading Python")
        assert learner.run(IMPORT).inner_text().strip() == ""  # run early, it waits for Python
        learner.wait_for_python()
        _works(learner)
        handed_in = _downloaded(learner, tmp_path)
        _is_graded(handed_in, course_root)
        _reads_well_on_a_phone(learner)
        _has_what_every_lesson_needs(learner)
        _ends_a_loop(learner)
        _is_kept_offline(learner, host)
    assert elsewhere == []


def _works(learner: Learner) -> None:
    """Nothing is said but what the course says; a mistake is named, a right answer counts, pictures are there."""
    assert learner.run(IMPORT).inner_text().strip() == ""
    explorer = learner.run("explore.").locator(".course-explorer")
    before = explorer.locator(".course-summary").inner_text()
    explorer.locator("input[type=range]").first.press("ArrowRight")
    expect(explorer.locator(".course-summary")).not_to_have_text(before)
    learner.run(learner.write("def relu_backward(", WRONG))
    failed = learner.run("check(relu_backward=relu_backward)")
    expect(failed.locator(".course-card--fail")).to_be_visible()
    learner.run(learner.write("def relu(", RIGHT))
    passed = learner.run("check(relu=relu)")
    expect(passed.locator(".course-card--pass")).to_contain_text("Lesson 1: 1 of")
    drawn = learner.run("figures.relu_and_slope()")
    expect(drawn.locator("figure svg[role=img]")).to_be_visible()
    said = learner.panel.locator("[data-mime-type='application/vnd.jupyter.stderr']")
    expect(said.filter(has_not_text="CheckFailed")).to_have_count(0)


def _downloaded(learner: Learner, folder: Path) -> bytes:
    with learner.page.expect_download() as download:
        learner.command("course:download")
    download.value.save_as(folder / "handed-in.ipynb")
    assert download.value.suggested_filename == f"{LESSON}.ipynb"
    return (folder / "handed-in.ipynb").read_bytes()


def _is_graded(handed_in: bytes, root: Path) -> None:
    nbformat.validate(json.loads(handed_in))
    with Station(Course(root).job(LESSON)) as station:
        verdict = station.grade(Submission("ada", {f"{LESSON}.ipynb": handed_in}))
    marks = {cell.grade_id: cell.score for cell in verdict.cells}
    assert marks["test_relu"] > 0
    assert marks["test_relu_backward"] == 0


def _is_kept_offline(learner: Learner, host: Host) -> None:
    """Without the host the page opens again, with what was written, and Python runs."""
    page = learner.page
    expect(page.locator("body[data-course-offline]")).to_be_attached()
    host.stop()
    page.reload()
    learner.wait_for_python()
    expect(learner.cell("np.maximum(0, Z), Z")).to_be_visible()
    assert learner.run(IMPORT).inner_text().strip() == ""


def _reads_well_on_a_phone(learner: Learner) -> None:
    learner.command("application:toggle-left-area")
    learner.page.set_viewport_size({"width": 390, "height": 800})
    assert learner.page.evaluate("document.documentElement.scrollWidth") == 390
    assert learner.panel.locator(".jp-MarkdownOutput").first.bounding_box()["width"] > 250
    learner.page.set_viewport_size({"width": 1280, "height": 900})


def _has_what_every_lesson_needs(learner: Learner) -> None:
    """The first exercise that each lesson checks, and all explorers."""
    firsts = [next(e.name for e in lesson.exercises if e.name in EXERCISES) for lesson in syllabus()]
    lines = [
        MINE,
        "from course import CheckFailed",
        f"for name in {firsts}:",
        "    try: check(**{name: lambda *given: 'wrong'})",
        "    except CheckFailed: pass",
        "for name in explore.__all__:",
        "    display(getattr(explore, name)())",
    ]
    output = learner.run(learner.write("predicted_dw = ...", "\n".join(lines)))
    expect(output.locator(".course-card--fail")).to_have_count(len(firsts))
    expect(output.locator(".course-explorer")).to_have_count(len(explore.__all__))


def _ends_a_loop(learner: Learner) -> None:
    """The button to interrupt cannot do it here, and offers what can."""
    cell = learner.write(MINE, "while True: pass")
    cell.locator(".jp-InputPrompt").click()
    learner.page.keyboard.press("ControlOrMeta+Enter")
    expect(cell.locator(".jp-InputPrompt")).to_contain_text("*")
    learner.page.evaluate("() => { jupyterapp.commands.execute('notebook:interrupt-kernel'); }")
    learner.page.get_by_role("button", name="Begin anew").click()
    learner.page.wait_for_function(f"!({KERNEL_IS_IDLE})")
    learner.wait_for_python()
    assert learner.run(IMPORT).inner_text().strip() == ""


def test_a_browser_that_keeps_nothing_says_so(host: Host, browser: Browser) -> None:
    with new_learner(browser, []) as learner:
        learner.page.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };")
        learner.page.add_init_script(NO_PYTHON)
        learner.page.goto(f"{host.address}/{FOLDER}/lab/index.html")
        expect(learner.page.get_by_text("Your work cannot be kept in this browser")).to_be_visible(
            timeout=SECONDS * 1000
        )
