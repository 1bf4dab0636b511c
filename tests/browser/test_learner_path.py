"""One learner's way through lesson 1, in a real browser: wrong, told why, right, explored, validated."""

from playwright.sync_api import expect
from real_lab import Lesson, close_the_gate

WRONG = """def relu_backward(dA, cache):
    return np.maximum(0, dA)
"""
RIGHT = """def relu_backward(dA, cache):
    return dA * (cache > 0)
"""


def test_wrong_right_explored_validated(lesson: Lesson) -> None:
    lesson.run("setup")
    lesson.run("relu_backward")
    untouched = lesson.run("test_relu_backward")
    expect(untouched).to_contain_text("NotImplementedError: relu_backward: replace this line with your code.")

    lesson.write("relu_backward", WRONG)
    lesson.run("relu_backward")
    told = lesson.run("test_relu_backward")
    expect(told).to_contain_text("You applied ReLU to dA: you kept the positive gradients.")
    expect(told.locator(".course-differs")).to_have_count(4)
    expect(told).to_contain_text("First difference at [0, 2] (dA = -0.4, cache = 2.3): expected -0.4, yours 0.")
    expect(told).to_contain_text("CheckFailed: relu_backward: not right yet. You applied ReLU to dA")
    expect(told).not_to_contain_text("Traceback")
    lesson.pictures("learner-wrong", told)

    lesson.write("relu_backward", RIGHT)
    lesson.run("relu_backward")
    passed = lesson.run("test_relu_backward")
    expect(passed).to_contain_text("✓ relu_backward: right.")
    expect(passed.locator(".course-card--pass")).to_be_visible()
    lesson.picture("learner-right")

    explorer = lesson.run("explore.neuron()").locator(".course-explorer")
    picture = explorer.locator("svg[role=img]")
    expect(picture).to_be_visible()
    before = picture.inner_html()
    close_the_gate(explorer)
    assert picture.inner_html() != before
    lesson.picture("learner-explorer", explorer)

    lesson.save()
    verdict = lesson.validate()
    expect(verdict).to_contain_text("check(relu=relu)")
    expect(verdict).not_to_contain_text("check(relu_backward=relu_backward)")
    expect(verdict).not_to_contain_text("course/checks")
    lesson.picture("learner-validate")
