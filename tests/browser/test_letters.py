"""The letters of a prediction as radio buttons: by mouse and by keyboard, and where there is no cell to write into."""

import json
import re

from playwright.sync_api import Locator, expect
from real_lab import Lesson

ANSWER, CHECK = "slope_at_zero", "test_slope_at_zero"


def choices(output: Locator) -> Locator:
    return output.get_by_role("group", name=f"Your answer for {ANSWER}")


def test_a_click_and_the_keyboard_write_the_letter_into_the_cell_that_is_graded(same_lesson: Lesson) -> None:
    lesson = same_lesson
    lesson.run("setup")
    lesson.run(ANSWER)
    output = lesson.run(CHECK)
    expect(output).to_contain_text(f'Choose a letter, or write {ANSWER} = "a" (or "b", "c", "d") in the cell above')
    group = choices(output)
    expect(group.get_by_role("radio")).to_have_count(4)
    expect(group.get_by_role("radio", checked=True)).to_have_count(0)
    code = lesson.cell(ANSWER).locator(".cm-content")

    group.get_by_role("radio", name="a", exact=True).check()
    expect(code).to_have_text(re.compile(rf'{ANSWER} = "a"$'))  # in place of ... and the remark behind it
    expect(output.get_by_role("status")).to_have_text(f'The cell above now says {ANSWER} = "a". Run it, then this one.')
    lesson.pictures("letters", output)
    lesson.run(ANSWER)
    told = lesson.run(CHECK)
    expect(told.locator(".course-card--fail")).to_contain_text("'a' is not it.")

    lesson.wait_until_idle()
    chosen = choices(told).get_by_role("radio", checked=True)
    expect(chosen).to_have_value("a")  # what the cell says
    for letter in "bcd":
        chosen.press("ArrowRight")
        expect(code).to_contain_text(f'{ANSWER} = "{letter}"')
    expect(chosen).to_be_focused()
    lesson.run(ANSWER)
    passed = lesson.run(CHECK)
    expect(passed.locator(".course-card--pass")).to_be_visible()
    expect(choices(passed)).to_have_count(0)
    lesson.save()
    saved = {cell["id"]: "".join(cell["source"]) for cell in json.loads(lesson.file.read_text())["cells"]}
    assert re.search(rf'^{ANSWER} = "d"$', saved[ANSWER], re.MULTILINE)


def test_without_a_cell_to_write_into_it_says_what_to_type(same_lesson: Lesson) -> None:
    lesson = same_lesson
    lesson.run("setup")
    lesson.write(ANSWER, f"my_answer = ...\n{ANSWER} = my_answer")
    lesson.run(ANSWER)
    output = lesson.run(CHECK)
    choices(output).get_by_role("radio", name="b", exact=True).check()
    expect(output.get_by_role("status")).to_have_text(
        f'Write {ANSWER} = "b" into the cell of your answer. Run it, then this one.'
    )
    expect(lesson.cell(ANSWER).locator(".cm-content")).not_to_contain_text('"b"')
