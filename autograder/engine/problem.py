"""What keeps the work from going on, told to a person."""


class Problem(Exception):
    """Work cannot begin, or go on. The message is one sentence: what, where, what to do.

    Commands print it and exit with 1.
    """
