"""Takes the README's pictures, docs/images/NAME-THEME.png: lesson 1 in JupyterLab, with one mistake in it.

.venv/bin/python tools/pictures.py, which `make pictures` runs
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

from autograder.authoring.filled_in import answers_in, filled_in, read_notebook

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
LESSON = "01_relu_derivative/01_relu_derivative.ipynb"
MISTAKE = {"relu_backward": "def relu_backward(dA, cache):\n    return np.maximum(0, dA)"}
# The cells in each picture, by what they show.
PICTURES = {
    "check": [".jp-CodeCell:has-text('return np.maximum(0, dA)')", ".jp-CodeCell:has(.course-card--fail)"],
    "explorer": [".jp-CodeCell:has(.course-explorer)"],
}
SIZE = {"width": 1100, "height": 1000}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
COLOURS = 128  # of each picture: a quarter of the bytes, and no difference to be seen
SECONDS = 120


def main() -> None:
    """Take them all."""
    with tempfile.TemporaryDirectory() as home, jupyterlab(Path(home)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport=SIZE)
        page.set_default_timeout(SECONDS * 1000)
        play(page, re.sub("/lab/tree/.*?\\?", f"/lab/tree/{LESSON}?", address))
        for theme in ("light", "dark"):
            command(page, "apputils:change-theme", theme=f"JupyterLab {theme.title()}")
            page.locator("#jupyterlab-splash").wait_for(state="detached")
            for name, cells in PICTURES.items():
                save(picture(page, [page.locator(cell).first for cell in cells]), IMAGES / f"{name}-{theme}.png")
        browser.close()


@contextmanager
def jupyterlab(home: Path) -> Iterator[str]:
    """The address of a learner's JupyterLab, with lesson 1 solved but for the mistake."""
    lessons = home / "my-lessons"
    release, source = (read_notebook((ROOT / kind / LESSON).read_bytes()) for kind in ("release", "source"))
    (lessons / LESSON).parent.mkdir(parents=True)
    (lessons / LESSON).write_text(json.dumps(filled_in(release, answers_in(source) | MISTAKE)))
    options = ["--folder", str(lessons), "--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"]
    server = subprocess.Popen(
        [sys.executable, "-m", "course.lab", *options],
        env={**os.environ, "HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout
    try:
        yield next(found[0] for line in server.stdout if (found := re.search(r"http://127\S+", line)))
    finally:
        server.terminate()
        server.wait()


def play(page: Page, address: str) -> None:
    """Run the lesson until it stops at the mistake."""
    page.goto(address)
    page.get_by_text("(ipykernel) | Idle").wait_for()
    command(page, "application:toggle-left-area")
    command(page, "notebook:run-all-cells")
    page.locator(".course-card--fail").wait_for()


def command(page: Page, name: str, **arguments: str) -> None:
    """Carry out one of JupyterLab's commands. Running cells raises where a cell does, as one is meant to here."""
    page.evaluate(
        "([name, given]) => jupyterapp.commands.execute(name, given).then(() => {}, () => {})", [name, arguments]
    )


def picture(page: Page, cells: list[Locator]) -> bytes:
    """A picture of cells that stand one below the other."""
    cells[-1].scroll_into_view_if_needed()
    cells[0].scroll_into_view_if_needed()
    page.wait_for_timeout(1000)  # until scrolling and the change of colours have come to rest
    boxes = [box for cell in cells if (box := cell.bounding_box())]
    top, bottom = boxes[0]["y"], boxes[-1]["y"] + boxes[-1]["height"]
    return page.screenshot(clip={**boxes[0], "y": top, "height": bottom - top})


def save(png: bytes, path: Path) -> None:
    """Write a picture with few colours."""
    image = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
