"""Lesson 4's explorer: ten ReLU layers, and the sizes of the numbers in each, forwards and backwards."""

from course.explorers.he_initialization_picture import draw_layers
from course.explorers.widget import Choice, Explorer, Scene, Slider
from course.networks.he_initialization import LAYERS, RULES, SHAPES, WIDEST, Layers, layers
from course.numerals import number, scientific


def describe(found: Layers) -> str:
    """The picture in a few sentences."""
    stds = [number(std, 3) for std in (found.stds[0], found.stds[-1])]
    spread = stds[0] if stds[0] == stds[1] else f"from {stds[0]} in layer 1 to {stds[1]} in layer {LAYERS}"
    return (
        f"Standard deviation of the weights: {spread}. "
        f"Forwards, the rms goes from {decades(found.forward.rms[0])} at the input to "
        f"{decades(found.forward.rms[-1])} in layer {LAYERS}; the rule says {decades(found.forward.rule[-1])}. "
        f"Backwards, it goes from {decades(found.backward.rms[-1])} to {decades(found.backward.rms[0])} at the input; "
        f"the rule says {decades(found.backward.rule[0])}."
    )


def decades(exponent: float) -> str:
    """10 to the power `exponent`: plain where that is short, otherwise in powers of ten."""
    size = 10**exponent
    return number(size, 2) if abs(exponent) < 3 else scientific(size, 2)


def draw_initialization(width: float, rule: str, multiplier: float, shape: str) -> Scene:
    """The explorer's picture for one position of the controls."""
    found = layers(width, rule, multiplier, shape)
    summary = describe(found)
    label = f"Sizes of the numbers in ten ReLU layers of {found.widths[1]} to {found.widths[-1]} units. {summary}"
    return Scene(draw_layers(found, label), summary)


def initialization() -> Explorer:
    """Width, rule, multiplier and shape of a ReLU network against the sizes of its numbers, both ways."""
    return Explorer(
        draw_initialization,
        [
            Choice("rule", "weights", tuple(RULES), "fixed: std 0.1"),
            Slider("width", "width n", 10, WIDEST, 10, 100),
            Slider("multiplier", "multiplier", 0.5, 3, 0.05, 1),
            Choice("shape", "shape", tuple(SHAPES), "equal widths"),
        ],
    )
