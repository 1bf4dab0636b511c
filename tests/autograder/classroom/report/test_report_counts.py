"""What the report counts, on records small enough to count by hand."""

from collections.abc import Sequence

from made_up_records import LESSON, record

from autograder.classroom.report import attention, spread
from autograder.classroom.report.cohort import cohort
from autograder.classroom.report.exercises import exercise_counts, hardest
from autograder.classroom.report.mistakes import Mistake, named_mistakes, unnamed_mistakes
from autograder.classroom.report.passes import always_passed, hardly_passed, passes
from autograder.engine.verdict import CellVerdict, Status

Cells = Sequence[CellVerdict]


def cell(test: str, score: float | None, points: float = 2, **more: object) -> CellVerdict:
    return CellVerdict(LESSON, test, score, points, **more)  # type: ignore[arg-type]


def relu(visible: float | None, hidden: float | None) -> Cells:
    """Both tests of one exercise."""
    return [cell("test_relu", visible), cell("test_relu_hidden", hidden)]


def test_an_exercise_is_solved_by_passing_all_its_tests() -> None:
    class_ = cohort(
        [
            record("ada", relu(2, 2)),
            record("boris", relu(2, 0)),
            record("chen", relu(2, 1)),
            record("dora", relu(0, 0)),
            record("emil", relu(0, 0), unanswered=((LESSON, "relu"),)),
            record("fatima", relu(2, None)),
        ]
    )
    (count,) = exercise_counts(class_)
    assert (count.name, count.solved, count.partly, count.failed, count.untouched, count.waiting) == (
        "relu",
        1,
        2,
        1,
        1,
        1,
    )
    assert (count.students, count.worth, count.average) == (6, 4, (4 + 2 + 3 + 0 + 0 + 2) / 6)


def test_the_hardest_exercise_is_that_which_the_fewest_solved_of_those_who_have_marks() -> None:
    def row(first: float, second: float | None, third: float | None, extra: float = 0) -> Cells:
        given = {"test_first": first, "test_second": second, "essay": third}
        return [cell("test_more", 0, 0, extra=extra, max_extra=2), *(cell(*item) for item in given.items())]

    nobody_marked = [row(2, 2, None), row(0, 2, None), row(2, 2, None)]
    cases = {
        "first": [nobody_marked],
        "second": [[row(2, 0, None), row(2, 2, None), row(0, None, None), row(2, None, None)]],
        None: [[row(2, 2, None)], [row(2, 2, 2), row(2, 2, 2)], [[cell("essay", None)]]],
    }
    for name, classes in cases.items():
        for rows in classes:
            class_ = cohort([record(f"student{number}", held) for number, held in enumerate(rows)])
            found = hardest(exercise_counts(class_))
            assert (found and found.name) == name


def test_extra_credit_stands_apart_and_last() -> None:
    def extra(points: float) -> CellVerdict:
        return cell("test_best_share", 0, 0, extra=points, max_extra=2)

    class_ = cohort([record("ada", [extra(2), *relu(2, 2)]), record("boris", [extra(0.5), *relu(2, 2)])])
    core, last = exercise_counts(class_)
    assert (core.name, core.is_extra) == ("relu", False)
    assert (last.name, last.is_extra, last.solved, last.partly) == ("best_share", True, 1, 1)
    assert (last.average, last.worth) == (1.25, 2)


def test_a_human_s_points_count_before_the_tests() -> None:
    class_ = cohort([record("ada", relu(2, 0), by_hand={"test_relu_hidden": 2})])
    (count,) = exercise_counts(class_)
    assert (count.solved, count.average) == (1, 4)
    assert [test.passed for test in passes(class_)] == [1, 1]


def test_a_cell_that_a_human_has_marked_waits_no_more() -> None:
    class_ = cohort(
        [record("ada", [cell("essay", None)], by_hand={"essay": 1}), record("boris", [cell("essay", None)])]
    )
    (count,) = exercise_counts(class_)
    assert (count.partly, count.waiting) == (1, 1)
    (group,) = attention.groups(class_)
    assert group.cases == (attention.Case("boris", "essay"),)


def test_a_mark_by_hand_to_be_confirmed_is_to_look_at() -> None:
    (group,) = attention.groups(cohort([record("ada", relu(2, 2), needs_human=True)]))
    assert group.cases == (attention.Case("ada", attention.CHANGED_SINCE),)


def test_each_student_counts_once_for_a_mistake() -> None:
    wrong = [cell(test, 0, misconception="relu.step") for test in ("test_relu", "test_relu_hidden")]
    class_ = cohort([record("boris", wrong), record("ada", wrong), record("chen", relu(2, 2))])
    (mistake,) = named_mistakes(class_)
    assert (mistake.where, mistake.students) == ("relu", ("ada", "boris"))
    assert mistake.title
    assert mistake.explanation


def test_a_wrong_answer_to_a_question_is_given_with_the_answer() -> None:
    class_ = cohort([record("ada", [cell("test_predicted_dw", 0, misconception="predicted_dw.sign")])])
    (mistake,) = named_mistakes(class_)
    assert (mistake.answer, mistake.title) == ("−8", "The size is right, the sign is not.")


def test_a_name_that_the_catalogue_lacks_is_shown_as_it_is() -> None:
    class_ = cohort([record("ada", [cell("test_relu", 0, misconception="relu.of_old")])])
    assert named_mistakes(class_) == [Mistake("relu", "of_old", ("ada",))]


