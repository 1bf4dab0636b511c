"""What a learner is told: the line after a check, and the card. On a small course of two lessons."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.handed_in import HandedIn
from course.progress import card, handed_back
from course.progress.card import ProgressCard, progress
from course.progress.line import line_after
from course.progress.record import FILE, Tried, note
from course.progress.standing import Standing
from course.syllabus import CheckCell, Exercise, Lesson, syllabus


def exercise(title: str, *cells: CheckCell, points: float = 0, extra: float = 0, minutes: int = 5) -> Exercise:
    return Exercise("Exercise", title, points, extra, minutes, "easy", cells)


GATES = Lesson(
    "01_gates",
    1,
    "Gates",
    "What is a gate?",
    60,
    0,
    False,
    (
        Exercise("Predict", "the slope", 1, 0, 2, "", (CheckCell("test_slope", 1, 1, ("slope",)),)),
        exercise(
            "relu_backward",
            CheckCell("test_relu_backward", 2, 2, ("relu_backward",)),
            CheckCell("test_relu_backward_at_zero", 4, 1, ("relu_backward at Z = 0",)),
            points=5,
            minutes=10,
        ),
        exercise("both", CheckCell("test_both", 3, 2, ("left", "right")), points=2, minutes=3),
    ),
)
DEPTH = Lesson(
    "02_depth",
    2,
    "Depth <of> a net",
    "How deep?",
    30,
    20,
    False,
    (
        exercise("chain", CheckCell("test_chain", 1, 2, ("chain",)), points=4, minutes=15),
        exercise("norms", CheckCell("test_norms", 2, 1, ("norms",)), extra=2, minutes=10),
    ),
)
MORE = Lesson(
    "03_more", 3, "More", "More?", 20, 0, True, (exercise("bend", CheckCell("t", 1, 1, ("bend",)), points=2),)
)
COURSE = (GATES, DEPTH)
ALL_OF_GATES = ("slope", "relu_backward", "relu_backward at Z = 0", "left", "right")


def passed(*names: str) -> dict[str, Tried]:
    return dict.fromkeys(names, Tried(True, 1))


@pytest.mark.parametrize(
    ("after", "before", "line"),
    [
        ("slope", (), "Lesson 1: 1 of 3 done, 1 of 8 points. Next: relu_backward."),
        # The rest of an exercise comes when its cell does, under its own name.
        ("relu_backward", ("slope",), "Lesson 1: 1 of 3 done, 3 of 8 points. Next: both."),
        ("left", ("slope", "relu_backward"), "Lesson 1: 1 of 3 done, 3 of 8 points. Next: relu_backward at Z = 0."),
        ("right", ALL_OF_GATES[:4], "Lesson 1 is done, 8 of 8 points. Next: lesson 2, Depth <of> a net."),
        # What was left out is next when nothing further down is open.
        ("relu_backward at Z = 0", ALL_OF_GATES[1:], "Lesson 1: 2 of 3 done, 7 of 8 points. Next: Predict: the slope."),
        ("chain", (), "Lesson 2 is done, 4 of 4 points. Go further with norms, or go on with lesson 1, Gates."),
        ("chain", ALL_OF_GATES, "Lesson 2 is done, 4 of 4 points. All lessons are done. Go further with norms."),
        ("norms", (), "Lesson 2: 0 of 1 done, 0 of 4 points, 2 of 2 extra points. Next: chain."),
        ("norms", ("chain",), "Lesson 2 is done, 4 of 4 points, 2 of 2 extra points. Next: lesson 1, Gates."),
        (
            "norms",
            (*ALL_OF_GATES, "chain"),
            "Lesson 2 is done, 4 of 4 points, 2 of 2 extra points. All lessons are done.",
        ),
    ],
)
def test_the_line_says_where_one_is_and_what_is_next(after: str, before: tuple[str, ...], line: str) -> None:
    assert line_after(after, COURSE, passed(*before, after)) == line


@pytest.mark.parametrize(
    ("after", "before", "onward"),
    [
        # What everybody does comes before what is optional, even if it stands further up.
        ("chain", (), "Go further with norms, or go on with lesson 1, Gates."),
        ("bend", ("chain",), "Next: lesson 1, Gates."),
        (
            "chain",
            ALL_OF_GATES,
            "All lessons are done but those that are optional. Go further with norms, or go on with lesson 3, More.",
        ),
        ("bend", (*ALL_OF_GATES, "chain"), "All lessons are done."),
    ],
)
def test_what_is_optional_comes_last(after: str, before: tuple[str, ...], onward: str) -> None:
    assert line_after(after, (*COURSE, MORE), passed(*before, after)).endswith(f" points. {onward}")


def test_several_checks_of_one_cell_have_to_pass_all() -> None:
    half, whole = Standing(GATES, passed("left")), Standing(GATES, passed("left", "right"))
    both = GATES.exercises[2]
    assert both in half.open(half.core)
    assert half.points == 0
    assert both not in whole.open(whole.core)
    assert whole.points == 2


def test_hidden_tests_count_when_all_the_checks_of_an_exercise_pass() -> None:
    assert Standing(GATES, passed("relu_backward")).points == 2
    assert Standing(GATES, passed("relu_backward", "relu_backward at Z = 0")).points == 5


def test_the_time_left_is_that_of_the_lesson_in_proportion() -> None:
    assert Standing(GATES, {}).minutes_left == 60
    assert Standing(GATES, passed("slope", "left", "right")).minutes_left == 40
    assert Standing(GATES, passed(*ALL_OF_GATES)).minutes_left == 0


def test_a_learner_who_did_all_the_course_has_all_its_points() -> None:
    checks = passed(*(name for lesson in syllabus() for e in lesson.exercises for c in e.cells for name in c.checks))
    for lesson in syllabus():
        standing = Standing(lesson, checks)
        assert standing.is_done
        assert standing.points == sum(e.points for e in lesson.exercises)
        assert standing.extra_points == sum(e.extra_points for e in lesson.exercises)


Show = Callable[..., ProgressCard]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """progress() in the folder of a lesson of the small course, after these checks passed."""
    for lesson in COURSE:
        notebook = tmp_path / lesson.notebook
        notebook.parent.mkdir()
        notebook.touch()
    monkeypatch.setattr(card, "is_attended", lambda: True)
    monkeypatch.setattr(card, "syllabus", lambda: COURSE)
    monkeypatch.setattr(card, "folder_of_record", lambda: tmp_path)

    def shown(*names: str, folder: str = "01_gates") -> ProgressCard:
        for name in names:
            note(tmp_path, name, "passed")
        monkeypatch.chdir(tmp_path / folder)
        return progress()

    return shown


TEXT = """\
Where you stand
Next: both, about 3 minutes, in lesson 1, Gates.

