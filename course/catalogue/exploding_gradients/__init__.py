"""Lesson 3: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.exploding_gradients.clip_by_norm import CLIP_BY_NORM
from course.catalogue.exploding_gradients.grad_norms import GRAD_NORMS
from course.catalogue.exploding_gradients.linear_backward import LINEAR_BACKWARD
from course.catalogue.exploding_gradients.linear_forward import LINEAR_FORWARD
from course.catalogue.exploding_gradients.model_backward import L_MODEL_BACKWARD
from course.catalogue.exploding_gradients.model_forward import L_MODEL_FORWARD
from course.catalogue.exploding_gradients.questions import QUESTIONS

LESSON = LessonEntries(
    "03_exploding_gradients",
    exercises=(
        LINEAR_FORWARD,
        LINEAR_BACKWARD,
        L_MODEL_FORWARD,
        L_MODEL_BACKWARD,
        GRAD_NORMS,
        CLIP_BY_NORM,
    ),
    questions=QUESTIONS,
)
