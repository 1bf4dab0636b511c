"""standardise(known, new) -> (known_std, new_std): both in the units that the known samples set."""

import numpy as np

from course.catalogue.entries import Exercise, Hint, Misconception, Probe
from course.catalogue.probes import SINGLE_PRECISION, WHOLE_NUMBERS, changed, mixed
from course.catalogue.stopped import either, stopped
from course.gradient import Floats

TWO_NEW = "two new samples"


def _by(mean, std):
    """A wrong formula: both parts minus mean(part, known, new), divided by std(part, known, new)."""

    def wrong(right, known, new):
        return tuple((part - mean(part, known, new)) / std(part, known, new) for part in (known, new))

    return wrong


def _mean(values):
    return np.mean(values, axis=1, keepdims=True)


def _std(values, ddof=0):
    return np.std(values, axis=1, keepdims=True, ddof=ddof)


def _both(known, new):
    return np.concatenate([known, new], axis=1)


def _in_units_of_known(known: Floats, new: Floats) -> tuple[Floats, Floats]:
    """The formula that the lesson prints: minus the mean of each row of `known`, divided by its standard deviation."""
    sums = np.sum(known, axis=1, keepdims=True, dtype=float)
    means = sums / known.shape[1]
    spread = np.sqrt(np.sum((known - means) ** 2, axis=1, keepdims=True) / known.shape[1])
    return (known - means) / spread, (new - means) / spread


