"""The cell that imports `course`, made to say what to do where there is none.

A notebook may be opened on another Python than the one that has the course: in VS Code, on Colab, by a double click.
An author writes the import alone; in every notebook that is built, the sentence stands around it.
"""

import re
from textwrap import indent

# With the imports before it: that Python may not have NumPy either.
_IMPORTS = re.compile(r"^(?:(?:import|from) .+\n+)*from course import .+$", re.MULTILINE)
REMEDY = "This Python has no {missing.name}. Choose the kernel that has it, or %pip install the course's wheel here."
_AROUND = """\
try:
{imports}
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        f"{remedy}"
    ) from None"""


def with_remedy(source: str) -> str:
    """The source of a code cell. An import of the course at its top level says what to do where it fails."""
    return _IMPORTS.sub(lambda lines: _AROUND.format(imports=indent(lines[0], "    "), remedy=REMEDY), source)
