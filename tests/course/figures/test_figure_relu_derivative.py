"""ReLU, its slope and its subgradients, as drawn."""

import numpy as np

from course import figures


def curves(picture: figures.Picture, panel: int) -> list[np.ndarray]:
    return [line.get_xydata() for line in picture.figure.axes[panel].lines]


def test_relu_and_its_slope_share_the_axis() -> None:
    above, below = figures.relu_and_slope().figure.axes
    assert above.get_xlim() == below.get_xlim() == (-3, 3)


def test_slope_jumps_between_two_open_ends() -> None:
    """What happens at 0 is a question of the lesson: the figure before it does not give the answer away."""
    picture = figures.relu_and_slope()
    below = picture.figure.axes[1]
    (ends,) = [line for line in below.lines if line.get_marker() == "o"]
    np.testing.assert_array_equal(ends.get_xydata(), [(0, 0), (0, 1)])
    assert ends.get_markerfacecolor() == below.get_facecolor() or ends.get_markerfacecolor() == "#ffffff"
    assert "course" not in picture.alt


def test_every_line_of_the_fan_touches_relu_from_below() -> None:
    *fan, relu = curves(figures.subgradients_at_zero(), 0)
    np.testing.assert_array_equal(relu, [(-2, 0), (0, 0), (2, 2)])
    slopes = set()
    for (x0, y0), (x1, y1) in fan:
        slopes.add((y1 - y0) / (x1 - x0))
        assert y0 == -y1
        assert y0 <= max(x0, 0)
        assert y1 <= max(x1, 0)
    assert slopes == {0, 0.25, 0.5, 0.75, 1}


def test_words_name_what_is_taken_at_zero() -> None:
    alt = figures.subgradients_at_zero().alt
    assert "Slope 1: torch.clamp(z, min=0)." in alt
    assert "Slope 0.5: torch.maximum(z, zeros), and central differences." in alt
    assert "Slope 0: torch.relu and this course." in alt


def test_central_differences_take_a_half() -> None:
    from course.gradient import central_differences

    assert central_differences(lambda z: float(np.maximum(z, 0).sum()), [0.0]) == 0.5
