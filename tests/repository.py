"""Where the repository is, for all tests, and how its settings want lessons graded."""

from pathlib import Path
from typing import Any

from autograder.engine.additions import Additions
from autograder.gradebook.course import Course

ROOT = Path(__file__).resolve().parents[1]


def additions() -> dict[str, Any]:
    """What nbgrader_config.py says that this course adds to the engine."""
    return Additions(config=Course(ROOT).config).as_dict()
