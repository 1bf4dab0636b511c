"""Figures of the lessons: `from course import figures`, then `figures.relu_and_slope()`."""

from course.figures.computation_graph import computation_graph
from course.figures.dying_relu import dying_relu
from course.figures.exploding_gradients import gradient_by_depth, hundred_layers
from course.figures.four_starts import four_starts
from course.figures.he_initialization import relu_of_a_normal, your_signal
from course.figures.mse_output_layer import alternating_zeros, beyond_the_data, fits, your_tangents
from course.figures.picture import Picture
from course.figures.real_data import learning_curves, over_epochs, people, your_learning_curve
from course.figures.relu_derivative import relu_and_slope, subgradients_at_zero
from course.figures.relu_vs_sigmoid import slope_in_the_machine, two_gates
from course.figures.remedies import normalised_gradients, residual_growth, trials
from course.figures.your_gates import your_chain, your_sigmoid_slope
from course.figures.your_normalisation import your_normalisation
from course.figures.your_slope import your_slope

__all__ = [
    "Picture",
    "alternating_zeros",
    "beyond_the_data",
    "computation_graph",
    "dying_relu",
    "fits",
    "four_starts",
    "gradient_by_depth",
    "hundred_layers",
    "learning_curves",
    "normalised_gradients",
    "over_epochs",
    "people",
    "relu_and_slope",
    "relu_of_a_normal",
    "residual_growth",
    "slope_in_the_machine",
    "subgradients_at_zero",
    "trials",
    "two_gates",
    "your_chain",
    "your_learning_curve",
    "your_normalisation",
    "your_sigmoid_slope",
    "your_signal",
    "your_slope",
    "your_tangents",
]
