"""Lesson 3's computation graph: every number of it stands in its box, and in its words."""

from course.figures.computation_graph import boxes, computation_graph


def test_each_box_shows_what_went_forward_and_what_came_back() -> None:
    texts = [text.get_text() for text in computation_graph().figure.axes[0].texts]
    shown = list(zip(texts[::3], texts[1::3], texts[2::3], strict=True))
    expected = [(box.label, str(box.forward), f"← {box.backward}") for box in boxes().values()]
    assert shown == [tuple(words.replace("-", "−") for words in box) for box in expected]
    assert len(shown) == 14


def test_its_words_hold_every_number() -> None:
    alt = computation_graph().alt
    for name, box in boxes().items():
        if name[0] != "p":  # what comes back to a product is what its sum has
            label = box.label.split()[0]
            assert f"{label} {box.forward}, back {box.backward}".replace("-", "−") in alt
    assert "a₁ gets 4 · 5 + 1 · (−2) = 18." in alt
