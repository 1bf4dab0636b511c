"""How a failed check of the course explains itself to the engine; nbgrader_config.py names it."""

from autograder.engine.explanation import Explanation
from course.checks import CheckFailed


def explanation(error: BaseException) -> Explanation | None:
    """The words, what the numbers show and the catalogue's name that a failed check carries; None for other errors."""
    if not isinstance(error, CheckFailed):
        return None
    report = error.report
    observation = " ".join(report.shows) if report else ""
    headline = report.headline or report.heading if report else ""
    return Explanation(str(error), error.misconception, observation, headline, is_displayed=error.displayed)
