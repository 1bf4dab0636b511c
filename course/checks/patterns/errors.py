"""What Python's own error shows, in the words of somebody who writes arrays: the same for every exercise.

The sentences are fixed. A function chooses the words of its error, and could tell hidden inputs with them.
"""

import re

from course.catalogue.entries import Observation
from course.catalogue.stopped import where
from course.checks.patterns.pattern import Pattern


def shown_by(seen: Observation) -> list[Pattern]:
    """A sentence on the error of a call, where its words are known ones, and Python's or NumPy's own."""
    stop = where(seen.error) if seen.error is not None else None
    if stop is not None and stop.line.startswith("raise"):
        return []
    for kind, holds, pattern in _KNOWN:
        if isinstance(seen.error, kind) and re.search(holds, str(seen.error)):
            return [pattern]
    return []


_TUPLE = Pattern(
    "tuple_for_an_array",
    "A tuple stands where an array is wanted. Some functions return two things, a result and a cache.",
)
_ONE_NUMBER = Pattern("array_for_a_number", "A whole array stands where a function wants one number.")
_KNOWN: tuple[tuple[type[Exception], str, Pattern], ...] = (
    (
        ValueError,
        "truth value of an array with more than one element",
        Pattern(
            "one_answer_for_many",
            "`if`, `and`, `or`, `not`, `max` and `min` want one yes or no. A whole array has many.",
        ),
    ),
    (
        ValueError,
        "not aligned|matmul: ",
        Pattern(
            "product_does_not_fit",
            "In a matrix product the left factor must have as many columns as the right one has rows.",
        ),
    ),
    (
        Exception,
        "could not (be )?broadcast|boolean index did not match",
        Pattern("entries_do_not_fit", "Entry by entry, two arrays must have the same shape, or a 1 where they differ."),
    ),
    (
        ValueError,
        "values to unpack",
        Pattern("unpacking", "On the left of `=` there are more or fewer names than there are things on the right."),
    ),
    (TypeError, "only integer scalar|only 0-dimensional|as an integer|as a data type|length-1|size-1", _ONE_NUMBER),
    (
        TypeError,
        "Cannot cast ufunc",
        Pattern(
            "decimals_into_whole_numbers",
            "Numbers with decimals were to be written into an array of whole numbers.",
        ),
    ),
    (
        KeyError,
        r"\{.*\}",
        Pattern(
            "braces_in_a_name",
            'The name still has its braces. Python fills them in where an f stands before the string: `f"W{l}"`.',
        ),
    ),
    (KeyError, "", Pattern("no_such_name", "A dict was asked for a name that it does not have.")),
    (
        UnboundLocalError,
        "",
        Pattern("never_set", "A name was used before it had a value: a branch or a loop that sets it was not entered."),
    ),
    (NameError, "", Pattern("unknown_name", "A name is used that nothing has been given to.")),
    (
        IndexError,
        "out of range|out of bounds",
        Pattern("past_the_end", "An index points past the end of what it counts in."),
    ),
    (IndexError, "", Pattern("wrong_index", "An index does not suit what it points into.")),
    (ValueError, "inhomogeneous", Pattern("unlike_arrays", "Arrays of different shapes were to be put into one.")),
    (TypeError, "'tuple'", _TUPLE),
    (AttributeError, "'tuple'", _TUPLE),
    (
        AttributeError,
        "",
        Pattern("no_such_attribute", "After a dot stands a name that the thing before it has not got."),
    ),
    (
        ValueError,
        "at least two elements|enough dimensions|at least one array|out of bounds",
        Pattern("too_few_axes", "A number, or an array with too few axes, stands where one with more is wanted."),
    ),
    (
        TypeError,
        "positional argument|keyword argument|required",
        Pattern("call", "A function was called with more or fewer arguments than it takes."),
    ),
    (TypeError, "not callable", Pattern("not_a_function", "Brackets follow something that is no function.")),
    (
        TypeError,
        "unsupported operand|not supported",
        Pattern("operator", "An operator stands between things that it does not work on. A power is `**`, not `^`."),
    ),
    (ZeroDivisionError, "", Pattern("divided_by_zero", "Something was divided by 0.")),
)
