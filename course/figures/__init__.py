"""Figures of the lessons: `from course import figures`, then `figures.relu_and_slope()`."""

from course.figures.relu_derivative import relu_and_slope

__all__ = ["relu_and_slope"]
