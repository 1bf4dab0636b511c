"""The learner's own copy of the lessons, and JupyterLab opened on it: `python -m course.lab`, which `make lab` runs."""


class LabError(Exception):
    """The course cannot be opened. The message is one sentence for the learner: what, where, what to do."""
