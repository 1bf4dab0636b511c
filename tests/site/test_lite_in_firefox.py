"""The course in a browser, in Firefox: a cell that is run early, a right answer, a picture, and all of it offline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Firefox
from in_jupyterlab import KERNEL_IS_IDLE, OPEN
from lite_site import SECONDS, Host

from website.lite import FOLDER

LESSON = "01_relu_derivative/01_relu_derivative.ipynb"
ANSWER = "def relu(Z):\n    return np.maximum(0, Z), Z"
OUTPUT = "jp-OutputArea-output"
# Resolves once a condition of the page's holds, and tells the test.
UNTIL = """const done = arguments[arguments.length - 1];
const look = () => { try { if (%s) return done(true); } catch { } setTimeout(look, 200); };
look();"""
# Runs the first code cell with a text in it, with another source where one is given, and tells what comes out.
RUN = (
    f"const panel = {OPEN};"
    + """
const [text, source, done] = arguments;
const holds = ({ type, sharedModel }) => type === "code" && sharedModel.source.includes(text);
const cell = panel.content.widgets.find(({ model }) => holds(model));
if (source) cell.model.sharedModel.setSource(source);
panel.content.activeCellIndex = panel.content.widgets.indexOf(cell);
jupyterapp.commands.execute("notebook:run-cell").then(() => done(cell.outputArea.node.innerHTML));"""
)
SAVE = f"{OPEN}.context.save().then(arguments[arguments.length - 1]);"


class Learner:
    """Somebody with the course open in Firefox."""

    def __init__(self, firefox: Firefox) -> None:
        self._firefox = firefox

    def open(self, address: str) -> None:
        self._firefox.open(address)
        self.until(f"{OPEN}.content.widgets.length > 9")
        self.until("jupyterapp.commands.isEnabled('notebook:run-cell')")  # the menus know of it

    def until(self, condition: str) -> None:
        """Wait until something holds in the page."""
        assert self._firefox.ask(UNTIL % condition)

    def run(self, text: str, source: str = "") -> str:
        """Run a cell, and return what comes out."""
        shown: str = self._firefox.ask(RUN, text, source)
        return shown

    def save(self) -> None:
        self._firefox.ask(SAVE)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    firefox = Firefox(tmp_path / "profile", SECONDS)
    yield Learner(firefox)
    firefox.close()


def test_a_lesson_runs_and_is_there_without_a_network(learner: Learner, host: Host) -> None:
    address = f"{host.address}/{FOLDER}/lab/index.html?path={LESSON}"
    learner.open(address)
    assert OUTPUT not in learner.run("import numpy as np")
    assert "course-card--pass" in learner.run("def relu(", ANSWER) + learner.run("check(relu=relu)")
    assert "<svg" in learner.run("figures.relu_and_slope()")
    learner.save()
    learner.until("document.body.dataset.courseOffline !== undefined")
    host.stop()
    learner.open(address)
    learner.until(KERNEL_IS_IDLE)
    assert OUTPUT not in learner.run("import numpy as np")
    assert "course-card--pass" in learner.run(ANSWER) + learner.run("check(relu=relu)")
