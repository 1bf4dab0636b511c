"""Where the learner stands: a record of the checks that passed, kept beside the lessons, and what is told from it.

attended    whether a person runs the cell        standing    record and syllabus together, as numbers
place       the folder that the record is in      line        the line after a passed check
record      progress.json, read and written       card        what progress() shows
noting      what a check does when it is over     handed_back   what was handed in, and its feedback
"""

from course.progress.card import progress

__all__ = ["progress"]
