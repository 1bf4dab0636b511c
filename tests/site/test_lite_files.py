"""What the course in a browser is made of: nothing that learners are not to have, and nothing but what was released."""

import hashlib
import json
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright._impl._driver import compute_driver_executable

from course.syllabus import syllabus
from website.__main__ import _tried
from website.lite import FOLDER, build, pyodide
from website.lite.__main__ import main
from website.problem import Problem

# How a compiled module begins: for which Python it is, and that its source is not looked at.
PYTHON_3_12, UNCHECKED = b"\xcb\r\r\n", b"\x01\0\0\0"


@pytest.fixture(scope="module")
def lite(site: Path) -> Path:
    return site / FOLDER


def test_the_lessons_are_the_released_ones(lite, course_root):
    shipped, released = lite / "files", course_root / "release"
    names = {path.relative_to(released) for path in released.rglob("*.ipynb")}
    assert {path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()} == names
    assert all((shipped / name).read_bytes() == (released / name).read_bytes() for name in names)


def test_the_wheel_is_the_one_that_holds_no_answers(lite):
    (wheel,) = (lite / "pyodide").glob("relu_backprop_course-*.whl")
    with ZipFile(wheel) as archive:
        questions = [archive.read(name).decode() for name in archive.namelist() if name.endswith("/questions.py")]
        assert not any(name.startswith("autograder") for name in archive.namelist())
    assert len(questions) == len(syllabus())
    assert all("opened_module(" in text and "Question(" not in text for text in questions)


def test_every_package_is_there_and_is_what_the_lock_says(lite):
    packages = json.loads((lite / "pyodide" / pyodide.LOCK).read_text(encoding="utf-8"))["packages"]
    for name, entry in packages.items():
        data = (lite / "pyodide" / entry["file_name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], name
        assert {_normal(needed) for needed in entry["depends"]} <= set(map(_normal, packages)), name


def _normal(name: str) -> str:
    return name.lower().replace("_", "-")


def test_what_a_lesson_imports_is_compiled(lite):
    """By the Python that runs it, beside sources that are there: what has none would never be found."""
    wheels = sorted((lite / "pyodide").glob("*.whl"))
    names = {name for wheel in wheels for name in ZipFile(wheel).namelist()}
    (wheel,) = (wheel for wheel in wheels if wheel.name.startswith("compiled_modules-"))
    with ZipFile(wheel) as archive:
        compiled = {name: archive.read(name)[:8] for name in archive.namelist() if name.endswith(".pyc")}
    sources = {name.replace("__pycache__/", "").replace(".cpython-312.pyc", ".py") for name in compiled}
    assert {"matplotlib/pyplot.py", "IPython/core/interactiveshell.py", "anywidget/widget.py"} <= sources <= names
    assert set(compiled.values()) == {PYTHON_3_12 + UNCHECKED}
    with ZipFile(lite / "pyodide" / pyodide.STDLIB) as library:
        assert {"asyncio/base_events.py", "asyncio/base_events.pyc"} <= set(library.namelist())


def test_the_worker_keeps_every_file(lite):
    worker = (lite / "service-worker.js").read_text(encoding="utf-8")
    files = json.loads(worker.split("const FILES = ", 1)[1].split(";\n", 1)[0])
    there = {path.relative_to(lite).as_posix() for path in lite.rglob("*") if path.is_file()}
    assert there - set(files) == {"service-worker.js", "jupyterlite-worker.js"}
    assert set(files) <= there


def test_what_the_course_adds_to_the_page_keeps_work(tmp_path):
    """Through new versions of lessons, in two tabs, and in one zip: tried in Node, without the page."""
    node, _ = compute_driver_executable()
    modules = (Path(build.__file__).parent / "page" / build.OUR_PAGE / "static").as_uri()
    command = [node, Path(__file__).with_name("lite_page.mjs"), modules, tmp_path / "all.zip"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    with ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert held.pop("relu-course/empty.txt") == ""
    written = {name: json.loads(text)["cells"][0]["source"] for name, text in held.items()}
    assert written == {"relu-course/ä.ipynb": ["é"], "relu-course/01_one/01_one.ipynb": ["not saved"]}


@pytest.fixture
def no_source(monkeypatch):
    for name in ("_from_npm", "_from_pip", "_from_the_release"):
        monkeypatch.setattr(pyodide, name, lambda missing, scratch: [])


def test_what_cannot_be_had_is_named_and_what_to_do(no_source, tmp_path):
    with pytest.raises(Problem, match="for want of 5 files of Pyodide") as problem:
        pyodide.pyodide_files(tmp_path / "cache")
    assert "pyodide.asm.wasm" in str(problem.value)
    assert str(tmp_path / "cache") in str(problem.value)
    assert pyodide.RELEASE in str(problem.value)


def test_a_file_that_is_not_the_released_one_is_not_taken(no_source, monkeypatch, tmp_path):
    def forged(missing, scratch):
        for name in missing:
            (scratch / name).write_text("{}")
            yield scratch / name

    monkeypatch.setattr(pyodide, "_from_npm", forged)
    with pytest.raises(Problem, match="for want of"):
        pyodide.pyodide_files(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_of_an_earlier_build_is_fetched_again(monkeypatch, tmp_path):
    digest = hashlib.sha256(b"right").hexdigest()

    def source(missing, scratch):
        (scratch / "a.whl").write_bytes(b"right")
        yield scratch / "a.whl"

    monkeypatch.setattr(pyodide, "_from_npm", source)
    (tmp_path / "a.whl").write_bytes(b"damaged")
    pyodide._complete(tmp_path, {"a.whl": digest})
    assert (tmp_path / "a.whl").read_bytes() == b"right"


def test_without_it_the_site_is_one_to_read(no_source, monkeypatch, tmp_path):
    monkeypatch.setattr(build, "CACHE", tmp_path / "cache")
    problem = _tried(tmp_path / FOLDER, with_solutions=False)
    assert "The course in a browser was not built" in str(problem)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert main(["--output", str(tmp_path)]) == 1
    assert "choose another folder" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
