"""Numbers as people write them, for pictures, their words and reports."""

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 4) -> str:
    """`value` with at most `digits` significant digits, a real minus sign, no "-0"."""
    rounded = float(f"{value:.{digits}g}")
    return f"{rounded + 0.0:.{digits}g}".replace("-", "−")


def superscript(exponent: int) -> str:
    """A whole number as an exponent: ⁻¹²."""
    return str(exponent).translate(_SUPERSCRIPT)


def power_of_ten(exponent: int) -> str:
    """As the tick of a logarithmic axis: 10⁻³, and 1 for 10⁰."""
    return f"10{superscript(exponent)}" if exponent else "1"


def scientific(value: float, digits: int) -> str:
    """A number that is very large or very small, with at most `digits` significant digits: 1.907 × 10¹³."""
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return f"{number(float(mantissa), digits)} × {power_of_ten(int(exponent))}"
