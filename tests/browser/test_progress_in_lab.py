"""Where a learner stands, in a real browser: the line after a check, and the card with its links after a restart."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from real_lab import Lab, Lesson

RELU = """def relu(Z):
    return np.maximum(0, Z), Z
"""


@pytest.fixture
def first_lesson(page: Page, lab: Lab) -> Iterator[Lesson]:
    """Lesson 1 in the learner's copy itself, with nothing recorded yet."""
    path = "01_relu_derivative/01_relu_derivative.ipynb"
    record, notebook = lab.lessons / "progress.json", lab.lessons / path
    before = notebook.read_bytes()
    record.unlink(missing_ok=True)
    lesson = Lesson(page, lab, path)
    lesson.open()
    yield lesson
    notebook.write_bytes(before)
    record.unlink(missing_ok=True)


def test_the_learner_sees_where_they_stand(first_lesson: Lesson, lab: Lab) -> None:
    lesson = first_lesson
    lesson.run("setup")
    lesson.write("relu", RELU)
    lesson.run("relu")
    passed = lesson.run("test_relu")
    expect(passed).to_contain_text("Lesson 1: 1 of 9 done, 2 of 20 points. Next: relu_backward.")
    lesson.picture("progress-line", passed)

    for session in lab.api("GET", "/api/sessions"):
        lab.api("POST", f"/api/kernels/{session['kernel']['id']}/restart")
    lesson.wait_until_idle()
    lesson.run("setup")
    card = lesson.run("progress()")
    first = card.get_by_role("row", name="1. The derivative of ReLU")
    expect(first.get_by_role("cell")).to_have_text(["1 of 9", "2 of 20", "0 of 2", "1 h 13 min"])
    lesson.pictures("progress", card)

    card.get_by_role("link", name="2. ReLU against sigmoid").click()
    expect(lesson.panel.get_by_role("heading", name="2. ReLU against sigmoid")).to_be_visible()
