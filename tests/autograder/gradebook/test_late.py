"""Late penalties come from the plugin that the course's settings name, as with nbgrader."""

import logging
import sys
from pathlib import Path

import pytest
from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float
from traitlets.config import Config

from autograder.engine.problem import Problem
from autograder.gradebook.late import late_penalty
from autograder.gradebook.rows import Penalty

LATE_RULE = "autograder.gradebook.late_rule.LateRule"
HOUR, DAY = 3600.0, 86400.0


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


def penalty(config: Config, root: Path = Path(), log: logging.Logger | None = None) -> Penalty:
    return late_penalty(config, root, log)


def rule(**settings: object) -> Penalty:
    return penalty(Config({"AssignLatePenalties": {"plugin_class": LATE_RULE}, "LateRule": settings}))


def test_nbgraders_own() -> None:
    assert penalty(Config())("ada", 9.0, 60.0) is None
    assert penalty(Config({"LateSubmissionPlugin": {"penalty_method": "zero"}}))("ada", 9.0, 60.0) == 9.0


def test_a_courses_own() -> None:
    assert penalty(settings(HourlyPlugin))("ada", 9.0, 7200.0) == 1.0
    doubled = penalty(settings(HourlyPlugin, HourlyPlugin={"points": 2.0}), log=logging.getLogger("late"))
    assert doubled("ada", 9.0, 7200.0) == 4.0


def test_one_that_fails_is_named() -> None:
    with pytest.raises(Problem, match=r"^ada: the plugin for late penalties, test_late\.BrokenPlugin, failed: Zero"):
        penalty(settings(BrokenPlugin))("ada", 9.0, 60.0)


@pytest.mark.parametrize(
    ("settings", "late", "lost"),
    [
        ({}, 30 * DAY, None),
        ({"percent": 10}, 1, 1.0),
        ({"percent": 10}, DAY, 1.0),
        ({"percent": 10}, DAY + 1, 2.0),
        ({"percent": 10, "per": "hour"}, 3 * HOUR + 1, 4.0),
        ({"points": 0.5}, 2 * DAY, 1.0),
        ({"points": 0.5, "percent": 10}, 2 * DAY, 3.0),
        ({"percent": 10, "grace": "15 min"}, HOUR / 4, None),
        ({"percent": 10, "grace": "15 min"}, HOUR / 4 + 1, 1.0),
        ({"percent": 10, "cut_off": "2d"}, 2 * DAY, 2.0),
        ({"percent": 10, "cut_off": "2d"}, 2 * DAY + 1, 10.0),
        ({"cut_off": "2d"}, DAY, None),
        ({"cut_off": "2d"}, 3 * DAY, 10.0),
        ({"penalty_method": "zero", "grace": "1h"}, 2 * HOUR, 10.0),
        ({"penalty_method": "zero", "grace": "1h"}, HOUR, None),
    ],
)
def test_the_rule_of_the_settings(settings: dict[str, object], late: float, lost: float | None) -> None:
    assert rule(**settings)("ada", 10.0, late) == lost


@pytest.mark.parametrize("wrong", [{"percent": 101}, {"percent": -1}, {"per": "week"}, {"grace": "soon"}])
def test_a_rule_that_cannot_be_is_one_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(Problem, match=r"^nbgrader_config\.py: the late rule cannot be set so: ") as caught:
        rule(**wrong)
    assert "\n" not in str(caught.value)


OWN = """
from nbgrader.plugins import LateSubmissionPlugin
from beside import POINTS

class Mine(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return POINTS
"""


def beside(root: Path, name: str = "own_rule.Mine") -> Penalty:
    return penalty(Config({"AssignLatePenalties": {"plugin_class": name}}), root)


def test_a_plugin_in_a_file_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "own_rule.py").write_text(OWN)
    (tmp_path / "beside.py").write_text("POINTS = 3")
    path = [*sys.path]
    assert beside(tmp_path)("ada", 9.0, 60.0) == 3.0
    assert sys.path == path
    assert not {"own_rule", "beside"} & {*sys.modules}
    other = tmp_path / "other"
    other.mkdir()
    (other / "own_rule.py").write_text(OWN.replace("from beside import POINTS", "POINTS = 5"))
    assert beside(other)("ada", 9.0, 60.0) == 5.0


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (None, "own_rule.Mine", "No module named"),
        (None, "Mine", "Empty module name"),
        ("", "own_rule.Mine", "has no attribute 'Mine'"),
        ("Mine = 3", "own_rule.Mine", "it is no plugin of nbgrader's"),
        ("class Mine: pass", "own_rule.Mine", "it is no plugin of nbgrader's"),
        ("def", "own_rule.Mine", "SyntaxError"),
        ("1 / 0", "own_rule.Mine", "ZeroDivisionError"),
    ],
)
def test_a_plugin_that_cannot_be_had_is_one_sentence(text: str | None, name: str, reason: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "own_rule.py").write_text(text)
    with pytest.raises(Problem, match=r"^nbgrader_config\.py: c\.AssignLatePenalties\.plugin_class is ") as caught:
        beside(tmp_path, name)
    assert reason in str(caught.value)
    assert "late.Mine is the class Mine in the file late.py beside" in str(caught.value)
