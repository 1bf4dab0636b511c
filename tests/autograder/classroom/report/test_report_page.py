"""The page as a whole: its numbers, and that nothing a student gives can disturb it."""

import random
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from statistics import median

import pytest
from made_up_records import LESSON, made_up_class, record

from autograder.classroom.report.page import page
from autograder.engine.verdict import CellVerdict, Status
from autograder.gradebook.recorded import Recorded
from course.catalogue import EXERCISES

SVG = "{http://www.w3.org/2000/svg}svg"
UNOPENED = {Status.MISSING, Status.UNREADABLE, Status.REFUSED}
SIZES = [1, 5, 40, 200]


def read(html: str) -> ET.Element:
    """The page as a tree; it is written so that it is well-formed XML, too."""
    assert html.startswith("<!DOCTYPE html>\n<html")
    return ET.fromstring(html)


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def section(page_: ET.Element, name: str) -> ET.Element:
    found = page_.find(f".//section[@id='{name}']")
    assert found is not None
    return found


def table(element: ET.Element) -> list[list[str]]:
    """The cells of all body rows of a table."""
    return [[words(cell) for cell in row] for body in element.iter("tbody") for row in body]


def tiles(page_: ET.Element) -> dict[str, str]:
    found = page_.findall(".//dl/div")
    return {words(tile.findall("dt")[0]): words(tile.findall("dd")[0]) for tile in found}


def outside_lists(element: ET.Element) -> Iterator[str]:
    """All words that a reader sees before opening anything."""
    yield element.text or ""
    for child in element:
        if child.tag == "details":
            yield from child.findall("summary")[0].itertext()
        else:
            yield from outside_lists(child)
        yield child.tail or ""


@pytest.fixture(scope="module")
def forty() -> list[Recorded]:
    return made_up_class(40)


@pytest.fixture(scope="module")
def opened(forty: list[Recorded]) -> list[Recorded]:
    return [mark for mark in forty if mark.verdict.status not in UNOPENED]


@pytest.fixture(scope="module")
def report(forty: list[Recorded]) -> ET.Element:
    return read(page(LESSON, forty))


def test_the_figures_at_the_top(report: ET.Element, forty: list[Recorded], opened: list[Recorded]) -> None:
    handed_in = [mark for mark in forty if mark.verdict.status is not Status.MISSING]
    marks = [max(0, mark.score + mark.extra - mark.late_penalty) for mark in handed_in]
    shown = tiles(report)
    assert shown["handed in"] == str(len(handed_in))
    assert float(shown["median of 20"]) == median(marks)
    assert shown["full marks"] == f"{round(100 * sum(mark >= 20 for mark in marks) / len(marks))}%"
    asking = [mark for mark in forty if mark.verdict.status is not Status.GRADED or mark.verdict.notes]
    assert shown["to look at"] == str(len(asking))
    assert shown["late"] == str(sum(mark.seconds_late > 0 for mark in handed_in))
    assert shown["median time"] == f"{median(mark.verdict.seconds for mark in opened):.2g} s"


def test_marks_in_the_table_are_those_of_the_class(report: ET.Element, forty: list[Recorded]) -> None:
    handed_in = [mark for mark in forty if mark.verdict.status is not Status.MISSING]
    expected = Counter(f"{max(0, mark.total):g}" for mark in handed_in)
    assert {mark: int(count) for mark, count in table(section(report, "marks")) if count != "0"} == expected


def test_exercises(report: ET.Element, opened: list[Recorded]) -> None:
    def points(mark: Recorded, exercise: str) -> float:
        own = {f"test_{exercise}", f"test_{exercise}_hidden", f"test_{exercise}_at_zero"}
        return sum(score for (_, test), score in mark.points.items() if test in own)

    rows = {row[0]: row[2:] for row in table(section(report, "exercises"))}
    assert list(rows)[:4] == ["predicted_dw", "predicted_a", "relu", "relu_backward"]
    for exercise, worth in {"relu": 2, "relu_backward": 5, "predicted_dw": 1, "neuron_step": 4}.items():
        earned = [points(mark, exercise) for mark in opened]
        solved = sum(own == worth for own in earned)
        assert rows[exercise][:3] == [
            f"{round(100 * solved / len(opened))}%",
            f"{solved}",
            f"{sum(0 < own < worth for own in earned)}",
        ]
        assert sum(map(int, rows[exercise][1:5])) == len(opened)
        assert rows[exercise][-1] == f"{sum(earned) / len(opened):.2f} of {worth}"


