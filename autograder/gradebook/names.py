"""Names of students: how they are spelt in the gradebook, and which are safe to stand in nbgrader's pages.

formgrader writes them as they are into text and between double quotes, so an apostrophe does no harm there.
"""

from unicodedata import category, normalize

from autograder.engine.printable import printable_name

REMOVED = (
    "{student}: removed from the gradebook, so what was handed in stays ungraded. "
    "`nbgrader db student add {student}` takes the student back."
)
_OTHERS = frozenset("_@.+=,~ '\u2019-")
_LONGEST = 128


def spelt(student: str) -> str:
    """The name as the gradebook has it: macOS takes an "ü" apart into two characters, which is the same name."""
    return normalize("NFC", student)


def refusal_of_name(student: str) -> str:
    """Why nothing may be recorded under this name, "" where it is a safe one."""
    # A folder with a dot in front is hidden, from nbgrader, too.
    is_seen = bool(student.strip(". ")) and not student.startswith(".")
    if is_seen and len(student) <= _LONGEST and all(map(_is_safe, student)):
        return ""
    shown = printable_name(student)[:60]
    return (
        f"submitted/{shown}: this is no name that a student can have in the gradebook. "
        "Rename the folder; letters, digits, spaces and any of @ . + = , ~ _ - ' are allowed, 128 of them at most, "
        "and no dot in front."
    )


def _is_safe(letter: str) -> bool:
    """A letter, a digit, or a mark that belongs to the letter before it."""
    return letter.isalnum() or letter in _OTHERS or category(letter) in ("Mn", "Mc")