Lesson               Exercises done  Points  Extra points  Time left
1. Gates             1 of 3          3 of 8  none          52 min
2. Depth <of> a net  1 of 1 ✓        4 of 4  0 of 2        0 min
All lessons          2 of 4          7 of 12  0 of 2        52 min

Still open in lesson 1: relu_backward (1 try so far), both (2 tries so far).
You can go further in lesson 2.
The points are those of your own checks; hidden tests may differ when your work is graded.
Kept in progress.json, beside your lessons. It never leaves this computer."""


def test_the_text_says_it_all(show: Show, tmp_path: Path) -> None:
    for _ in range(2):
        note(tmp_path, "left", "failed")
    assert re.sub(" +", " ", repr(show("slope", "relu_backward", "chain"))) == re.sub(" +", " ", TEXT)


OPTIONAL = """\
All lessons are done but those that are optional. Next: bend, about 5 minutes, in lesson 3, More.

Lesson Exercises done Points Extra points Time left
1. Gates 3 of 3 ✓ 8 of 8 none 0 min
2. Depth <of> a net 1 of 1 ✓ 4 of 4 0 of 2 0 min
3. More, optional 0 of 1 0 of 2 none 20 min
All but the optional 4 of 4 ✓ 12 of 12 0 of 2 0 min

