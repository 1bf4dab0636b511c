"""The catalogue: every exercise and question of the course, with the mistakes that have a name.

One module per lesson. The checks use it, the tests hold every entry to its word, and an instructor's
report counts by its ids.
"""

from course.catalogue import exploding_gradients, he_initialization, mse_output_layer, relu_derivative, relu_vs_sigmoid
from course.catalogue.entries import Exercise, Question

EXERCISES: dict[str, Exercise] = {
    e.name: e
    for e in (
        *relu_derivative.EXERCISES,
        *relu_vs_sigmoid.EXERCISES,
        *exploding_gradients.EXERCISES,
        *he_initialization.EXERCISES,
        *mse_output_layer.EXERCISES,
    )
}
QUESTIONS: dict[str, Question] = {
    q.name: q
    for q in (
        *relu_derivative.QUESTIONS,
        *relu_vs_sigmoid.QUESTIONS,
        *exploding_gradients.QUESTIONS,
        *he_initialization.QUESTIONS,
        *mse_output_layer.QUESTIONS,
    )
}

__all__ = ["EXERCISES", "QUESTIONS"]
