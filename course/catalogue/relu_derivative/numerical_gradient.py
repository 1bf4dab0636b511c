"""numerical_gradient(f, Z, h) -> gradient: the learner's own referee."""

from collections.abc import Callable

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import (
    WHOLE_NUMBERS,
    changed_though_right,
    mixed,
)
from course.catalogue.stopped import stopped
from course.gradient import Floats, central_differences

_C = np.array([[0.7, -1.3, 2.1], [-0.6, 1.9, -2.4]])


def _cubes(Z: Floats) -> float:
    """A smooth function of a (2, 3) array; central differences at step h are off by exactly h squared * C."""
    return float(np.sum(_C * Z**3))


def _waves(Z: Floats) -> float:
    """A smooth function of an array of any shape, whose entries influence each other."""
    return float(np.sum(np.sin(Z)) * np.sum(Z**2))


def _rows(f: Callable[[Floats], float], Z: Floats, h: float) -> Floats:
    """The central difference along each row, moved as a whole."""
    differences = []
    for row in range(len(Z)):
        step = np.zeros(Z.shape)
        step[row] = h
        differences.append((f(Z + step) - f(Z - step)) / (2 * h))
    return np.reshape(differences, (-1, *[1] * (Z.ndim - 1)))


NUMERICAL_GRADIENT = Exercise(
    name="numerical_gradient",
    arguments=("f", "Z", "h"),
    outputs=("gradient",),
    probes=lambda: (
        Probe((_cubes, np.array([[1.4, -0.6, 2.3], [-1.7, 0.3, -0.2]]), 0.1), "a cubic, h = 0.1"),
        Probe((_waves, mixed(21, (1, 4)), 0.01), "entries that influence each other, h = 0.01"),
        Probe((_waves, mixed(22, (3, 1)), 1e-5), "a small step, h = 1e-5"),
        Probe((_cubes, np.array([[2, -3, 1], [-1, 4, -2]]), 0.1), WHOLE_NUMBERS),
    ),
    oracle=central_differences,
    misconceptions=(
        Misconception(
            id="Z_changed",
            title="Your function leaves Z changed.",
            explanation="You moved an entry of Z and did not put it back exactly. Adding h and subtracting it again "
            "is not exact either: 0.1 + 0.2 - 0.2 is not 0.1 in floating point.",
            look_at="Work on a copy of Z, or remember the old value and set it back.",
            hint=2,
            sign=changed_though_right(1),
        ),
        Misconception(
            id="result_truncated",
            title="Your result lost its decimals, because Z held whole numbers.",
            explanation="An array made with `np.zeros_like(Z)` has Z's type. Where Z holds whole numbers, so does the "
            "result, and 8.4 is cut to 8.",
            look_at="The line that makes the array for the result.",
            hint=1,
            wrong=(lambda right, f, Z, h: right if Z.dtype.kind == "f" else np.trunc(right),),
        ),
        Misconception(
            id="step_truncated",
            title="Your step h was cut, because Z held whole numbers.",
            explanation="A copy of an array of whole numbers cannot hold 2.1 or 1.9. NumPy cuts them to 2 and 1.",
            look_at="Make your copy an array of floats: `np.array(Z, dtype=float)`.",
            hint=2,
            sign=stopped(TypeError, "Cannot cast ufunc"),
            wrong=(
                lambda right, f, Z, h: right if Z.dtype.kind == "f" else np.zeros(Z.shape),
                lambda right, f, Z, h: right if Z.dtype.kind == "f" else _truncated(f, Z, h),
            ),
        ),
        Misconception(
            id="forward_difference",
            title="You compared f(Z + h) with f(Z): a one-sided difference.",
            explanation="Its error falls with h. Looking the same distance to both sides makes the errors cancel, "
            "and what is left falls with h squared.",
            look_at="Which two points does the formula in the text compare?",
            hint=3,
            wrong=(lambda right, f, Z, h: _one_sided(f, Z, h), lambda right, f, Z, h: _one_sided(f, Z, -h)),
        ),
        Misconception(
            id="divided_by_h",
            title="You divided by h, so every slope is twice too large.",
            explanation="From Z - h to Z + h the distance is 2h.",
            look_at="The denominator.",
            hint=3,
            wrong=(lambda right, f, Z, h: 2 * right,),
        ),
        Misconception(
            id="not_divided",
            title="The difference of f is not divided by the whole distance, 2h.",
            explanation="A slope says how fast f moves, not how far: a difference of f divided by a distance in Z. "
            "Python works from left to right, so `/ 2 * h` halves and then multiplies by h.",
            look_at="The denominator: is the whole of 2h there, in brackets?",
            hint=3,
            wrong=(
                lambda right, f, Z, h: right * 2 * h,
                lambda right, f, Z, h: right * h,
                lambda right, f, Z, h: right * h * h,
            ),
        ),
        Misconception(
            id="missing_brackets",
            title="Only the second value of f was divided.",
            explanation="Division binds tighter than subtraction: f(above) - f(below) / (2h) divides f(below) alone.",
            look_at="The brackets around the numerator.",
            hint=3,
            wrong=(
                lambda right, f, Z, h: _entry_by_entry(Z, h, lambda above, below: f(above) - f(below) / (2 * h)),
                lambda right, f, Z, h: _entry_by_entry(Z, h, lambda above, below: f(above) - f(below) / 2 * h),
            ),
        ),
        Misconception(
            id="same_point_twice",
            title="Both values of f were taken at the same point, so every slope is 0.",
            explanation="`below = above` makes no copy: both names mean one array, and moving one moves the other.",
            look_at="Make two copies of Z, one for each side.",
            hint=2,
            wrong=(lambda right, f, Z, h: np.zeros(Z.shape),),
        ),
        Misconception(
            id="own_step",
            title="You used a step of your own in place of h.",
            explanation="h is an argument. Who calls the function decides how far to move.",
            look_at="Where does h enter?",
            hint=3,
            wrong=tuple(lambda right, f, Z, h, own=own: central_differences(f, Z, own) for own in (1e-3, 1e-5, 1e-7)),
        ),
        Misconception(
            id="not_moved_back",
            title="An entry was not put back before the next one moved.",
            explanation="From the second entry on, f was asked at a place where earlier entries had moved as well.",
            look_at="What each entry of your copy holds after its turn.",
            hint=2,
            wrong=(lambda right, f, Z, h: _left_at(f, Z, h, -1),),
        ),
        Misconception(
            id="lower_value_at_Z",
            title="Your second value of f was taken at Z itself, not h below it.",
            explanation="From Z + h one step of h leads back to Z. Two lead to Z - h.",
            look_at="How far does the entry move between your two calls of f?",
            hint=3,
            wrong=(lambda right, f, Z, h: _one_sided(f, Z, h) / 2,),
        ),
        Misconception(
            id="all_entries_at_once",
            title="You moved all entries of Z together, so you got one slope for all of them.",
            explanation="The gradient has one number for each entry: how f changes when only that entry moves.",
            look_at="Go through the entries one by one. `np.ndindex(Z.shape)` gives their places.",
            hint=2,
            wrong=(
                lambda right, f, Z, h: _together(f, Z, h),
                lambda right, f, Z, h: np.full(Z.shape, _together(f, Z, h)),
            ),
        ),
        Misconception(
            id="sign",
            title="All your slopes have the wrong sign.",
            explanation="The difference is f on the right minus f on the left.",
            look_at="The order of the two terms in the numerator.",
            hint=3,
            wrong=(lambda right, f, Z, h: -right,),
        ),
        Misconception(
            id="one_index",
            title="You counted the entries with one index, but Z has rows and columns.",
            explanation="With one index, `Z[i]` is a whole row, and there are fewer rows than entries.",
            look_at="How many numbers does an index of Z need? `np.ndindex(Z.shape)` counts through all of them.",
            hint=2,
            sign=stopped(IndexError, r"out of bounds for axis 0"),
        ),
        Misconception(
            id="rows_at_once",
            title="You moved a whole row at a time.",
            explanation="`Z[i]` is a row. All its entries move together, and what comes out is the sum of their "
            "derivatives.",
            look_at="How many numbers does an index of Z need?",
            hint=2,
            wrong=(lambda right, f, Z, h: np.broadcast_to(_rows(f, Z, h), Z.shape),),
        ),
    ),
    hints=(
        Hint(
            "What am I given, and what do I give back?",
            "`f` is a function: it takes an array of Z's shape and gives one number. You give back an array of "
            "floats, of Z's shape, that says for each entry how fast that number changes when the entry does.",
        ),
        Hint(
            "How do I move only one entry?",
            "Copy Z into an array of floats, change one entry of the copy, and call f with the copy. Put the entry "
            "back before the next one moves. `np.ndindex` gives all places, in any number of dimensions.",
        ),
        Hint(
            "What exactly is the formula?",
            "For the entry $Z_{ij}$: $\\dfrac{f(\\ldots, Z_{ij}+h, \\ldots) - f(\\ldots, Z_{ij}-h, \\ldots)}{2h}$.",
        ),
    ),
)


