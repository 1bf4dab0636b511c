"""Formulas as MathML, which browsers draw by themselves: no script, nothing to fetch, readable to a screen reader."""

from math_core import LatexError, LatexToMathML

__all__ = ["LatexError", "mathml"]

_converter = LatexToMathML(fancy_error=False)


def mathml(latex: str, *, is_block: bool) -> str:
    """The formula as a `<math>` element. Raises LatexError where it cannot be read."""
    return _converter.convert_with_local_state(latex, displaystyle=is_block)
