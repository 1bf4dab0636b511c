"""How long a learner waits from moving a slider to seeing the new picture: JupyterLab in Chromium, one row per way.

    python -m bench.explorers [MOVES]

First the explorers of the lessons, each control in turn; then other ways to draw one picture: ReLU, the point (z, a)
on it and the slope there. The clock starts with the key press that moves the control and stops when the browser has
painted the first frame with the new picture. A `drag` is 40 key presses without waiting; its number is how long after
the last one the picture stands still. ipympl is measured where it is installed; the course does not need it.

Then what does not depend on how busy the machine is: the CPU time that drawing takes in Python, and the size of what is
sent to the page for it.
"""

import json
import os
import random
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
from typing import Any

import nbformat
from playwright.sync_api import Locator, Page, sync_playwright

from course import explore
from course.explorers.widget import Explorer

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
DRAG = 40
COLD = 3  # the first moves, which find everything cold, do not count

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
IMPORT = "from course import explore"
LESSONS = (explore.neuron, explore.surviving_gradient, explore.depth, explore.initialization, explore.regression)


@dataclass(frozen=True)
class Way:
    """One way to draw: the cell that shows it, its controls, and the sign in the page that a picture has arrived."""

    name: str
    cell: str
    controls: str
    sign: str  # "image" loaded, "canvas" drawn upon, or "svg" changed


CONTROL, RANGE = ".course-control input, .course-control select", "input[type=range]"
WAYS = [
    *(
        Way(f"lesson {number}, {make.__name__}", f"{IMPORT}\nexplore.{make.__name__}()", CONTROL, "svg")
        for number, make in enumerate(LESSONS, start=1)
    ),
    Way("ipywidgets slider, inline matplotlib", FIGURE + INLINE, ".noUi-handle", "image"),
    Way("ipywidgets slider, ipympl", FIGURE + IPYMPL, ".noUi-handle", "canvas"),
    Way("anywidget: SVG from Python", EXPLORER, CONTROL, "svg"),
    Way("anywidget: SVG moved by JavaScript", EXPLORER.rsplit("\n", 2)[0] + IN_PAGE, RANGE, "svg"),
]

ENDS = """({ selectedIndex: place, length, value, min, max }) => ({
  isChoice: place !== undefined,
  low: value !== undefined && value === min,
  high: place === length - 1 || (value !== undefined && value === max),
})"""

# Before the page's own scripts: an explorer lets nobody who listens later hear of its keys.
PRESSED = """addEventListener("keydown", (event) => {
  if (window.log) log.pressed = log.last = event.timeStamp;
}, true);"""
# Notes when the first frame after the next picture has been painted.
WATCH = """({ controls, sign }) => {
  const log = (window.log = { pressed: 0, seen: [], quiet: 0 });
  const frame = new MessageChannel();
  frame.port1.onmessage = () => {
    const now = performance.now();
    if (log.pressed) log.seen.push(now - log.pressed);
    log.pressed = 0;
    log.quiet = now;
  };
  const arrived = () => requestAnimationFrame(() => frame.port2.postMessage(0));
  if (sign === "image") document.addEventListener("load", (event) => event.target.tagName === "IMG" && arrived(), true);
  if (sign === "svg") {
    const output = document.querySelector(controls).closest(".jp-OutputArea-output");
    const picture = output.querySelector(".course-picture"); // and not the still one before it
    const options = { childList: true, subtree: true, attributes: true, characterData: true };
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
    environment |= {"OPENBLAS_NUM_THREADS": "1"}  # as in `make lab`
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
    page.locator(way.controls).first.wait_for(timeout=60_000)
    time.sleep(2)


def measure(page: Page, way: Way, moves: int) -> tuple[list[float], float]:
    """Milliseconds of each move, sorted, and from the end of a drag to the last picture."""
    page.evaluate(WATCH, {"controls": way.controls, "sign": way.sign})
    controls = page.locator(way.controls)
    for move in range(COLD + moves):
        control = controls.nth(max(move - COLD, 0) * controls.count() // moves)
        control.focus()
        page.keyboard.press(key(control, move))
        page.wait_for_function(f"log.seen.length > {move}", polling=50)
        time.sleep(0.1)
    waits = page.evaluate("log.seen")[COLD:]
    controls.first.focus()
    for move in range(DRAG):
        page.keyboard.press(key(controls.first, move))
    time.sleep(5)
    return sorted(waits), page.evaluate("log.quiet - log.last")


def key(control: Locator, move: int) -> str:
    """The key that moves this control: a slider ten places up and ten down, a choice from its one end to the other.

    Two options side by side may give the same picture, and then nothing in the page would change.
    """
    ends = control.evaluate(ENDS)
    if ends["isChoice"]:
        return "Home" if ends["high"] else "End"
    return "ArrowLeft" if ends["high"] or (move // 10 % 2 and not ends["low"]) else "ArrowRight"


def drawing(explorer: Explorer) -> tuple[list[float], int]:
    """CPU milliseconds of each of 300 drawings at random places, sorted, and the bytes of the largest."""
    dice, spent, largest = random.Random(1), [], 0
    for _ in range(300):
        values = {control["name"]: somewhere(control, dice) for control in explorer.controls}
        started = time.thread_time()
        explorer.values = values
        spent.append((time.thread_time() - started) * 1000)
        largest = max(largest, len(json.dumps(explorer.scene)))
    return sorted(spent), largest


def somewhere(control: dict[str, Any], dice: random.Random) -> float | str:
    """One of the values that a control can have."""
    if control["kind"] == "choice":
        return dice.choice(control["options"])
    return control["low"] + control["step"] * dice.randint(
        0, round((control["high"] - control["low"]) / control["step"])
    )


def spread(times: list[float]) -> str:
    """Median, 95th percentile and maximum of sorted times, as columns."""
    return f"{statistics.median(times):8.1f}{times[round(0.95 * (len(times) - 1))]:8.1f}{times[-1]:8.1f}"


def main() -> None:
    """Prints the tables."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    ways = [way for way in WAYS if way.sign != "canvas" or find_spec("ipympl")]
    columns = f"{'median':>8}{'95 %':>8}{'max':>8}"
    print(f"{'control to picture, ms':<40}{columns}{'drag':>8}{'load':>8}   ({moves} moves each)")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright, jupyterlab(Path(name)) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for way in ways:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.add_init_script(PRESSED)
            open_and_run(page, address, Path(name), way)
            waits, drag = measure(page, way, moves)
            page.close()
            print(f"{way.name:<40}{spread(waits)}{drag:8.0f}{os.getloadavg()[0]:8.1f}", flush=True)
        browser.close()
    print(f"\n{'drawing, CPU ms':<40}{columns}{'kB':>8}")
    for make in LESSONS:
        spent, largest = drawing(make())
        print(f"{make.__name__:<40}{spread(spent)}{largest / 1000:8.1f}")


if __name__ == "__main__":
    main()
