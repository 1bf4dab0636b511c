"""Help in a real browser: a failed check offers the step that fits, hint() opens there, the keyboard opens the rest."""

import pytest
from playwright.sync_api import Locator, expect
from real_lab import Lesson

WRONG = """def relu_backward(dA, cache):
    return np.maximum(0, dA)
"""
# WCAG's contrast ratio between the text of an element and the first ground behind it that is not transparent.
CONTRAST = """element => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => channels(colour).slice(0, 3)
        .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const shows = colour => channels(colour).length < 4 || channels(colour)[3] > 0;
    let behind = element;
    while (behind && !shows(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const [dark, bright] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]
        .map(light).sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
}"""


def contrast(part: Locator) -> float:
    return part.evaluate(CONTRAST)


def in_both_themes(lesson: Lesson, name: str, parts: list[Locator]) -> None:
    """See that all parts can be read in the light and in the dark theme, and take a picture of each."""
    for theme in lesson.themes():
        parts[0].scroll_into_view_if_needed()
        lesson.picture(f"{name}-{theme}")
        for part in parts:
            assert contrast(part) >= 4.5, (theme, part.inner_text())


def test_a_failed_check_offers_the_step_that_fits_and_hint_opens_it(lesson: Lesson) -> None:
    lesson.run("setup")
    lesson.write("relu_backward", WRONG)
    lesson.run("relu_backward")
    told = lesson.run("test_relu_backward")
    offer = told.locator(".course-note").filter(has_text="Help that fits:")
    expect(offer).to_have_text('Help that fits: hint(relu_backward, 2), "What should I do with the cache?"')
    assert offer.bounding_box()["height"] < 30, "more than one line"
    in_both_themes(lesson, "help-offered", [offer, offer.locator("code")])

    lesson.write("explore.neuron()", "hint(relu_backward)")
    lesson.save()
    shown = lesson.run("hint(relu_backward)")
    steps = shown.locator("details")
    expect(steps).to_have_count(3)
    is_open = [step.get_attribute("open") is not None for step in steps.all()]
    assert is_open == [False, True, False]
    last = steps.nth(2)
    last.locator("summary").focus()
    lesson.page.keyboard.press("Enter")
    expect(last).to_have_attribute("open", "")
    expect(last.locator("mjx-container")).to_be_visible()
    summary, prose = last.locator("summary"), steps.nth(1).locator("p").first
    in_both_themes(lesson, "help-shown", [summary, prose, prose.locator("code").first])


@pytest.mark.parametrize("lesson", ["02_relu_vs_sigmoid"], indirect=True)
def test_the_notebooks_own_help_opens_by_the_keyboard(lesson: Lesson) -> None:
    above = lesson.cell("### Exercise: sigmoid_backward")
    steps = above.locator("details")
    expect(steps).to_have_count(3)
    assert [step.get_attribute("open") for step in steps.all()] == [None, None, None]
    summary = steps.nth(2).locator("summary")
    summary.focus()
    lesson.page.keyboard.press("Enter")
    expect(steps.nth(2)).to_have_attribute("open", "")
    expect(steps.nth(2).locator("mjx-container").first).to_be_visible()
    in_both_themes(lesson, "help-in-the-notebook", [summary, steps.nth(2).locator("p").first])
