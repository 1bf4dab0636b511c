"""The course as nbgrader sees it: its settings, who handed in what, and how a lesson enters the gradebook."""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from glob import glob
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.engine.additions import Additions
from autograder.engine.assignment import Assignment, read_assignment
from autograder.engine.job import Job
from autograder.engine.limits import Limits
from autograder.engine.problem import Problem
from autograder.engine.submissions.decoding import UnreadableError
from autograder.engine.submissions.foreign import work_ids
from autograder.engine.submissions.parsing import parse
from autograder.gradebook.autotests import has_autotests, instantiated
from autograder.gradebook.calendar import Calendar
from autograder.gradebook.changes import Changes
from autograder.gradebook.late import late_penalty
from autograder.gradebook.ledger import Check, Ledger, unchecked
from autograder.gradebook.names import spelt
from autograder.root import CONFIG, jupyter_settings, read_settings

NOTHING = {
    "submitted": "Nothing is in submitted/. Put notebooks at submitted/STUDENT/LESSON/LESSON.ipynb first.",
    "autograded": "Nothing is in autograded/. Run autograder grade first.",
}
AS_TEXT = "Put one there that nbgrader validates; a lesson written as text is put there by make build."
OTHER_LANGUAGE = (
    "source/{lesson}/{name}.ipynb is written for another kernel ({language}), and only Python can be graded here. "
    "Grade this lesson with nbgrader's own settings."
)


class Course:
    """One course: its folder, `root`, and the settings of its nbgrader_config.py, with `settings` on top.

    Made by the commands `grade`, `feedback` and `demo`. Raises Problem where the settings cannot be read.
    """

    def __init__(self, root: Path, settings: Config | None = None) -> None:
        self.root, self.settings = root, settings or Config()
        self.config = _read_config(root)
        self.config.CourseDirectory.root = str(root)
        self.config.merge(self.settings)
        self.log = logging.Logger("nbgrader")
        self.log.addHandler(logging.NullHandler())
        self.coursedir = CourseDirectory(config=self.config, log=self.log)
        self.calendar = Calendar(self.config)

    def folder(self, step: str, student: str, lesson: str) -> Path:
        """Where nbgrader keeps a student's files of a lesson; `step` is "submitted", "autograded" or "feedback".

        What was handed in may lie in a folder of the same name in another spelling.
        """
        place = self.place(step, student, lesson)
        if step == "submitted" and not student.isascii() and not place.exists():
            alike = (one for one, _ in sorted(self.folders(step, lesson)) if spelt(one) == spelt(student))
            place = self.place(step, next(alike, student), lesson)
        return place

    def place(self, step: str, student: str, lesson: str) -> Path:
        """The path of a folder in just this spelling; each of the names may be "*"."""
        return Path(self.coursedir.format_path(getattr(self.coursedir, f"{step}_directory"), student, lesson))

    @property
    def timezone(self) -> str:
        """The time zone that nbgrader's exchange writes times in, by its name in the tz database."""
        return str(self.config.get("Exchange", {}).get("timezone", "UTC"))

    def lessons(self, step: str = "submitted") -> list[str]:
        """The lessons of source/ of which somebody has a folder. Raises Problem where nobody has any."""
        found = sorted({lesson for _, lesson in self.folders(step, "*")} & set(self.known()))
        if not found:
            raise Problem(NOTHING[step])
        return found

    def known(self) -> list[str]:
        """The lessons in source/, in alphabetical order."""
        return sorted(path.name for path in self.folder("source", ".", ".").glob("*/"))

    def require(self, lesson: str) -> None:
        """Raise Problem where there is no such lesson."""
        if not self.folder("source", ".", lesson).is_dir():
            known = ", ".join(self.known()) or "none"
            raise Problem(f"{lesson}: there is no such lesson in source/. There are: {known}.")

    def students(self, lesson: str, step: str = "submitted") -> list[str]:
        """Who has a folder of that lesson, in alphabetical order."""
        return sorted({spelt(student) for student, _ in self.folders(step, lesson)})

    def assignment(self, lesson: str) -> Assignment:
        """The lesson as the instructor has it. Raises Problem where there is none, or it cannot be read."""
        self.require(lesson)
        source = self.folder("source", ".", lesson)
        assignment = read_assignment(source, released=self.folder("release", ".", lesson))
        if not assignment.notebooks:
            raise Problem(f"{lesson}: there is no notebook in {source}. {AS_TEXT}")
        _check(assignment)
        if has_autotests(assignment):
            assignment = self._with_tests(assignment)
        return replace(assignment, others={name: self._work_ids(name) for name in self.known() if name != lesson})

    def _with_tests(self, assignment: Assignment) -> Assignment:
        """The lesson with the tests that nbgrader makes of it; it is released first, where it never was."""
        where = self.coursedir
        self._lay_out()
        gradebook = partial(Gradebook, where.db_url, where.course_id)
        try:
            return instantiated(assignment, gradebook, where.db_url)
        except Problem:
            self.release(assignment.name)
            return instantiated(assignment, gradebook, where.db_url)

    def _work_ids(self, lesson: str) -> frozenset[str]:
        """The grade_ids of a lesson's answers and tests. What cannot be read has none: nobody grades it now."""
        found: set[str] = set()
        for path in self.folder("source", ".", lesson).glob("*.ipynb"):
            with suppress(OSError, UnreadableError):
                found |= work_ids(parse(path.read_bytes()))
        return frozenset(found)

    def job(self, lesson: str, jailed: bool = True) -> Job:
        """The lesson, and the way that the course's settings want it graded. Raises Problem, as `assignment`."""
        limits, additions = _limits(self.config), Additions(config=self.config)
        return Job(self.assignment(lesson), limits.as_dict(), additions.as_dict(), jailed, str(self.root))

    def ledger(self, check: Check = unchecked) -> Ledger:
        """The gradebook, to be opened with `with`; `check` is the ledger's."""
        penalty = late_penalty(self.config, self.root, self.log)
        return Ledger(self.coursedir.db_url, self.coursedir.course_id, penalty, check)

    def entered(self, ledger: Ledger, job: Job) -> tuple[Job, Changes | None]:
        """The job, its lesson entered into the gradebook where that does not know it with just these cells and points.

        Beside it what changed there; None where nothing did, or where the lesson is new.
        """
        lesson, changes = job.assignment.name, None
        if not ledger.cells_known(job.assignment):
            changes = ledger.make_room(job.assignment)
            self.release(lesson)
            job = self.job(lesson, job.jailed)  # with what students get, which has been made anew
        return job.knowing(ledger.added_cells(lesson)), changes

    def release(self, lesson: str) -> None:
        """Enter a lesson into the gradebook, with its cells and points, as `nbgrader generate_assignment` does."""
        # Once for a lesson; all that nbgrader's commands bring along takes most of a second to import.
        from nbgrader.apps import NbGraderAPI

        self._lay_out()
        said = NbGraderAPI(self.coursedir, config=self.config, log=self.log).generate_assignment(lesson, force=True)
        if re.search("^KeyboardInterrupt", said.get("error") or "", re.MULTILINE):
            raise KeyboardInterrupt  # which nbgrader takes for a failure like any other
        if not said["success"]:
            raise Problem(f"{lesson}: nbgrader cannot release it. {last_line(said)}")

    def _lay_out(self) -> None:
        """Make the gradebook, where there is none, before nbgrader opens it: it takes seconds to make one."""
        with self.ledger():
            pass

    def folders(self, step: str, lesson: str) -> Iterator[tuple[str, str]]:
        """The student and the lesson of each folder of a step, whatever nbgrader's directory_structure is.

        Names are as they are spelt there.
        """
        directory = getattr(self.coursedir, f"{step}_directory")
        names = self.coursedir.format_path(directory, r"(?P<student>[^/]+)", r"(?P<lesson>[^/]+)", escape=True)
        for path in glob(f"{self.place(step, '*', lesson)}/"):
            if found := re.fullmatch(names, path.rstrip("/")):
                yield found["student"], found["lesson"]