def _one_sided(f, Z, h):
    point = np.array(Z, dtype=float)
    moves = np.eye(point.size).reshape(point.size, *point.shape) * h
    return np.array([(f(point + move) - f(point)) / h for move in moves]).reshape(point.shape)


def _entry_by_entry(Z, h, slope):
    """`slope(above, below)` for each entry, with Z raised and lowered by h in that entry alone."""
    point = np.array(Z, dtype=float)
    moves = np.eye(point.size).reshape(point.size, *point.shape) * h
    return np.array([slope(point + move, point - move) for move in moves]).reshape(point.shape)


def _left_at(f, Z, h, end):
    """Central differences on one array, where each entry stays at `end` steps from its place after its turn."""
    point = np.array(Z, dtype=float)
    slopes = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        centre = point[index]
        point[index] = centre + h
        above = f(point.copy())
        point[index] = centre - h
        below = f(point.copy())
        slopes[index] = (above - below) / (2 * h)
        point[index] = centre + end * h
    return slopes


def _together(f, Z, h):
    return (f(Z + h) - f(Z - h)) / (2 * h)


def _truncated(f, Z, h):
    """Central differences on an array that cannot hold the fractions: Z + h is cut back to Z, Z - h is not."""
    slopes = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        above, below = Z.copy(), Z.copy()
        above[index], below[index] = int(Z[index] + h), int(Z[index] - h)
        slopes[index] = (f(above) - f(below)) / (2 * h)
    return slopes
