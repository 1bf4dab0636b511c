"""A class in the hands of one run: its gradebook, its pool of workers, and its lessons, one after the other."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace

from nbgrader.api import Gradebook
from rich.console import Console
from rich.text import Text

from autograder.classroom.grading.cores import cores
from autograder.classroom.grading.records import Record, RecordWriter, graded, record_file, without_verdict
from autograder.classroom.grading.run import grade_class
from autograder.classroom.grading.summary import OUT, REMOVED, UNDONE, Summary
from autograder.classroom.grading.threads import local_pool
from autograder.classroom.grading.window import Pool
from autograder.classroom.lateness.screen import settled_sentences
from autograder.classroom.progress import progress
from autograder.classroom.roster.enrolment import gradebook_of, on_roster
from autograder.engine.job import Job
from autograder.engine.printable import printable_name
from autograder.engine.problem import Problem
from autograder.engine.verdict import Status
from autograder.gradebook.course import Course
from autograder.gradebook.database import in_plain_words
from autograder.gradebook.ledger import Ledger
from autograder.gradebook.lock import only_run
from autograder.gradebook.names import spelt
from autograder.gradebook.recorded import Recorded

NOTHING = "{lesson}: nothing is in submitted/. Put each notebook at submitted/STUDENT/{lesson}/{lesson}.ipynb."
NOBODY = "{student}: submitted/ has no folder of that name for {lesson}. There are folders for: {known}."
NOT_ON_ROSTER = "is not on the roster"


@contextmanager
def opened(
    course: Course,
    console: Console,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    json_file: str | None = None,
    students: Sequence[str] = (),
    force: bool = False,
    jailed: bool = True,
) -> Iterator["Class"]:
    """Hold a course for one run, with a pool to grade in; what is meant by each option, `autograder grade` says.

    Raises Problem where that cannot be had.
    """
    if workers and scheduler:
        raise Problem("--workers is for this machine, and --scheduler for others: give one of the two.")
    where = course.coursedir
    with (
        only_run(where.db_url, where.course_id) as hold,
        record_file(json_file) as records,
        course.ledger(hold.check) as ledger,
        _pool(scheduler, workers) as pool,
    ):
        yield Class(pool, course, ledger, console, records, [*map(spelt, students)], force, jailed)


def _pool(scheduler: str | None, workers: int | None) -> AbstractContextManager[Pool]:
    if not scheduler:
        return local_pool(workers or cores())
    from autograder.classroom.grading.cluster import remote_pool  # Dask takes long to import

    return remote_pool(scheduler)


@dataclass
class Class:
    """Grades lesson after lesson. Progress goes to `console`, a record of every submission to `records`.

    `students` are those to grade; where there are none, all are. `summaries` has one for each lesson begun.
    """

    pool: Pool
    course: Course
    ledger: Ledger
    console: Console
    records: RecordWriter | None
    students: Sequence[str]
    force: bool
    jailed: bool
    summaries: list[Summary] = field(default_factory=list)

    @property
    def graded(self) -> int:
        """How many submissions were graded in this run."""
        return sum(summary.fresh for summary in self.summaries)

    @property
    def undone(self) -> int:
        """How many have no verdict."""
        return sum(summary.counts[UNDONE] for summary in self.summaries)

    def grade(self, lesson: str) -> Summary:
        """Grade a lesson. Raises Problem where it cannot begin or go on."""
        job = self.course.job(lesson, self.jailed)
        removed = self.ledger.removed_students()
        found = self._handed_in(lesson)
        students = [student for student in found if student not in removed]
        job, changes = self.course.entered(self.ledger, job)
        if changes is not None:
            self.console.print(Text(changes.sentence), soft_wrap=True)
        summary = Summary(lesson)
        self.summaries.append(summary)
        for student in sorted(removed.intersection(found)):
            summary.add_removed(student)
            self._write(without_verdict(lesson, student, REMOVED, OUT))
        undone, missing = self._grade(job, students, summary)
        settled = self.ledger.settle(lesson)
        for sentence in (*settled_sentences(lesson, settled), *settled.failures):
            self.console.print(Text(sentence), soft_wrap=True)
        self._sum_up(summary, undone, missing)
        return summary

    def _grade(self, job: Job, students: list[str], summary: Summary) -> tuple[dict[str, str], dict[str, str]]:
        """Those who stay undone, with why, and those who handed in no notebook, with what they did hand in."""
        undone, missing = {}, {}
        with progress(self.console, f"grading {summary.lesson}", len(students)) as steps:
            for step in grade_class(self.pool, self.course, job, self.ledger, students, self.force):
                if step.verdict is None:
                    steps.dropped()
                else:
                    steps.done()
                if step.undone:
                    undone[step.student] = step.undone
                elif step.verdict and step.verdict.status is Status.MISSING:
                    missing[step.student] = " ".join(step.verdict.notes)
                elif step.verdict:
                    summary.fresh += 1
        return undone, missing

    def _handed_in(self, lesson: str) -> list[str]:
        """Those to grade who handed in something. Raises Problem where nobody did, or nobody of that name."""
        found = self.course.students(lesson)
        if not found:
            raise Problem(NOTHING.format(lesson=lesson))
        for student in self.students:
            if student not in found and student not in self._enrolled():
                known = ", ".join(map(printable_name, found[:10])) + (", ..." if len(found) > 10 else "")
                raise Problem(NOBODY.format(student=student, lesson=lesson, known=known))
        return [student for student in found if self._is_meant(student)]

    def _sum_up(self, summary: Summary, undone: dict[str, str], missing: dict[str, str]) -> None:
        """Count everybody once: those with a verdict, of now or before, those who stay undone, and the missing."""
        roster = self._on_roster()
        class_ = roster or self._enrolled()
        missing |= {student: "" for student in class_ - missing.keys() if self._is_meant(student)}
        for mark in self.ledger.verdicts(summary.lesson):
            student = mark.verdict.student
            if self._is_meant(student) and student not in undone:  # else the verdict is on an earlier submission
                mark = _noted(mark, NOT_ON_ROSTER) if roster and student not in roster else mark
                summary.add(mark, missing.pop(student, ""))
                self._write(graded(mark))
        for student, why in sorted(missing.items()):
            if student not in undone:
                summary.add_missing(student, why)
                self._write(without_verdict(summary.lesson, student, Status.MISSING, why))
        for student, why in sorted(undone.items()):
            summary.add_undone(student, why)
            self._write(without_verdict(summary.lesson, student, UNDONE, why))

    def _write(self, record: Record) -> None:
        if self.records is not None:
            self.records.write(record)

    def _is_meant(self, student: str) -> bool:
        return not self.students or student in self.students

    def _on_roster(self) -> set[str]:
        """Everybody on the roster; nobody where none has been read."""
        with gradebook_of(self.course) as engine:
            return {person.id for person in on_roster(engine)}

    def _enrolled(self) -> set[str]:
        """Everybody whom the gradebook knows."""
        where = self.course.coursedir
        with in_plain_words(where.db_url), Gradebook(where.db_url, where.course_id) as gradebook:
            return {student.id for student in gradebook.students}


def _noted(mark: Recorded, remark: str) -> Recorded:
    return replace(mark, verdict=replace(mark.verdict, notes=(*mark.verdict.notes, remark)))
