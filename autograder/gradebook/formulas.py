"""Formulas as MathML, which browsers draw by themselves: no script, nothing to fetch, readable to a screen reader."""

import re

from math_core import LatexError, LatexToMathML

__all__ = ["LatexError", "mathml"]

# The prime of a derivative. Its sign is raised already: as a superscript Chromium makes it too small to be seen.
_PRIME = re.compile(r"<msup>(<m(?:i|text)>[^<]*</m(?:i|text)>)<mo>(′+)</mo></msup>")
_converter = LatexToMathML(fancy_error=False)


def mathml(latex: str, *, is_block: bool) -> str:
    """The formula as a `<math>` element. Raises LatexError where it cannot be read."""
    made = _converter.convert_with_local_state(latex, displaystyle=is_block)
    return _PRIME.sub(r'<mrow>\1<mo lspace="0" rspace="0">\2</mo></mrow>', made)
