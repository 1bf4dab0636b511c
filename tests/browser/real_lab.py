"""JupyterLab as `make lab` opens it, its pages in a real Chromium, and what a learner does there.

Where the environment has PICTURES, pictures for somebody to look at go to test-results/.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import programs
import psutil
import pytest
from in_jupyterlab import KERNEL_IS_IDLE
from playwright.sync_api import Browser, Locator, Page, expect
from repository import ROOT

PICTURES = ROOT / "test-results"
ARE_PICTURES_TAKEN = bool(os.environ.get("PICTURES"))
SECONDS = 60
"""How long anything may take before it counts as failed: much more than it takes, as machines can be busy."""

TERMINAL = r"""Your lessons are in [^\n]+my-lessons\.
New: [^\n]+\.
(?:You cannot hand in from here: [^\n]+\n)?JupyterLab is at
    http://localhost:\d+/lab/tree/welcome\.ipynb\?token=\w+
    http://127\.0\.0\.1:\d+/lab/tree/welcome\.ipynb\?token=\w+
Open that in a browser, if it does not open by itself\. To stop JupyterLab, press Ctrl-C here\.
"""
"""What a learner sees who starts it for the first time."""
DESK = "/lab/workspaces/desk"
"""Where the page is that tests share: its tabs are remembered apart from those of a first visit."""
# Without the questions whether to save. An empty desk gets a launcher, a moment later.
CLOSE_ALL = "[...jupyterapp.shell.widgets('main')].forEach(widget => widget.dispose())"
OPEN_ALONE = """async path => {
  const { commands, shell } = jupyterapp;
  const opened = await commands.execute("docmanager:open", { path });
  [...shell.widgets("main")].filter(widget => widget !== opened).forEach(widget => widget.dispose());
}"""

expect.set_options(timeout=SECONDS * 1000)


class Lab:
    """A JupyterLab server on a learner's copy of its own: of this course, or of one that was shipped to `course`."""

    def __init__(self, home: Path, course: Path | None = None) -> None:
        self.home = home
        self.lessons = home / "my-lessons"
        self._terminal = home / "terminal.txt"
        # Nothing of the user's own: no settings, no kernels, no fonts or caches written to their home.
        environment = {name: value for name, value in os.environ.items() if not re.match("JUPYTER|IPYTHON|XDG_", name)}
        with self._terminal.open("w") as terminal:
            self._process = programs.start(
                [sys.executable, "-m", *self.command()],
                cwd=course or home,
                env={**environment, "HOME": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=terminal,
                stderr=subprocess.STDOUT,
            )
        self.url = self._wait_for_url()
        """What `make lab` tells the learner to open."""

    def command(self) -> list[str]:
        """The module that serves, and its arguments."""
        options = ["--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"]
        return ["course.lab", "--folder", str(self.lessons), *options]

    def _wait_for_url(self) -> str:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            if (found := re.search(r"http://127\.0\.0\.1:\S+", self.terminal())) and _listens(found[0]):
                return found[0]
            time.sleep(0.1)
        self.stop()
        pytest.fail(f"JupyterLab did not start:\n{self.terminal()}")

    def terminal(self) -> str:
        """What the learner has seen in the terminal so far."""
        return self._terminal.read_text()

    def address(self, path: str) -> str:
        """The address of `path`, such as /lab/tree/NOTEBOOK, with the token."""
        return urlsplit(self.url)._replace(path=path).geturl()

    def api(self, method: str, path: str) -> Any:
        """Ask the server's REST interface."""
        with urlopen(Request(self.address(path), method=method), timeout=SECONDS) as answer:
            return json.loads(answer.read() or "null")

    def forget(self) -> None:
        """Stop all kernels, and forget the arrangement of tabs and the settings of the page."""
        for session in self.api("GET", "/api/sessions"):
            self.api("DELETE", f"/api/sessions/{session['id']}")
        shutil.rmtree(self.lessons / ".course" / "workspaces", ignore_errors=True)
        shutil.rmtree(self.home / ".jupyter" / "lab" / "user-settings", ignore_errors=True)

    def stop(self) -> None:
        """Stop the server and whatever it started."""
        server = psutil.Process(self._process.pid) if self._process.poll() is None else None
        children = server.children(recursive=True) if server else []
        self._process.terminate()
        try:
            self._process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for child in children:
            if child.is_running():
                child.kill()


def _listens(url: str) -> bool:
    """Whether the server is there: it tells its address before its loop begins, and listens only then."""
    where = urlsplit(url)
    with suppress(ConnectionRefusedError), socket.create_connection((where.hostname, where.port)):
        return True
    return False


def new_page(browser: Browser) -> Page:
    """A page of somebody who was never here before."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(SECONDS * 1000)
    return page


class Desk:
    """One page with JupyterLab, in which one test after the other works: to load it takes longer than most tests."""

    def __init__(self, browser: Browser, lab: Lab) -> None:
        self.page, self._lab = new_page(browser), lab
        lab.forget()
        self.page.goto(lab.address(DESK))
        self._wait_until_empty()

    def clear(self) -> Page:
        """The page as on the first day, with nothing open."""
        self.page.evaluate(CLOSE_ALL)  # first: another theme takes seconds over a notebook
        self.tidy()
        self._lab.forget()
        self._wait_until_empty()
        return self.page

    def _wait_until_empty(self) -> None:
        """A launcher, the last that JupyterLab opens when it starts, is also what it puts on an empty desk."""
        expect(self.page.locator(".jp-Launcher")).to_be_visible()
        wait_for_the_splash(self.page)

    def tidy(self) -> None:
        """What is open stays, without a dialog over it: light, in a wide window, with the file browser beside it."""
        self.page.keyboard.press("Escape")
        self.page.set_viewport_size({"width": 1400, "height": 900})
        self.page.emulate_media(reduced_motion="no-preference", forced_colors="none")
        if not self.page.locator("#jp-left-stack").is_visible():
            command(self.page, "application:toggle-left-area")
        set_theme(self.page, "light")


def set_theme(page: Page, theme: str) -> None:
    """Change to JupyterLab's "light" or "dark" theme."""
    command(page, "apputils:change-theme", theme=f"JupyterLab {theme.title()}")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", str(theme == "light").lower())
    wait_for_the_splash(page)


def wait_for_the_splash(page: Page) -> None:
    """JupyterLab covers the page with its sign when it starts and when the theme changes."""
    expect(page.locator("#jupyterlab-splash")).to_have_count(0)


def command(page: Page, name: str, **arguments: object) -> None:
    """Carry out one of JupyterLab's commands, and wait until it is done."""
    page.evaluate("async ([name, given]) => { await jupyterapp.commands.execute(name, given); }", [name, arguments])


class Lesson:
    """A notebook open in JupyterLab. A cell is named by its number, its id (the grade_id), or text in its source."""

    def __init__(self, page: Page, lab: Lab, path: str) -> None:
        self.page = page
        self.path = path
        self.file = lab.lessons / path
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def open(self) -> None:
        """Open it in a page that shows JupyterLab already, alone, and wait until its kernel is ready."""
        self.alone()
        self._wait_until_ready()

    def alone(self) -> None:
        """Open it, if it is not, and close all the rest."""
        self.page.evaluate(OPEN_ALONE, self.path)

    def load(self, address: str) -> None:
        """Load JupyterLab from `address`, which shows this notebook, and wait until its kernel is ready."""
        self.page.goto(address)
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        expect(self.panel.locator(".jp-Cell").first).to_be_visible()
        wait_for_the_splash(self.page)
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Wait until the kernel has nothing left to do."""
        self.page.wait_for_function(KERNEL_IS_IDLE)

    def cell(self, name: int | str) -> Locator:
        if isinstance(name, str):
            cells = json.loads(self.file.read_text())["cells"]
            ids = [cell["id"] for cell in cells]
            with_text = (i for i, cell in enumerate(cells) if name in "".join(cell["source"]))
            name = ids.index(name) if name in ids else next(with_text)
        return self.panel.locator(".jp-Cell").nth(name)

    def output(self, name: int | str) -> Locator:
        return self.cell(name).locator(".jp-Cell-outputArea")

    def write(self, name: int | str, source: str) -> None:
        """Replace a cell's source, as by selecting it all and typing."""
        self.cell(name).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)

    def run(self, name: int | str) -> Locator:
        """Run a code cell by the keyboard, wait for it to end, and return its output."""
        cell = self.cell(name)
        prompt = cell.locator(".jp-InputPrompt")
        prompt.click()
        before = prompt.inner_text()
        self.page.keyboard.press("ControlOrMeta+Enter")
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]"))
        return self.output(name)

    def run_all(self) -> None:
        """Run every cell, as the menu's Run All Cells does, up to the first that raises."""
        self.command("notebook:run-all-cells")
        self.wait_until_idle()

    def save(self) -> None:
        self.command("docmanager:save")

    def validate(self) -> Locator:
        """Press nbgrader's Validate button, and return the dialog with its verdict."""
        self.panel.get_by_role("button", name="Validate").click()
        dialog = self.page.locator(".jp-Dialog")
        expect(dialog).to_contain_text("Validation Results")
        return dialog

    def set_theme(self, theme: str) -> None:
        set_theme(self.page, theme)

    def themes(self) -> Iterator[str]:
        """Change to one theme after the other, first to that which the page has, as each change takes seconds."""
        is_light = self.page.locator("body").get_attribute("data-jp-theme-light") == "true"
        for theme in ("light", "dark") if is_light else ("dark", "light"):
            self.set_theme(theme)
            yield theme

    def command(self, name: str, **arguments: object) -> None:
        command(self.page, name, **arguments)

    def picture(self, name: str, part: Locator | None = None) -> None:
        """Take a picture of the page, or of a part of it, if pictures are taken."""
        if ARE_PICTURES_TAKEN:
            (part or self.page).screenshot(path=PICTURES / f"{name}.png")

    def pictures(self, name: str, part: Locator) -> None:
        """Take pictures of the page with `part` in sight, if pictures are taken: in both themes, narrow and wide."""
        if not ARE_PICTURES_TAKEN:
            return
        for theme in self.themes():
            for width in (820, 1280):
                self.page.set_viewport_size({"width": width, "height": 900})
                part.scroll_into_view_if_needed()
                self.picture(f"{name}-{theme}-{width}")


def close_the_gate(explorer: Locator) -> None:
    """Lower b in lesson 1's explorer as far as it goes, by the keyboard."""
    slider = explorer.get_by_role("slider", name=re.compile("^b"))
    slider.focus()
    slider.press("Home")
    expect(explorer).to_contain_text("The gate is closed")
