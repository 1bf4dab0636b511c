"""The course's own late rule, set in nbgrader_config.py: a plugin for late penalties as nbgrader has them."""

from datetime import timedelta
from math import ceil

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Enum, Float, TraitError, Unicode, validate
from traitlets.config import Config

from autograder.engine.problem import Problem
from autograder.gradebook.durations import read_duration

_UNITS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}


class LateRule(LateSubmissionPlugin):  # type: ignore[misc]
    """Takes off points, per cent, or both, for each day or hour that has begun. As it stands, nothing.

    nbgrader asks it about each notebook of a lesson by itself, and bounds what it says by the notebook's score.
    """

    points = Float(0.0, min=0.0, help="Points for each day or hour. Default: 0.").tag(config=True)
    percent = Float(
        0.0, min=0.0, max=100.0, help="Per cent of the points earned, for each day or hour. Default: 0."
    ).tag(config=True)
    per = Enum(("day", "hour"), "day", help="What is counted, once it has begun. Default: day.").tag(config=True)
    grace = Unicode(
        help='Lateness that costs nothing, as in "15 min". What is later counts from the due date. Default: none.'
    ).tag(config=True)
    cut_off = Unicode(help='What is later than this gets no points, as in "7 days". Default: never.').tag(config=True)

    @validate("grace", "cut_off")  # type: ignore[untyped-decorator]
    def _is_duration(self, proposal: dict[str, str]) -> str:
        text = proposal["value"]
        try:
            self._length(text)
        except Problem as error:
            raise TraitError(str(error)) from error
        return text

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """The points to take off, None where it costs nothing."""
        late = timedelta(seconds=total_seconds_late)
        if late <= self._length(self.grace):
            return None
        if self.cut_off and late > self._length(self.cut_off):
            return score
        begun = ceil(late / _UNITS[self.per])
        lost: float = round(begun * (self.points + score * self.percent / 100), 2)
        if lost:
            return lost
        whole: float | None = super().late_submission_penalty(student_id, score, total_seconds_late)
        return whole

    @staticmethod
    def _length(text: str) -> timedelta:
        return read_duration(text) if text else timedelta()


def cut_off(config: Config) -> timedelta | None:
    """How late work may be that counts at all, by the course's settings; None where it always counts.

    An instructor's own plugin may have no such thing.
    """
    text = str(config.get("LateRule", {}).get("cut_off", ""))
    return read_duration(text) if text else None
