"""Checks that name the mistake: `check`, `check_at_zero` and `gradient_check`."""

from course.checks.public import check, check_at_zero, gradient_check
from course.checks.result import CheckFailed, CheckResult

__all__ = ["CheckFailed", "CheckResult", "check", "check_at_zero", "gradient_check"]
