"""Lesson 7: its exercises and questions."""

from course.catalogue.entries import LessonEntries
from course.catalogue.real_data.best_line import BEST_LINE
from course.catalogue.real_data.learning_curve import LEARNING_CURVE
from course.catalogue.real_data.mini_batches import MINI_BATCHES
from course.catalogue.real_data.questions import QUESTIONS
from course.catalogue.real_data.standardise import STANDARDISE
from course.catalogue.real_data.train_epoch import TRAIN_EPOCH

LESSON = LessonEntries(
    "07_real_data",
    exercises=(STANDARDISE, BEST_LINE, MINI_BATCHES, TRAIN_EPOCH, LEARNING_CURVE),
    questions=QUESTIONS,
)
