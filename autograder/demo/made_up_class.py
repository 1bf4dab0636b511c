"""Who is in the made-up class, and what each of them hands in."""

from dataclasses import dataclass
from datetime import timedelta


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


FIRST_LESSON = (
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


def _further_lesson(first: tuple[str, ...], second: tuple[str, ...], stops_before: str) -> tuple[Student, ...]:
    """Five students of a later lesson: the two lists of wrong answers, and where the fourth one stops."""
    return (
        Student("ada", "all right, extra exercises too"),
        Student("dora", "goes wrong in one place", first),
        Student("emil", "goes wrong in another", second),
        Student("ivan", "stops in the middle", stops_before=stops_before),
        Student("kofi", "all right, three hours late", handed_in=timedelta(hours=3)),
    )


CLASS = {
    "01_relu_derivative": FIRST_LESSON,
    "02_relu_vs_sigmoid": _further_lesson(
        ("sigmoid_backward.slope_without_dA", "rounding_error.as_a"),
        ("sigmoid.overflow", "chain_gradient.only_the_weights"),
        "chain_gradient",
    ),
    "03_exploding_gradients": _further_lesson(
        ("linear_backward.no_m", "largest_gradient.first"),
        ("clip_by_norm.by_value", "predicted_exponent.output_forgotten"),
        "L_model_backward",
    ),
    "04_he_initialization": _further_lesson(
        ("he_init.variance_as_scale", "he_scale.variance"),
        ("relu_moments.mean_zero", "leaky_relu_backward.alpha_hard_coded"),
        "layer_statistics",
    ),
    "05_mse_output_layer": _further_lesson(
        ("dAL.divided_by_m", "shape_of_dAL.mean"),
        ("mse_loss.no_half", "update_parameters.uphill"),
        "train",
    ),
}
