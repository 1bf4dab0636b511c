"""The explorer without a page: values in, scene out, and what it shows where no widget can live."""

from typing import Any
from xml.etree import ElementTree

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from course.explorers.widget import Choice, Explorer, Scene, Slider, Switch

VIEW = "application/vnd.jupyter.widget-view+json"


def draw(depth: float, activation: str, bias: bool) -> Scene:
    words = f"depth {depth:g}, {activation}, {'with' if bias else 'without'} bias"
    return Scene(f'<svg xmlns="http://www.w3.org/2000/svg" role="img"><text>{words}</text></svg>', f"<{words}>")


@pytest.fixture
def explorer() -> Explorer:
    controls = [
        Slider("depth", "depth L", 1, 10, 1, 3),
        Choice("activation", "activation", ("ReLU", "sigmoid"), "ReLU"),
        Switch("bias", "with bias", True),
    ]
    return Explorer(draw, controls)


def test_begins_with_the_defaults(explorer: Explorer) -> None:
    assert explorer.values == {"depth": 3, "activation": "ReLU", "bias": True}
    assert explorer.scene["summary"] == "<depth 3, ReLU, with bias>"


def test_values_are_merged_with_the_rest(explorer: Explorer) -> None:
    explorer.values = {"activation": "sigmoid"}
    explorer.values = {"bias": False}
    assert explorer.values == {"depth": 3, "activation": "sigmoid", "bias": False}
    assert explorer.scene["summary"] == "<depth 3, sigmoid, without bias>"


def test_each_scene_carries_the_values_it_shows(explorer: Explorer) -> None:
    explorer.values = {"depth": 7}
    assert explorer.scene["values"] == explorer.values


@pytest.mark.parametrize(("asked", "got"), [(99, 10), (-5, 1), (7, 7)])
def test_sliders_stop_at_their_ends(explorer: Explorer, asked: float, got: float) -> None:
    explorer.values = {"depth": asked}
    assert explorer.values["depth"] == got


def test_unknown_control_is_named(explorer: Explorer) -> None:
    with pytest.raises(ValueError, match="no control is named 'width'; there are depth, activation, bias"):
        explorer.values = {"width": 4}


def test_unknown_option_is_named(explorer: Explorer) -> None:
    with pytest.raises(ValueError, match="activation can be 'ReLU', 'sigmoid'; it cannot be 'tanh'"):
        explorer.values = {"activation": "tanh"}


def test_bundle_holds_view_still_picture_and_words(explorer: Explorer) -> None:
    bundle, _ = explorer._repr_mimebundle_()
    assert bundle.keys() == {VIEW, "text/html", "text/plain"}
    assert bundle["text/plain"] == "<depth 3, ReLU, with bias>"
    html = bundle["text/html"]
    assert explorer.scene["svg"] in html
    assert "&lt;depth 3, ReLU, with bias&gt;" in html
    assert "Run this cell to move the controls." in html
    page = ElementTree.fromstring(html)
    assert page.find(".//*[@data-course-still]") is not None


def test_shows_the_still_picture_and_then_the_view(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = InteractiveShell.instance()
    published = CapturingDisplayPublisher()
    monkeypatch.setattr(shell, "display_pub", published)
    try:
        explorer._ipython_display_()
    finally:
        InteractiveShell.clear_instance()
    still, view = (output["data"] for output in published.outputs)
    assert still.keys() == {"text/html", "text/plain"}
    assert view.keys() == {VIEW, "text/html"}
    assert view["text/html"] == ""


def test_two_explorers_do_not_hide_each_others_picture(explorer: Explorer) -> None:
    assert explorer.token != Explorer(draw, list(explorer._controls.values())).token


def test_everything_the_page_needs_is_sent(explorer: Explorer) -> None:
    state: dict[str, Any] = explorer.get_state()
    assert [control["kind"] for control in state["controls"]] == ["slider", "choice", "switch"]
    assert "export default { render }" in state["_esm"]
    assert "http" not in state["_esm"]
    assert ".course-controls" in state["_css"]
    assert "--course-paper" in state["_css"]
