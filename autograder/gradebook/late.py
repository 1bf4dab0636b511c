"""Late penalties, as the course's nbgrader_config.py settles them."""

import logging

from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from autograder.engine.problem import OneProblem
from autograder.gradebook.rows import Penalty


def late_penalty(config: Config, log: logging.Logger | None = None) -> Penalty:
    """What the plugin named by `c.AssignLatePenalties.plugin_class` takes off, by default nbgrader's own."""
    settings = AssignLatePenalties(config=config, **({"log": log} if log else {}))
    settings.init_plugin()
    plugin = settings.plugin_inst

    def penalty(student: str, score: float, seconds_late: float) -> float | None:
        try:
            points: float | None = plugin.late_submission_penalty(student, score, seconds_late)
        except Exception as error:
            name = f"{type(plugin).__module__}.{type(plugin).__name__}"
            raise OneProblem(
                f"{student}: the plugin for late penalties, {name}, failed: {error!r}. Mend it."
            ) from error
        return points

    return penalty
