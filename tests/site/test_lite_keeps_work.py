"""A learner's work in a browser: through a new version of the site, begun anew, all downloaded, in a second tab, and
where there is no room left.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from lite_site import NO_PYTHON, SECONDS, Host, Learner, new_learner, next_version
from playwright.sync_api import Browser, Page, expect

from course.syllabus import syllabus
from website.lite import FOLDER

FIRST, SECOND = "01_relu_derivative/01_relu_derivative.ipynb", "02_relu_vs_sigmoid/02_relu_vs_sigmoid.ipynb"
BEFORE = FIRST.replace(".ipynb", "-before-1.ipynb")
MINE, TYPED = "# my own words", "# typed and not saved"
# What is open in a tab, by its path: its first code cell gets other words; whether words stand in it.
PANEL = "[...jupyterapp.shell.widgets('main')].find(({ context }) => context?.path === path)"
SAVE = f"path => {PANEL}.context.save().catch(() => null)"
TYPE = f"""([path, text]) => {{
  const cell = {PANEL}.content.widgets.find(({{ model }}) => model.type === "code");
  cell.model.sharedModel.setSource(text);
}}"""
IS_CLOSED = "path => ![...jupyterapp.shell.widgets('main')].some(({ context }) => context?.path === path)"
SHOWS = f"([path, text]) => JSON.stringify({PANEL}.content.model.sharedModel.toJSON()).includes(text)"
NO_ROOM = "void (IDBObjectStore.prototype.put = () => { throw new DOMException('none left', 'QuotaExceededError'); })"
RECORD_IS_THERE = "Object.keys(localStorage).some(key => key.startsWith('relu-backprop-course '))"


@pytest.fixture
def learner(site: Path, browser: Browser, tmp_path: Path) -> Iterator[Learner]:
    """Somebody without Python, on a host of their own."""
    expect.set_options(timeout=SECONDS * 1000)
    host = Host(tmp_path / "host", site)
    with new_learner(browser, []) as learner:
        learner.host = host
        learner.page.context.add_init_script(NO_PYTHON)
        yield learner
    host.stop()


def test_work_is_kept(learner: Learner, site: Path, tmp_path: Path) -> None:
    """One test, as the page takes long to load."""
    page = learner.page
    page.goto(f"{learner.host.address}/{FOLDER}/lab/index.html")
    page.wait_for_function(RECORD_IS_THERE)
    learner.edit(FIRST, MINE)
    learner.edit(SECOND)
    _a_new_version_comes(learner, site, tmp_path / "next")
    _a_lesson_is_begun_anew(learner)
    _all_is_downloaded(learner, tmp_path / "all.zip")
    _a_second_tab_takes_over(learner)
    _what_is_not_saved_is_said(learner)


def _a_new_version_comes(learner: Learner, site: Path, folder: Path) -> None:
    """With the next visit the page is the new one. A lesson that was only run is, too; one with words in it is not."""
    page = learner.page
    change = dict.fromkeys((FIRST, SECOND), (" ReLU", " ReLU (renewed)"))
    learner.host.show(next_version(site, folder, change))
    page.reload()
    told = page.get_by_role("dialog").filter(has_text="The course has a new version of a lesson that you edited")
    expect(told).to_contain_text("It is about: 1.")
    told.get_by_role("button", name="Understood").click()
    expect(page.get_by_text("Lessons that you had not edited are brought up to date: 2.")).to_be_visible()
    assert "(renewed)" in json.dumps(learner.stored(SECOND))
    assert MINE in json.dumps(learner.stored(FIRST))


def _a_lesson_is_begun_anew(learner: Learner) -> None:
    learner.command("docmanager:open", path=FIRST)
    _begin(learner.page, "course:begin-anew")
    learner.page.get_by_role("button", name="Begin anew").click()
    expect(learner.panel.get_by_text("(renewed)").filter(visible=True).first).to_be_visible()
    assert MINE in json.dumps(learner.stored(BEFORE))
    assert MINE not in json.dumps(learner.stored(FIRST))


def _all_is_downloaded(learner: Learner, file: Path) -> None:
    with learner.page.expect_download() as download:
        learner.command("course:download-all")
    download.value.save_as(file)
    assert download.value.suggested_filename == "relu-course.zip"
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    lessons = {f"relu-course/{lesson.notebook}" for lesson in syllabus()}
    assert set(texts) == {*lessons, "relu-course/welcome.ipynb", f"relu-course/{BEFORE}"}
    assert MINE in texts[f"relu-course/{BEFORE}"]
    assert all(json.loads(text)["nbformat"] == 4 for text in texts.values())


def _a_second_tab_takes_over(learner: Learner) -> None:
    """What the first has not saved yet comes along."""
    first, second = learner.page, Learner(learner.page.context.new_page())
    first.evaluate(TYPE, [FIRST, TYPED])
    second.page.goto(f"{learner.host.address}/{FOLDER}/lab/index.html?path={FIRST}")
    asked = second.page.get_by_role("dialog").filter(has_text="This lesson is open in another tab")
    asked.get_by_role("button", name="Work here").click()
    second.page.wait_for_function(SHOWS, arg=[FIRST, TYPED])
    assert first.evaluate(IS_CLOSED, FIRST)
    assert TYPED in json.dumps(second.stored(FIRST))
    learner.page, learner.panel = second.page, second.panel


def _what_is_not_saved_is_said(learner: Learner) -> None:
    """From now on the browser has no room."""
    page = learner.page
    page.evaluate(NO_ROOM)
    page.evaluate(TYPE, [FIRST, MINE])
    page.evaluate(SAVE, FIRST)
    expect(page.get_by_text("Your work was not saved: this browser has no room left").first).to_be_visible()


def _begin(page: Page, command: str, **arguments: object) -> None:
    """Begin one of JupyterLab's commands, which ends when it has been answered."""
    page.evaluate("([name, given]) => { jupyterapp.commands.execute(name, given); }", [command, arguments])
