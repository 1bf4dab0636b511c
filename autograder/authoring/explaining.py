"""How a failed check of the course explains itself to the engine; nbgrader_config.py names it."""

from autograder.engine.explanation import Explanation
from course.checks import CheckFailed


def explanation(error: BaseException) -> Explanation | None:
    """The words and the catalogue's name that a failed check carries; None for any other error."""
    if not isinstance(error, CheckFailed):
        return None
    return Explanation(str(error), error.misconception, is_displayed=error.displayed)
