"""Signs that look at where a function stopped, and why: the line, the functions on the way, Python's words.

The class of an error alone says nothing of what was thought: a sign that matches it matches anything.
"""

import linecache
import re
import sysconfig
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from course.catalogue.entries import Observation

Sign = Callable[[Observation], bool]
_LIBRARIES = tuple(sysconfig.get_path(kind) for kind in ("stdlib", "purelib", "platlib"))
PRODUCT = r"matmul: |not aligned"
ENTRIES = r"could not (be )?broadcast|boolean index did not match"
ONE_ANSWER = r"\b(if|elif|while|and|or|not|assert)\b|\b(max|min|bool|any|all|sorted)\("


@dataclass(frozen=True)
class Stop:
    """Where an error came from: the learner's own `line`, and the functions that it called on the way there.

    `inside` is empty where the line itself failed. Functions of libraries do not count: their caller did it.
    """

    line: str
    inside: tuple[str, ...]


def own_frames(error: Exception) -> list[traceback.FrameSummary]:
    """The frames of an error without the checker's, which say __tracebackhide__, and without those of libraries."""
    found = traceback.walk_tb(error.__traceback__)
    kept = ((frame, line) for frame, line in found if "__tracebackhide__" not in frame.f_locals)
    return [frame for frame in traceback.StackSummary.extract(kept) if not _is_of_a_library(frame.filename)]


def _is_of_a_library(file: str) -> bool:
    """Whether a line is Python's own or an installed library's, and so teaches nobody."""
    return file.startswith(_LIBRARIES) or file.endswith(".pyx")


def where(error: Exception) -> Stop | None:
    """Where an error came from; None where the function was not even entered."""
    frames = own_frames(error)
    if not frames:
        return None
    mine = [place for place, frame in enumerate(frames) if frame.filename == frames[0].filename]
    return Stop(frames[mine[-1]].line or "", tuple(frame.name for frame in frames[mine[-1] + 1 :]))


def source_of(error: Exception | None) -> str:
    """The text of the cell that holds the learner's function; "" where it is not known."""
    frames = [] if error is None else own_frames(error)
    return "".join(linecache.getlines(frames[0].filename)) if frames else ""


def stopped(kind: type[Exception], words: str, line: str = "", inside: str | None = None) -> Sign:
    """A sign: an error of this kind, whose words and whose line match these regular expressions.

    Without `inside` the learner's own line has to have failed, and not a function that it calls; with it, a function
    of this name.
    """

    def sign(seen: Observation) -> bool:
        if not isinstance(seen.error, kind) or not re.search(words, str(seen.error)):
            return False
        stop = where(seen.error)
        if stop is None or not re.search(line, stop.line):
            return False
        return not stop.inside if inside is None else inside in stop.inside

    return sign


def either(*signs: Sign) -> Sign:
    """A sign: one of these."""
    return lambda seen: any(sign(seen) for sign in signs)


def missing_key(pattern: str) -> Sign:
    """A sign: a dict was asked for a name of this form, which it does not have."""

    def sign(seen: Observation) -> bool:
        return isinstance(seen.error, KeyError) and any(re.fullmatch(pattern, key) for key in _keys(seen.error))

    return sign


def _keys(error: KeyError) -> Iterator[str]:
    yield from (str(argument).strip("'") for argument in error.args[:1])


ambiguous_truth = stopped(ValueError, "truth value of an array with more than one", line=ONE_ANSWER)
A_TUPLE = "'tuple'|inhomogeneous"
wrong_part_of_the_cache = either(
    stopped(Exception, A_TUPLE, inside="relu_backward"),
    stopped(ValueError, "values to unpack", inside="linear_backward"),
)
product_does_not_fit = stopped(ValueError, PRODUCT, line=r"@|\bdot\(|\bmatmul\(")
