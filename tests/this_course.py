"""How this repository's settings want its lessons graded."""

from typing import Any

from repository import ROOT

from autograder.engine.additions import Additions
from autograder.gradebook.course import Course


def additions() -> dict[str, Any]:
    """What nbgrader_config.py says that this course adds to the engine."""
    return Additions(config=Course(ROOT).config).as_dict()
