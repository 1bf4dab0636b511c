"""How long a learner waits from moving a slider to seeing the new picture: JupyterLab in Chromium, one row per way.

    python -m bench.explorers [MOVES]

Every way shows the same picture: ReLU, the point (z, a) on it and the slope there. The clock starts with the key press
that moves the slider and stops when the browser has painted the first frame with the new picture. A `drag` is 40 key
presses without waiting; its number is how long after the last one the picture stands still. ipympl is measured where
it is installed; the course does not need it.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
DRAG = 40

FIGURE = """
import numpy as np
import ipywidgets as widgets
import matplotlib.pyplot as plt
z = np.array([-18, 0, 18])
def draw(axes, at):
    a, slope = max(at, 0), float(at > 0)
    axes.plot(z, np.maximum(z, 0), color="black")
    axes.plot([at - 5, at + 5], [a - 5 * slope, a + 5 * slope], color="C1", linewidth=4)
    axes.plot(at, a, "o", color="C0", markersize=9)
    axes.set(xlabel="z", ylabel="a = ReLU(z)", xlim=(-18, 18), ylim=(-2, 18))
    axes.grid(True)
slider = widgets.FloatSlider(value=7, min=-18, max=18, step=0.1, description="z")
"""
INLINE = """
%matplotlib inline
def show(at):
    figure, axes = plt.subplots(figsize=(5.6, 2.8))
    draw(axes, at)
    plt.show()
display(slider, widgets.interactive_output(show, {"at": slider}))
"""
IPYMPL = """
%matplotlib widget
figure, axes = plt.subplots(figsize=(5.6, 2.8))
draw(axes, 7)
def move(change):
    axes.clear()
    draw(axes, change["new"])
    figure.canvas.draw_idle()
slider.observe(move, "value")
display(slider)
"""
EXPLORER = """
from course.explorers.svg import Scale, axes, clipped, marker, picture, polyline
from course.explorers.widget import Explorer, Scene, Slider
def draw(at):
    z, a = Scale(-18, 18, 50, 540), Scale(-2, 18, 230, 30)
    height, slope = max(at, 0), float(at > 0)
    curve = polyline([(z(-18), a(0)), (z(0), a(0)), (z(18), a(18))])
    touching = polyline([(z(at + run), a(height + run * slope)) for run in (-5, 5)], colour="orange", width=5)
    point = marker((z(at), a(height)), "circle", colour="blue")
    parts = axes(z, a, "z", "a = ReLU(z)"), clipped(z, a, curve, touching), point
    return Scene(picture(560, 280, "ReLU", *parts), f"z = {at}")
Explorer(draw, [Slider("at", "z", -18, 18, 0.1, 7)])
"""
IN_PAGE = """
import anywidget
from traitlets import Unicode
class InPage(anywidget.AnyWidget):
    svg = Unicode().tag(sync=True)
    _esm = '''
    export default { render({ model, el }) {
      el.innerHTML = `<input type="range" min="-18" max="18" step="0.1" value="7">
        <div class="course-picture">${model.get("svg")}</div>`;
      const [input, picture] = el.children;
      const x = (z) => 50 + (z + 18) / 36 * 490, y = (a) => 230 - (a + 2) / 20 * 200;
      input.onkeydown = (event) => event.stopPropagation();
      input.oninput = () => {
        const z = input.valueAsNumber, a = Math.max(z, 0), slope = z > 0 ? 1 : 0;
        const path = `M${x(z - 5)} ${y(a - 5 * slope)}L${x(z + 5)} ${y(a + 5 * slope)}`;
        picture.querySelector("svg svg").lastElementChild.setAttribute("d", path);
        picture.querySelector("circle").setAttribute("cx", x(z));
        picture.querySelector("circle").setAttribute("cy", y(a));
      };
    } };'''
