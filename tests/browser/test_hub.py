"""A class on a JupyterHub, from accounts to feedback, as docs/hub.md sets it up.

Two students and an instructor, each with an account and a browser of their own. Ada gets one answer wrong, Ben fetches
the lesson anew; both hand in from JupyterLab. What docs/hub.md has its readers type is typed, but for what comes from
the network: packages are those that are here already.
"""

import json
import re
import shlex
import sys
import sysconfig
from collections.abc import Iterator

import pytest
from classroom import SHIPPED, open_assignments
from playwright.sync_api import Browser, Locator, expect
from real_hub import Hub, Machine, blocks
from real_lab import SECONDS, Lesson, new_page, wait_for_the_splash
from repository import ROOT

from autograder.authoring.attempts import attempts
from autograder.authoring.filled_in import answers_in, filled_in, read_notebook
from course.catalogue import EXERCISES

LESSON = "01_relu_derivative"
NOTEBOOK = f"{LESSON}/{LESSON}.ipynb"
WRONG = "relu_backward.identity"
TITLE = next(m.title for m in EXERCISES["relu_backward"].misconceptions if WRONG.endswith(f".{m.id}"))
COURSE = "/srv/relu/course"
STUDENTS = "/opt/relu-course"
# The students' environment: the wheel, and of the packages here those that it depends on; the checkout is none of them.
ENVIRONMENT = """\
{python} -m venv --without-pip {env}
{python} -m pip --python {env}/bin/python install --quiet --no-deps --no-index {course}/dist/*.whl
echo {packages} > {env}/lib/python{version}/site-packages/packages.pth
mkdir {env}/share
ln -s {prefix}/share/jupyter {env}/share/jupyter
ln -s {prefix}/etc/jupyter/jupyter_server_config.d {env}/etc/jupyter/
"""
# What `make wheel` does.
WHEEL = """cd {course}; source .venv/bin/activate; autograder ship --without-solutions build/wheel >/dev/null
python -m pip wheel --quiet --no-deps --no-index --no-build-isolation --wheel-dir dist ./build/wheel/course"""
# The service watch has graded both, and given both pages back.
PAGES = "find /srv/nbgrader/exchange/relu-backprop/feedback -name '*.html'"
GIVEN_BACK = f'timeout {3 * SECONDS} sh -c "until test \\$({PAGES} | wc -l) -ge 2; do sleep 0.2; done"'


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    machine = Machine()
    try:
        yield machine
    finally:
        machine.close()


@pytest.fixture(scope="module")
def hub(machine: Machine) -> Iterator[Hub]:
    set_up(machine)
    hub = Hub(machine)
    try:
        yield hub
    finally:
        hub.close()


def set_up(machine: Machine) -> None:
    (accounts,) = blocks("Accounts and folders")
    machine.run("root", accounts)
    for account in ("ada", "ben", "grace"):
        machine.run("root", f"echo {account}:{password(account)} | chpasswd")
    _set_up_course(machine)
    names = {"env": STUDENTS, "course": COURSE, "python": sys.executable, "prefix": sys.prefix}
    version = sysconfig.get_python_version()
    machine.run("root", ENVIRONMENT.format(**names, version=version, packages=sysconfig.get_path("purelib")))


def _set_up_course(machine: Machine) -> None:
    """The course of the account relu: this one, with its first lesson."""
    course = machine.path(COURSE)
    machine.run("relu", f"mkdir -p {COURSE}/source")
    links = " ".join(str(ROOT / name) for name in (*SHIPPED, ".venv"))
    machine.run("relu", f"cd {COURSE}; ln -s {links} .; cp -r {ROOT}/source/{LESSON} source; cp -r {ROOT}/release .")
    machine.run("relu", f"cp {ROOT}/nbgrader_config.py {COURSE}")
    make, release, _, _ = blocks("The course")
    settings = make.removeprefix("make environment\n")
    assert settings != make
    for lines in (settings, release):
        machine.run("relu", f"cd {COURSE}\n{lines}")
    assert "/srv/nbgrader/exchange" in (course / "nbgrader_config.py").read_text()
    machine.run("relu", WHEEL.format(course=COURSE))


def password(account: str) -> str:
    return f"{account}-knows-it"


