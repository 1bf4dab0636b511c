"""Lesson 1: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.relu_derivative.neuron_step import NEURON_STEP
from course.catalogue.relu_derivative.numerical_gradient import NUMERICAL_GRADIENT
from course.catalogue.relu_derivative.questions import QUESTIONS
from course.catalogue.relu_derivative.relu import RELU
from course.catalogue.relu_derivative.relu_backward import RELU_BACKWARD

LESSON = LessonEntries(
    "01_relu_derivative",
    exercises=(RELU, RELU_BACKWARD, NUMERICAL_GRADIENT, NEURON_STEP),
    questions=QUESTIONS,
)