Still open in lesson 3: bend.
"""


def test_an_optional_lesson_is_called_so_and_does_not_count(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card, "syllabus", lambda: (*COURSE, MORE))
    assert OPTIONAL in re.sub(" +", " ", show("chain", *ALL_OF_GATES).text)


def test_an_optional_lesson_is_next_in_its_own_notebook(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card, "syllabus", lambda: (*COURSE, MORE))
    (tmp_path / "03_more").mkdir()
    assert "Next: bend" in show(folder="03_more").text
    assert "Next: chain" in show("bend", *ALL_OF_GATES, folder="03_more").text


def test_the_page_says_what_the_text_says(show: Show) -> None:
    shown = show("slope", "chain")
    html = re.sub(r"<style>.*?</style>", "", shown.html)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html).replace("&lt;", "<").replace("&gt;", ">")).strip()
    assert words == re.sub(r"\s+", " ", shown.text)


def test_a_class_with_due_dates_has_a_column_of_them(show: Show, tmp_path: Path) -> None:
    (tmp_path / "class.toml").write_text('timezone = "Europe/Berlin"\n[due]\n"01_gates" = 2027-01-05T23:59:00+01:00\n')
    shown = show("slope")
    assert re.search(r"Time left +Due\n1\. Gates .* min +Tue 5 Jan 2027, 23:59\n", shown.text)
    assert shown.text.endswith("\nDue dates are in the time zone Europe/Berlin.")
    assert "<th scope='col'>Due</th>" in shown.html
    assert shown.html.count("<td>Tue 5 Jan 2027, 23:59</td>") == 1
    columns = {line.count("<t") for line in re.findall(r"<tr>.*?</tr>", shown.html)}
    assert len(columns) == 1


def test_what_was_handed_in_is_told_with_the_way_to_its_feedback(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    def two(folder: Path) -> list[HandedIn]:
        page = folder / "01_gates" / "feedback" / "2027" / "01 gates.html"
        late = "2027-01-05 22:59:10.123456 UTC"
        return [HandedIn("01_gates", late, page), HandedIn("02_depth", late, None), HandedIn("99_other", late, None)]

    monkeypatch.setattr(handed_back, "handed_in", two)
    shown = show()
    there = "Lesson 1 was handed in on 2027-01-05 22:59 UTC. Open its feedback. feedback/2027/01%20gates.html"
    assert f"\n{there}\nLesson 2 was handed in on 2027-01-05 22:59 UTC. There is no feedback yet" in shown.text
    assert "<a href='feedback/2027/01%20gates.html'>Open its feedback.</a>" in shown.html
    assert "99" not in shown.text


def test_the_page_has_no_meaning_by_colour_alone_and_no_markup_of_others(show: Show) -> None:
    html = show("chain", *ALL_OF_GATES).html
    assert html.count("✓") == 3
    assert html.count("<span class='course-bar' aria-hidden='true'>") == 3
    assert html.count("<th scope='row'>") == 3
    assert html.count("<th scope='col'>") == 5
    assert "Depth &lt;of&gt; a net" in html
    assert "<of>" not in html


@pytest.mark.parametrize(
    ("folder", "links"),
    [
        (".", ["01_gates/01_gates.ipynb", "02_depth/02_depth.ipynb"]),
        ("01_gates", ["01_gates.ipynb", "../02_depth/02_depth.ipynb"]),
        ("02_depth", ["../01_gates/01_gates.ipynb", "02_depth.ipynb"]),
    ],
)
def test_links_lead_to_the_lessons_from_where_the_notebook_is(show: Show, folder: str, links: list[str]) -> None:
    next_up = links[1 if folder == "02_depth" else 0]
    assert re.findall("href='([^']*)'", show(folder=folder).html) == [next_up, *links]


def test_a_lesson_that_is_not_there_has_no_link(show: Show, tmp_path: Path) -> None:
    (tmp_path / DEPTH.notebook).unlink()
    assert "02_depth.ipynb" not in show().html


def test_what_is_next_is_looked_for_from_the_lesson_at_hand_on(show: Show) -> None:
    assert "Next: chain, about 15 minutes, in lesson 2" in show(folder="02_depth").text
    assert "Next: Predict: the slope, about 2 minutes, in lesson 1" in show("chain", folder="02_depth").text


def test_at_the_end_it_says_so(show: Show) -> None:
    text = show("chain", *ALL_OF_GATES).text
    assert text.splitlines()[1] == "Every lesson is done."
    assert "Still open" not in text


def test_trouble_with_the_record_is_told(show: Show, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("damage")
    shown = show()
    assert "was damaged, so your progress starts anew" in shown.text
    assert "was damaged, so your progress starts anew" in shown.html
    assert "was damaged" not in show().text
    (tmp_path / FILE).write_text('{"version": 99}')
    assert repr(show()).startswith(f"Where you stand: {tmp_path / FILE} was written by a newer version")
