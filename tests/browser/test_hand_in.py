"""A class hands in through nbgrader's exchange: fetched, submitted, collected, graded, and the feedback read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import ROOT, Teacher, open_assignments
from playwright.sync_api import Browser, Page, expect
from real_lab import Lab, Lesson

LESSON = "01_relu_derivative"
NOTEBOOK = f"{LESSON}/{LESSON}.ipynb"
ANSWER = "predicted_dw = 8"


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Teacher:
    return Teacher(tmp_path_factory.mktemp("class"), [LESSON])


@pytest.fixture(scope="module")
def lab(teacher: Teacher, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """What a student of that class gets."""
    lab = teacher.student(tmp_path_factory.mktemp("student"), "--without-solutions")
    yield lab
    lab.stop()


def test_a_lesson_goes_to_the_teacher_and_its_feedback_comes_back(teacher: Teacher, lab: Lab, page: Page) -> None:
    (lab.lessons / LESSON).rename(lab.lessons / "spoilt")
    welcome = Lesson(page, lab, "welcome.ipynb")
    welcome.open(lab.url)
    panel = open_assignments(welcome)

    panel.get_by_role("button", name="Fetch", exact=True).click()
    expect(panel.get_by_role("button", name="Submit")).to_be_visible()
    assert (lab.lessons / NOTEBOOK).read_bytes() == (ROOT / "release" / NOTEBOOK).read_bytes()

    lesson = Lesson(page, lab, NOTEBOOK)
    lesson.command("docmanager:open", path=NOTEBOOK)
    lesson.wait_until_idle()
    lesson.write("predicted_dw", ANSWER)
    lesson.save()

    welcome.command("nbgrader:open-assignment-list")
    panel.get_by_role("button", name="Submit").click()
    feedback = panel.get_by_role("button", name="Fetch Feedback")
    feedback.click()  # too early
    expect(feedback).to_be_enabled()
    expect(panel.get_by_text("feedback available to fetch")).to_have_count(0)
    welcome.picture("hand-in-submitted")

    teacher.run("nbgrader", "collect", LESSON)
    (handed_in,) = (teacher.root / "submitted").glob(f"*/{NOTEBOOK}")
    assert ANSWER in handed_in.read_text(encoding="utf-8")
    teacher.run("autograder", "grade", LESSON)
    teacher.run("autograder", "feedback", LESSON)
    teacher.run("nbgrader", "release_feedback", LESSON)

    feedback.click()
    panel.get_by_text("(view feedback)").click()
    welcome.picture("hand-in-feedback-fetched")
    page.locator(".jp-DirListing-item", has_text=".html").dblclick()
    read = page.frame_locator(".jp-HTMLViewer iframe")
    expect(read.locator("body")).to_contain_text(f"{LESSON} (Score: 1.0 / 20.0)")
    welcome.picture("hand-in-feedback")
    assert "Traceback" not in lab.terminal()


def test_the_terminal_tells_where_to_hand_in(lab: Lab) -> None:
    assert "To hand in, choose Assignment List in JupyterLab's menu Nbgrader.\n" in lab.terminal()


def test_without_its_exchange_a_class_can_still_learn(teacher: Teacher, browser: Browser, tmp_path: Path) -> None:
    teacher.run("autograder", "ship", str(tmp_path / "course"))
    (tmp_path / "course" / "class.toml").write_text('exchange = "/not/there"\ncourse_id = "relu-backprop"\n')
    lab = Lab(tmp_path, tmp_path / "course")
    try:
        said = lab.terminal()
        assert "You cannot hand in from here: the exchange folder /not/there," in said
        assert "Traceback" not in said
        with browser.new_page() as page:
            welcome = Lesson(page, lab, "welcome.ipynb")
            welcome.open(lab.url)
            expect(page.get_by_role("menuitem", name="Nbgrader")).to_have_count(0)
    finally:
        lab.stop()
