"""Lesson 7: a cloud of people, R² over the epochs, and learning curves."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from course.figures.picture import Picture, painted
from course.figures.yours import NothingToDraw, answer, differences, heights, mark_points
from course.gradient import Floats
from course.networks.real_data import SIZES, Scores, lesson_line
from course.theme import tokens

_COLOURS = tokens()
_LOWEST = -0.75  # R² below this is not drawn
_LOOKS: dict[str, dict[str, Any]] = {
    "training": {"color": _COLOURS["blue"], "marker": "o", "linestyle": "-"},
    "validation": {"color": _COLOURS["orange"], "marker": "s", "linestyle": "--"},
}


def people(x: ArrayLike, y: ArrayLike, name: str) -> Picture:
    """One measurement of all people, whose `name` stands at the axis, and how far the disease progressed."""
    at, progressed = np.ravel(x), np.ravel(y)
    alt = (
        f"Progression, from {progressed.min():g} to {progressed.max():g}, over {name}, from {at.min():g} to "
        f"{at.max():g}: {len(at)} points in a wide cloud that rises to the right. The correlation is "
        f"{np.corrcoef(at, progressed)[0, 1]:.2f}."
    )
    return painted(lambda figure: _paint_people(figure, at, progressed, name), alt=alt, height=300)


def _paint_people(figure: Figure, x: Floats, y: Floats, name: str) -> None:
    axes = figure.add_axes((0.1, 0.18, 0.88, 0.74))
    axes.set(xlabel=name, ylabel="progression a year later", xticks=(20, 25, 30, 35, 40), yticks=(0, 100, 200, 300))
    axes.plot(x, y, "o", markersize=4, color=_COLOURS["blue"], alpha=0.6, markeredgewidth=0)


def over_epochs(training: ArrayLike, validation: ArrayLike, line: float) -> Picture:
    """R² before the first epoch and after each, on both parts; `line` is the straight line's on the validation part."""
    known, new = (np.ravel(np.asarray(scores, dtype=float)) for scores in (training, validation))
    alt = (
        f"R² over {len(known) - 1} epochs. On the training part it ends at {known[-1]:.2f}. On the validation part "
        f"it is best after {np.argmax(new)} epochs, with {new.max():.2f}, and ends at {new[-1]:.2f}. A level line "
        f"shows the straight line's {line:.2f} on the validation part."
    )
    return painted(lambda figure: _paint_epochs(figure, known, new, line), alt=alt.replace("-", "−"), height=320)


def _paint_epochs(figure: Figure, training: Floats, validation: Floats, line: float) -> None:
    axes = figure.add_axes((0.09, 0.16, 0.89, 0.66))
    last = len(training) - 1
    axes.set(xlabel="epochs", ylabel="R²", xlim=(0, last), ylim=(0, 1), xticks=range(0, last + 1, max(1, last // 4)))
    axes.set(yticks=(0, 0.25, 0.5, 0.75, 1))
    for part, scores in (("training", training), ("validation", validation)):
        look = _LOOKS[part] | {"marker": "", "linewidth": 2, "label": f"network, {part} part"}
        axes.plot(range(last + 1), scores, **look)
    axes.axhline(line, color=_COLOURS["ink"], linestyle=":", linewidth=2, label="straight line, validation part")
    figure.legend(*axes.get_legend_handles_labels(), loc="upper center", ncols=3, borderaxespad=0.2, fontsize=13)


def learning_curves(sizes: ArrayLike, curves: Mapping[str, tuple[ArrayLike, ArrayLike]]) -> Picture:
    """A panel for each name: R² on the training part and on the validation part, over `sizes`, people learned from."""
    at = np.ravel(sizes)
    panels = {name: Scores(*(np.ravel(np.asarray(s, dtype=float)) for s in pair)) for name, pair in curves.items()}
    alt = " ".join(
        [f"R² over the people learned from, {at[0]:g} to {at[-1]:g}.", *map(_panel_alt, panels, panels.values())]
    )
    return painted(lambda figure: _paint_panels(figure, at, panels), alt=alt.replace("-", "−"), height=320)


def _panel_alt(name: str, scores: Scores) -> str:
    training, validation = scores.training, scores.validation
    return (
        f"{name}: training part from {training[0]:.2f} to {training[-1]:.2f}, validation part from "
        f"{validation[0]:.2f} to {validation[-1]:.2f}."
    )


def _paint_panels(figure: Figure, sizes: Floats, panels: Mapping[str, Scores]) -> None:
    gap, left = 0.07, 0.09
    width = (0.985 - left - gap * (len(panels) - 1)) / len(panels)
    for number, (name, scores) in enumerate(panels.items()):
        axes = figure.add_axes((left + number * (width + gap), 0.16, width, 0.62))
        _frame(axes, sizes)
        axes.set(title=name, ylabel="R²" if number == 0 else "")
        for part, look in _LOOKS.items():
            axes.plot(sizes, getattr(scores, part), label=f"{part} part", linewidth=2, markersize=6, **look)
        if number == 0:
            figure.legend(*axes.get_legend_handles_labels(), loc="upper left", ncols=2, borderaxespad=0, fontsize=14)


def _frame(axes: Axes, sizes: Floats) -> None:
    axes.set(xlabel="people learned from", xlim=(0, sizes[-1] * 1.03), xticks=sizes[[0, *range(2, len(sizes))]])
    axes.set(ylim=(_LOWEST, 1.05), yticks=(-0.5, 0, 0.5, 1))


def your_learning_curve(training: Any, validation: Any) -> Picture:
    """What the learner's `learning_curve` gave for the straight line and the lesson's people, beside the right curves.

    Whatever it is, the answer is a picture: where there is nothing to draw, it says why.
    """
    sizes, right = np.array(SIZES), lesson_line()
    alt = f"R² of the straight line over the people learned from. {_panel_alt('Right', right)}"
    try:
        yours = Scores(
            answer("learning_curve, training,", lambda: training, sizes.shape),
            answer("learning_curve, validation,", lambda: validation, sizes.shape),
        )
    except NothingToDraw as reason:
        alt = f"{alt} {reason}".replace("-", "−")
        return painted(lambda figure: _paint_right(figure, sizes, right), alt=alt, caption=str(reason), height=320)
    words = _verdict(yours, right)
    alt = f"{alt} {words}".replace("-", "−")
    return painted(lambda figure: _paint_yours(figure, sizes, yours, right), alt=alt, caption=words, height=320)


def _verdict(yours: Scores, right: Scores) -> str:
    wrong = sum(int(differences(getattr(yours, part), getattr(right, part)).sum()) for part in _LOOKS)
    if not wrong:
        return "All ten of your points lie on the curves."
    return f"{wrong} of your ten points {'lies' if wrong == 1 else 'lie'} beside the curves."


def _paint_right(figure: Figure, sizes: Floats, right: Scores) -> Axes:
    axes = figure.add_axes((0.09, 0.16, 0.89, 0.8))
    _frame(axes, sizes)
    axes.set(ylabel="R²")
    for part, look in _LOOKS.items():
        axes.plot(sizes, getattr(right, part), linewidth=2, label=f"{part} part", **look | {"marker": ""})
    return axes


def _paint_yours(figure: Figure, sizes: Floats, yours: Scores, right: Scores) -> None:
    axes = _paint_right(figure, sizes, right)
    both = [np.concatenate([getattr(scores, part) for part in _LOOKS]) for scores in (yours, right)]
    mark_points(axes, np.tile(sizes, 2), heights(both[0]), differences(*both))
    axes.set_ylim(_LOWEST, 1.75)  # room for the legend
