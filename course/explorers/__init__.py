"""Pictures that answer to sliders: `from course import explore`, then `explore.neuron()`."""

from course.explorers.exploding_gradients import depth
from course.explorers.he_initialization import initialization
from course.explorers.mse_output_layer import regression
from course.explorers.neuron import neuron
from course.explorers.real_data import learning_curves
from course.explorers.relu_vs_sigmoid import surviving_gradient
from course.explorers.remedies import remedies

__all__ = ["depth", "initialization", "learning_curves", "neuron", "regression", "remedies", "surviving_gradient"]
