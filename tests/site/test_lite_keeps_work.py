"""A learner's work in a browser: through a new version of the site, in two tabs, and where no room is left."""

import json
import re
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
MINE, MORE = "# my own words", "# written in the first tab, and not saved"
RECORD_IS_THERE = "Object.keys(localStorage).some(key => key.startsWith('relu-backprop-course '))"
CLOSED = "path => [...jupyterapp.shell.widgets('main')].every(({ context }) => context?.path !== path)"


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
    _another_tab_goes_on(learner)
    _there_is_no_room_left(learner)


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
    """What is on the page and not saved is in the file, too."""
    learner.panel.locator(".jp-CodeCell .cm-content").first.click()
    learner.page.keyboard.insert_text(MORE + "\n")
    with learner.page.expect_download() as download:
        learner.command("course:download-all")
    download.value.save_as(file)
    assert download.value.suggested_filename == "relu-course.zip"
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    lessons = {f"relu-course/{lesson.notebook}" for lesson in syllabus()}
    assert set(texts) == {*lessons, "relu-course/welcome.ipynb", f"relu-course/{BEFORE}"}
    assert MORE in texts[f"relu-course/{FIRST}"]
    assert MINE in texts[f"relu-course/{BEFORE}"]
    assert all(json.loads(text)["nbformat"] == 4 for text in texts.values())


def _another_tab_goes_on(learner: Learner) -> None:
    """It has what the first one had, saved or not, and the first one lets go."""
    page, other = learner.page, learner.page.context.new_page()
    other.goto(f"{learner.host.address}/{FOLDER}/lab/index.html?path={FIRST}")
    asked = other.get_by_role("dialog").filter(has_text="This lesson is open in another tab")
    asked.get_by_role("button", name="Leave it there").click()
    other.wait_for_function(CLOSED, arg=FIRST)
    _begin(other, "docmanager:open", path=FIRST)
    asked.get_by_role("button", name="Work here").click()
    page.wait_for_function(CLOSED, arg=FIRST)
    expect(Learner(other).panel.get_by_text(MORE)).to_be_visible()
    other.close()


def _there_is_no_room_left(learner: Learner) -> None:
    """Said when a lesson cannot be saved; what was written can be downloaded all the same."""
    page = learner.page
    learner.command("docmanager:open", path=FIRST)
    learner.panel.locator(".jp-CodeCell .cm-content").first.click()
    quota = {"origin": re.match(r"http://[^/]+", page.url)[0], "quotaSize": 1}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    page.keyboard.insert_text(MINE + "\n")
    with page.expect_download() as download:
        learner.command("course:download")
    assert MINE in download.value.path().read_text(encoding="utf-8")
    expect(page.get_by_text("Your work was not saved: this browser has no room left.")).to_be_visible()


def _begin(page: Page, command: str, **arguments: object) -> None:
    """Begin one of JupyterLab's commands, which ends when it has been answered."""
    page.evaluate("([name, given]) => { jupyterapp.commands.execute(name, given); }", [command, arguments])


def test_a_browser_that_keeps_nothing_says_so(learner: Learner) -> None:
    learner.page.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };")
    learner.page.goto(f"{learner.host.address}/{FOLDER}/lab/index.html")
    expect(learner.page.get_by_text("Your work cannot be kept in this browser")).to_be_visible()
