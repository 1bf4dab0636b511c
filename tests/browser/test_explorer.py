"""The explorer in the learner's JupyterLab: the controls move the picture, and nothing else."""

import re

import pytest
from in_jupyterlab import OPEN
from playwright.sync_api import Locator, expect
from real_lab import DESK, Lab, Lesson

WORKED = "Forward: z = 7, a = 7, L = 4."
TWO_KINDS = """
from course.explorers.widget import Choice, Explorer, Scene, Switch
def draw(activation, bias):
    words = f"{activation}, {'with' if bias else 'without'} bias"
    return Scene(f"<svg role='img'><text y='20'>{words}</text></svg>", words)
choice = Choice("activation", "activation", ("ReLU", "sigmoid"), "ReLU")
explorer = Explorer(draw, [choice, Switch("bias", "with bias", True)])
explorer
"""


@pytest.fixture
def explorer(same_lesson: Lesson) -> Locator:
    """The lesson's explorer, drawn and at its defaults."""
    same_lesson.run("setup")
    explorer = same_lesson.run("explore.neuron()").locator(".course-explorer")
    expect(explorer.locator(".course-summary")).to_contain_text(WORKED)
    return explorer


def slider(explorer: Locator, name: str) -> Locator:
    return explorer.get_by_role("slider", name=name)


def test_keyboard_moves_picture_and_words_and_nothing_else(same_lesson: Lesson, explorer: Locator) -> None:
    lesson = same_lesson
    output, keyboard = lesson.output("explore.neuron()"), lesson.page.keyboard
    picture, words = output.get_by_role("img"), explorer.locator(".course-summary")
    expect(picture).to_have_count(1)  # the still one is hidden
    expect(picture).to_have_accessible_name(re.compile(WORKED))
    slider(explorer, "weight w").focus()
    for _ in range(8):
        keyboard.press("ArrowLeft")
    expect(explorer.locator("output").nth(1)).to_have_text("2.2")
    expect(picture).to_have_accessible_name(re.compile(r"z = 5\.4, a = 5\.4, L = 0\.16\."))
    expect(picture).to_contain_text("0.16")
    expect(words).to_contain_text("z = 5.4, a = 5.4, L = 0.16.")
    keyboard.press("Home")
    expect(picture).to_contain_text("gate closed")

    cells = lesson.panel.locator(".jp-Cell").count()
    for key in ("d", "d", "x", "a", "ArrowDown"):  # delete, cut and insert a cell, and go to the next one
        keyboard.press(key)
    expect(slider(explorer, "weight w")).to_be_focused()
    assert lesson.panel.locator(".jp-Cell").count() == cells

    explorer.get_by_role("button", name="Reset").click()
    expect(words).to_contain_text(WORKED)
    expect(slider(explorer, "weight w")).to_have_value("3")


def test_choices_switches_and_values_from_python(same_lesson: Lesson) -> None:
    lesson = same_lesson
    lesson.run("setup")
    lesson.write("predicted_dw", TWO_KINDS.strip())
    explorer = lesson.run("predicted_dw").locator(".course-explorer")
    picture = explorer.get_by_role("img")
    expect(picture).to_have_text("ReLU, with bias")
    explorer.get_by_label("activation").select_option("sigmoid")
    expect(picture).to_have_text("sigmoid, with bias")
    explorer.get_by_label("with bias").uncheck()
    expect(picture).to_have_text("sigmoid, without bias")

    lesson.write("predicted_a", "explorer.values = {'activation': 'ReLU'}")
    lesson.run("predicted_a")
    expect(picture).to_have_text("ReLU, without bias")
    expect(explorer.get_by_label("activation")).to_have_value("ReLU")
    explorer.get_by_role("button", name="Reset").click()
    expect(picture).to_have_text("ReLU, with bias")
    expect(explorer.get_by_label("with bias")).to_be_checked()


def test_follows_theme_and_width(same_lesson: Lesson, explorer: Locator) -> None:
    lesson = same_lesson
    for theme, ink in (("dark", "rgb(232, 234, 237)"), ("light", "rgb(29, 35, 41)")):
        lesson.set_theme(theme)
        expect(explorer).to_have_css("color", ink)
        expect(explorer.get_by_role("img").locator("text").first).to_have_css("fill", ink)
        lesson.picture(f"explorer-{theme}", explorer)
    for width in (1400, 1000):
        lesson.page.set_viewport_size({"width": width, "height": 900})
        expect(explorer.get_by_role("button", name="Reset")).to_be_visible()
        assert explorer.evaluate("explorer => explorer.scrollWidth <= explorer.clientWidth")
        picture = explorer.locator(".course-picture")
        assert picture.evaluate("picture => picture.scrollWidth <= picture.clientWidth")


def test_without_python_the_picture_stays_and_says_so(lab: Lab, same_lesson: Lesson, explorer: Locator) -> None:
    lesson, page = same_lesson, same_lesson.page
    note = explorer.get_by_text("run this cell again")
    expect(note).to_be_hidden()
    page.evaluate(f"{OPEN}.sessionContext.restartKernel()")
    lesson.wait_until_idle()
    slider(explorer, "input x").press("ArrowLeft")
    expect(note).to_be_visible()

    lesson.save()
    page.goto("about:blank")
    lab.forget()
    lesson.load(lab.address(f"{DESK}/tree/{lesson.path}"))
    output = lesson.output("explore.neuron()")
    expect(output.get_by_role("img")).to_have_accessible_name(re.compile(WORKED))
    expect(output.get_by_text("Run this cell to move the controls.")).to_be_visible()
    expect(output.get_by_text("Error displaying widget")).to_be_hidden()
