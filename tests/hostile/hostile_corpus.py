"""All cases, by category."""

import cases_answers
import cases_dying
import cases_families
import cases_files
import cases_forged
import cases_greedy
import cases_honest
import cases_host
import cases_interpreter
import cases_leaks
import cases_pages
import cases_wire
from hostile_case import Case

CORPUS: dict[str, tuple[Case, ...]] = {
    "forged comparisons": cases_forged.CASES,
    "hooks, patches and frames": cases_interpreter.CASES,
    "leaks of hidden tests": cases_leaks.CASES,
    "odd answers and errors": cases_answers.CASES,
    "the connection to the judge": cases_wire.CASES,
    "the machine": cases_host.CASES,
    "ending and never ending": cases_dying.CASES,
    "too much of everything": cases_greedy.CASES,
    "families": cases_families.CASES,
    "active content": cases_pages.CASES,
    "damaged files and notebooks": cases_files.CASES,
    "odd but honest": cases_honest.CASES,
}
CASES = {case.name: case for cases in CORPUS.values() for case in cases}
