"""GitHub's workflows do what the Makefile and the documents say, with the Pythons that the project names."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from repository import ROOT

import course

WORKFLOWS = SITE, TESTS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
AS_ROOT = 'sudo -E env "PATH=$PATH" '
CLASSIFIER = "Programming Language :: Python :: "


def jobs(workflow: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return found


def commands(workflow: Path, job: str) -> list[str]:
    return [step["run"] for step in jobs(workflow)[job]["steps"] if "run" in step]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_make_has_a_rule(workflow: Path) -> None:
    makefiles = (ROOT / "Makefile", ROOT / "tools" / "learner.mk")
    rules = "\n".join(path.read_text(encoding="utf-8") for path in makefiles)
    run = "\n".join(command for job in jobs(workflow) for command in commands(workflow, job))
    made = set(re.findall(r"\bmake ([a-z]+)", run))
    assert made
    assert made <= set(re.findall(r"^([a-z]+):", rules, re.MULTILINE))


def test_linux_runs_what_a_submission_must_pass() -> None:
    asked = re.findall(r"^make .*$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    run = [command.removeprefix(AS_ROOT) for command in commands(TESTS, "suite")]
    assert [command for command in run if command.startswith("make")] == asked


def test_linux_runs_the_oldest_and_the_newest_python() -> None:
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    named = [text.removeprefix(CLASSIFIER) for text in classifiers if text.startswith(CLASSIFIER)]
    assert jobs(TESTS)["suite"]["strategy"]["matrix"]["python"] == [named[0], named[-1]]
    assert f"Python {named[0]} to {named[-1]}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_other_job_runs_a_python_that_the_project_names() -> None:
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    steps = [step for path in WORKFLOWS for job in jobs(path).values() for step in job["steps"]]
    given = {step["with"]["python-version"] for step in steps if "setup-python" in step.get("uses", "")}
    assert {CLASSIFIER + version for version in given - {"${{ matrix.python }}"}} <= set(classifiers)


def test_what_learners_use_is_tested_as_contributing_says() -> None:
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    run = commands(TESTS, "learner")
    assert run[-1] == "python -m pytest @tests/learner.txt"
    assert "```sh\n" + "\n".join(run) + "\n```" in said


def test_what_learners_use_is_all_there() -> None:
    listed = (ROOT / "tests" / "learner.txt").read_text(encoding="utf-8").splitlines()
    assert [name for name in listed if not (ROOT / name).exists()] == []


def test_the_site_that_is_published_is_the_one_that_is_built() -> None:
    assert commands(SITE, "build") == ["make site"]
    uploaded = [step["with"]["path"] for step in jobs(SITE)["build"]["steps"] if "upload-pages" in step.get("uses", "")]
    assert uploaded == ["build/site"]


def test_the_citation_names_this_version_and_the_licences_authors() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == course.__version__
    holders = re.search(r"Copyright \(c\) \d+, (.+)", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    assert holders is not None
    assert [author["name"].lower() for author in cited["authors"]] == [holders[1].lower()]
