"""Who is in the made-up class, and what each of them hands in.

The first lesson has a class that was thought out. That of any other lesson is made from the attempts at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from autograder.authoring.attempts import attempts
from autograder.authoring.filled_in import Notebook, answers_in
from autograder.authoring.verify.claims import graded_cells


@dataclass(frozen=True)
class Student:
    """One made-up student: what is special about the submission, and which attempts it holds.

    `answers` override the first right attempt at an exercise. `stops_before` leaves it and all later ones
    as stubs. `own_cell` is a cell that the student added at the top.
    """

    name: str
    story: str
    answers: tuple[str, ...] = ()
    stops_before: str | None = None
    own_cell: str = ""
    handed_in: timedelta = timedelta(hours=-20)


_FIRST_LESSON = (
    Student("ada", "all right"),
    Student(
        "boris",
        "all right, written in other ways",
        (
            "relu.product",
            "relu_backward.where",
            "numerical_gradient.one_hot",
            "neuron_step.own_functions",
            "predicted_dw.computed",
            "slope_at_zero.capital",
            "lr_that_kills.fraction",
        ),
    ),
    Student("chen", "all right, with slope 1 at 0", ("relu.half_sum", "relu_backward.slope_one_at_zero")),
    Student("dora", "passes dA on unchanged", ("relu_backward.identity", "predicted_dw.no_x")),
    Student("emil", "leaves dA out", ("relu_backward.mask_without_dA", "slope_at_zero.zero")),
    Student("fatima", "changes dA in place", ("relu_backward.dA_changed_in_place", "predicted_a.only_w")),
    Student("goran", "divides by m, forgets the 2", ("relu_backward.divided_by_m", "neuron_step.no_two")),
    Student("hana", "applies ReLU to dA, forgets b", ("relu_backward.relu_of_dA", "neuron_step.b_not_updated")),
    Student("ivan", "stops in the middle", stops_before="numerical_gradient"),
    Student("jana", "hands in the empty notebook", stops_before="predicted_dw"),
    Student("kofi", "all right, three hours late", ("relu.where",), handed_in=timedelta(hours=3)),
    Student("lena", "has a cell of her own that raises", own_cell="print(undefined_name)"),
    Student(
        "marek",
        "asks arrays a yes-or-no question",
        ("relu.max_of_whole_arrays", "relu_backward.scalar_if", "predicted_dead_dw.gate_forgotten"),
    ),
    Student(
        "nora",
        "looks to one side only, walks uphill",
        ("numerical_gradient.forward_difference", "neuron_step.uphill", "lr_that_kills.only_w"),
    ),
)


_THOUGHT_OUT = {"01_relu_derivative": _FIRST_LESSON}


def made_up_class(lesson: str, notebook: Notebook) -> tuple[Student, ...]:
    """The students of a lesson, of which `notebook` is the instructor's or the released one.

    None where there is no attempt that they could hand in.
    """
    return _THOUGHT_OUT.get(lesson) or _made_from_attempts(lesson, notebook)


def _made_from_attempts(lesson: str, notebook: Notebook) -> tuple[Student, ...]:
    """Two of them go wrong, in the first and in the last of the core's functions and predictions."""
    mistakes = _mistakes(lesson, notebook)
    if not mistakes:
        return ()
    stubs = answers_in(notebook)
    functions = [name for name in mistakes if "def " in stubs[name]]
    predictions = [name for name in mistakes if name not in functions]
    first = [(names[0], mistakes[names[0]][0]) for names in (functions, predictions) if names]
    last = [(names[-1], mistakes[names[-1]][-1]) for names in (functions, predictions) if names]
    return (
        Student("ada", "all right, extra exercises too"),
        Student("dora", _story(first), tuple(mistake for _, mistake in first)),
        Student("emil", _story(last), tuple(mistake for _, mistake in last)),
        Student("ivan", "stops in the middle", stops_before=list(mistakes)[len(mistakes) // 2]),
        Student("kofi", "all right, three hours late", handed_in=timedelta(hours=3)),
    )


def _mistakes(lesson: str, notebook: Notebook) -> dict[str, list[str]]:
    """The wrong attempts at each exercise of the core that has any, in the order of the notebook."""
    known = [attempt for attempt in attempts(lesson) if not attempt.is_right]
    core = {cell.exercise: None for cell in graded_cells(notebook) if not cell.extra}
    found = {exercise: [attempt.id for attempt in known if attempt.exercise == exercise] for exercise in core}
    return {exercise: wrong for exercise, wrong in found.items() if wrong}


def _story(wrong: Sequence[tuple[str, str]]) -> str:
    return f"goes wrong in {' and '.join(exercise for exercise, _ in wrong)}"
