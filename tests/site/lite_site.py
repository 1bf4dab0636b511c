"""The course in a browser as a learner meets it: a host of static files, which may change or go, and a page of it."""

import functools
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from in_jupyterlab import KERNEL_IS_IDLE
from playwright.sync_api import Browser, Locator, Page, expect

from website.lite.offline import JUPYTERLITE, WORKER, list_files

SECONDS = 240
"""How long anything may take before it counts as failed: much more than it takes, as machines can be busy."""
NO_PYTHON = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} };"
"""For a page that is not to run anything: Python takes long to start."""
SUBPATH = "some/where"


class Quiet(SimpleHTTPRequestHandler):
    """What `python -m http.server` is, without a word."""

    def log_message(self, *words: Any) -> None:
        """Nothing is said."""


class Host:
    """A static host that serves the folder `site` below a path of its own."""

    def __init__(self, root: Path, site: Path) -> None:
        self._root = root
        (root / SUBPATH).parent.mkdir(parents=True)
        self.show(site)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/{SUBPATH}"

    def show(self, site: Path) -> None:
        """Serve another version from now on."""
        (self._root / SUBPATH).unlink(missing_ok=True)
        (self._root / SUBPATH).symlink_to(site)

    def stop(self) -> None:
        """From now on there is no network."""
        self._server.shutdown()
        self._server.server_close()


def next_version(site: Path, copy: Path, change: dict[str, tuple[str, str]]) -> Path:
    """The site with other lessons: `change` maps files to a text in them and what stands there now."""
    shutil.copytree(site, copy, copy_function=os.link)
    lite = copy / "jupyter"
    for name, (text, other) in change.items():
        path = lite / "files" / name
        before = path.read_text(encoding="utf-8")
        assert text in before
        path.unlink()
        path.write_text(before.replace(text, other), encoding="utf-8")
    for name in ("lessons.json", WORKER):
        (lite / name).unlink()
    (lite / JUPYTERLITE).rename(lite / WORKER)
    list_files(lite)
    return copy


class Learner:
    """Somebody with the course open in a browser. A cell is named by text in its source."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def wait_for_python(self) -> None:
        """Until the kernel has nothing to do."""
        self.page.wait_for_function(KERNEL_IS_IDLE)

    def cell(self, text: str) -> Locator:
        return self.panel.locator(".jp-CodeCell").filter(has_text=text).first

    def write(self, text: str, source: str) -> Locator:
        """Replace the source of the cell with that text; return the cell, which may not have it any more."""
        place = self.panel.locator(".jp-Cell").evaluate_all(
            "(cells, text) => cells.findIndex(c => c.matches('.jp-CodeCell') && c.innerText.includes(text))", text
        )
        cell = self.panel.locator(".jp-Cell").nth(place)
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)
        return cell

    def run(self, cell: str | Locator) -> Locator:
        """Run a cell by the keyboard, wait for it to end, and return its output."""
        cell = self.cell(cell) if isinstance(cell, str) else cell
        prompt = cell.locator(".jp-InputPrompt")
        prompt.click()
        before = prompt.inner_text()
        self.page.keyboard.press("ControlOrMeta+Enter")
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]"))
        return cell.locator(".jp-Cell-outputArea")

    def command(self, name: str, **arguments: object) -> None:
        """Carry out one of JupyterLab's commands, and wait until it is done."""
        self.page.evaluate(
            "async ([name, given]) => { await jupyterapp.commands.execute(name, given); }", [name, arguments]
        )

    def stored(self, path: str) -> Any:
        """What the browser keeps under that path."""
        read = "path => jupyterapp.serviceManager.contents.get(path, { content: true }).then(file => file.content)"
        return self.page.evaluate(read, path)

    def edit(self, path: str, words: str = "") -> None:
        """Save a lesson as if it had been run, and those words written as a line above its last cell's."""
        self.page.evaluate(
            """async ([path, words]) => {
              const { contents } = jupyterapp.serviceManager;
              const { content } = await contents.get(path, { content: true });
              content.cells.findLast(cell => cell.cell_type === "code").execution_count = 1;
              if (words) content.cells.at(-1).source = [words + "\\n"].concat(content.cells.at(-1).source);
              await contents.save(path, { type: "notebook", format: "json", content });
            }""",
            [path, words],
        )


@contextmanager
def new_learner(browser: Browser, elsewhere: list[str], width: int = 1280) -> Iterator[Learner]:
    """Somebody who was never here. Requests to other hosts are added to `elsewhere`."""
    context = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True)
    context.set_default_timeout(SECONDS * 1000)
    context.on("dialog", lambda leaving: leaving.accept())  # a page with unsaved words asks before it is left
    page = context.new_page()
    context.on("request", lambda asked: elsewhere.append(asked.url) if _is_elsewhere(asked.url) else None)
    yield Learner(page)
    context.close()


def _is_elsewhere(url: str) -> bool:
    return url.startswith(("http:", "https:", "ws:")) and "//127.0.0.1:" not in url
