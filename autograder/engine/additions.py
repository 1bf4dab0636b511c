"""What a course adds to the engine, which knows none."""

from traitlets import List, Unicode
from traitlets.config import Configurable


class Additions(Configurable):  # type: ignore[misc]
    """What a course adds. Set in nbgrader_config.py, as in `c.Additions.packages = ["course"]`."""

    packages = List(
        Unicode(),
        help="Packages of the course's own that notebooks import. The jail shows them, read-only, and tests can import "
        "them. Default: none.",
    ).tag(config=True)
    hidden = List(
        Unicode(),
        help="What a student's process must not have of these packages: the packages and modules in them that hold "
        "answers, by dotted name. `course.answers.*` stands for each package in course.answers. What imports one of "
        "them there gets an ImportError. Default: none.",
    ).tag(config=True)
    explainer = Unicode(
        help="How a failed test of the course explains itself: a function as `module:function`. It gets the error and "
        "returns an autograder.engine.explanation.Explanation, or None for an error that is not the course's. "
        "Default: none.",
    ).tag(config=True)

    def as_dict(self) -> dict[str, object]:
        """Plain values by name, to be sent to another process."""
        return {name: getattr(self, name) for name in sorted(self.trait_names(config=True))}
