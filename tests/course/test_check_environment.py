"""The check of the environment: what it finds, what it says to do, and that HTML and plain text say the same."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement

from course import check_environment, environment
from course.environment import Environment, Finding


@pytest.fixture
def in_a_notebook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A kernel that `make lab` started, in an empty folder; return the folder."""
    monkeypatch.setattr(environment, "get_ipython", lambda: SimpleNamespace(kernel=object()))
    monkeypatch.setenv(environment.STARTED_BY, sys.prefix)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def require(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the course require something else than it does."""

    def only(requirement: str) -> None:
        monkeypatch.setattr(environment, "_required", lambda: [Requirement(requirement)])

    return only


def unfit() -> list[Finding]:
    return [finding for finding in check_environment().findings if finding.mark != "✓"]


def test_where_all_is_well_every_line_has_its_tick(in_a_notebook: Path) -> None:
    found = check_environment()
    assert unfit() == []
    assert found.is_ready
    assert repr(found).splitlines()[0] == "✓ Ready."


def test_what_the_course_requires_is_what_its_package_says() -> None:
    names = [requirement.name for requirement in environment._required()]
    assert names[0] == "Python"
    assert {"numpy", "matplotlib", "anywidget"} < set(names)
    assert all(requirement.specifier for requirement in environment._required())


def test_a_package_that_is_missing_is_named(in_a_notebook: Path, require: Callable[[str], None]) -> None:
    require("no-such-package>=2")
    what = environment.MISSING.format(name="no-such-package", needed="no-such-package>=2")
    assert unfit() == [Finding("✗", what, environment.RUN_MAKE_LAB)]
    assert repr(check_environment()).startswith("✗ Not ready yet")


def test_a_version_that_does_not_fit_is_named(
    in_a_notebook: Path, require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(environment.STARTED_BY)
    require("numpy<1")
    (finding,) = unfit()
    assert (finding.mark, finding.remedy) == ("✗", environment.INSTALL.format(needed="numpy<1"))
    assert finding.what.startswith("numpy is version ")


def test_python_itself_is_looked_at(
    in_a_notebook: Path, require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(environment.STARTED_BY)
    require("Python>=99")
    assert [finding.remedy for finding in unfit()] == [environment.NEWER_PYTHON]


def test_a_kernel_of_another_python_is_named(in_a_notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment.STARTED_BY, "/another/.venv")
    what = environment.OTHER_KERNEL.format(prefix=sys.prefix)
    assert unfit() == [Finding("✗", what, environment.CHANGE_KERNEL)]


def test_without_a_notebook_there_are_no_sliders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert unfit() == [Finding("!", environment.NO_NOTEBOOK, environment.OPEN_A_NOTEBOOK)]
    assert check_environment().is_ready


def test_a_jupyter_that_cannot_draw_widgets_is_told(in_a_notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jupyter_core.paths.jupyter_path", lambda *_: [str(in_a_notebook)])
    (finding,) = unfit()
    assert (finding.mark, finding.remedy) == ("!", environment.BRING_FRONT_END)
    assert all(name in finding.what for name in environment.FRONT_ENDS)


def test_a_folder_that_cannot_be_written_to_is_named(in_a_notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a stand-in for tempfile, as root may write everywhere."""

    def refuse(dir: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(environment.tempfile, "TemporaryFile", refuse)
    what = environment.NOT_WRITABLE.format(folder=in_a_notebook, reason="Permission denied")
    assert unfit() == [Finding("✗", what, environment.MOVE_THE_FOLDER)]


def test_a_folder_that_is_gone_is_told(in_a_notebook: Path) -> None:
    in_a_notebook.rmdir()
    assert unfit() == [Finding("✗", environment.GONE, environment.OPEN_AGAIN)]


def test_a_damaged_record_is_told(in_a_notebook: Path) -> None:
    (in_a_notebook / "progress.json").write_text("{")
    (finding,) = unfit()
    assert finding.mark == "!"
    assert "was damaged" in finding.what


def test_html_says_what_the_text_says_and_shows_nothing_raw() -> None:
    found = Environment((Finding("✗", "<script> is missing.", 'Run "it" & go.'), Finding("✓", "numpy 2.")))
    html = found._repr_html_()
    assert "<script>" not in html
    assert "✗ &lt;script&gt; is missing." in html
    assert "Run &quot;it&quot; &amp; go." in html
    assert "course-card--fail" in html
    assert repr(found).splitlines() == [
        "✗ Not ready yet: see what to do below.",
        '✗ <script> is missing. Run "it" & go.',
        "✓ numpy 2.",
    ]


def test_plain_python_can_ask_too(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import course; print(course.check_environment())"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert said.startswith("✓ Ready, but for one thing below.")


def test_in_a_browser_it_says_so_and_where_work_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "IN_BROWSER", True)
    monkeypatch.setattr(environment, "DRIVE", tmp_path)
    (tmp_path / "01_relu_derivative").mkdir()
    monkeypatch.chdir(tmp_path / "01_relu_derivative")
    assert unfit() == []
    assert {environment.IN_THE_BROWSER, environment.KEPT} < {finding.what for finding in check_environment().findings}


def test_in_a_browser_that_keeps_nothing_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "IN_BROWSER", True)
    monkeypatch.chdir(tmp_path)
    assert unfit() == [Finding("!", environment.NOT_KEPT, environment.ORDINARY_WINDOW)]