class Person:
    """Somebody with an account, at a browser of their own."""

    def __init__(self, browser: Browser, hub: Hub, machine: Machine, account: str) -> None:
        self.hub, self.machine, self.account = hub, machine, account
        self.home = f"/home/{account}"
        self.lessons = machine.path(f"{self.home}/relu-course")
        self.page = new_page(browser)

    def log_in(self) -> None:
        self.page.goto(self.hub.url)
        self.page.get_by_label("Username").fill(self.account)
        self.page.get_by_label("Password").fill(password(self.account))
        self.page.get_by_role("button", name="Sign in").click()

    def open_lab(self) -> None:
        """Log in: the hub starts their server, and shows it."""
        self.log_in()
        self.page.wait_for_url(re.compile(f"/user/{self.account}/lab"), timeout=3 * SECONDS * 1000)
        wait_for_the_splash(self.page)
        Lesson(self.page, self, "welcome.ipynb").wait_until_idle()

    def solve(self, wrong: str | None) -> None:
        """Write the right answers into the lesson, but for one of the known wrong ones."""
        source = read_notebook((ROOT / "source" / NOTEBOOK).read_bytes())
        answers = answers_in(source)
        for attempt in attempts(LESSON):
            if attempt.id == wrong:
                answers[attempt.exercise] = attempt.source
        mine = self.lessons / NOTEBOOK
        solved = filled_in(read_notebook(mine.read_bytes()), answers)
        mine.write_text(json.dumps(solved))  # it stays theirs, as it was there

    def status(self, path: str) -> int:
        """What the hub answers somebody who types this address."""
        answer = self.page.request.get(self.hub.url + path)
        return answer.status

    def fetch(self, panel: Locator) -> None:
        released = panel.locator("#released_assignments_list .list_item", has_text=LESSON)
        released.get_by_role("button", name="Fetch", exact=True).click()
        expect(panel.locator("#fetched_assignments_list").get_by_text(LESSON).first).to_be_visible()

    def hand_in(self, panel: Locator) -> None:
        panel.locator("#fetched_assignments_list .list_item", has_text=LESSON).get_by_role(
            "button", name="Submit"
        ).click()
        expect(panel.locator("#submitted_assignments_list").get_by_text(LESSON).first).to_be_visible()

    def read_feedback(self, panel: Locator) -> str:
        """Fetch it, open it as one does, and return what it says."""
        row = panel.locator("#submitted_assignments_list .list_item", has_text=LESSON)
        row.get_by_role("button", name="Fetch Feedback").click()
        row.get_by_text("(view feedback)").first.click()
        self.page.locator(".jp-DirListing-item", has_text=f"{LESSON}.html").dblclick()
        page = self.page.frame_locator(".jp-HTMLViewer:visible iframe").locator("body")
        expect(page).to_contain_text("of")
        return page.inner_text()

    def may_read(self, path: str) -> bool:
        return "yes" in self.machine.run(self.account, f"test -r {shlex.quote(path)} && echo yes || echo no")


def test_two_students_and_an_instructor_go_the_whole_way(machine: Machine, hub: Hub, browser: Browser) -> None:
    ada, ben, grace = (Person(browser, hub, machine, account) for account in ("ada", "ben", "grace"))
    ada.open_lab()
    welcome = Lesson(ada.page, ada, "welcome.ipynb")
    due = welcome.panel.get_by_role("row", name="1. The derivative of ReLU")
    expect(due).to_contain_text("due Fri 15 Jan 2027, 23:59")
    ada.solve(WRONG)
    lesson = Lesson(ada.page, ada, NOTEBOOK)
    lesson.open()
    lesson.run_all()
    expect(lesson.panel.locator(".course-card--fail").first).to_contain_text(TITLE)
    adas = open_assignments(ada.page)
    ada.hand_in(adas)

    ben.open_lab()
    (ben.lessons / LESSON).rename(ben.lessons / "spoilt")
    bens = open_assignments(ben.page)
    ben.fetch(bens)
    ben.solve(None)
    ben.hand_in(bens)
    assert ben.status(f"/user/{ada.account}/lab") == 403
    assert ben.status("/services/formgrader/formgrader") == 403

    machine.run("relu", GIVEN_BACK)
    grace.log_in()
    grace.page.goto(f"{hub.url}/services/formgrader/")
    expect(grace.page.get_by_role("row", name=LESSON)).to_contain_text("2")
    Lesson(grace.page, grace, NOTEBOOK).picture("hub-formgrader")

    told = ada.read_feedback(adas)
    assert TITLE in told
    assert TITLE not in ben.read_feedback(bens)
    mine = ada.home + f"/relu-course/{LESSON}/feedback"
    assert ada.may_read(mine)
    for path in (mine, "/srv/nbgrader/exchange/relu-backprop/feedback", f"{COURSE}/feedback", f"{COURSE}/source"):
        assert not ben.may_read(path), path
