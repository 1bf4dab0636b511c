"""How long a learner waits for the course in a browser: from the click on the site to the first cell that has run.

    python -m bench.lite [STARTS]

The site is built, served from this machine, and opened in Chromium. Cold is somebody who was never here, warm the same
one who comes back. Each time stands beside the CPU time that the browser spent on it, which depends less on how busy
the machine is. Then a check, a slider, and what was downloaded.
"""

import functools
import re
import statistics
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import psutil
from playwright.sync_api import BrowserContext, Locator, Page, sync_playwright

from bench.explorers import CHROMIUM, FLAGS
from website.lite.build import build

LESSON = "01_relu_derivative"
STARTS = 3
MOVES = 40
PATIENCE = 300_000  # ms
CHECKED = "predicted_dw = 8\ncheck(predicted_dw=predicted_dw)"
# The time from the event that a slider sends to the first frame with another picture.
FRAME = """slider => new Promise(resolve => {
  const picture = slider.closest(".course-explorer").querySelector(".course-picture");
  const begun = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  }).observe(picture, { subtree: true, childList: true, attributes: true, characterData: true });
  slider.value = Number(slider.value) > 0 ? Number(slider.value) - 1 : Number(slider.value) + 1;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""


class Counting(SimpleHTTPRequestHandler):
    """A static host that remembers what it sends."""

    sent: ClassVar[list[bytes]] = []

    def log_message(self, *words: Any) -> None:
        """Nothing is said."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        Counting.sent.append(data)
        outputfile.write(data)


def main(starts: int = STARTS) -> None:
    """Measure, and print a table in Markdown."""
    rows: dict[str, list[tuple[float, float]]] = {"cold start": [], "warm start": []}
    checks, moves, sent = [], [], list[bytes]()
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(starts):
            Counting.sent.clear()
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            rows["cold start"].append(_timed(lambda c=context: _first_cell(c, address)))
            page = context.pages[0]
            page.locator("body[data-course-offline]").wait_for(state="attached", timeout=PATIENCE)
            sent = list(Counting.sent)
            page.close()
            rows["warm start"].append(_timed(lambda c=context: _first_cell(c, address)))
            page = context.pages[0]
            _ran(page, page.locator(".jp-CodeCell").first)
            checks.append(_check(page))
            moves += _moves(page)
            context.close()
        browser.close()
    print("| | median, s | of that CPU, s |\n|---|---:|---:|")
    for name, times in rows.items():
        wall, cpu = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"| {name} | {wall:.1f} | {cpu:.1f} |")
    print(f"| a check | {statistics.median(checks):.2f} | |")
    print(f"| from slider to picture | {statistics.median(moves) / 1000:.3f} | |")
    raw, packed = sum(map(len, sent)), sum(min(len(data), len(zlib.compress(data))) for data in sent)
    print(f"\nSent to one browser for all of it: {raw / 1e6:.0f} MB, or {packed / 1e6:.0f} MB compressed.")


@contextmanager
def _served() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "jupyter")
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Counting, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/jupyter/lab/index.html?path={LESSON}/{LESSON}.ipynb"
        server.shutdown()


def _timed(what: Callable[[], object]) -> tuple[float, float]:
    """How long it takes, and how much CPU time the browser's processes spend meanwhile, in seconds."""
    begun, before = time.perf_counter(), _browser_seconds()
    what()
    took = time.perf_counter() - begun
    return took, sum(spent - before.get(process, 0.0) for process, spent in _browser_seconds().items())


def _browser_seconds() -> dict[int, float]:
    """CPU seconds of each process of the browser that is there now."""
    times = {child.pid: child.cpu_times() for child in psutil.Process().children(recursive=True)}
    return {pid: spent.user + spent.system for pid, spent in times.items()}


def _first_cell(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    _ran(page, page.locator(".jp-CodeCell").first)


def _ran(page: Page, cell: Locator) -> float:
    """Run a cell, and return how long it took in seconds. A cell that is run early waits for Python."""
    prompt = cell.locator(".jp-InputPrompt")
    prompt.click()
    # The number of an earlier run tells nothing: with a new Python it is the same again.
    page.evaluate("jupyterapp.commands.execute('notebook:clear-cell-output').then(() => null)")
    begun = time.perf_counter()
    page.keyboard.press("Control+Enter")
    page.wait_for_function("prompt => /\\[\\d+\\]/.test(prompt.innerText)", arg=prompt.element_handle())
    return time.perf_counter() - begun


def _check(page: Page) -> float:
    cell = page.locator(".jp-CodeCell").filter(has_text=re.compile("predicted_dw = "))
    cell.first.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(CHECKED)
    cell = page.locator(".jp-CodeCell").filter(has_text="predicted_dw = 8").first
    _ran(page, cell)
    return _ran(page, cell)


def _moves(page: Page) -> list[float]:
    _ran(page, page.locator(".jp-CodeCell").filter(has_text="explore.").first)
    slider = page.locator(".course-explorer input[type=range]").first
    return [slider.evaluate(FRAME) for _ in range(MOVES)]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
