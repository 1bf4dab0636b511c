"""The catalogue: every exercise and question of the course, with the mistakes that have a name.

One module per lesson. The checks use it, the tests hold every entry to its word, and an instructor's
report counts by its ids.
"""

from course.catalogue import relu_derivative
from course.catalogue.entries import Exercise, Question

EXERCISES: dict[str, Exercise] = {e.name: e for e in (*relu_derivative.EXERCISES,)}
QUESTIONS: dict[str, Question] = {q.name: q for q in (*relu_derivative.QUESTIONS,)}

__all__ = ["EXERCISES", "QUESTIONS"]
