"""The wheel that a teacher hands out: all of `course` and the lessons, nothing else, and in it no answer."""

import ast
import email
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from email.message import Message
from importlib.metadata import packages_distributions, requires
from pathlib import Path, PureWindowsPath
from zipfile import ZipFile

import nbformat
import pytest
from offline_pip import pip
from packaging.requirements import Requirement
from repository import ROOT

import course
from autograder.authoring.builder.regions import HIDDEN_TESTS, find_regions
from course.catalogue.sealing import sealed_source

SOURCES = sorted((ROOT / "source").glob("*/*.ipynb"))
FOR_THE_BUILD = {"pyproject.toml", "README.md", "hatch_build.py"}
"""Files beside the package's own that make the wheel's metadata."""
SHIPPED = "course/lab/shipped"
COME_WITH_JUPYTERLAB = {"jupyter_core", "jupyter_server", "zmq"}
VERSIONS = ["3.11", "3.12", "3.13"]


@pytest.fixture(scope="module")
def held(wheel: Path) -> dict[str, bytes]:
    """The files in the wheel by their path."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def metadata(held: dict[str, bytes]) -> Message:
    (text,) = (content for name, content in held.items() if name.endswith(".dist-info/METADATA"))
    return email.message_from_bytes(text)


def test_it_holds_every_file_of_course_as_it_is_the_lessons_and_the_licence(held: dict[str, bytes]) -> None:
    """So what autograder/authoring/course_rules/shipped.py asks of the checkout's files holds of these, too.

    But for the predictions: their answers are sealed.
    """
    tree = [path for path in (ROOT / "course").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    expected = {f"course/{place}": path.read_bytes() for path in tree if (place := shown(path)) not in FOR_THE_BUILD}
    expected |= {place: as_shipped(text) for place, text in expected.items() if place.endswith("/questions.py")}
    lessons = [
        path for path in (ROOT / "release").rglob("*") if path.is_file() and ".ipynb_checkpoints" not in str(path)
    ]
    expected |= {f"{SHIPPED}/{path.relative_to(ROOT).as_posix()}": path.read_bytes() for path in lessons}
    expected["course/LICENSE"] = (ROOT / "LICENSE").read_bytes()
    assert {name: content for name, content in held.items() if ".dist-info/" not in name} == expected


def as_shipped(questions: bytes) -> bytes:
    return sealed_source(questions.decode()).encode()


def shown(path: Path) -> str:
    return path.relative_to(ROOT / "course").as_posix()


def test_it_holds_each_kind_of_file_that_the_package_reads(held: dict[str, bytes]) -> None:
    """A list that is not read off the tree, in which a file could be missing, too."""
    for name in (
        *("course/py.typed", "course/theme.css", "course/syllabus.json", "course/explorers/explorer.js"),
        *("course/explorers/explorer.css", "course/networks/mse_output_layer.json", "course/figures/course.mplstyle"),
        *("course/lab/config/jupyter_server_config.json", "course/lab/config/labconfig/page_config.json"),
        *("course/networks/real_data.json", "course/data/diabetes.csv", "course/data/diabetes.txt"),
    ):
        assert name in held


def test_no_hidden_probe_is_in_it(held: dict[str, bytes]) -> None:
    # The lessons are left out: a later one gives code of an earlier one, and test_ship.py looks into each for its own.
    text = "\n".join(content.decode() for name, content in held.items() if not name.startswith(SHIPPED))
    lines = [line for path in SOURCES for line in hidden_lines(path)]
    assert len(lines) > 50
    assert [line for line in lines if line in text] == []


def hidden_lines(notebook: Path) -> list[str]:
    """The lines of a lesson's hidden tests with numbers in them: those that make the inputs."""
    sources = [cell.source for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]
    regions = [(source.split("\n"), region) for source in sources for region in find_regions(source, HIDDEN_TESTS)]
    lines = [line.strip() for source, region in regions for line in source[region.begin + 1 : region.end]]
    return [line for line in lines if len(line) > 20 and re.search(r"\d", line)]


def test_no_solution_of_a_backward_function_is_in_it(held: dict[str, bytes]) -> None:
    modules = [ast.unparse(ast.parse(content)) for name, content in held.items() if name.endswith(".py")]
    flat = "\n".join(re.sub(r"\n\s*", "\n", module) for module in modules)
    bodies = {body for path in SOURCES for body in backward_bodies(path)}
    assert len(bodies) > 10
    assert [body for body in bodies if body in flat] == []


