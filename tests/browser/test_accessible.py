"""All that the course shows in JupyterLab, for who has no mouse, sees no colours or hears the page."""

from contextlib import nullcontext

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from real_lab import Desk, Lab, Lesson
from shared import shared

from course import explore

SETUP = """import numpy as np
from course import CheckFailed, check, explore, figures, hint, progress
def relu_backward(dA, cache): return np.maximum(0, dA)
def sigmoid_backward(dA, cache): return dA * np.exp(-cache) / (1 + np.exp(-cache)) ** 2
rng = np.random.default_rng(1)
acts = {"ReLU": ((lambda Z: (np.maximum(0, Z), Z)), (lambda dA, Z: dA * (Z > 0)))}
acts["sigmoid"] = ((lambda Z: (1 / (1 + np.exp(-Z)), Z)), sigmoid_backward)
def he_init(dims, rng):
    pairs = list(zip(dims, dims[1:]))
    return {f"W{l}": rng.normal(size=(n, m)) * np.sqrt(2 / m) for l, (m, n) in enumerate(pairs, start=1)}
def gone(steepness): return np.exp(steepness * np.arange(21.0))
x = np.arange(26.0)"""
SHOWN = (
    "try: check(relu_backward)\nexcept CheckFailed: pass",
    "def relu(Z): return np.maximum(0, Z), Z\ncheck(relu)",
    "check(predicted_dw=8)",
    "try: check(slope_at_zero=...)\nexcept NotImplementedError: pass",
    "hint(relu_backward)",
    "progress()",
)
FIGURES = (
    "relu_and_slope()",
    "subgradients_at_zero()",
    "dying_relu()",
    "your_slope(relu_backward)",
    "two_gates()",
    "slope_in_the_machine()",
    "your_sigmoid_slope(sigmoid_backward)",
    "your_chain(lambda act, k, L, x, y: 0.2**L, acts)",
    "computation_graph()",
    "gradient_by_depth({k: [k ** (2 * L - 1) for L in range(1, 11)] for k in (0.5, 1, 2, 5)})",
    "hundred_layers({n: 10 ** (np.arange(100)[:, None] * np.log10(n / 2) / 2) * np.ones((1, 4)) for n in (4, 10, 64)})",
    "normalised_gradients({'batch norm': gone(0.36), 'layer norm': gone(0.0), 'neither': gone(-0.01)})",
    "residual_growth({'1': (gone(1.0), gone(1.0)), '1/√L': (gone(0.1), gone(0.1)), '0': (gone(0.0), gone(0.0))})",
    "trials({'× 1': ([0.5, 0.2, 0.1], [0.3, 0.4]), '× 2': ([3.0, 1e9], [2e3, 1e3])})",
    "your_normalisation(lambda Z, gamma, beta, eps: Z, lambda Z, gamma, beta, eps: Z[0])",
    "relu_of_a_normal()",
    "your_signal(he_init)",
    "four_starts({'zero': gone(-0.1), 'small': gone(-0.1), 'He': gone(-0.3), 'large': gone(40.0)})",
    "alternating_zeros()",
    "your_tangents(lambda AL, Y: 2 * (AL - Y))",
    "beyond_the_data(x, 3 * x**2 + 3 * x, np.minimum(3 * x**2 + 3 * x, 117 * x - 1083))",
    "people(20 + x, 10 * x, 'body mass index')",
    "over_epochs(x / 40, x / 50, 0.3)",
    "your_learning_curve(x[:5] / 5, x[:5] / 9)",
    "learning_curves(x[1:], {'straight line': (1 - x[1:] / 40, x[1:] / 40), 'network': (1 - x[1:] / 50, x[1:] / 60)})",
)
HELP = (
    "<details>\n<summary>What is dA?</summary>\n\nWhat comes **back**, one number for each entry of `A`.\n\n</details>"
)
NARROW, WIDE = 820, 1280
SMALLEST = 8  # px, of the letters in a picture
LETTERS = """picture => {
  const drawing = picture.querySelector("svg[role=img]");
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  const sizes = [...drawing.querySelectorAll("text")].map(text => parseFloat(getComputedStyle(text).fontSize));
  return scale * Math.min(...sizes);
}"""
MOVING = """part => [part, ...part.querySelectorAll("*")].filter(element => {
  const { transitionDuration, animationName } = getComputedStyle(element);
  return transitionDuration.split(", ").some(time => parseFloat(time) > 0) || animationName !== "none";
}).map(element => element.outerHTML.slice(0, 80))"""


NOTEBOOK = pytest.StashKey[Lesson]()


@pytest.fixture
def notebook(desk: Desk, lab: Lab, request: pytest.FixtureRequest) -> Lesson:
    """One of everything, for all tests here, which only look and move sliders."""
    module = request.node.getparent(pytest.Module)
    notebook = shared(module, NOTEBOOK, lambda: nullcontext(everything_run(desk.clear(), lab)))
    desk.tidy()
    notebook.page.set_viewport_size({"width": WIDE, "height": 900})
    return notebook


def everything_run(page: Page, lab: Lab) -> Lesson:
    """One of everything: cards, help, explorers and figures."""
    sources = [SETUP, *SHOWN, *(f"explore.{name}()" for name in explore.__all__), *(f"figures.{f}" for f in FIGURES)]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    everything = Lesson(page, lab, "everything.ipynb")
    cells.append(nbformat.v4.new_markdown_cell(HELP))
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), everything.file)
    everything.open()
    everything.run_all()
    expect(everything.panel.locator(".course-explorer")).to_have_count(len(explore.__all__))
    expect(everything.panel.locator("figure.course-figure")).to_have_count(len(FIGURES))
    expect(everything.panel.locator(".course-card--pass")).to_have_count(2)
    expect(everything.panel.locator(".course-card--fail")).to_have_count(1)
    expect(everything.panel.locator("details").last).to_be_visible()
    return everything


