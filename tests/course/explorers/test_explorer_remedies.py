"""Lesson 6's explorer: picture and words say its numbers."""

import itertools
import re
from xml.etree import ElementTree

from course import explore
from course.explorers.remedies import describe, draw
from course.networks.remedies import BLOCKS, DEPTHS, MULTIPLIERS, trial

POSITIONS = list(itertools.product(BLOCKS, DEPTHS, MULTIPLIERS))


def test_words() -> None:
    assert describe(trial("plain", 10, 0.5), "plain", 0.5) == (
        "10 blocks (plain), weights 0.5 times He's. The norm of dW is 5.5 × 10⁻⁴ in the first block and 2.1 × 10⁻⁴ in "
        "the last. The cost goes from 0.5 to 0.5 in 100 steps."
    )
    assert "The cost explodes by step 1." in describe(trial("plain", 10, 2.0), "plain", 2)


def test_every_picture_is_whole_and_inside_its_frame() -> None:
    for block, depth, multiplier in POSITIONS:
        scene = draw(block, depth, multiplier)
        root = ElementTree.fromstring(scene.svg)
        width, height = (float(size) for size in root.get("viewBox", "").split()[2:])
        assert scene.summary in root.get("aria-label", "")
        assert "nan" not in scene.svg
        assert "inf" not in re.sub(r'aria-label="[^"]*"', "", scene.svg)
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            assert 0 <= float(text.get("x", "")) <= width
            assert 0 <= float(text.get("y", "")) <= height
        assert ("exploded" in scene.svg.split(">", 1)[1]) == trial(block, depth, multiplier).has_exploded


def test_sliders_reach_every_run() -> None:
    explorer = explore.remedies()
    for depth, multiplier in itertools.product(DEPTHS, MULTIPLIERS):
        explorer.values = {"depth": depth, "multiplier": multiplier}
        assert explorer.scene["summary"].startswith(f"{depth} blocks (plain), weights {multiplier:g} times He's.")
