"""Whether a person runs the cell. Only then is anything recorded."""

from typing import Any

from IPython.core.getipython import get_ipython


def is_attended() -> bool:
    """Whether the cell that is running was sent by somebody who could also be asked for input.

    Jupyter's protocol says so with each cell, as `allow_stdin`. JupyterLab, Notebook, VS Code and the console say yes.
    nbclient says no, and with it whatever runs a notebook from end to end: nbgrader's autograde and its button
    Validate, nbconvert, the tests, a page that is built. Where there is no kernel, as in the autograder, nobody can
    be asked.
    """
    kernel: Any = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return False
    return bool(kernel.get_parent().get("content", {}).get("allow_stdin", False))