def test_mistakes_with_the_catalogue_s_words_and_names(report: ET.Element, opened: list[Recorded]) -> None:
    made: dict[str, set[str]] = {}
    for mark in opened:
        for cell in mark.verdict.cells:
            if cell.misconception:
                made.setdefault(cell.misconception, set()).add(mark.verdict.student)
    entries = section(report, "mistakes").findall(".//ol/li")
    counts = [int(words(entry.findall(".//strong")[0])) for entry in entries]
    assert counts == sorted((len(students) for students in made.values()), reverse=True)[: len(counts)]
    first = words(entries[0])
    students = {frozenset(re.split(", ", words(entry.findall(".//*[@class='names']")[0]))) for entry in entries}
    assert students <= {frozenset(students) for students in made.values()}
    titles = {f"{name}.{entry.id}": entry for name in EXERCISES for entry in EXERCISES[name].misconceptions}
    known = [titles[name] for name in made if name in titles and len(made[name]) == counts[0]]
    assert any(entry.title in first and entry.explanation in first for entry in known)


def test_late_ones(report: ET.Element, forty: list[Recorded]) -> None:
    late = sorted((mark for mark in forty if mark.seconds_late), key=lambda mark: -mark.seconds_late)
    rows = table(section(report, "late"))
    assert [row[0] for row in rows] == [mark.verdict.student for mark in late]
    assert [row[3] for row in rows] == [f"{max(0, mark.total):g}" for mark in late]


def test_the_slowest(report: ET.Element, opened: list[Recorded]) -> None:
    *_, slowest = section(report, "time").iter("table")
    by_time = sorted(opened, key=lambda mark: (-mark.verdict.seconds, mark.verdict.student))
    assert [row[0] for row in table(slowest)] == [mark.verdict.student for mark in by_time[:10]]


def test_tests(report: ET.Element, opened: list[Recorded]) -> None:
    *_, every = section(report, "tests").iter("table")
    for test, _, passed, students, points in table(every):
        scores = [mark.points[LESSON, test] for mark in opened]
        judged = [cell for mark in opened for cell in mark.verdict.cells if cell.grade_id == test]
        extra = [cell.extra == cell.max_extra for cell in judged]
        full = [score == float(points) for score in scores]
        assert (int(passed), int(students)) == (sum(map(all, zip(full, extra, strict=True))), len(opened))


@pytest.mark.parametrize("size", SIZES)
def test_every_picture_has_words_and_a_table(size: int) -> None:
    tree = read(page(LESSON, made_up_class(size)))
    pictures = list(tree.iter(SVG))
    assert [picture.get("role") for picture in pictures if picture.get("aria-label")] == ["img", "img"]
    for name, total in (("marks", None), ("time", None)):
        part = section(tree, name)
        counts = [int(count) for _, count in table(next(part.iter("table")))]
        total = re.search(r"(\d+) submission", part.findall(".//*[@aria-label]")[0].attrib["aria-label"])
        assert total is not None
        assert sum(counts) == int(total[1])


@pytest.mark.parametrize("size", SIZES)
def test_names_stand_only_in_lists_that_are_opened(size: int) -> None:
    records = made_up_class(size)
    html = page(LESSON, records)
    seen = "".join(outside_lists(read(html)))
    assert not [mark.verdict.student for mark in records if mark.verdict.student in seen]
    assert any(mark.verdict.student in html for mark in records)
    assert "<details open" not in html


def test_the_order_of_the_records_does_not_matter(forty: list[Recorded]) -> None:
    shuffled = random.Random(1).sample(forty, len(forty))
    assert page(LESSON, shuffled) == page(LESSON, forty)


def test_the_time_is_on_the_page_only_where_it_is_given(forty: list[Recorded]) -> None:
    assert "as of" not in page(LESSON, forty)
    assert "as of 2026-03-02 12:00" in page(LESSON, forty, datetime(2026, 3, 2, 12))


def test_without_submissions_the_page_is_one_sentence() -> None:
    tree = read(page(LESSON, []))
    main = tree.find(".//main")
    assert main is not None
    assert words(main) == f"No submission to {LESSON} has been graded yet."


@pytest.mark.parametrize("status", list(Status))
def test_a_class_in_which_all_end_alike(status: Status) -> None:
    cells = [CellVerdict(LESSON, "test_relu", 0.0, 1, message="no")]
    tree = read(page(LESSON, [record("ada", cells, status=status, message="why"), record("boris", (), status=status)]))
    if status is Status.GRADED:
        assert "No submission asks" in words(section(tree, "attention"))
    else:
        assert "2 submissions of 2 ask for a human eye" in words(section(tree, "attention"))


