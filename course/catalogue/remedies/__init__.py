"""Lesson 6: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.remedies.l2_grads import L2_GRADS
from course.catalogue.remedies.normalisation import BATCHNORM_FORWARD, LAYERNORM_FORWARD
from course.catalogue.remedies.questions import QUESTIONS
from course.catalogue.remedies.residual import RESIDUAL_BACKWARD, RESIDUAL_FORWARD

LESSON = LessonEntries(
    "06_remedies",
    exercises=(BATCHNORM_FORWARD, LAYERNORM_FORWARD, RESIDUAL_FORWARD, RESIDUAL_BACKWARD, L2_GRADS),
    questions=QUESTIONS,
)
