"""One run of `nbgrader autograde`, or one press of formgrader's button, seen from this side."""

import re
import shutil
from collections.abc import Mapping, Set
from dataclasses import replace
from fnmatch import filter
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.engine.job import Job
from autograder.engine.printable import printable_name
from autograder.engine.problem import OneProblem, Problem, concerns_all, in_words
from autograder.engine.submissions.folders import TIMESTAMP, NotTakenError, read_folder
from autograder.engine.verdict import Status, Verdict
from autograder.gradebook.autograded import add_written, write_autograded
from autograder.gradebook.course import Course
from autograder.gradebook.intake import HandedIn, handed_in
from autograder.gradebook.ledger import Ledger
from autograder.gradebook.names import REMOVED, refusal_of_name, spelt
from autograder.gradebook.stations import station_for

UNKNOWN_CELLS = (
    "{lesson}: the gradebook has not the cells and points that source/{lesson} has now. "
    "Run `autograder grade {lesson}`: it enters them, says what changed, and grades whom it concerns again."
)
EXECUTED = "Notebooks are run all the same: a mark comes from running a test, never from the outputs handed in."
NOT_JAILED = "Students' code runs without a jail, with your own rights, since c.Judged.no_jail is set."


class Autograding:
    """Grades the submissions that nbgrader's converter has listed.

    Raises Problem where nothing can be graded.
    """

    def __init__(self, converter: Any, jailed: bool) -> None:
        self._converter = converter
        self._log = converter.log
        self._jailed = jailed
        self._course = Course(Path(converter.coursedir.root), converter.config)
        self._lesson: str = converter.coursedir.assignment_id
        self._last: tuple[HandedIn, Verdict] | None = None

    @cached_property
    def _whole(self) -> Job:
        job = self._course.job(self._lesson, self._jailed)
        with self._ledger() as ledger:
            return job.knowing(ledger.added_cells(self._lesson))

    @cached_property
    def _job(self) -> Job:
        """The lesson with the notebooks that are to be graded: with `--notebook` not all of them."""
        lesson = self._whole.assignment
        names = filter(lesson.notebooks.keys(), self._converter.coursedir.notebook_id)
        return replace(
            self._whole, assignment=replace(lesson, notebooks={name: lesson.notebooks[name] for name in names})
        )

    def begin(self) -> None:
        """Grade what nbgrader cannot take. Of the rest, leave nothing behind that looks done and is not."""
        with self._ledger() as ledger:
            if not ledger.cells_known(self._whole.assignment):
                raise Problem(UNKNOWN_CELLS.format(lesson=self._lesson))
            done = {} if self._converter.force else ledger.all_done(self._lesson)
            removed = ledger.removed_students()
        if not self._jailed:
            self._log.warning(NOT_JAILED)
        if not self._course.config.Execute.get("enabled", True):
            self._log.warning(EXECUTED)
        for place, student in self._listed().items():
            try:
                is_taken = self._is_taken(Path(place), student, done, removed)
            except Exception as error:
                if concerns_all(error):
                    raise
                self._log.error("%s: not graded. %s", printable_name(student), in_words(error))
                is_taken = False
            if not is_taken:
                del self._converter.assignments[place]

    def _is_taken(self, folder: Path, name: str, done: Mapping[str, str], removed: Set[str]) -> bool:
        """Whether nbgrader is to take on a submission; what it cannot take is graded here. Raises OneProblem."""
        student = spelt(name)
        if refusal := refusal_of_name(student) or (REMOVED.format(student=student) if student in removed else ""):
            raise OneProblem(refusal)
        found = handed_in(self._course, self._job, student)
        if student == name and self._can_be_taken(folder, found):
            if done.get(student) != found.digest:
                self._clear(student)
            return True
        if done.get(student) != found.digest:
            self._settle(found)
        return False

    def notebook(self, student: str, name: str) -> str:
        """The judge's notebook, as JSON text. The submission is graded with the first one asked for."""
        if self._last is None or self._last[0].submission.student != student:
            found = handed_in(self._course, self._job, student)
            self._last = found, self._grade(found)
        notebooks = self._last[1].notebooks
        assert notebooks is not None
        return notebooks[name]

    def save(self, student: str, name: str) -> None:
        """Record the submission, if this is the last of its notebooks."""
        if name == Path(self._converter.notebooks[-1]).stem:
            assert self._last is not None
            assert self._last[0].submission.student == student
            add_written(self._course, self._job.assignment, *self._last)
            self._record(*self._last)
            self._last = None

    def _listed(self) -> dict[str, str]:
        """The student of each folder in submitted/ that nbgrader would take on, by path."""
        directory = self._converter.coursedir.submitted_directory
        pattern = self._converter.coursedir.format_path(directory, "(?P<student>.*)", "(?P<lesson>.*)", escape=True)
        found = {place: re.match(pattern, place) for place in sorted(self._converter.assignments)}
        excluded = self._converter.coursedir.student_id_exclude.split(",")
        students = {place: match["student"] for place, match in found.items() if match}
        return {place: student for place, student in students.items() if student not in excluded}

    def _can_be_taken(self, folder: Path, taken: HandedIn) -> bool:
        """Whether nbgrader can copy all that is in the folder, and finds the notebooks that we have found."""
        try:
            found = read_folder(folder, int(self._job.limits["files_mib"]), self._converter.coursedir.ignore)
        except NotTakenError:
            return False
        if found.files.get(TIMESTAMP, b"") != taken.noted:
            return False
        chosen = [f"{name}.ipynb" for name in self._job.assignment.notebooks]
        chosen = [place for place in chosen if place in taken.submission.files]
        return bool(chosen) and not found.left_out and all(place in found.files for place in chosen)

    def _clear(self, student: str) -> None:
        """Remove what nbgrader would take for a finished submission: it goes by the folder alone."""
        folder = self._course.folder("autograded", student, self._lesson)
        if self._job.assignment != self._whole.assignment:
            for name in self._job.assignment.notebooks:
                (folder / f"{name}.ipynb").unlink(missing_ok=True)
        elif folder.is_dir():
            self._log.info("Not graded yet, or handed in anew since: %s", folder)
            shutil.rmtree(folder)

    def _settle(self, taken: HandedIn) -> None:
        verdict = self._grade(taken)
        if verdict.status is not Status.MISSING:
            write_autograded(self._course, self._job.assignment, taken, verdict)
            self._record(taken, verdict)

    def _grade(self, taken: HandedIn) -> Verdict:
        verdict = station_for(self._job).grade(taken.submission)
        for note in verdict.notes:
            self._log.info("%s: %s", verdict.student, note)
        if verdict.message:
            self._log.warning("%s: %s", verdict.student, verdict.message)
        # There is none where the judge itself did not come to an end.
        return verdict

    def _record(self, taken: HandedIn, verdict: Verdict) -> None:
        with self._ledger() as ledger:
            ledger.record(verdict, digest=taken.digest, timestamp=taken.timestamp)

    def _ledger(self) -> Ledger:
        return self._course.ledger()
