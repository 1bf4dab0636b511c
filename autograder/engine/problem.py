"""What keeps the work from going on, told to a person."""

from autograder.engine.printable import printable_name

_LONGEST = 300  # characters of an unforeseen error


class Problem(Exception):
    """Work cannot begin, or go on. The message is one sentence: what, where, what to do.

    Commands print it and exit with 1.
    """


class OneProblem(Problem):
    """The work on one student cannot go on; that on the others does."""


def concerns_all(error: Exception) -> bool:
    """Whether what went wrong in the work on one student would go wrong for everybody."""
    return isinstance(error, Problem) and not isinstance(error, OneProblem)


def in_words(error: Exception) -> str:
    """What is said of an error, foreseen or not: a Problem's own sentence, else one about the error."""
    if isinstance(error, Problem):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        words = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        return f"{printable_name(words)[:_LONGEST]}."
    words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"{printable_name(words)[:_LONGEST]}. Run this again: it goes on from here."
