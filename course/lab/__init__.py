"""The learner's own copy of the lessons, and JupyterLab opened on it: `relu-course`, and `make lab` in a checkout.

__main__  the command                        server    JupyterLab, opened clean
origin    where the lessons come from        hub       the same for each student of a JupyterHub
                                             exchange  through which a class hands in
learner_copy, report  the copy, and what a learner is told of it
"""


class LabError(Exception):
    """The course cannot be opened. The message is one sentence for the learner: what, where, what to do."""
