"""Feedback and formgrader's page of a student who means harm, in a real Chromium: none of the student's script runs."""

import json
import shutil
from pathlib import Path

import pytest
from formgrader_page import as_formgrader_shows
from playwright.sync_api import Browser, Route
from small_course import Course, settings
from sums_lesson import LESSON, code, text
from xss import MARKDOWN, OUTPUTS

from autograder.gradebook import stations

# nbgrader 0.9.6 looks up a submission while it is being made, which SQLAlchemy remarks on to no effect.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

SHOW = "from IPython.display import publish_display_data as show"


def hostile_notebook(released: Path) -> str:
    """The lesson with every payload in cells of the student's own, and with an answer that shows them all."""
    content = json.loads(released.read_text())
    shown = [output["data"] for output in OUTPUTS if isinstance(output.get("data"), dict)]
    printed = [output["text"] for output in OUTPUTS if isinstance(output.get("text"), str)]
    content["cells"] += [text(source) for source in MARKDOWN]
    content["cells"] += [code(f"{SHOW}\nshow({data!r})") for data in shown]
    content["cells"] += [code(f"print({said!r})\nraise ValueError({said!r})") for said in printed]
    content["cells"].append(
        {"cell_type": "raw", "id": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": MARKDOWN[0]}
    )
    for number, cell in enumerate(content["cells"]):
        if cell["metadata"].get("nbgrader", {}).get("grade_id") in ("double", "essay"):
            cell["source"] += "".join(f"\n#{source}" for source in MARKDOWN)
        cell["metadata"]["tags"] = [MARKDOWN[0], '"><img src=x onerror=top.pwned=1>']
        cell["id"] = f"c{number}"
    content["metadata"]["title"] = f"</title>{MARKDOWN[0]}"
    content["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"x": f"</script>{MARKDOWN[0]}"}}
    return json.dumps(content)


@pytest.fixture(scope="module")
def pages(released: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The student's feedback page, and the page that formgrader shows of the submission."""
    root = tmp_path_factory.mktemp("class") / "course"
    shutil.copytree(released, root)
    course = Course(root, settings(root))
    folder = root / "submitted" / "mallory" / LESSON
    folder.mkdir(parents=True)
    (folder / "sums.ipynb").write_text(hostile_notebook(root / "release" / LESSON / "sums.ipynb"))
    (folder / "evil.html").write_text(MARKDOWN[0])
    odd = root / "submitted" / "eve" / LESSON
    odd.mkdir(parents=True)
    for name in ('sums <img src=x onerror="top.pwned=1">', "sums [x](javascript:top.pwned=1)"):
        (odd / f"{name}.ipynb").write_text(name)
    for student in ("mallory", "eve"):
        assert course.api.autograde(LESSON, student)["success"]
        assert course.api.generate_feedback(LESSON, student)["success"]
    stations.close()
    made = {"feedback": root / "feedback/mallory" / LESSON / "sums.html"}
    made["refused"] = root / "feedback/eve" / LESSON / "sums.html"
    made["formgrader"] = root / "formgrader.html"
    made["formgrader"].write_text(as_formgrader_shows(root / "autograded/mallory" / LESSON / "sums.ipynb", LESSON))
    return made


# What there is in the notebook's part of a page that could run script, now or when it is clicked.
ACTIVE = """() => [...document.querySelectorAll("#notebook-container *")].filter(element =>
    ["SCRIPT", "OBJECT", "EMBED", "FORM", "BASE", "META", "LINK"].includes(element.tagName)
    || (element.tagName == "IFRAME" && element.getAttribute("sandbox") !== "")
    || (element.tagName == "A" && !/^(https?:|mailto:|#)/.test(element.getAttribute("href") ?? "#"))
    || [...element.attributes].some(attribute => attribute.name.startsWith("on"))
).map(element => element.outerHTML)"""


@pytest.mark.parametrize("name", ["feedback", "refused", "formgrader"])
def test_no_script_runs(pages: dict[str, Path], browser: Browser, name: str) -> None:
    asked: list[str] = []
    struck: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            route.abort()

    page = browser.new_page()
    page.on("dialog", lambda dialog: struck.append(dialog.message))
    page.on("popup", lambda popup: struck.append(popup.url))
    page.route("**/*", answer)
    page.goto(pages[name].as_uri())
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.pwned") is None
    assert page.evaluate(ACTIVE) == []
    assert [url for url in asked if "evil" in url] == []
    assert (struck, page.url) == ([], pages[name].as_uri())
    page.close()


def test_the_payloads_would_have_struck(pages: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """The same browser, with one payload as it was written: so it is not the test that is blind."""
    page = browser.new_page()
    (tmp_path / "page.html").write_text(MARKDOWN[2])
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_function("() => window.pwned === 1", timeout=10_000)
    page.close()


def test_nothing_was_just_thrown_away(pages: dict[str, Path]) -> None:
    html = pages["feedback"].read_text()
    assert html.count("<iframe") > 30
    assert "&lt;script&gt;" in html
    assert "sums &lt;img src=x onerror=" in pages["refused"].read_text()
