"""The page that a learner meets first: it opens, says that all is ready, and leads to every lesson."""

from contextlib import nullcontext

import pytest
from playwright.sync_api import Page, expect
from real_lab import Desk, Lab, Lesson
from shared import shared

from course.syllabus import syllabus

WELCOME = "welcome.ipynb"
NOTEBOOK = pytest.StashKey[Lesson]()
FIRST, *OTHERS = syllabus()
FOLLOWED = (FIRST, *(lesson for lesson in OTHERS if lesson.is_optional))
"""The rest of the core is opened by these links in test_whole_way.py."""


@pytest.fixture
def welcome(desk: Desk, lab: Lab, request: pytest.FixtureRequest) -> Lesson:
    """What `make lab` opens for somebody new: once for all tests here, alone in the page."""
    module = request.node.getparent(pytest.Module)
    welcome = shared(module, NOTEBOOK, lambda: nullcontext(opened(desk.clear(), lab)))
    desk.tidy()
    welcome.alone()
    return welcome


def opened(page: Page, lab: Lab) -> Lesson:
    notebook = Lesson(page, lab, WELCOME)
    notebook.open()
    return notebook


def test_the_map_is_there_before_anything_is_run(welcome: Lesson) -> None:
    rows = welcome.panel.locator(".jp-RenderedMarkdown table tbody tr")
    expect(rows).to_have_count(len(syllabus()))
    for number, lesson in enumerate(syllabus()):
        expect(rows.nth(number)).to_contain_text(lesson.question.replace("`", ""))
        expect(rows.nth(number)).to_contain_text(f"{lesson.minutes}\u00a0min")


@pytest.mark.parametrize("lesson", FOLLOWED, ids=lambda lesson: lesson.name)
def test_each_link_opens_its_lesson_beside_the_page(lesson: object, welcome: Lesson) -> None:
    welcome.panel.get_by_role("link", name=f"{lesson.number}. {lesson.title}").first.click()
    tabs = welcome.page.locator("#jp-main-dock-panel .lm-TabBar-tab")
    expect(tabs).to_have_text([WELCOME, f"{lesson.name}.ipynb"])
    expect(welcome.panel.locator("h1").first).to_contain_text(lesson.title)


def test_everything_is_ready_and_nothing_is_done_yet(welcome: Lesson) -> None:
    card = welcome.run("check_environment()").locator(".course-card")
    expect(card).to_contain_text("✓ Ready.")
    expect(card).to_contain_text("The notebook runs on the course's own Python.")
    expect(card).to_contain_text("Explorers can show their sliders.")
    expect(card).not_to_contain_text("!")
    expect(card).not_to_contain_text("✗")
    expect(welcome.run(4)).to_contain_text("Where you stand")


@pytest.mark.parametrize("width", [1280, 820])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_the_window(theme: str, width: int, welcome: Lesson) -> None:
    welcome.page.set_viewport_size({"width": width, "height": 900})
    welcome.set_theme(theme)
    welcome.run("check_environment()")
    welcome.picture(f"welcome-{theme}-{width}-checked")
    for element in (".jp-RenderedMarkdown", ".course-card"):
        assert welcome.panel.locator(element).evaluate_all(
            "elements => elements.every(element => element.scrollWidth <= element.clientWidth + 1)"
        ), element
    welcome.panel.locator("h1").first.scroll_into_view_if_needed()
    welcome.picture(f"welcome-{theme}-{width}")