STANDARDISE = Exercise(
    name="standardise",
    arguments=("known", "new"),
    outputs=("known_std", "new_std"),
    probes=lambda: (
        Probe((mixed(701, (2, 5)), mixed(702, (2, 3)) + 4.5)),
        Probe((mixed(703, (3, 4)) * 20, mixed(704, (3, 6))), "rows of another size than the columns"),
        Probe((mixed(705, (2, 6)) / 2 + 4, mixed(706, (2, 2))), TWO_NEW),
        Probe((np.array([[2, -5, 9, 4], [7, 3, -6, 8]]), np.array([[5, -3], [2, 6]])), WHOLE_NUMBERS),
        Probe((mixed(707, (4, 7)).astype(np.float32), mixed(708, (4, 2)).astype(np.float32)), SINGLE_PRECISION),
    ),
    oracle=_in_units_of_known,
    misconceptions=(
        Misconception(
            id="changed_in_place",
            title="Your function changes the array that it was given.",
            explanation="Whoever called it may still want the numbers in their own units, and finds them gone.",
            look_at="Lines such as `known -= ...`: they write into the caller's array.",
            hint=2,
            sign=either(changed(0), changed(1), stopped(TypeError, "Cannot cast ufunc", line=r"[-/]=")),
        ),
        Misconception(
            id="new_by_itself",
            title="Each part is standardised by itself.",
            explanation="Then the same person gets other numbers in another company, and a network that learned in "
            "one unit is asked in another. A single new person would even be 0 in every row, or no number at all.",
            look_at="Whose mean and whose standard deviation stand in the line for the new samples?",
            hint=1,
            wrong=(
                _by(lambda part, known, new: _mean(part), lambda part, known, new: _std(part)),
                _by(lambda part, known, new: _mean(part), lambda part, known, new: _std(part, ddof=1)),
            ),
        ),
        Misconception(
            id="leak",
            title="You took mean and standard deviation of both parts together.",
            explanation="This is called leakage: the new samples had a say in what the network learns from, and so "
            "they are no longer new.",
            look_at="Which samples may the two statistics see?",
            hint=1,
            wrong=(
                _by(
                    lambda part, known, new: _mean(_both(known, new)),
                    lambda part, known, new: _std(_both(known, new)),
                ),
                _by(
                    lambda part, known, new: _mean(_both(known, new)),
                    lambda part, known, new: _std(_both(known, new), ddof=1),
                ),
            ),
        ),
        Misconception(
            id="statistics_of_new",
            title="You took mean and standard deviation of the new samples, for both parts.",
            explanation="The known samples set the units. The new ones may not be looked at.",
            look_at="Which of the two arguments do you take the mean of?",
            hint=1,
            wrong=(_by(lambda part, known, new: _mean(new), lambda part, known, new: _std(new)),),
        ),
        Misconception(
            id="own_mean",
            title="The new samples lost their own mean, and not that of the known ones.",
            explanation="Both statistics come from the known samples, the mean as well as the standard deviation.",
            look_at="The line for the new samples: which mean stands there?",
            hint=1,
            wrong=(
                _by(lambda part, known, new: _mean(part), lambda part, known, new: _std(known)),
                _by(lambda part, known, new: _mean(known), lambda part, known, new: _std(part)),
            ),
        ),
        Misconception(
            id="one_number_for_all",
            title="You took one mean over the whole table.",
            explanation="Each row is another measurement, with a unit of its own. Years and blood sugar have no common "
            "mean that says anything.",
            look_at="The axis of your mean.",
            hint=2,
            wrong=(_by(lambda part, known, new: np.mean(known), lambda part, known, new: np.std(known)),),
        ),
        Misconception(
            id="over_the_rows",
            title="You averaged over the measurements of one person, instead of over the people.",
            explanation="Columns are samples. A mean over a column adds years to blood pressure.",
            look_at="The axis: which one runs over the samples?",
            hint=2,
            wrong=(
                _by(
                    lambda part, known, new: np.mean(known, axis=0, keepdims=True),
                    lambda part, known, new: np.std(known, axis=0, keepdims=True),
                ),
                _by(lambda part, known, new: np.mean(known, axis=0), lambda part, known, new: np.std(known, axis=0)),
            ),
        ),
        Misconception(
            id="lost_axis",
            title="Your mean has lost an axis: it is flat, of shape (n,), and not a column.",
            explanation="A column of shape (n, 1) is subtracted from each sample. A flat array of n numbers is taken "
            "for one number per column, and with n columns it is so without a word.",
            look_at="The option of `np.mean` and `np.std` that keeps the axis.",
            hint=2,
            wrong=(
                _by(lambda part, known, new: np.mean(known, axis=1), lambda part, known, new: np.std(known, axis=1)),
            ),
        ),
        Misconception(
            id="ddof",
            title="You divided by m - 1 in the standard deviation. Here it is m.",
            explanation="m - 1 makes up for the mean being measured on the same samples, and is as good a unit. But it "
            "is another one: with it the known samples do not have a standard deviation of 1 by NumPy's default.",
            look_at="The option `ddof`.",
            hint=3,
            wrong=(_by(lambda part, known, new: _mean(known), lambda part, known, new: _std(known, ddof=1)),),
        ),
        Misconception(
            id="variance",
            title="You divided by the variance.",
            explanation="The variance has the square of the unit. Divide years by years, and not by years squared.",
            look_at="Is a square root missing?",
            hint=3,
            wrong=(_by(lambda part, known, new: _mean(known), lambda part, known, new: _std(known) ** 2),),
        ),
        Misconception(
            id="only_centred",
            title="You subtracted the mean and did not divide.",
            explanation="The rows have a mean of 0 then, and still their own units.",
            look_at="The second half of the formula.",
            hint=3,
            wrong=(_by(lambda part, known, new: _mean(known), lambda part, known, new: 1),),
        ),
        Misconception(
            id="only_scaled",
            title="You divided by the standard deviation and did not subtract the mean.",
            explanation="A body mass index would still be near 6 for everybody, and a hidden unit open for nearly all "
            "or nearly none.",
            look_at="The first half of the formula.",
            hint=3,
            wrong=(_by(lambda part, known, new: 0, lambda part, known, new: _std(known)),),
        ),
        Misconception(
            id="missing_brackets",
            title="You divided only the mean. A pair of brackets is missing.",
            explanation="Division binds more strongly than subtraction: `a - b / c` is a - (b / c).",
            look_at="What is divided in your line?",
            hint=3,
            wrong=(lambda right, known, new: tuple(part - _mean(known) / _std(known) for part in (known, new)),),
        ),
        Misconception(
            id="smallest_to_largest",
            title="You scaled by the smallest and the largest value.",
            explanation="That is another way to lose the units: all known values lie between 0 and 1. One strange "
            "value decides about the scale of all others there.",
            look_at="Which two numbers does the formula take from each row?",
            hint=3,
            wrong=(
                _by(
                    lambda part, known, new: known.min(axis=1, keepdims=True),
                    lambda part, known, new: np.ptp(known, axis=1, keepdims=True),
                ),
            ),
        ),
    ),
    hints=(
        Hint(
            "Why not standardise each part by itself?",
            "A network that has learned in one unit must be asked in the same. The known samples set the unit, once. "
            "The new ones are only translated into it. What comes out of them need not have a mean of 0.",
        ),
        Hint(
            "What is known of each row?",
            "Its mean and its standard deviation: one number of each per row, so two columns of shape (n, 1). "
            "`np.mean` and `np.std` take an `axis`, and `keepdims=True` keeps the column. Make new arrays from them.",
        ),
        Hint(
            "What is the formula?",
            "$\\dfrac{x_{ij} - \\mu_i}{\\sigma_i}$ for both parts, with $\\mu_i = \\frac{1}{m} \\sum_j x_{ij}$ and "
            "$\\sigma_i^2 = \\frac{1}{m} \\sum_j (x_{ij} - \\mu_i)^2$ over the $m$ known samples.",
        ),
    ),
)
