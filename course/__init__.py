"""What the notebooks of the course import: checks, hints, explorers and figures.

from course import check, explore, figures, hint
"""

from course import explorers as explore
from course import figures
from course.checks import CheckFailed, CheckResult, check, check_at_zero, gradient_check
from course.hints import hint

__all__ = [
    "CheckFailed",
    "CheckResult",
    "check",
    "check_at_zero",
    "explore",
    "figures",
    "gradient_check",
    "hint",
]