def backward_bodies(notebook: Path) -> list[str]:
    """What the lesson's backward functions and derivatives of the loss do, without docstrings and indentation."""
    cells = [cell.source for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]
    functions = [node for source in cells for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    backward = [function for function in functions if "backward" in function.name or function.name.startswith("dAL")]
    for function in backward:
        if ast.get_docstring(function):
            del function.body[0]
    return [re.sub(r"\n\s*", "\n", "\n".join(map(ast.unparse, function.body))) for function in backward]


def test_its_metadata_say_what_it_is(metadata: Message) -> None:
    assert metadata["Name"] == "relu-backprop-course"
    assert metadata["Version"] == course.__version__
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata.get_payload() == (ROOT / "course" / "README.md").read_text()
    classifiers = metadata.get_all("Classifier")
    named = [found[1] for text in classifiers if (found := re.fullmatch(r".* :: Python :: (3\.\d+)", text))]
    assert named == VERSIONS


def test_its_dependencies_are_ranges_that_hold_what_the_checkout_runs(metadata: Message) -> None:
    locked = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line)
    for text in metadata.get_all("Requires-Dist"):
        requirement = Requirement(text)
        assert {clause.operator for clause in requirement.specifier} == {">="}
        assert requirement.specifier.contains(locked[requirement.name])


def test_its_dependencies_are_what_it_imports(metadata: Message) -> None:
    """At once, or when it is needed. JupyterLab is for the command alone."""
    whole = [path for path in (ROOT / "course").rglob("*.py") if shown(path) not in FOR_THE_BUILD]
    for_the_command = [path for path in whole if path.is_relative_to(ROOT / "course" / "lab")]
    trees = [ast.parse(path.read_bytes()) for path in whole if path not in for_the_command]
    at_once = packages(node for tree in trees for node in tree.body)
    requirements = [Requirement(text) for text in metadata.get_all("Requires-Dist")]
    declared = {one.name for one in requirements if not one.marker} - {"jupyterlab"}
    assert at_once <= declared <= packages(node for tree in trees for node in ast.walk(tree))
    of_command = packages(node for path in for_the_command for node in ast.parse(path.read_bytes()).body)
    assert of_command - declared == {"jupyterlab"} | COME_WITH_JUPYTERLAB
    installed_by = packages_distributions()
    projects = {project for package in COME_WITH_JUPYTERLAB for project in installed_by[package]}
    assert {project.replace("_", "-") for project in projects} <= {"jupyter-server"} | required("jupyter-server")
    assert "jupyter-server" in required("jupyterlab")


def required(project: str) -> set[str]:
    """The projects that are installed with `project`, whoever asks for it."""
    requirements = [Requirement(text) for text in requires(project) or []]
    return {one.name for one in requirements if not one.marker or one.marker.evaluate({"extra": ""})}


def packages(nodes: Iterable[ast.AST]) -> set[str]:
    """The packages that are imported, by the names under which they are installed."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0].lower() for name in names} - {"course"} - sys.stdlib_module_names


def test_the_checkout_is_another_project() -> None:
    """Or the wheel, installed in the checkout's .venv, would remove the autograder."""
    checkout, handed_out = (
        tomllib.loads((ROOT / folder / "pyproject.toml").read_text())["project"] for folder in (".", "course")
    )
    assert checkout["name"] != handed_out["name"]


def test_make_wheel_builds_it_of_the_copy_for_a_class() -> None:
    for asked, shipped in (("", "--without-solutions"), ("SOLUTIONS=yes", "")):
        command = ["make", "-n", "wheel", *asked.split()]
        recipe = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        assert f"autograder ship {shipped} build/wheel" in recipe
        assert recipe.index("autograder ship") < recipe.index("pip wheel") < recipe.index("build/wheel/course")


def test_what_the_copy_for_a_class_holds_comes_along_and_an_authors_own_does_not(tmp_path: Path) -> None:
    for name in ("course", "release"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "LICENSE", tmp_path)
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "01_relu_derivative.ipynb").write_text("{}")
    (tmp_path / "class.toml").write_text('exchange = "/srv/exchange"')
    files = built(tmp_path, "class")
    assert {f"{SHIPPED}/class.toml", f"{SHIPPED}/solutions/01_relu_derivative.ipynb"} < set(files)
    assert any(name.endswith(".data/data/etc/jupyter/nbgrader_config.py") for name in files)
    (tmp_path / "source").mkdir()
    files = built(tmp_path, "author")
    assert [name for name in files if ("shipped/release" not in name and "shipped" in name) or ".data/" in name] == []


def built(copy: Path, name: str) -> list[str]:
    """The files in a wheel that is made of a copy of the course."""
    pip("wheel", "--no-build-isolation", "--wheel-dir", copy / name, copy / "course")
    (wheel,) = (copy / name).iterdir()
    with ZipFile(wheel) as archive:
        return archive.namelist()


def test_every_name_in_it_can_be_one_on_windows(held: dict[str, bytes]) -> None:
    devices = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
    for name in held:
        for part in PureWindowsPath(name).parts:
            assert not re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', part), name
            assert not devices.fullmatch(part), name
        # Windows may refuse paths of more than 259 characters, and a home and an environment come before these.
        assert len(name) < 120, name
    assert len({name.casefold() for name in held}) == len(held)
