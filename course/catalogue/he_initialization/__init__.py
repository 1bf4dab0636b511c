"""Lesson 4: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.he_initialization.initialisers import GLOROT_INIT, HE_INIT
from course.catalogue.he_initialization.layer_statistics import LAYER_STATISTICS
from course.catalogue.he_initialization.leaky_relu_backward import LEAKY_RELU_BACKWARD
from course.catalogue.he_initialization.questions import QUESTIONS
from course.catalogue.he_initialization.relu_moments import RELU_MOMENTS

LESSON = LessonEntries(
    "04_he_initialization",
    exercises=(RELU_MOMENTS, HE_INIT, LAYER_STATISTICS, GLOROT_INIT, LEAKY_RELU_BACKWARD),
    questions=QUESTIONS,
)
