"""What whoever builds the site is told when it cannot be built."""


class Problem(Exception):
    """The site cannot be built. The message is one sentence: what, where, what to do."""
