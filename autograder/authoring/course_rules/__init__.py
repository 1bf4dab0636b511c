"""What every lesson of this course owes its learners, beyond what nbgrader needs: `autograder build` tells where not.

lessons     cards that fit the tests, minutes that add up, a question to answer, plain prose
catalogue   three steps of help, mistakes that point to them, probes that reveal
fit         a lesson and its part of the catalogue name the same exercises, and the help is shown and checked
no_code     help that tells the way and not the answer
shipped     what goes to students imports no autograder and holds no solution
readme      the README lists the lessons as they are
attempts    every mistake is tried; `autograder verify` tells, which needs attempts and not a build
places      in which file and line an entry of the catalogue stands
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.authoring.builder.lesson import Lesson
from autograder.authoring.builder.problems import BuildProblem
from autograder.authoring.course_rules.catalogue import catalogue_problems
from autograder.authoring.course_rules.fit import fit_problems
from autograder.authoring.course_rules.lessons import lesson_problems
from autograder.authoring.course_rules.places import place_of, read_catalogue
from autograder.authoring.course_rules.readme import readme_problems
from autograder.authoring.course_rules.shipped import shipped_problems


def course_problems(root: Path, lessons: Mapping[str, Lesson]) -> Iterator[BuildProblem]:
    """All that is wrong with lessons, by name, that can be released, and with what the catalogue holds of them.

    Raises BuildError where the catalogue cannot be read.
    """
    entries = {held.name: held for held in read_catalogue()}
    yield from catalogue_problems(list(entries.values()))
    for name, lesson in lessons.items():
        yield from lesson_problems(lesson)
        if name in entries:
            yield from fit_problems(lesson, entries[name])
        else:
            remedy = f'Write a package in course/catalogue/ whose LESSON is LessonEntries("{name}", ...).'
            yield BuildProblem(lesson.path, None, "the catalogue holds nothing of this lesson.", remedy)
    for name in entries.keys() - lessons.keys():
        yield BuildProblem(*place_of(name), f"there is no lessons/{name}.py.", "Write it, or correct the name.")
    yield from readme_problems(root, lessons)
    yield from shipped_problems(root, {exercise.name for held in entries.values() for exercise in held.exercises})
