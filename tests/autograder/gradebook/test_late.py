"""Late penalties come from the plugin that the course's settings name, as with nbgrader."""

import logging

import pytest
from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float
from traitlets.config import Config

from autograder.engine.problem import Problem
from autograder.gradebook.late import late_penalty


class HourlyPlugin(LateSubmissionPlugin):
    """A course's own plugin."""

    points = Float(0.5, help="Points for each hour. Default: 0.5.").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        return self.points * total_seconds_late / 3600


class BrokenPlugin(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        return score / 0


def settings(plugin: type, **more: object) -> Config:
    return Config({"AssignLatePenalties": {"plugin_class": plugin}, **more})


def test_nbgraders_own() -> None:
    assert late_penalty(Config())("ada", 9.0, 60.0) is None
    assert late_penalty(Config({"LateSubmissionPlugin": {"penalty_method": "zero"}}))("ada", 9.0, 60.0) == 9.0


def test_a_courses_own() -> None:
    assert late_penalty(settings(HourlyPlugin))("ada", 9.0, 7200.0) == 1.0
    penalty = late_penalty(settings(HourlyPlugin, HourlyPlugin={"points": 2.0}), logging.getLogger("late"))
    assert penalty("ada", 9.0, 7200.0) == 4.0


def test_one_that_fails_is_named() -> None:
    with pytest.raises(Problem, match=r"^ada: the plugin for late penalties, test_late\.BrokenPlugin, failed: Zero"):
        late_penalty(settings(BrokenPlugin))("ada", 9.0, 60.0)