def last_line(said: dict[str, str]) -> str:
    """What nbgrader gave as its reason for a failure."""
    texts = (said.get("log", ""), said.get("error", ""))
    lines = [line for text in texts for line in text.splitlines() if line.strip() and "above traceback" not in line]
    raised = [line for line in lines if re.match(r"\s*[\w.]+(Error|Exception|Entry): ", line)]
    return (raised or lines or ["nbgrader gave no reason."])[-1].strip()


def _other_language(notebook: dict[str, Any]) -> str:
    """What a notebook is written in, "" for Python and where it does not say."""
    said = notebook["metadata"]
    kernel = said.get("kernelspec", {})
    named = str(kernel.get("language") or said.get("language_info", {}).get("name") or kernel.get("name") or "python")
    return "" if re.search("python|conda|xeus", named, re.IGNORECASE) else named


def _read_config(root: Path) -> Config:
    """Jupyter's settings of nbgrader, and on top of them those of the course."""
    config = Config()
    for folder in [*reversed(jupyter_settings()), root]:
        if (folder / CONFIG).is_file():
            config.merge(read_settings(folder))
    return config


def _limits(config: Config) -> Limits:
    """c.Limits; how long a cell may take also where it is said to nbgrader's own Execute, as in `c.Execute.timeout`."""
    limits = Limits(config=config)
    said = (config[name].get("timeout") for name in ("Execute", "ExecutePreprocessor") if name in config)
    seconds = [float(one) for one in said if re.fullmatch(r"[1-9]\d*", str(one))]  # a text, where it was an option
    if seconds and "cell_seconds" not in config.Limits:
        limits.cell_seconds = seconds[0]
    return limits


def _check(assignment: Assignment) -> None:
    """Raise Problem unless every notebook of the instructor's is Python, and has complete markers of nbgrader's."""
    for name, content in assignment.notebooks.items():
        try:
            notebook = json.loads(content)
            if language := _other_language(notebook):
                raise Problem(OTHER_LANGUAGE.format(lesson=assignment.name, name=name, language=language))
            for cell in notebook["cells"]:
                marker = cell["metadata"].get("nbgrader", {})
                if marker.get("grade") or marker.get("task"):
                    float(marker["points"]), marker["grade_id"]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            where = f"source/{assignment.name}/{name}.ipynb"
            raise Problem(f"{where} is not a notebook that can be graded ({error!r}). {AS_TEXT}") from error
