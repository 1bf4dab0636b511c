"""How far it is: a bar on a terminal, a line now and then elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

LINE_SECONDS = 15.0


class Steps(Protocol):
    """What the work tells of itself."""

    def done(self) -> None:
        """One more is done."""

    def dropped(self) -> None:
        """One fewer is to be done: nothing had to be done about it."""


@contextmanager
def progress(console: Console, what: str, total: int) -> Iterator[Steps]:
    """Show how many of `total` are done, how fast it goes, and how long the rest will take."""
    if console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
        with Progress(*columns, console=console) as bar:
            yield _Bar(bar, what, total)
    else:
        lines = _Lines(console, what, total)
        yield lines
        if lines.total:
            lines.say()


def rate(per_second: float) -> str:
    """As in "7.3 a second", or "12 a minute" where it is slow."""
    number, unit = (per_second, "second") if per_second >= 1 else (60 * per_second, "minute")
    return f"{number:.{0 if number >= 10 else 1}f} a {unit}"


def duration(seconds: float) -> str:
    """As in "40 s" and "3 min"."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(rate(speed) if speed else "")


class _Bar:
    def __init__(self, bar: Progress, what: str, total: int) -> None:
        self.bar, self.total = bar, total
        self.task = bar.add_task(what, total=total)

    def done(self) -> None:
        self.bar.advance(self.task)

    def dropped(self) -> None:
        self.total -= 1
        self.bar.update(self.task, total=self.total)


class _Lines:
    def __init__(self, console: Console, what: str, total: int) -> None:
        self.console, self.what, self.total = console, what, total
        self.count = 0
        self.began = self.said = monotonic()

    def done(self) -> None:
        self.count += 1
        if monotonic() - self.said > LINE_SECONDS:
            self.say()

    def dropped(self) -> None:
        self.total -= 1

    def say(self) -> None:
        """One line: "grading 01_relu: 120 of 400, 7.3 a second, 38 s left"."""
        self.said = monotonic()
        speed = self.count / max(self.said - self.began, 1e-3)
        told = [f"{self.what}: {self.count} of {self.total}"]
        if self.count:
            told.append(rate(speed))
        if 0 < self.count < self.total:
            told.append(f"{duration((self.total - self.count) / speed)} left")
        self.console.print(", ".join(told), highlight=False)
