"""How much of the machine there is to use."""

import os


def cores() -> int:
    """The cores that this process may use: in a container, or under taskset, fewer than the machine has."""
    return len(os.sched_getaffinity(0))
