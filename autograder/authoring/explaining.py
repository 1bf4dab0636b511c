"""How a failed check of the course explains itself to the engine; nbgrader_config.py names it."""

import sys

from autograder.engine.explanation import Explanation


def explanation(error: BaseException) -> Explanation | None:
    """The words, what the numbers show and the catalogue's name that a failed check carries; None for other errors."""
    checks = sys.modules.get("course.checks")  # which a judge has only where the lesson imports the course
    if checks is None or not isinstance(error, checks.CheckFailed):
        return None
    report = error.report
    observation = " ".join(report.shows) if report else ""
    headline = report.headline or report.heading if report else ""
    return Explanation(str(error), error.misconception, observation, headline, is_displayed=error.displayed)
