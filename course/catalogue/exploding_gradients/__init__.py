"""Lesson 3: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.exploding_gradients.clip_by_norm import CLIP_BY_NORM
from course.catalogue.exploding_gradients.grad_norms import GRAD_NORMS
from course.catalogue.exploding_gradients.l2_grads import L2_GRADS
from course.catalogue.exploding_gradients.linear_backward import LINEAR_BACKWARD
from course.catalogue.exploding_gradients.linear_forward import LINEAR_FORWARD
from course.catalogue.exploding_gradients.model_backward import L_MODEL_BACKWARD
from course.catalogue.exploding_gradients.model_forward import L_MODEL_FORWARD
from course.catalogue.exploding_gradients.normalisation import BATCHNORM_FORWARD, LAYERNORM_FORWARD
from course.catalogue.exploding_gradients.questions import QUESTIONS
from course.catalogue.exploding_gradients.residual import RESIDUAL_BACKWARD, RESIDUAL_FORWARD

LESSON = LessonEntries(
    "03_exploding_gradients",
    exercises=(
        LINEAR_FORWARD,
        LINEAR_BACKWARD,
        L_MODEL_FORWARD,
        L_MODEL_BACKWARD,
        GRAD_NORMS,
        CLIP_BY_NORM,
        BATCHNORM_FORWARD,
        LAYERNORM_FORWARD,
        RESIDUAL_FORWARD,
        RESIDUAL_BACKWARD,
        L2_GRADS,
    ),
    questions=QUESTIONS,
)