InPage(svg=draw(7).svg)
"""
NEURON = "from course import explore\nexplore.neuron()"


@dataclass(frozen=True)
class Way:
    """One way to draw: the cell that shows it, its slider, and the sign in the page that a picture has arrived."""

    name: str
    cell: str
    slider: str
    sign: str  # "image" loaded, "canvas" drawn upon, or "svg" changed


RANGE = "input[type=range]"
WAYS = [
    Way("ipywidgets slider, inline matplotlib", FIGURE + INLINE, ".noUi-handle", "image"),
    Way("ipywidgets slider, ipympl", FIGURE + IPYMPL, ".noUi-handle", "canvas"),
    Way("explorer: SVG from Python", EXPLORER, RANGE, "svg"),
    Way("anywidget: SVG moved by JavaScript", EXPLORER.rsplit("\n", 2)[0] + IN_PAGE, RANGE, "svg"),
    Way("explore.neuron(): SVG from Python", NEURON, RANGE, "svg"),
]

# Notes when a key was pressed and when the first frame after the next picture has been painted.
WATCH = """(sign) => {
  const log = (window.log = { pressed: 0, seen: [], quiet: 0 });
  const frame = new MessageChannel();
  frame.port1.onmessage = () => {
    const now = performance.now();
    if (log.pressed) log.seen.push(now - log.pressed);
    log.pressed = 0;
    log.quiet = now;
  };
  const arrived = () => requestAnimationFrame(() => frame.port2.postMessage(0));
  document.addEventListener("keydown", (event) => { log.pressed = log.last = event.timeStamp; }, true);
  if (sign === "image") document.addEventListener("load", (event) => event.target.tagName === "IMG" && arrived(), true);
  if (sign === "svg") {
    const output = document.querySelector("input[type=range]").closest(".jp-OutputArea-output");
    const picture = output.querySelector(".course-picture"); // and not the still one before it
    const options = { childList: true, subtree: true, attributes: true };
    new MutationObserver(arrived).observe(picture, options);
  }
  if (sign === "canvas") {
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function (...args) { arrived(); return draw.apply(this, args); };
  }
}"""


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """The address of a JupyterLab on `folder`, with settings of its own, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--allow-root"]
    options = ["--ip=127.0.0.1", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    environment |= {"HOME": str(folder), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log)
        try:
            yield _answering(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(30)


def _answering(address: str) -> str:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return address
    raise SystemExit(f"JupyterLab did not answer at {address}.")


def open_and_run(page: Page, address: str, folder: Path, way: Way) -> None:
    """Opens a notebook that holds only this way's cell, runs it and waits for the slider."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(way.cell.strip())])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / "bench.ipynb")
    page.goto(f"{address}/doc/tree/bench.ipynb")
    page.locator("#jupyterlab-splash").wait_for(state="detached", timeout=60_000)
    page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)  # before that, Run does nothing
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(way.slider).first.wait_for(timeout=60_000)
    time.sleep(2)


def measure(page: Page, way: Way, moves: int) -> tuple[list[float], float]:
    """Milliseconds of each move, and from the end of a drag to the last picture."""
    page.evaluate(WATCH, way.sign)
    page.locator(way.slider).first.focus()
    for move in range(moves + 3):
        page.keyboard.press("ArrowLeft" if move // 10 % 2 else "ArrowRight")
        page.wait_for_function(f"log.seen.length > {move}", polling=50)
        time.sleep(0.1)
    waits = page.evaluate("log.seen")[3:]  # the first moves find everything cold
    for _ in range(DRAG):
        page.keyboard.press("ArrowLeft")
    time.sleep(5)
    return waits, page.evaluate("log.quiet - log.last")


def main() -> None:
    """Prints the table."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    ways = [way for way in WAYS if way.sign != "canvas" or find_spec("ipympl")]
    print(f"{'slider to picture, ms':<40}{'median':>8}{'95 %':>8}{'max':>8}{'drag':>8}   ({moves} moves each)")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright, jupyterlab(Path(name)) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for way in ways:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            open_and_run(page, address, Path(name), way)
            waits, drag = measure(page, way, moves)
            page.close()
            waits.sort()
            typical, slow = statistics.median(waits), waits[round(0.95 * (len(waits) - 1))]
            print(f"{way.name:<40}{typical:8.1f}{slow:8.1f}{waits[-1]:8.1f}{drag:8.0f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
