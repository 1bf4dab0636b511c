"""Lesson 5: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.mse_output_layer.dal import DAL
from course.catalogue.mse_output_layer.dal_cross_entropy import DAL_CROSS_ENTROPY
from course.catalogue.mse_output_layer.linear_activation_backward import LINEAR_ACTIVATION_BACKWARD
from course.catalogue.mse_output_layer.mse_loss import MSE_LOSS
from course.catalogue.mse_output_layer.polynomial_fit import POLYNOMIAL_FIT
from course.catalogue.mse_output_layer.questions import QUESTIONS
from course.catalogue.mse_output_layer.swish_backward import SWISH_BACKWARD
from course.catalogue.mse_output_layer.train import TRAIN
from course.catalogue.mse_output_layer.update_parameters import UPDATE_PARAMETERS

LESSON = LessonEntries(
    "05_mse_output_layer",
    exercises=(
        MSE_LOSS,
        DAL,
        LINEAR_ACTIVATION_BACKWARD,
        UPDATE_PARAMETERS,
        TRAIN,
        DAL_CROSS_ENTROPY,
        SWISH_BACKWARD,
        POLYNOMIAL_FIT,
    ),
    questions=QUESTIONS,
)
