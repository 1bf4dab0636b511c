"""What a check does when it is over: it records how it ended."""

from functools import cache

from course.progress.attended import is_attended
from course.progress.line import line_after, names
from course.progress.place import folder_of_record
from course.progress.record import Outcome, Record, note
from course.syllabus import syllabus

_told: set[str] = set()


def noted(check: str, outcome: Outcome) -> tuple[str, str]:
    """Record how a check of the syllabus ended, where a person ran it.

    Returns the line that says where the learner stands, after a check that passed, and what is wrong with the record,
    which is said once. Either is "" where there is nothing to say.
    """
    if not is_attended() or check not in _checks():
        return "", ""
    record = _record(check, outcome)
    trouble = "" if record.trouble in _told else record.trouble
    _told.add(trouble)
    has_line = outcome == "passed" and record.checks is not None
    return line_after(check, syllabus(), record.checks or {}) if has_line else "", trouble


def _record(check: str, outcome: Outcome) -> Record:
    try:
        folder = folder_of_record()
    except OSError:
        return Record(None)  # the working folder is gone, and whatever is run next says so
    return note(folder, check, outcome) if folder else Record(None)


@cache
def _checks() -> frozenset[str]:
    """Every name that the syllabus has for something that is checked."""
    return frozenset(name for lesson in syllabus() for name in names(lesson))
