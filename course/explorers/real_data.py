"""Lesson 7's explorer: networks that learn from more or fewer people, and what they explain of people who are new."""

from course.explorers.real_data_picture import draw_scores
from course.explorers.widget import Choice, Explorer, Scene
from course.networks.real_data import EPOCHS, INPUTS, SIZES, WIDTHS, line, over_epochs, over_sizes


def describe(inputs: str, width: int, size: int, epochs: int) -> str:
    """The picture in three sentences."""
    scores, best, at = over_epochs(inputs, width, size), line(inputs, size), EPOCHS.index(epochs)
    training, validation = scores.training[at], scores.validation[at]
    units = f"{width} hidden units" if width else "no hidden units"
    words = (
        f"{size} people, {inputs}, {units}, {epochs} epoch{'' if epochs == 1 else 's'}: "
        f"R² is {training:.2f} on the training part and {validation:.2f} on the validation part. "
        f"The gap is {training - validation:.2f}. "
        f"The best straight line has {best.training:.2f} and {best.validation:.2f}."
    )
    return words.replace("-", "−")


def draw(inputs: str, width: str, size: str, epochs: str) -> Scene:
    """The explorer's picture for one choice."""
    chosen = inputs, int(width), int(size), int(epochs)
    summary = describe(*chosen)
    scores = over_epochs(*chosen[:3]), over_sizes(inputs, chosen[1], chosen[3])
    label = f"R² over the epochs, and over the number of people learned from. {summary}"
    return Scene(draw_scores(*scores, line(inputs, chosen[2]), chosen[2], chosen[3], label), summary)


def learning_curves() -> Explorer:
    """Choices for measurements, hidden units, people to learn from and epochs of networks on the diabetes data."""
    return Explorer(
        draw,
        [
            Choice("inputs", "measurements", tuple(INPUTS), "all ten"),
            Choice("width", "hidden units", tuple(str(width) for width in WIDTHS), "20"),
            Choice("size", "people", tuple(str(size) for size in SIZES), "300"),
            Choice("epochs", "epochs", tuple(str(epochs) for epochs in EPOCHS), "200"),
        ],
    )
