"""A student's whole way, from the page that `make lab` opens to the feedback, through the lessons that everybody takes.

The student, who has spoilt the first lesson, fetches it again. In the first lesson and the last the student gets one
exercise wrong first, is told which mistake it was, opens the help that the check offers, puts it right and solves the
rest; the lessons between are solved when they are opened. In each the student sees where they stand. All is handed in
through nbgrader's exchange, collected and graded, and the marks are read in Chromium. Everything is done by keyboard
and mouse in JupyterLab, but for those solutions and the teacher's steps.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import ROOT, Teacher, open_assignments
from finished import expect_whole
from playwright.sync_api import Browser, Locator, Page, expect
from real_lab import TERMINAL, Lab, Lesson, new_page

from autograder.authoring.attempts import Attempt, attempts
from autograder.authoring.filled_in import answers_in, as_file, filled_in, read_notebook
from course.catalogue import EXERCISES
from course.progress.line import ALL_BUT_OPTIONAL
from course.syllabus import Lesson as Entry
from course.syllabus import syllabus

WRONG = {"01_relu_derivative": "relu_backward.identity", "05_mse_output_layer": "dAL.divided_by_m"}
"""What they get wrong, in the lessons that they solve at the keyboard."""
CORE = tuple(lesson for lesson in syllabus() if not lesson.is_optional)


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Teacher:
    return Teacher(tmp_path_factory.mktemp("class"), [lesson.name for lesson in CORE])


@pytest.fixture(scope="module")
def lab(teacher: Teacher, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """What a student of that class gets."""
    lab = teacher.student(tmp_path_factory.mktemp("student"), "--without-solutions")
    yield lab
    lab.stop()


class Learner:
    """Somebody at the keyboard, with the answers that they will come to."""

    def __init__(self, page: Page, lab: Lab) -> None:
        self.page, self.lab = page, lab
        self.welcome = Lesson(page, lab, "welcome.ipynb")

    def begin(self, entry: Entry) -> Lesson:
        """Open a lesson from the map of the welcome page, and run what it begins with."""
        self.welcome.command("docmanager:open", path="welcome.ipynb")
        link = self.welcome.panel.get_by_role("link", name=f"{entry.number}. {entry.title}").first
        lesson = Lesson(self.page, self.lab, entry.notebook)
        if entry.name not in WRONG:
            given = read_notebook(lesson.file.read_bytes())
            answers = {exercise: attempt.source for exercise, attempt in self._right(entry).items()}
            lesson.file.write_bytes(as_file(filled_in(given, answers)))
        link.click()
        expect(lesson.panel.locator("h1").first).to_contain_text(entry.title)
        tabs = self.page.locator("#jp-main-dock-panel .lm-TabBar-tab")
        for notebook in ("welcome.ipynb", f"{entry.name}.ipynb"):
            expect(tabs.filter(has_text=notebook)).to_have_count(1)
        lesson.wait_until_idle()
        return lesson

    def learn(self, lesson: Lesson, entry: Entry) -> None:
        """Solve what is not solved, and get one exercise wrong first."""
        if entry.name in WRONG:
            self._solve(lesson, entry)
        lesson.save()
        lesson.run_all()

    def _right(self, entry: Entry) -> dict[str, Attempt]:
        return {attempt.exercise: attempt for attempt in reversed(attempts(entry.name)) if attempt.is_right}

    def _solve(self, lesson: Lesson, entry: Entry) -> None:
        right = self._right(entry)
        wrong = next(attempt for attempt in attempts(entry.name) if attempt.id == WRONG[entry.name])
        for exercise in answers_in(read_notebook(lesson.file.read_bytes())):
            lesson.write(exercise, right[exercise].source)
            if exercise == wrong.exercise:
                lesson.run_all()
                self._go_wrong_and_mend(lesson, wrong, right[exercise])

    def _go_wrong_and_mend(self, lesson: Lesson, wrong: Attempt, right: Attempt) -> None:
        name = wrong.exercise
        known = next(known for known in EXERCISES[name].misconceptions if f"{name}.{known.id}" == wrong.id)
        lesson.write(name, wrong.source)
        lesson.run(name)
        told = lesson.run(f"test_{name}")
        expect(told.locator(".course-card--fail")).to_contain_text(known.title)
        offer = told.locator(".course-note").filter(has_text="Help that fits:")
        expect(offer).to_be_visible()
        lesson.pictures(f"whole-way-{name}-wrong", told)
        self._open_help(lesson, told, offer)
        lesson.write(name, right.source)
        lesson.run(name)
        passed = lesson.run(f"test_{name}")
        expect(passed.locator(".course-card--pass").first).to_contain_text(re.compile(r"Lesson \d: \d+ of \d+ done"))

    def _open_help(self, lesson: Lesson, told: Locator, offer: Locator) -> None:
        """Ask for the help that is offered, in a cell below, as one would."""
        call = re.search(r"hint\(.*?\)", offer.inner_text())
        assert call is not None
        lesson.command("notebook:insert-cell-below")
        self.page.keyboard.press("Enter")
        self.page.keyboard.insert_text(call[0])
        self.page.keyboard.press("ControlOrMeta+Enter")
        steps = lesson.panel.locator(".jp-Cell.jp-mod-active .jp-OutputArea-output details")
        expect(steps).to_have_count(3)
        assert steps.evaluate_all("steps => steps.filter(step => step.open).length") == 1
        lesson.command("notebook:enter-command-mode")
        lesson.command("notebook:delete-cell")

    def hand_in(self, panel: Locator, entry: Entry) -> None:
        row = panel.locator("#fetched_assignments_list .list_item", has_text=entry.name)
        row.get_by_role("button", name="Submit").click()
        expect(panel.locator("#submitted_assignments_list").get_by_text(entry.name).first).to_be_visible()

    def read_marks(self, panel: Locator, entry: Entry) -> None:
        row = panel.locator("#submitted_assignments_list .list_item", has_text=entry.name)
        row.get_by_role("button", name="Fetch Feedback").click()
        row.get_by_text("(view feedback)").first.click()
        self.page.locator(".jp-DirListing-item", has_text=f"{entry.name}.html").dblclick()
        read = self.page.frame_locator(".jp-HTMLViewer:visible iframe")
        core = sum(exercise.points for exercise in entry.exercises)
        earned = core + sum(exercise.extra_points for exercise in entry.exercises)
        expect(read.locator("body")).to_contain_text(f"{earned:g} of {core:g}")
        self.welcome.picture(f"whole-way-{entry.name}-feedback")
        self.welcome.command("nbgrader:open-assignment-list")


def test_from_the_welcome_page_to_the_marks_of_every_lesson_of_the_core(
    teacher: Teacher, lab: Lab, first_visit: Page
) -> None:
    page, (first, *_) = first_visit, CORE
    page.set_viewport_size({"width": 1280, "height": 900})
    (lab.lessons / first.name).rename(lab.lessons / "spoilt")
    learner = Learner(page, lab)
    learner.welcome.load(lab.url)
    expect(learner.welcome.run("check_environment()")).to_contain_text("✓ Ready.")

    panel = open_assignments(page)
    released = panel.locator("#released_assignments_list .list_item", has_text=first.name)
    released.get_by_role("button", name="Fetch", exact=True).click()
    expect(panel.locator("#fetched_assignments_list").get_by_text(first.name).first).to_be_visible()
    assert (lab.lessons / first.notebook).read_bytes() == (ROOT / "release" / first.notebook).read_bytes()

    for entry in CORE:
        lesson = learner.begin(entry)
        learner.learn(lesson, entry)
        expect_whole(lesson)
        stand = lesson.output("progress()").get_by_role("row", name=f"{entry.number}. {entry.title}")
        done = len([exercise for exercise in entry.exercises if not exercise.is_extra])
        expect(stand.get_by_role("cell").first).to_have_text(f"{done} of {done} ✓")
        lesson.output("progress()").scroll_into_view_if_needed()
        lesson.picture(f"whole-way-{entry.name}-done")
        lesson.save()
        if entry == CORE[-1]:
            expect(lesson.output("progress()")).to_contain_text(ALL_BUT_OPTIONAL)
        lesson.command("application:close")

    learner.welcome.command("nbgrader:open-assignment-list")
    for entry in CORE:
        learner.hand_in(panel, entry)
    too_early = panel.get_by_role("button", name="Fetch Feedback").first
    too_early.click()
    expect(too_early).to_be_enabled()
    expect(panel.get_by_text("feedback available to fetch")).to_have_count(0)
    learner.welcome.picture("whole-way-handed-in")

    teacher.each("collect")
    for entry in CORE:
        (handed_in,) = (teacher.root / "submitted").glob(f"*/{entry.notebook}")
        assert handed_in.read_bytes() == (lab.lessons / entry.notebook).read_bytes()
    teacher.run("autograder", "grade")
    teacher.run("autograder", "feedback")
    teacher.each("release_feedback")
    for entry in CORE:
        learner.read_marks(panel, entry)
    assert "Traceback" not in lab.terminal()


def test_the_terminal_tells_where_to_hand_in(lab: Lab) -> None:
    assert "To hand in, choose Assignment List in JupyterLab's menu Nbgrader.\n" in lab.terminal()


def test_without_its_exchange_a_class_can_still_learn(teacher: Teacher, browser: Browser, tmp_path: Path) -> None:
    """They validate, and the terminal, in which kernels that a test cuts short would be heard, stays quiet."""
    teacher.run("autograder", "ship", str(tmp_path / "course"))
    (tmp_path / "course" / "class.toml").write_text('exchange = "/not/there"\ncourse_id = "relu-backprop"\n')
    lab = Lab(tmp_path, tmp_path / "course")
    try:
        with new_page(browser) as page:
            first = Lesson(page, lab, syllabus()[0].notebook)
            first.load(lab.address(f"/lab/tree/{first.path}"))
            expect(page.get_by_role("menuitem", name="Nbgrader")).to_have_count(0)
            verdict = first.validate()
            first.picture("lab_validates")
            expect(verdict).to_contain_text("The following cell failed:")
            expect(verdict).to_contain_text("NotImplementedError: relu_backward")
        assert "You cannot hand in from here: the exchange folder /not/there," in lab.terminal()
        assert re.fullmatch(TERMINAL, lab.terminal())
    finally:
        lab.stop()
