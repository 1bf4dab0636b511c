"""Words that the tests of the wheel share: how a student's Python is started, and what a lesson is after Run All."""

import sys
from collections.abc import Callable

from nbformat import NotebookNode

# Without `site`, nothing that the checkout has put beside the installed packages is followed.
ALONE = [sys.executable, "-S"]

Run = Callable[[NotebookNode], NotebookNode]
Play = Callable[[str, str], NotebookNode]
