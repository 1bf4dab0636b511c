"""Showing a verdict in a notebook, where one is listening."""

from IPython.core.getipython import get_ipython
from IPython.display import display


def is_listening() -> bool:
    """Whether this code runs in IPython, so that something displayed will be seen."""
    return get_ipython() is not None


def show(text: str, html: str) -> None:
    """Display HTML, with plain text for front ends that cannot show it."""
    display({"text/plain": text, "text/html": html}, raw=True)  # type: ignore[no-untyped-call]
