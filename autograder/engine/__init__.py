"""The engine: one submission, graded. It knows no database and no course, and can be used alone.

assignment, job   what goes in: the instructor's lesson, one student's files, and the way they are graded
verdict           what comes out: marks with their reasons, and the graded notebook
station           the two warm processes that do it; turns, which of them may be large

submissions/      what was handed in: read without opening what is no file, made whole against the instructor's notebook
jail/             the host's side of the jail
workbench/        what runs in the jail: the student's process
judge/            the other process: plays the instructor's notebook, and marks
wire/             what crosses between the two
pages/            what students wrote and showed, safe to stand in a page
limits, additions, explanation    what a submission may use; what a course adds

To grade one notebook, with nothing but the instructor's:

    from pathlib import Path

    from autograder.engine.assignment import Submission, read_assignment
    from autograder.engine.job import Job
    from autograder.engine.station import Station

    lesson = read_assignment(Path("source/ps1"))
    handed_in = Submission("ada", {"ps1.ipynb": Path("ada.ipynb").read_bytes()})
    with Station(Job(lesson)) as station:
        verdict = station.grade(handed_in)
    print(f"{verdict.score:g} of {verdict.max_score:g} points")
    for cell in verdict.cells:
        print(cell.grade_id, cell.score, cell.message)
    Path("graded.ipynb").write_text(verdict.notebooks["ps1"])
"""
