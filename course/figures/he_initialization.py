"""Lesson 4: what ReLU leaves of a bell curve, and the learner's own weights in a deep network."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from course.figures.picture import Picture, painted
from course.figures.yours import NothingToDraw, asked
from course.gradient import Floats
from course.numerals import power_of_ten
from course.theme import tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, DEPTH, NETWORKS, SAMPLES = 64, 50, 5, 20

_COLOURS = tokens()
_DASHED, _DOTTED = (0, (5, 3)), (0, (2, 3))
_FAR = 60.0  # decades: what is further away is drawn here
_FALL, _RISE = (DEPTH / 2 * float(np.log10(top / 2)) for top in (1, 3))
_RULES_ALT = (
    f"The rms of the signal over {DEPTH} ReLU layers of {WIDTH} units, on a logarithmic axis. By the rule, weights of "
    f"variance 2/n keep it on the level line at 1. With 1/n it falls steadily to 10 to the power {_FALL:.1f}; "
    f"with 3/n it rises to 10 to the power {_RISE:.1f}."
).replace("-", "−")


def relu_of_a_normal() -> Picture:
    """The density of z ~ N(0, 1) beside that of relu(z), with mean, rms and the half that is now 0."""
    return painted(
        _paint_densities,
        height=290,
        alt=(
            "Two bell curves. Left: z, normal with mean 0 and rms 1; its negative half is shaded. Right: relu(z). The "
            "negative half is gone, and a spike at 0 holds half of all numbers. The positive half of the bell is as "
            "before. The mean now stands at 0.399 and the rms at 0.707, the root of 1/2."
        ),
    )


def _paint_densities(figure: Figure) -> None:
    before, after = figure.add_axes((0.03, 0.19, 0.44, 0.65)), figure.add_axes((0.53, 0.19, 0.44, 0.65))
    z = np.linspace(-3.2, 3.2, 129)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    positive = z >= 0
    for axes, title, label in ((before, "before: z", "z"), (after, "after: a = relu(z)", "a")):
        axes.set(title=title, xlabel=label, xlim=(-3.2, 3.2), ylim=(0, 0.6), xticks=(-2, 0, 2), yticks=())
        axes.spines["left"].set_visible(False)
        axes.fill_between(z[positive], density[positive], color=_COLOURS["blue-tint"])
    before.fill_between(z[~positive], density[~positive], color=_COLOURS["orange-tint"])
    before.plot(z, density, color=_COLOURS["blue"])
    before.text(-2.15, 0.3, "half of\nthe squares", ha="center", color=_COLOURS["orange"])
    before.text(2.15, 0.3, "half of\nthe squares", ha="center", color=_COLOURS["blue"])
    after.plot(z[positive], density[positive], color=_COLOURS["blue"])
    after.annotate(
        "", xy=(0, 0.56), xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": _COLOURS["orange"], "linewidth": 3}
    )
    after.text(-0.25, 0.47, "half of the\nnumbers: 0", ha="right", color=_COLOURS["orange"])
    for place, words, height, style in (
        (1 / np.sqrt(2 * np.pi), "mean 0.399", 0.53, _DASHED),
        (0.5**0.5, "rms 0.707", 0.45, _DOTTED),
    ):
        after.vlines(place, 0, height, color=_COLOURS["ink"], linewidth=2, linestyle=style)
        after.text(place + 0.1, height, words, va="top")


def your_signal(he_init: Callable[..., Any]) -> Picture:
    """The rms of every layer of deep ReLU networks whose weights come from he_init, beside two other spreads.

    Whatever the function does, the answer is a picture: where there is nothing to draw, it says why.
    """
    try:
        rms = _run(he_init)
    except NothingToDraw as reason:
        return painted(_paint_rules, alt=f"{_RULES_ALT} {reason}", caption=str(reason), height=330)
    words = _verdict(rms)
    alt = f"{_RULES_ALT} Your networks are thin lines that should stay close to the level one. {words}"
    return painted(lambda figure: _paint_yours(_paint_rules(figure), rms), alt=alt, caption=words, height=330)


def _run(he_init: Callable[..., Any]) -> Floats:
    """log10 of the rms after each layer, one row per network: (networks, depth + 1)."""
    rng = np.random.default_rng(11)
    decades = np.zeros((NETWORKS, DEPTH + 1))
    for row in decades:
        with asked("he_init"):
            parameters = he_init([WIDTH] * (DEPTH + 1), rng)
        if parameters is None:
            raise NothingToDraw("he_init returned None. Does it end with return parameters?")
        with asked("a network with weights from he_init"):
            row[:] = _one_network(parameters, rng.normal(size=(WIDTH, SAMPLES)))
    return decades


def _one_network(parameters: Any, A: Floats) -> Floats:
    """log10 of the rms of the input and of each layer. The signal is brought back to size 1 after each."""
    decades = [np.log10(np.sqrt(np.mean(A**2)))]
    for layer in range(1, DEPTH + 1):
        try:
            W = np.asarray(parameters[f"W{layer}"], dtype=float)
        except KeyError:
            raise NothingToDraw(f"the dict that he_init returned has no W{layer}.") from None
        A = np.maximum(0, W @ A)
        size = np.sqrt(np.mean(A**2))
        decades.append(decades[-1] + np.log10(size))
        A = A / (size or 1.0)
    return np.array(np.clip(np.nan_to_num(decades, nan=-_FAR, posinf=_FAR, neginf=-_FAR), -_FAR, _FAR))


def _verdict(rms: Floats) -> str:
    low, high = rms[:, -1].min(), rms[:, -1].max()
    return (
        f"Yours, {NETWORKS} networks: after {DEPTH} layers the rms lies between {_plain(low)} and {_plain(high)}. "
        "The rule says 1."
    )


def _plain(decades: float) -> str:
    if decades <= -_FAR or decades >= _FAR:
        return "0" if decades < 0 else "infinity"
    return f"{10**decades:.2g}".replace("e-0", "e-").replace("e+0", "e+").replace("-", "−")


def _paint_rules(figure: Figure) -> Axes:
    axes = figure.add_axes((0.075, 0.17, 0.73, 0.71))
    layers = np.arange(DEPTH + 1)
    axes.set(title="rms of the signal", xlabel="layer", xlim=(0, DEPTH), ylim=(-8, 6), yticks=(-8, -4, 0, 4))
    axes.set_yticklabels([power_of_ten(tick) for tick in (-8, -4, 0, 4)])
    for top, style, colour in ((1, _DASHED, "purple"), (2, "solid", "ink"), (3, _DASHED, "purple")):
        rule = layers / 2 * np.log10(top / 2)
        axes.plot(layers, rule, color=_COLOURS[colour], linewidth=2, linestyle=style)
        axes.text(DEPTH + 0.8, rule[-1], f"variance {top}/n", va="center", color=_COLOURS[colour])
    return axes


def _paint_yours(axes: Axes, rms: Floats) -> None:
    for row in rms:
        axes.plot(range(DEPTH + 1), row, color=_COLOURS["blue"], linewidth=1.5)
    low, high = min(-8, rms.min()), max(6, rms.max())
    if (low, high) != (-8, 6):
        ticks = sorted({int(np.ceil(low)), 0, int(high)})
        axes.set(ylim=(low, high), yticks=ticks)
        axes.set_yticklabels([power_of_ten(tick) for tick in ticks])
    axes.legend(axes.lines[-1:], ["yours"], loc="lower left", borderaxespad=0.6)
