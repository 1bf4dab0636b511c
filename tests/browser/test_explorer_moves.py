"""Two hundred moves of one explorer, and sixty of each other: the picture is always there, always the right one, and
nothing piles up.
"""

import json
from contextlib import nullcontext
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Page, expect
from real_lab import SECONDS, Desk, Lab, Lesson
from shared import shared

from course import explore
from course.explorers.widget import Explorer

MOST, FEWER = 200, 60
MOVED_MOST = "neuron"
"""Each move of its sliders makes another picture."""
# Notes, at every frame while `window.watching` is the explorer, whatever is not one whole picture of the first's size.
WATCH = """explorer => {
  const picture = explorer.querySelector(".course-picture");
  const seen = () => {
    const drawings = [...picture.querySelectorAll("svg[role=img]")];
    const { width, height } = picture.getBoundingClientRect();
    return [drawings.length, drawings.every((drawing) => drawing.querySelector("text")), width, height].join();
  };
  const first = seen();
  window.flickers = [];
  window.watched = 0;
  window.watching = explorer;
  const look = () => {
    if (window.watching !== explorer) return;
    window.watched += 1;
    if (seen() !== first) window.flickers.push([first, seen()]);
    requestAnimationFrame(look);
  };
  look();
}"""
# Sets one control after the other, each to a value, and waits for the picture of those moves that say so.
MOVE = """async ([explorer, moves, patience]) => {
  const picture = explorer.querySelector(".course-picture");
  const controls = explorer.querySelectorAll("input, select");
  for (const [place, value, isAwaited] of moves) {
    const options = { subtree: true, childList: true, attributes: true, characterData: true };
    const drawn = new Promise((done) => new MutationObserver(done).observe(picture, options));
    const late = new Promise((_, fail) => setTimeout(fail, patience, `no picture of ${value} at ${place}`));
    late.catch(() => {});
    controls[place].value = value;
    controls[place].dispatchEvent(new Event("input", { bubbles: true }));
    if (isAwaited) await Promise.race([drawn, late]);
  }
}"""
IS_DRAWN = """([explorer, svg]) => {
  const wanted = document.createElement("template");
  wanted.innerHTML = svg;
  return wanted.content.firstElementChild.isEqualNode(explorer.querySelector("svg[role=img]"));
}"""
# What a kernel that leaks has more of: bytes that Python holds, and widgets with their channels to the page.
HELD = """import gc, tracemalloc, comm, ipywidgets.widgets.widget as widget
tracemalloc.is_tracing() or tracemalloc.start()
gc.collect()
print([tracemalloc.get_traced_memory()[0], len(widget._instances), len(comm.get_comm_manager().comms)])"""
NOISE = 500_000  # bytes; 60 drawings are 900,000 or more
NOTEBOOK = pytest.StashKey[Lesson]()
MEASURE = len(explore.__all__)
"""The place of the cell that measures, below one for each explorer."""


@pytest.fixture(params=explore.__all__)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def notebook(desk: Desk, lab: Lab, request: pytest.FixtureRequest) -> Lesson:
    """One for all explorers."""
    module = request.node.getparent(pytest.Module)
    notebook = shared(module, NOTEBOOK, lambda: nullcontext(only_explorers(desk.clear(), lab)))
    desk.tidy()
    return notebook


def only_explorers(page: Page, lab: Lab) -> Lesson:
    """A notebook with nothing but the explorers, none run yet, and a cell that measures."""
    sources = [*(f"from course import explore\nexplore.{name}()" for name in explore.__all__), HELD]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    small = Lesson(page, lab, "moves.ipynb")
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), small.file)
    small.open()
    return small


def moves(explorer: Explorer, number: int) -> list[tuple[int, Any]]:
    """Every control in turn, up and down through its places, and home: `number` in all."""
    found: list[tuple[int, Any]] = []
    for place, control in enumerate(explorer.controls):
        values: list[Any] = list(control.get("options", ()))
        if control["kind"] == "slider":
            steps = round((control["high"] - control["low"]) / control["step"])
            values = [round(control["low"] + control["step"] * step, 6) for step in range(steps + 1)]
        there_and_back = [*values, *values[-2:0:-1]]
        share = number // len(explorer.controls) - 1
        stride = max(1, len(there_and_back) // share)
        found += [(place, there_and_back[move * stride % len(there_and_back)]) for move in range(share)]
        found += [(place, control["value"])]
    return found


def seen(explorer: Explorer, way: list[tuple[int, Any]]) -> list[tuple[int, Any, bool]]:
    """The same moves, each with whether it makes another picture; `explorer` goes along."""
    found = []
    for place, value in way:
        before = explorer.scene["svg"]
        explorer.values = {explorer.controls[place]["name"]: value}
        found.append((place, value, explorer.scene["svg"] != before))
    return found


def test_many_moves(notebook: Lesson, name: str) -> None:
    page, twin = notebook.page, getattr(explore, name)()  # draws here what the kernel draws there
    own = explore.__all__.index(name)
    shown = notebook.run(own).locator(".course-explorer")
    explorer, words = shown.element_handle(), shown.locator(".course-summary")
    way = moves(twin, MOST if name == MOVED_MOST else FEWER)

    def move(*, patient: bool, to: list[tuple[int, Any]] = way) -> None:
        """Ends, however many pictures are still on their way, at the picture of where the controls stand."""
        expected = [(place, value, patient and is_other) for place, value, is_other in seen(twin, to)]
        page.evaluate(MOVE, [explorer, expected, SECONDS * 1000])
        page.wait_for_function(IS_DRAWN, arg=[explorer, twin.scene["svg"]])
        expect(words).to_have_text(twin.scene["summary"])

    def held() -> list[int]:
        return json.loads(notebook.run(MEASURE).inner_text())

    def saved() -> Any:
        notebook.save()
        return nbformat.read(notebook.file, as_version=4).cells[own].outputs

    expect(words).to_have_text(twin.scene["summary"])
    move(patient=False)  # whatever is kept for good is there from now on
    held()
    before, outputs, nodes = held(), saved(), notebook.cell(own).locator("*").count()
    shown.evaluate(WATCH)

    move(patient=True)
    for place, control in enumerate(twin.controls):
        ends = control.get("options") or (control.get("low"), control.get("high"))
        move(patient=False, to=[(place, end) for end in (*ends, *ends[:1])])
    move(patient=False)
    page.wait_for_timeout(1000)  # nothing comes late
    assert page.evaluate(IS_DRAWN, [explorer, twin.scene["svg"]])

    page.evaluate("window.watching = undefined")
    assert page.evaluate("watched") > 20
    assert page.evaluate("flickers") == []
    assert notebook.cell(own).locator("*").count() == nodes
    assert saved() == outputs
    held_after = held()
    assert held_after[1:] == before[1:]
    assert held_after[0] < before[0] + NOISE
