"""What `nbgrader autograde` and formgrader's button run on each notebook; autograder/settings.py names them.

Judged stands in for the sanitizing of what was handed in and for Execute: the autograded notebook is the judge's own.
SaveMarks comes when it is written, so that what the gradebook calls done is there to be seen. Both ask the exporter,
which knows the class: see autograder.gradebook.exporter.
"""

import json
from typing import Any

import nbformat
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from autograder.gradebook.autograding import Autograding

NOT_OURS = (
    "The marks of this course are made by its own judge, for which nbgrader_config.py has to leave "
    "c.Autograde.exporter_class as use_autograder(c) sets it."
)


class _OurPreprocessor(NbGraderPreprocessor):  # type: ignore[misc]
    @property
    def autograding(self) -> Autograding:
        """Where the class is graded. Raises NbGraderException where the exporter has none."""
        held = getattr(self.parent, "autograding", None)
        if not isinstance(held, Autograding):
            raise NbGraderException(NOT_OURS)
        return held


class Judged(_OurPreprocessor):
    """Puts the judge's notebook in the place of what was handed in."""

    no_jail = Bool(
        False,
        help="Whether to run students' code with your own rights where no jail can be had: only for code that you "
        "trust. Every report says so. Default: False.",
    ).tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """`nb` is not looked at: the judge reads the file for itself."""
        names = resources["nbgrader"]
        graded = self.autograding.notebook(names["student"], names["notebook"])
        return nbformat.from_dict(json.loads(graded)), resources


class SaveMarks(_OurPreprocessor):
    """Enters a submission's marks, extra credit, comments and late penalty, all at once, with its last notebook."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook stays as it is."""
        names = resources["nbgrader"]
        self.autograding.save(names["student"], names["notebook"])
        return nb, resources