@pytest.mark.parametrize("size", [2000])
def test_the_page_of_a_large_class_stays_small_and_says_what_it_leaves_out(size: int) -> None:
    html = page("03_exploding_gradients", made_up_class(size, "03_exploding_gradients"))
    read(html)
    assert len(html) < 300_000
    assert re.search(r"\d+ more are left out here", html)


def test_long_words_are_cut() -> None:
    monstrous = "<&'\"" * 100_000
    cells = [
        CellVerdict(
            LESSON, f"test_{number}{monstrous}", 0.0, 1, message=monstrous, misconception=f"{number}{monstrous}"
        )
        for number in range(200)
    ]
    records = [record(f"{monstrous}{number}", cells, message=monstrous, notes=(monstrous,)) for number in range(3)]
    html = page(monstrous, records)
    read(html)
    assert len(html) < 1_000_000


HOSTILE = "</p></details><script>alert(1)</script><img src=//evil.example/x onerror=alert(1)>{{ 7*7 }}\x00\u202e"


def test_whatever_is_given_is_text_on_the_page() -> None:
    cells = [
        CellVerdict(HOSTILE, f"test_{HOSTILE}", 0.0, 1, message=HOSTILE, where="workbench"),
        CellVerdict("b", HOSTILE, 0.0, 1, message=HOSTILE, misconception=HOSTILE),
        CellVerdict("c", HOSTILE, 1.0, 1, where="workbench"),
        CellVerdict("d", HOSTILE, None, 1),
    ]
    records = [
        record(f"{number}{HOSTILE}", cells, status=status, late=5, message=HOSTILE, notes=(HOSTILE,), jailed=False)
        for number, status in enumerate(Status)
    ]
    html = page(HOSTILE, records)
    tree = read(html)
    tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert not tags & {"script", "img", "iframe", "object", "link", "form"}
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert words(tree).count("<script>alert(1)</script>") > 20
    assert "49" not in words(section(tree, "attention"))
    assert "\x00" not in html
    assert "\u202e" not in html


def test_the_page_asks_for_nothing_from_elsewhere(forty: list[Recorded]) -> None:
    html = page(LESSON, forty)
    tree = read(html)
    places = {value for element in tree.iter() for name, value in element.attrib.items() if name in ("src", "href")}
    assert places == {f"#{part.get('id')}" for part in tree.iter("section")}
    assert set(re.findall(r"\w+://[^\s\"]+", html)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"url\(|@import|<script", html)
    policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"


def test_a_notebook_that_is_not_of_this_course_is_reported_by_its_test_names() -> None:
    def cells(passed: bool) -> list[CellVerdict]:
        message = "" if passed else "AssertionError: 2 is not 3\nTraceback"
        return [
            CellVerdict("homework", "q1_a", float(passed), 1, message=message),
            CellVerdict("homework", "cell-83f1", 1.0, 1),
            CellVerdict("homework", "essay", None, 5),
        ]

    tree = read(page("homework", [record(f"s{number}", cells(number > 3)) for number in range(6)]))
    assert [row[0] for row in table(section(tree, "exercises"))] == ["q1_a", "cell-83f1", "essay"]
    assert "4 q1_a AssertionError: 2 is not 3" in words(section(tree, "mistakes"))
    assert "cell-83f1. What everybody passes" in words(section(tree, "tests"))
    assert "6 waiting for marks by hand" in words(section(tree, "attention"))


def test_what_no_jail_held_is_said_at_the_top() -> None:
    tree = read(page(LESSON, [record("ada", [CellVerdict(LESSON, "test_relu", 1, 1)], jailed=False)]))
    header = tree.find(".//header")
    assert header is not None
    assert "1 graded without a jail." in words(header)


@pytest.mark.parametrize("makers", [0, 1, 2])
def test_a_mistake_is_frequent_that_more_than_one_made(makers: int) -> None:
    def cells(mistake: str | None) -> list[CellVerdict]:
        return [CellVerdict(LESSON, "test_relu", float(mistake is None), 1, message="no", misconception=mistake)]

    made = [cells("relu.minimum" if number < makers else None) for number in range(4)]
    tree = read(page(LESSON, [record(f"s{number}", one) for number, one in enumerate(made)]))
    assert ("Most frequent mistake, made by 2 students: in relu" in words(tree)) == (makers == 2)
    assert ("Most frequent" in words(tree)) == (makers == 2)
