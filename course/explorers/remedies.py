"""Lesson 6's explorer: four kinds of blocks, their number and the size of the first weights, against how they train."""

from course.explorers.remedies_picture import draw_trial, shown
from course.explorers.widget import Choice, Explorer, Scene, Slider
from course.networks.remedies import BLOCKS, COST_STEPS, DEPTHS, MULTIPLIERS, STEPS, Trial, trial
from course.numerals import number


def describe(found: Trial, block: str, multiplier: float) -> str:
    """The picture in a few sentences."""
    start = f"{len(found.norms)} blocks ({block}), weights {number(multiplier)} times He's. "
    if not found.norms.size:
        return start + "The cost is above a million before the first step: it has exploded."
    sizes = f"The norm of dW is {shown(found.norms[0])} in the first block and {shown(found.norms[-1])} in the last. "
    if found.has_exploded:
        return f"{start}{sizes}The cost explodes by step {COST_STEPS[len(found.costs)]}."
    return f"{start}{sizes}The cost goes from {shown(found.costs[0])} to {shown(found.costs[-1])} in {STEPS} steps."


def draw(block: str, depth: float, multiplier: float) -> Scene:
    """The explorer's picture for one position of the controls."""
    blocks, size = round(depth), round(multiplier, 9)
    found, plain = trial(block, blocks, size), trial(BLOCKS[0], blocks, size)
    summary = describe(found, block, size)
    label = f"The norm of the gradient in each block, and the cost during training. {summary}"
    return Scene(draw_trial(found, plain, blocks, label), summary)


def remedies() -> Explorer:
    """The kind of block, the number of blocks and the multiplier of the first weights."""
    return Explorer(
        draw,
        [
            Choice("block", "blocks", BLOCKS, BLOCKS[0]),
            Slider("depth", "number of blocks", DEPTHS[0], DEPTHS[-1], DEPTHS[1] - DEPTHS[0], 10),
            Slider(
                "multiplier",
                "multiplier",
                MULTIPLIERS[0],
                MULTIPLIERS[-1],
                MULTIPLIERS[1] - MULTIPLIERS[0],
                0.5,
            ),
        ],
    )