def violations(page: Page, theme: str) -> list[str]:
    """What axe-core finds in what is the course's own; the rest of the page is JupyterLab's."""
    # What passes is not listed node by node, which takes longer than the rules themselves.
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if theme == "dark":  # the same page in other colours
        options["runOnly"] = {"type": "tag", "values": ["cat.color"]}
    found = Axe().run(page, {"include": [[".course-ui"], ["details"]]}, options).response
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}
    assert found["testEngine"]["name"] == "axe-core"
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]


def pictures(lesson: Lesson) -> list[Locator]:
    """Every picture, those of explorers too."""
    return [picture for picture in lesson.panel.locator(".course-picture").all() if picture.is_visible()]


def test_axe_finds_no_violation(notebook: Lesson) -> None:
    for width in (WIDE, NARROW):
        notebook.page.set_viewport_size({"width": width, "height": 900})
        for theme in notebook.themes():
            assert violations(notebook.page, theme) == [], (width, theme)


def test_pictures_shrink_with_the_page_and_stay_readable(notebook: Lesson) -> None:
    """In a window of 820 pixels they fit; beside the file browser too there is no room for letters of 8 pixels."""
    page, browser = notebook.page, notebook.page.locator("#jp-left-stack")
    for width, is_beside, is_whole in ((WIDE, True, True), (NARROW, False, True), (NARROW, True, False)):
        page.set_viewport_size({"width": width, "height": 900})
        if browser.is_visible() != is_beside:
            notebook.command("application:toggle-left-area")
        shown = pictures(notebook)
        assert len(shown) == len(FIGURES) + len(explore.__all__)
        for picture in shown:
            assert picture.evaluate("picture => picture.scrollWidth <= picture.clientWidth") == is_whole
            assert picture.evaluate(LETTERS) >= (SMALLEST if not is_whole else 10)
    for frame in ("figure", ".course-explorer .course-picture"):
        scrolled = notebook.panel.locator(frame).first
        scrolled.focus()
        page.keyboard.press("ArrowRight")
        expect(scrolled).not_to_have_js_property("scrollLeft", 0)


def test_explorer_by_keyboard(notebook: Lesson) -> None:
    keyboard = notebook.page.keyboard
    explorer = notebook.output("explore.neuron()").locator(".course-explorer")
    expect(explorer).to_match_aria_snapshot("""
      - group "Controls, and a picture that follows them":
        - slider "input x": "2"
        - slider "weight w": "3"
        - slider "bias b": "1"
        - slider "target y": "5"
        - button "Reset"
        - img /Computational graph of one ReLU neuron/
    """)
    controls = [explorer.get_by_role("slider", name=name) for name in ("input x", "weight w", "bias b", "target y")]
    controls[0].focus()
    for control in controls:
        expect(control).to_be_focused()
        keyboard.press("Home")
        expect(control).to_have_value(control.get_attribute("min") or "")
        keyboard.press("End")
        expect(control).to_have_value(control.get_attribute("max") or "")
        keyboard.press("Tab")
    reset = explorer.get_by_role("button", name="Reset")
    expect(reset).to_be_focused()
    for theme in notebook.themes():
        for part in (controls[1], reset):
            part.focus()
            keyboard.press("Shift")  # the ring is for who uses the keyboard
            notebook.picture(f"focus-{part.get_attribute('type')}-{theme}", explorer.locator(".course-controls"))
            expect(part).to_have_css("outline-style", "solid")
            expect(part).to_have_css("outline-width", "2px")
    reset.focus()
    keyboard.press("Enter")
    expect(controls[0]).to_have_value("2")
    expect(explorer.locator(".course-summary")).to_have_attribute("aria-live", "polite")


def test_a_drag_is_told_once(notebook: Lesson) -> None:
    """A screen reader hears where the slider ends, not each place that it passes."""
    explorer = notebook.output("explore.neuron()").locator(".course-explorer")
    words = explorer.locator(".course-summary")
    words.evaluate("""words => {
      window.told = 0;
      new MutationObserver(() => { window.told += 1; }).observe(words, { childList: true });
    }""")
    explorer.get_by_role("slider", name="weight w").evaluate("""slider => {
      for (let w = 29; w >= 10; w -= 1) {
        slider.value = w / 10;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }""")
    expect(words).to_contain_text("z = 3,")
    assert notebook.page.evaluate("told") <= 2


def test_nothing_moves_for_who_asked_for_that(notebook: Lesson) -> None:
    notebook.page.emulate_media(reduced_motion="reduce")
    for part in notebook.panel.locator(".course-ui").all():
        assert part.evaluate(MOVING) == []


def test_pictures_keep_ground_and_colours_where_the_reader_has_chosen_the_pages(notebook: Lesson) -> None:
    notebook.page.emulate_media(forced_colors="active")
    for name, frame in (("explore.neuron()", ".course-explorer"), ("figures.dying_relu()", "figure")):
        drawing = notebook.output(name).locator(f"{frame} svg[role=img]")
        expect(drawing).to_have_css("forced-color-adjust", "none")
        expect(drawing).to_have_css("background-color", "rgb(246, 248, 250)")
        drawing.scroll_into_view_if_needed()
        notebook.picture(f"forced-colours-{name.split('.')[1].strip('()')}")
