"""What the notebooks of the course import: checks, hints, explorers, figures, and where the learner stands.

from course import check, data, explore, figures, hint, progress
"""

from course import data, figures
from course import explorers as explore
from course.checks import CheckFailed, CheckResult, check, check_at_zero, gradient_check
from course.environment import check_environment
from course.hints import hint
from course.progress import progress

__version__ = "0.1.0"

__all__ = [
    "CheckFailed",
    "CheckResult",
    "check",
    "check_at_zero",
    "check_environment",
    "data",
    "explore",
    "figures",
    "gradient_check",
    "hint",
    "progress",
]
