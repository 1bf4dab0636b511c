"""Numbers as people write them."""

import pytest

from course.numerals import number, power_of_ten, scientific


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (4, "4"),
        (-1.5, "−1.5"),
        (-0.0, "0"),
        (-1e-9, "−1e−09"),
        (0.16, "0.16"),
        (3.14159, "3.142"),
        (12345, "1.234e+04"),
    ],
)
def test_number(value: float, written: str) -> None:
    assert number(value) == written


def test_number_that_rounds_to_zero_has_no_sign() -> None:
    assert number(-0.0, 2) == "0"


@pytest.mark.parametrize(("exponent", "written"), [(-12, "10⁻¹²"), (0, "1"), (1, "10¹"), (345, "10³⁴⁵")])
def test_power_of_ten(exponent: int, written: str) -> None:
    assert power_of_ten(exponent) == written


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (1e5, 4, "1 × 10⁵"),
        (1.9073e13, 4, "1.907 × 10¹³"),
        (-2.04e-12, 2, "−2 × 10⁻¹²"),
        (9.96e4, 2, "1 × 10⁵"),
    ],
)
def test_scientific(value: float, digits: int, written: str) -> None:
    assert scientific(value, digits) == written
