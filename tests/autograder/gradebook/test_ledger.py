"""What the ledger writes into nbgrader's gradebook, beside what nbgrader itself writes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from small_course import DUE, Course
from sums_lesson import LESSON, MORE, SUMS, graded_test, notebook, verdict
from traitlets.config import Config

from autograder.engine.problem import Problem
from autograder.engine.verdict import CellVerdict, Status, Verdict, from_json, to_json
from autograder.gradebook import reading
from autograder.gradebook.late import late_penalty

# nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

ZERO_IF_LATE = Config({"LateSubmissionPlugin": {"penalty_method": "zero"}})
NOON, LATE = DUE - timedelta(hours=1), DUE + timedelta(hours=2)


def as_nbgrader_does(course: Course, student: str, handed_in: datetime, failing: tuple[str, ...], given: str) -> None:
    """Enter a submission as `nbgrader autograde` does, after its Execute: `given` is the cell left unanswered."""
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student)
        gradebook.update_or_create_submission(LESSON, student, timestamp=handed_in)
    for name in ("more", "sums"):
        path = course.root / "release" / LESSON / f"{name}.ipynb"
        content = nbformat.read(path, as_version=4)
        for cell in content.cells:
            marking = cell.metadata.get("nbgrader", {})
            if marking.get("solution") and marking["grade_id"] != given:
                cell.source += "\n# an answer"
            if marking.get("grade_id") in failing:
                cell.outputs = [nbformat.v4.new_output("error", ename="AssertionError", evalue="", traceback=[])]
        names = {"notebook": name, "assignment": LESSON, "student": student, "db_url": course.url}
        for preprocessor in (SaveAutoGrades(), AssignLatePenalties(config=ZERO_IF_LATE)):
            preprocessor.preprocess(content, {"nbgrader": names})


def set_by_hand(course: Course, student: str, name: str, **values: Any) -> None:
    """What a human enters in formgrader."""
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(name, "sums", LESSON, student)
        for key, value in values.items():
            setattr(grade, key, value)
        gradebook.db.commit()


@pytest.mark.parametrize("handed_in", [NOON, LATE])
@pytest.mark.parametrize(("failing", "given"), [((), ""), (("test_double", "test_half"), "double")])
def test_it_writes_what_nbgrader_writes(
    made: Course, handed_in: datetime, failing: tuple[str, ...], given: str
) -> None:
    judged = verdict("ours", failing, unanswered=((("sums", given),) if given else ()))
    no_extra = replace(judged, cells=tuple(replace(cell, extra=0.0, max_extra=0.0) for cell in judged.cells))
    with made.ledger(late_penalty=late_penalty(ZERO_IF_LATE, made.root)) as ledger:
        for _ in range(2):
            as_nbgrader_does(made, "theirs", handed_in, failing, given)
            ledger.record(no_extra, digest="1", timestamp=handed_in)
            assert made.rows("ours") == made.rows("theirs")
            for student in ("ours", "theirs"):
                set_by_hand(made, student, "test_double", manual_score=1.5)
                set_by_hand(made, student, "project", manual_score=2.0, needs_manual_grade=False)
                set_by_hand(made, student, "essay", manual_score=0.0, extra_credit=1.0)


def test_what_a_human_entered_stays(made: Course) -> None:
    with made.ledger() as ledger:
        ledger.record(verdict("ada"), digest="1")
        set_by_hand(made, "ada", "test_double", manual_score=1.0)
        set_by_hand(made, "ada", "test_double_hidden", extra_credit=0.5)
        set_by_hand(made, "ada", "test_double_lists", manual_score=0.0, extra_credit=2.0)
        with made.gradebook() as gradebook:
            gradebook.find_comment("double", "sums", LESSON, "ada").manual_comment = "Well done."
            gradebook.db.commit()
        ledger.record(verdict("ada", ("test_double", "test_double_lists")), digest="2")
        (mark,) = ledger.verdicts(LESSON)
    rows = made.rows("ada")
    assert rows["grades"]["sums", "test_double"] | {"max_score": 4} == {
        "auto_score": 0.0,
        "manual_score": 1.0,
        "extra_credit": None,
        "needs_manual_grade": True,
        "score": 1.0,
        "max_score": 4.0,
    }
    assert rows["comments"]["sums", "double"] == (None, "Well done.")
    assert (mark.points["sums", "test_double"], mark.extra) == (1.0, 2.5)
    assert mark.score + mark.extra == mark.total == rows["score"]


def test_totals_are_the_sums_of_what_is_read_back(made: Course) -> None:
    with made.ledger(late_penalty=late_penalty(ZERO_IF_LATE, made.root)) as ledger:
        ledger.record(verdict("ada"), digest="1", timestamp=NOON)
        ledger.record(verdict("ben", ("test_double",)), digest="1", timestamp=LATE)
        ledger.record(verdict("cleo", unanswered=(("sums", "double"),)), digest="1")
        for student in ("ada", "ben"):
            set_by_hand(made, student, "test_double", manual_score=1.5, needs_manual_grade=False)
            set_by_hand(made, student, "project", manual_score=2.0, needs_manual_grade=False)
            set_by_hand(made, student, "essay", manual_score=0.0, extra_credit=1.0, needs_manual_grade=False)
        marks = list(ledger.verdicts(LESSON))
        out_of, found = ledger.totals(LESSON)
    assert {one.student: (one.score, one.extra, one.late_penalty, one.needs_human) for one in found} == {
        mark.verdict.student: (mark.score, mark.extra, mark.late_penalty, mark.needs_human) for mark in marks
    }
    with made.gradebook() as gradebook:
        assert out_of == gradebook.find_assignment(LESSON).max_score
    assert [mark.needs_human for mark in marks] == [False, False, True]
    assert marks[1].late_penalty > 0


def test_extra_points_come_and_go_with_the_test(made: Course) -> None:
    with made.ledger() as ledger:
        found = []
        for digest, lost in enumerate(((), ("test_double_lists",))):
            ledger.record(verdict("ada", lost), digest=str(digest))
            found.append(made.rows("ada")["grades"]["sums", "test_double_lists"]["extra_credit"])
    assert found == [3.0, 0.0]


def test_what_is_read_back_is_what_was_recorded(made: Course) -> None:
    cells = (
        CellVerdict("sums", "test_double", 0.0, 4.0, message="Take it \ud800 twice\0.", misconception="double.once"),
        CellVerdict("more", "test_half", 3.0, 3.0, where="workbench"),
    )
    more = {"message": "Python \ud800\0 was ended.", "notes": ("2 tests were restored",), "jailed": False}
    judged = verdict("zoë", status=Status.DIED, unanswered=(("more", "half"),), notebooks={"sums": "{}"}, **more)
    judged = replace(judged, cells=cells)
    with made.ledger(late_penalty=lambda student, score, late: score / 3) as ledger:
        ledger.record(judged, digest="abc", timestamp=LATE.replace(tzinfo=UTC))
        ledger.record(verdict("ada"), digest="def", timestamp=NOON)
        ada, zoe = ledger.verdicts(LESSON)
        assert ledger.all_done(LESSON) == {"ada": "def", "zoë": "abc"}
        assert (ledger.done(LESSON, "zoë"), ledger.done(LESSON, "nobody")) == ("abc", None)
        assert (list(ledger.verdicts("other")), ledger.all_done("other")) == ([], {})
    assert zoe.verdict == replace(judged, notebooks=None)
    assert (zoe.score, zoe.late_penalty, zoe.total, zoe.seconds_late, zoe.needs_human) == (3.0, 1.0, 2.0, 7200.0, True)
    assert (ada.score, ada.extra, ada.total, ada.seconds_late) == (9.0, 3.0, 12.0, 0.0)
    assert zoe.points == dict.fromkeys(ada.points, 0.0) | {("more", "test_half"): 3.0}


def test_more_submissions_than_are_read_at_a_time(made: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_CHUNK", 10)
    students = [f"s{number:03}" for number in range(21)]
    with made.ledger() as ledger:
        for student in students:
            ledger.record(verdict(student), digest=student)
        assert [mark.verdict.student for mark in ledger.verdicts(LESSON)] == students


def test_dates(made: Course) -> None:
    with made.ledger() as ledger:
        east = timezone(timedelta(hours=5))
        ledger.record(verdict("ada"), digest="1", timestamp=(LATE + timedelta(hours=5)).replace(tzinfo=east))
        assert made.rows("ada")["late"] == 7200
        ledger.record(verdict("ada"), digest="2")
        assert made.rows("ada")["timestamp"] == LATE
        with made.gradebook() as gradebook:
            gradebook.grant_extension(LESSON, "ada", hours=1)
        ledger.record(verdict("ada"), digest="3")
        (mark,) = ledger.verdicts(LESSON)
    assert mark.seconds_late == 3600


@pytest.mark.parametrize(("points", "taken"), [(-1.0, 0.0), (1e9, 9.0), (2.0, 2.0), (None, None)])
def test_a_penalty_is_between_nothing_and_the_score(made: Course, points: float | None, taken: float | None) -> None:
    with made.ledger(late_penalty=lambda *_: points) as ledger:
        ledger.record(verdict("ada"), digest="1", timestamp=LATE)
    assert made.rows("ada")["notebooks"]["sums"] == (taken, False)


def test_a_submission_that_nbgrader_deletes_is_not_done_any_more(made: Course) -> None:
    with made.ledger() as ledger:
        ledger.record(verdict("ada"), digest="1")
        with made.gradebook() as gradebook:
            gradebook.remove_submission(LESSON, "ada")
        assert (ledger.done(LESSON, "ada"), ledger.all_done(LESSON), list(ledger.verdicts(LESSON))) == (None, {}, [])
        ledger.record(verdict("ada"), digest="1")
        assert ledger.done(LESSON, "ada") == "1"


def test_cells_known(made: Course) -> None:
    now = made.assignment
    other_points = notebook(*MORE["cells"][:1], graded_test("assert half(2) == 1", "test_half", 4))
    one_more = notebook(*MORE["cells"], graded_test("assert half(4) == 2", "test_half_again", 4))
    with made.ledger() as ledger:
        assert ledger.cells_known(now)
        assert not ledger.cells_known(replace(now, name="02_other"))
        for changed in ({"sums": SUMS}, {"sums": SUMS, "more": other_points}, {"sums": SUMS, "more": one_more}):
            content = {name: nbformat.writes(nbformat.from_dict(held)).encode() for name, held in changed.items()}
            assert not ledger.cells_known(replace(now, notebooks=content))


def test_a_cell_that_the_gradebook_does_not_know(made: Course) -> None:
    stray = Verdict("ada", LESSON, Status.GRADED, 0.1, (CellVerdict("sums", "test_new", 1.0, 1.0),))
    with made.ledger() as ledger:
        with pytest.raises(Problem, match=r"does not know the cell test_new of sums\. Run `nbgrader generate_as"):
            ledger.record(stray, digest="1")
        with pytest.raises(Problem, match="07_none: the gradebook does not know this lesson"):
            ledger.record(replace(stray, lesson="07_none", cells=()), digest="1")
        assert ledger.all_done(LESSON) == {}


@pytest.mark.parametrize(
    "name", ["", "..", "<img src=x onerror=alert(1)>", "a&b", 'a"b', "a`b", "a\nb", "x" * 129, "\ud800"]
)
def test_names_that_could_run_script_in_formgrader(made: Course, name: str) -> None:
    with made.ledger() as ledger, pytest.raises(Problem, match="no name that a student can have") as refused:
        ledger.record(verdict(name), digest="1")
    assert str(refused.value).isascii()
    with Gradebook(made.url) as gradebook:
        assert gradebook.students == []


def test_a_verdict_of_another_version() -> None:
    text = to_json(verdict("ada"))
    assert from_json(text.replace('"jailed"', '"unknown"')) == verdict("ada")
