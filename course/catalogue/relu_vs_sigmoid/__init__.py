"""Lesson 2: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.relu_vs_sigmoid.chain_gradient import CHAIN_GRADIENT
from course.catalogue.relu_vs_sigmoid.questions import QUESTIONS
from course.catalogue.relu_vs_sigmoid.sigmoid import SIGMOID
from course.catalogue.relu_vs_sigmoid.sigmoid_backward import SIGMOID_BACKWARD
from course.catalogue.relu_vs_sigmoid.table_row import TABLE_ROW

LESSON = LessonEntries(
    "02_relu_vs_sigmoid",
    exercises=(SIGMOID, SIGMOID_BACKWARD, TABLE_ROW, CHAIN_GRADIENT),
    questions=QUESTIONS,
)