def test_mistakes_are_sorted_by_frequency_then_by_name() -> None:
    made = {"ada": "b.x", "boris": "c.x", "chen": "c.x", "dora": "a.x"}
    class_ = cohort([record(who, [cell("t", 0, misconception=what)]) for who, what in made.items()])
    assert [mistake.where for mistake in named_mistakes(class_)] == ["c", "a", "b"]


def test_failures_without_a_name_are_grouped_by_what_the_answers_show_with_one_example() -> None:
    def failed(message: str, observation: str, test: str = "test_relu") -> list[CellVerdict]:
        return [cell(test, 0, message=message, observation=observation)]

    class_ = cohort(
        [
            record("chen", failed("relu: not right yet.\nWhat happened: 3 differ.", "Yours is 2 times as large.")),
            record("boris", failed("relu: kept back.\nWhat happened: 5 differ.", "Yours is 2 times as large.")),
            record("dora", failed("relu: not right yet.\nWhat happened: 3 differ.", "Yours is transposed.")),
        ]
    )
    assert unnamed_mistakes(class_) == [
        Mistake("relu", "Yours is 2 times as large.", ("boris", "chen"), example="What happened: 5 differ."),
        Mistake("relu", "Yours is transposed.", ("dora",), example="What happened: 3 differ."),
    ]


def test_failures_of_which_nothing_is_known_are_grouped_by_what_was_said_first() -> None:
    def failed(test: str, message: str) -> CellVerdict:
        return cell(test, 0, message=message)

    class_ = cohort(
        [
            record("ada", [failed("test_relu", "relu: wrong.\nYours 2."), failed("test_own", "own: no")]),
            record(
                "boris", [failed("test_relu", "relu: wrong.\nYours 3."), failed("test_relu_hidden", "relu: wrong.")]
            ),
            record("chen", [failed("test_relu", "not begun")], unanswered=((LESSON, "relu"),)),
            record("dora", [cell("test_relu", 2, message="A remark on what passed.")]),
        ]
    )
    assert unnamed_mistakes(class_) == [
        Mistake("relu", "wrong.", ("ada", "boris"), example="Yours 2."),
        Mistake("test_own", "no", ("ada",)),
    ]


def test_what_could_not_be_opened_says_nothing_about_exercises() -> None:
    unopened = [Status.UNREADABLE, Status.REFUSED, Status.MISSING]
    class_ = cohort([record(status, relu(0, 0), status=status) for status in unopened] + [record("ada", relu(2, 2))])
    assert [count.students for count in exercise_counts(class_)] == [1]
    assert [test.students for test in passes(class_)] == [1, 1]
    assert len(class_.handed_in) == 3


def test_tests_that_all_or_hardly_any_pass() -> None:
    def tests(number: int) -> Cells:
        return [
            cell("easy", 2),
            cell("hard", 2 if number == 0 else 0, message="" if number == 0 else f"no {number % 2}\nmore"),
            cell("fair", 2 if number < 2 else 0),
        ]

    found = passes(cohort([record(f"s{number}", tests(number)) for number in range(10)]))
    assert [test.name for test in always_passed(found)] == ["easy"]
    (hard,) = hardly_passed(found)
    assert (hard.name, hard.passed, hard.students, hard.complaint) == ("hard", 1, 10, "no 1")


def test_with_few_submissions_no_test_is_judged() -> None:
    found = passes(cohort([record(f"s{number}", [cell("easy", 2), cell("hard", 0)]) for number in range(4)]))
    assert not always_passed(found)
    assert not hardly_passed(found)


def test_every_status_but_graded_asks_for_a_human_eye() -> None:
    class_ = cohort([record(status, status=status, message=f"about {status}") for status in Status])
    found = attention.groups(class_)
    cases = {case.student: case.why for group in found for case in group.cases}
    assert cases == {status: f"about {status}" for status in Status if status is not Status.GRADED}


def test_a_submission_with_several_reasons_counts_once() -> None:
    class_ = cohort(
        [record("ada", [cell("essay", None)], status=Status.DIED, message="gone", notes=("restored", "renamed"))]
    )
    found = attention.groups(class_)
    assert [group.cases[0].why for group in found] == ["gone", "essay", "restored renamed"]
    assert attention.students(found) == 1


def test_cautions_name_what_a_student_could_have_forged() -> None:
    class_ = cohort(
        [
            record("ada", [cell("test_generator", 2, where="workbench")]),
            record("boris", [cell("test_generator", 0, where="workbench")]),
            record("chen", [cell("test_generator", 2)], jailed=False),
        ]
    )
    loose, forgeable = attention.cautions(class_)
    assert [case.student for case in loose.cases] == ["chen"]
    assert forgeable.cases == (attention.Case("ada", "test_generator"),)
    assert attention.groups(class_) == []


def test_a_late_penalty_takes_off_no_more_than_there_is() -> None:
    class_ = cohort([record("ada", relu(2, 0), late=60, penalty=5), record("boris", relu(2, 2), late=7200, penalty=1)])
    marks = spread.marks(class_)
    assert marks is not None
    assert marks.values == (0, 3)
    assert [late.verdict.student for late in spread.late(class_)] == ["boris", "ada"]


def test_several_notebooks_are_told_apart() -> None:
    class_ = cohort([record("ada", [CellVerdict("one", "add", 1, 1), CellVerdict("two", "add", 0, 1)])])
    assert [count.name for count in exercise_counts(class_)] == ["one: add", "two: add"]
    assert [(test.name, test.passed) for test in passes(class_)] == [("one: add", 1), ("two: add", 0)]
