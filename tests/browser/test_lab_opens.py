"""What a learner sees who runs `make lab`: the welcome, ready to run, and nothing that is not for them."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect
from real_lab import Lab, Lesson

WELCOME = "welcome.ipynb"
FIRST = "01_relu_derivative/01_relu_derivative.ipynb"
TERMINAL = r"""Your lessons are in my-lessons\.
New: [^\n]+\.
JupyterLab is at
    http://localhost:\d+/lab/tree/welcome\.ipynb\?token=\w+
    http://127\.0\.0\.1:\d+/lab/tree/welcome\.ipynb\?token=\w+
Open that in a browser, if it does not open by itself\. To stop JupyterLab, press Ctrl-C here\.
"""
NOT_FOR_LEARNERS = re.compile(
    "nbgrader|formgrader|assignment|course list|jupytext|extension manager|news", re.IGNORECASE
)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What goes wrong in the page while it is used: errors, failed requests, and requests to other machines."""
    found: list[str] = []

    def of_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.append(f"{message.type}: {message.text}")

    def of_request(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            found.append(f"asked another machine: {request.url}")

    page.on("console", of_console)
    page.on("pageerror", lambda error: found.append(f"exception: {error}"))
    page.on("request", of_request)
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    return found


@pytest.fixture
def opened(page: Page, lab: Lab, complaints: list[str]) -> Lesson:
    """The page that `make lab` opens."""
    welcome = Lesson(page, lab, WELCOME)
    welcome.open(lab.url)
    return welcome


def test_the_welcome_is_open_with_its_kernel_ready(opened: Lesson, complaints: list[str]) -> None:
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


def test_the_page_holds_nothing_for_instructors(opened: Lesson) -> None:
    panels = opened.page.locator(".jp-SideBar .lm-TabBar-tab").evaluate_all("tabs => tabs.map(tab => tab.title)")
    menus = opened.page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    commands = opened.page.evaluate(
        "jupyterapp.commands.listCommands().map(id => id + ' ' + jupyterapp.commands.label(id))"
    )
    assert len(panels) > 3
    assert "Kernel" in menus
    assert len(commands) > 100
    assert [text for text in [*panels, *menus, *commands] if NOT_FOR_LEARNERS.search(text)] == []


def test_the_dark_theme_is_dark(opened: Lesson) -> None:
    opened.set_theme("dark")
    opened.picture("lab_opens_dark")


def test_a_learner_who_comes_back_finds_the_tabs_of_last_time(lesson: Lesson, lab: Lab, page: Page) -> None:
    workspaces = lab.lessons / ".course" / "workspaces"
    while not any(lesson.path in path.read_text() for path in workspaces.glob("*.jupyterlab-workspace")):
        page.wait_for_timeout(100)
    page.goto("about:blank")
    lesson.open(lab.address("/lab"))
    expect(page.locator("#jp-main-dock-panel .lm-TabBar-tab")).to_have_text([Path(lesson.path).name])


def test_validating_works_and_the_terminal_stays_quiet(browser: Browser, tmp_path: Path) -> None:
    """A server of its own: kernels that other tests cut short would be heard in a shared one's terminal."""
    lab = Lab(tmp_path)
    try:
        with browser.new_page() as page:
            lesson = Lesson(page, lab, FIRST)
            lesson.open(lab.address(f"/lab/tree/{FIRST}"))
            verdict = lesson.validate()
            lesson.picture("lab_validates")
            expect(verdict).to_contain_text("The following cell failed:")
            expect(verdict).to_contain_text("NotImplementedError: relu_backward")
        assert re.fullmatch(TERMINAL, lab.terminal())
    finally:
        lab.stop()
