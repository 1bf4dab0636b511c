"""What a learner sees who runs `make lab`: the welcome, ready to run, and nothing that is not for them."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect
from real_lab import TERMINAL, Lab, Lesson

WELCOME = "welcome.ipynb"
FIRST = "01_relu_derivative/01_relu_derivative.ipynb"
NOT_FOR_LEARNERS = re.compile(
    "nbgrader|formgrader|assignment|course list|jupytext|extension manager|news", re.IGNORECASE
)
# What JupyterLab says of itself where the machine is busy.
SLOW = re.compile(r"^Plugin \S+ .*took [\d.]+ms to activate\.$")


@pytest.fixture
def complaints(first_visit: Page) -> list[str]:
    """What goes wrong in the page while it is used: errors, failed requests, and requests to other machines."""
    found: list[str] = []

    def of_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not SLOW.search(message.text):
            found.append(f"{message.type}: {message.text}")

    def of_request(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            found.append(f"asked another machine: {request.url}")

    first_visit.on("console", of_console)
    first_visit.on("pageerror", lambda error: found.append(f"exception: {error}"))
    first_visit.on("request", of_request)
    first_visit.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    return found


def test_the_welcome_is_open_with_its_kernel_ready(first_visit: Page, lab: Lab, complaints: list[str]) -> None:
    assert re.match(TERMINAL, lab.terminal())
    assert "hand in" not in lab.terminal()
    opened = Lesson(first_visit, lab, WELCOME)
    opened.load(lab.url)
    opened.picture("lab_opens_light")
    tabs = opened.page.locator("#jp-main-dock-panel .lm-TabBar-tab")
    expect(tabs).to_have_text([WELCOME])
    expect(opened.panel.locator(".jp-RenderedMarkdown").first).to_be_visible()
    expect(opened.page.locator("#jp-main-statusbar")).to_contain_text("Idle")
    expect(opened.panel.get_by_role("button", name="Validate")).to_be_visible()
    # News would come a moment after the start, and so would a question which kernel to use.
    opened.page.wait_for_timeout(3000)
    expect(opened.page.locator(".jp-Dialog")).to_have_count(0)
    expect(opened.page.locator(".Toastify__toast")).to_have_count(0)
    assert complaints == []


def test_the_page_holds_nothing_for_instructors(page: Page) -> None:
    panels = page.locator(".jp-SideBar .lm-TabBar-tab").evaluate_all("tabs => tabs.map(tab => tab.title)")
    menus = page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    commands = page.evaluate("jupyterapp.commands.listCommands().map(id => id + ' ' + jupyterapp.commands.label(id))")
    assert len(panels) > 3
    assert "Kernel" in menus
    assert len(commands) > 100
    assert [text for text in [*panels, *menus, *commands] if NOT_FOR_LEARNERS.search(text)] == []


def test_the_dark_theme_is_dark(page: Page, lab: Lab) -> None:
    welcome = Lesson(page, lab, WELCOME)
    welcome.open()
    welcome.set_theme("dark")
    welcome.picture("lab_opens_dark")


def test_a_learner_who_comes_back_finds_the_tabs_of_last_time(first_visit: Page, lab: Lab) -> None:
    lesson = Lesson(first_visit, lab, FIRST)
    lesson.load(lab.address(f"/lab/tree/{FIRST}"))
    workspaces = lab.lessons / ".course" / "workspaces"
    while not any(FIRST in path.read_text() for path in workspaces.glob("default*.jupyterlab-workspace")):
        first_visit.wait_for_timeout(100)
    first_visit.goto("about:blank")
    lesson.load(lab.address("/lab"))
    expect(first_visit.locator("#jp-main-dock-panel .lm-TabBar-tab")).to_have_text([Path(FIRST).name])
