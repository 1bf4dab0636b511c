"""Two hundred moves of every explorer: the picture is always there, always the right one, and nothing piles up."""

import json
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Page, expect
from real_lab import Lab, Lesson

from course import explore
from course.explorers.widget import Explorer

MOVES = 200
# Notes, at every frame, whatever is not one whole picture of the size of the first.
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
  const look = () => {
    window.watched += 1;
    if (seen() !== first) window.flickers.push([first, seen()]);
    requestAnimationFrame(look);
  };
  look();
}"""
# Sets one control after the other. `patient` waits for each picture, but not for one that looks like that before it.
MOVE = """async ([explorer, moves, patient]) => {
  const picture = explorer.querySelector(".course-picture");
  const controls = explorer.querySelectorAll("input, select");
  for (const [place, value] of moves) {
    const options = { subtree: true, childList: true, attributes: true, characterData: true };
    const drawn = new Promise((done) => new MutationObserver(done).observe(picture, options));
    controls[place].value = value;
    controls[place].dispatchEvent(new Event("input", { bubbles: true }));
    if (patient) await Promise.race([drawn, new Promise((done) => setTimeout(done, 500))]);
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
NOISE = 500_000  # bytes; 200 drawings are 3,000,000 or more


@pytest.fixture(params=explore.__all__)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def notebook(page: Page, lab: Lab, name: str) -> Lesson:
    """A notebook with nothing but the explorer, and a cell that measures."""
    cells = [nbformat.v4.new_code_cell(source) for source in (f"from course import explore\nexplore.{name}()", HELD)]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    small = Lesson(page, lab, f"{name}_moves.ipynb")
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), small.file)
    small.open(lab.address(f"/lab/tree/{small.path}"))
    return small


def moves(explorer: Explorer) -> list[tuple[int, Any]]:
    """Every control in turn, up and down through all its places, and home: MOVES in all."""
    found: list[tuple[int, Any]] = []
    for place, control in enumerate(explorer.controls):
        values: list[Any] = list(control.get("options", ()))
        if control["kind"] == "slider":
            steps = round((control["high"] - control["low"]) / control["step"])
            values = [round(control["low"] + control["step"] * step, 6) for step in range(steps + 1)]
        there_and_back = [*values, *values[-2:0:-1]]
        share = MOVES // len(explorer.controls) - 1
        found += [(place, there_and_back[move % len(there_and_back)]) for move in range(share)]
        found += [(place, control["value"])]
    return found


def test_two_hundred_moves(notebook: Lesson, name: str) -> None:
    page, twin = notebook.page, getattr(explore, name)()  # draws here what the kernel draws there
    shown = notebook.run(0).locator(".course-explorer")
    explorer, words = shown.element_handle(), shown.locator(".course-summary")
    way = moves(twin)

    def move(*, patient: bool, to: list[tuple[int, Any]] = way) -> None:
        """Ends, however many pictures are still on their way, at the picture of where the controls stand."""
        page.evaluate(MOVE, [explorer, to, patient])
        twin.values = {twin.controls[place]["name"]: value for place, value in to}
        page.wait_for_function(IS_DRAWN, arg=[explorer, twin.scene["svg"]])
        expect(words).to_have_text(twin.scene["summary"])

    def held() -> list[int]:
        return json.loads(notebook.run(1).inner_text())

    def saved() -> Any:
        notebook.save()
        return nbformat.read(notebook.file, as_version=4).cells[0].outputs

    expect(words).to_have_text(twin.scene["summary"])
    move(patient=False)  # whatever is kept for good is there from now on
    held()
    before, outputs, nodes = held(), saved(), notebook.cell(0).locator("*").count()
    shown.evaluate(WATCH)

    move(patient=True)
    for place, control in enumerate(twin.controls):
        ends = control.get("options") or (control.get("low"), control.get("high"))
        move(patient=False, to=[(place, end) for end in (*ends, *ends[:1])])
    move(patient=False)
    page.wait_for_timeout(1000)  # nothing comes late
    assert page.evaluate(IS_DRAWN, [explorer, twin.scene["svg"]])

    assert page.evaluate("watched") > 20
    assert page.evaluate("flickers") == []
    assert notebook.cell(0).locator("*").count() == nodes
    assert saved() == outputs
    held_after = held()
    assert held_after[1:] == before[1:]
    assert held_after[0] < before[0] + NOISE
