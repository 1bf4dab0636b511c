"""What a course may set of `autograder watch`, in nbgrader_config.py."""

from traitlets import Enum, Integer, List, TraitError, Unicode
from traitlets.config import Config, Configurable

from autograder.engine.problem import Problem
from autograder.gradebook.feedback import TOLD


class Watch(Configurable):  # type: ignore[misc]
    """What is watched, and what is told. Raises Problem where a setting is none."""

    lessons = List(Unicode(), help="The lessons that are graded when handed in. Default: all of source/.").tag(
        config=True
    )
    folders = List(
        Unicode(),
        help="Folders to collect from, beside the exchange: what lies in FOLDER/LESSON is what `autograder collect "
        "LESSON` could be given. Relative to the course's folder. Default: none.",
    ).tag(config=True)
    tries_per_day = Integer(
        0,
        min=0,
        help="How often a student's work on a lesson is graded in a day, from midnight to midnight in the class's time "
        "zone. What is handed in beyond that is graded the next day. Default: 0, as often as it is handed in.",
    ).tag(config=True)
    told_before_due = Enum(
        TOLD,
        "all",
        help='What a page tells before the due date: "all", why each test failed; "visible", why of those tests only '
        'that students can see; "points", nothing but the points. After it everybody gets the whole page. '
        "Default: all.",
    ).tag(config=True)
    warm_lessons = Integer(
        3, min=1, help="Lessons that are kept ready to be graded, at some 200 MiB each. Default: 3."
    ).tag(config=True)

    def __init__(self, config: Config) -> None:
        try:
            super().__init__(config=config)
        except TraitError as error:
            raise Problem(f"nbgrader_config.py: c.Watch: {error}") from error

    def is_meant(self, lesson: str) -> bool:
        """Whether a lesson is graded when handed in."""
        return not self.lessons or lesson in self.lessons
