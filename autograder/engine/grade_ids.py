"""Which exercise a test belongs to, by the names of their cells."""

from collections.abc import Iterable


def solution_of(test: str, solutions: Iterable[str]) -> str | None:
    """The solution that a test belongs to, both by grade_id: the longest that fits, or None.

    "test_relu_backward_hidden" belongs to "relu_backward", and not to "relu".
    """
    fitting = [name for name in solutions if f"{test}_".startswith(f"test_{name}_")]
    return max(fitting, key=len, default=None)
