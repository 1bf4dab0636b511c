"""Pictures that answer to sliders: `from course import explore`, then `explore.neuron()`."""

from course.explorers.neuron import neuron

__all__ = ["neuron"]
