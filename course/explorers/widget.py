"""The explorer: controls and a picture that follows them.

The picture is drawn by a pure Python function, here in the kernel, and only shown in the page (explorer.js). So one
function serves the live explorer, the still picture of a saved notebook, the line of text below it, and the tests.
From key press to new picture in JupyterLab it takes about a third of the time of an inline matplotlib figure
(`make bench`).
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

from traitlets import Dict, List, Unicode, observe, validate

from course.live import IS_LIVE, AnyWidget, show, without_complaint
from course.theme import SCROLLS, THEME_CSS, compact, framed

_HERE = Path(__file__).parent
_STILL_NOTE = (
    "A still picture. Run this cell to move the controls."
    if IS_LIVE
    else "A still picture, for anywidget is missing. To move the controls, run %pip install anywidget in a cell, then "
    "restart the kernel."
)


@dataclass(frozen=True)
class Scene:
    """What an explorer shows at one position of its controls: a drawing, and the same in words."""

    svg: str
    summary: str


@dataclass(frozen=True)
class Slider:
    """A number from `low` to `high` in steps of `step`."""

    name: str
    label: str
    low: float
    high: float
    step: float
    value: float
    kind: str = "slider"

    def accept(self, value: Any) -> float:
        return min(max(float(value), self.low), self.high)


@dataclass(frozen=True)
class Choice:
    """One of several words."""

    name: str
    label: str
    options: tuple[str, ...]
    value: str
    kind: str = "choice"

    def accept(self, value: Any) -> str:
        if value not in self.options:
            raise ValueError(f"{self.name} can be {', '.join(map(repr, self.options))}; it cannot be {value!r}.")
        return str(value)


@dataclass(frozen=True)
class Switch:
    """On or off."""

    name: str
    label: str
    value: bool
    kind: str = "switch"

    def accept(self, value: Any) -> bool:
        return bool(value)


Control = Slider | Choice | Switch


class Explorer(AnyWidget):  # type: ignore[misc]
    """Shows `draw(**values)` and draws anew when a control moves, or when `values` is set from Python.

    `values` maps the name of each control to its value. What is set is merged with the rest: `values = {"w": 2}`
    moves one slider. ValueError names a control that does not exist, or an option that a choice does not have.
    """

    _esm: ClassVar[Path] = _HERE / "explorer.js"
    _css: ClassVar[str] = THEME_CSS + compact((_HERE / "explorer.css").read_text(encoding="utf-8"))

    controls = List().tag(sync=True)
    values = Dict().tag(sync=True, echo_update=False)  # the scene, which answers each of them, carries the values
    scene = Dict().tag(sync=True)
    token = Unicode().tag(sync=True)

    def __init__(self, draw: Callable[..., Scene], controls: Sequence[Control]) -> None:
        self._draw = draw
        self._controls = {control.name: control for control in controls}
        super().__init__(controls=[asdict(control) for control in controls], token=uuid4().hex[:12])
        self.values = {control.name: control.value for control in controls}

    @validate("values")  # type: ignore[untyped-decorator]
    def _accept(self, proposal: Any) -> dict[str, Any]:
        wanted = proposal["value"]
        if unknown := set(wanted) - set(self._controls):
            raise ValueError(f"no control is named {min(unknown)!r}; there are {', '.join(self._controls)}.")
        return {
            name: control.accept(wanted.get(name, self.values.get(name, control.value)))
            for name, control in self._controls.items()
        }

    @observe("values")  # type: ignore[untyped-decorator]
    def _redraw(self, change: Any) -> None:
        scene = self._draw(**change["new"])
        # One trait, so that picture and text travel in one message; with the values, so that each answer is new.
        self.scene = {**asdict(scene), "values": change["new"]}

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The live view and, for whoever cannot show it, a still picture and its text."""
        bundle, metadata = super()._repr_mimebundle_(**kwargs) if IS_LIVE else ({}, {})
        svg, summary = self.scene["svg"], self.scene["summary"]
        still = (
            f'<div class="course-panel" data-course-still="{self.token}">'
            f'<div class="course-picture" {SCROLLS}>{svg}</div>'
            f'<p class="course-summary">{escape(summary)}</p><p class="course-note">{_STILL_NOTE}</p></div>'
        )
        html = framed(still, without_complaint("data-course-still", self.token, "course-explorer"))
        words = summary if IS_LIVE else f"{summary} {_STILL_NOTE}"
        return {**bundle, "text/html": html, "text/plain": words}, metadata

    def _ipython_display_(self) -> None:
        # explorer.js hides the still picture where the live one appears.
        bundle, metadata = self._repr_mimebundle_()
        show({kind: bundle[kind] for kind in ("text/html", "text/plain")}, bundle, metadata)
