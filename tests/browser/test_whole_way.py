"""A student's whole way, from the page that `make lab` opens to the feedback, through all five lessons in Chromium.

In each lesson the student gets one exercise wrong first, is told which mistake it was, opens the help that the check
offers, puts it right, solves the rest, sees where they stand, and hands in. The teacher grades, and the student reads
the marks in the browser. Everything is done by keyboard and mouse in JupyterLab, but for the teacher's commands.
"""

import re
from collections.abc import Iterator

import pytest
from classroom import Teacher, open_assignments
from playwright.sync_api import Locator, Page, expect
from real_lab import Lab, Lesson

from autograder.authoring.attempts import Attempt, attempts
from autograder.authoring.filled_in import answers_in, read_notebook
from course.catalogue import EXERCISES
from course.syllabus import Lesson as Entry
from course.syllabus import syllabus

WRONG = {
    "01_relu_derivative": "relu_backward.identity",
    "02_relu_vs_sigmoid": "sigmoid_backward.slope_without_dA",
    "03_exploding_gradients": "linear_backward.no_m",
    "04_he_initialization": "he_init.variance_as_scale",
    "05_mse_output_layer": "dAL.divided_by_m",
}
EVERY_LESSON = [lesson.name for lesson in syllabus()]


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Teacher:
    return Teacher(tmp_path_factory.mktemp("class"), EVERY_LESSON)


@pytest.fixture(scope="module")
def lab(teacher: Teacher, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = teacher.student(tmp_path_factory.mktemp("student"))
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
        link.click()
        lesson = Lesson(self.page, self.lab, entry.notebook)
        expect(lesson.panel.locator("h1").first).to_contain_text(entry.title)
        lesson.wait_until_idle()
        return lesson

    def learn(self, lesson: Lesson, entry: Entry) -> None:
        """Solve everything, and get one exercise wrong first."""
        known = attempts(entry.name)
        right = {attempt.exercise: attempt for attempt in reversed(known) if attempt.is_right}
        wrong = next(attempt for attempt in known if attempt.id == WRONG[entry.name])
        for exercise in answers_in(read_notebook(lesson.file.read_bytes())):
            lesson.write(exercise, right[exercise].source)
            if exercise == wrong.exercise:
                lesson.save()
                lesson.run_all()
                self._go_wrong_and_mend(lesson, wrong, right[exercise])
        lesson.save()
        lesson.run_all()

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
        lesson.set_theme("light")
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


def test_from_the_welcome_page_to_the_marks_of_all_five_lessons(teacher: Teacher, lab: Lab, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    learner = Learner(page, lab)
    learner.welcome.open(lab.url)
    expect(learner.welcome.run("check_environment()")).to_contain_text("✓ Ready.")
    for entry in syllabus():
        lesson = learner.begin(entry)
        learner.learn(lesson, entry)
        expect(lesson.panel.locator(".course-card--fail")).to_have_count(0)
        stand = lesson.output("progress()").get_by_role("row", name=f"{entry.number}. {entry.title}")
        done = len([exercise for exercise in entry.exercises if not exercise.is_extra])
        expect(stand.get_by_role("cell").first).to_have_text(f"{done} of {done} ✓")
        lesson.output("progress()").scroll_into_view_if_needed()
        lesson.picture(f"whole-way-{entry.name}-done")
        lesson.save()
    expect(lesson.output("progress()")).to_contain_text("Every lesson is done.")

    panel = open_assignments(learner.welcome)
    for entry in syllabus():
        row = panel.locator("#fetched_assignments_list .list_item", has_text=entry.name)
        row.get_by_role("button", name="Submit").click()
        expect(panel.locator("#submitted_assignments_list").get_by_text(entry.name).first).to_be_visible()
    learner.welcome.picture("whole-way-handed-in")

    for entry in syllabus():
        teacher.run("nbgrader", "collect", entry.name)
    teacher.run("autograder", "grade")
    teacher.run("autograder", "feedback")
    for entry in syllabus():
        teacher.run("nbgrader", "release_feedback", entry.name)

    for entry in syllabus():
        row = panel.locator("#submitted_assignments_list .list_item", has_text=entry.name)
        row.get_by_role("button", name="Fetch Feedback").click()
        row.get_by_text("(view feedback)").first.click()
        page.locator(".jp-DirListing-item", has_text=".html").dblclick()
        read = page.frame_locator(".jp-HTMLViewer:visible iframe")
        core = sum(exercise.points for exercise in entry.exercises)
        earned = core + sum(exercise.extra_points for exercise in entry.exercises)
        expect(read.locator("body")).to_contain_text(f"{entry.name} (Score: {earned:.1f} / {core:.1f})")
        learner.welcome.picture(f"whole-way-{entry.name}-feedback")
        learner.welcome.command("nbgrader:open-assignment-list")
    assert "Traceback" not in lab.terminal()
