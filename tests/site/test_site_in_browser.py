"""The site in Chromium, opened from its folder: file:// and no network."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from course.theme import tokens

LESSON = "lessons/01_relu_derivative"
# Without preload, which fetches stylesheets: a browser refuses that to a page from a folder. What passes is not listed
# node by node, which takes far longer than the rules themselves.
AXE = {"preload": False, "resultTypes": ["violations"]}
# A dark page is the light one in other colours.
RULES = {"light": {}, "dark": {"runOnly": {"type": "tag", "values": ["cat.color"]}}}
EVERY_FOLD = "document.querySelectorAll('details').forEach(fold => { fold.open = true; })"

# Most of a page's elements are the coloured words of its code and the letters of its formulas. Each colour is judged
# once on each ground; further ones become plain text of what is around them.
ONE_OF_EACH_COLOUR = """() => {
  const kinds = new Set();
  const colours = element => {
    const ink = getComputedStyle(element).color;
    while (getComputedStyle(element).backgroundColor === "rgba(0, 0, 0, 0)" && element.parentElement) {
      element = element.parentElement;
    }
    return `${ink} on ${getComputedStyle(element).backgroundColor}`;
  };
  const parts = [...document.querySelectorAll(".highlight pre span[class], math:not(:has([mathcolor], [style]))")];
  const found = parts.map(part => `${part.tagName} ${part.className} ${colours(part)}`);
  parts.forEach((part, i) => {
    if (kinds.has(found[i])) part.replaceWith(part.textContent);
    kinds.add(found[i]);
  });
}"""


@pytest.fixture
def address(site: Path) -> Callable[[str], str]:
    """Where a page is, for a browser."""
    return lambda name: (site / f"{name}.html").as_uri()


@pytest.fixture
def opened(browser: Browser, address: Callable[[str], str]) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser without a past; at the end nothing was complained of and nothing asked of a network."""
    contexts, complaints = [], []

    def listen(page: Page) -> None:
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.append(asked.url) if asked.url.startswith("http") else None)

    def open_page(name: str, width: int = 1280, theme: str = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        context.on("page", listen)
        contexts.append(context)
        page = context.new_page()
        page.goto(address(name))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation(opened, page_names, address, theme):
    page = opened("index", theme=theme)
    violations = {}
    for name in page_names:
        page.goto(address(name))
        assert page.locator("html").get_attribute("data-theme") == theme
        page.evaluate(EVERY_FOLD)
        page.evaluate(ONE_OF_EACH_COLOUR)
        found = Axe().run(page, options=AXE | RULES[theme]).response
        held = {rule["id"] for rule in found["passes"]}
        assert "color-contrast" in held
        assert len(held) > 10 or theme == "dark"
        for rule in found["violations"]:
            violations[name, rule["id"]] = [node["html"][:200] for node in rule["nodes"][:3]]
    assert violations == {}


def test_no_page_is_wider_than_the_window(opened, page_names, address):
    page = opened("index")
    for name in page_names:
        page.goto(address(name))
        page.evaluate(EVERY_FOLD)
        for width in (820, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") == width, name


def test_search_finds_lessons_without_a_server(opened):
    page = opened("index")
    page.keyboard.press("Control+k")
    page.keyboard.type("batch norm")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search\.html\?q=batch"))
    results = page.locator("#search-results li a")
    expect(results.first).to_be_visible()
    results.filter(has_text="3. Exploding gradients").first.click()
    expect(page.locator("h1")).to_contain_text("3. Exploding gradients")


def test_the_switch_turns_page_and_figures_dark(opened):
    page = opened(LESSON)
    card = page.locator(".course-ui").first
    blue = "card => getComputedStyle(card).getPropertyValue('--course-blue').trim()"
    assert card.evaluate(blue) == tokens("light")["blue"]
    page.locator(".theme-switch-button:visible").first.click()
    page.locator(".theme-change-button[data-mode=dark]:visible").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert card.evaluate(blue) == tokens("dark")["blue"]
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_folds_are_closed_and_open_by_the_keyboard(opened):
    page = opened(LESSON)
    fold = page.locator("details.solution").filter(has_text="np.maximum(0, Z)").first
    code = fold.locator("pre")
    expect(code).to_be_hidden()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(code).to_be_visible()


def test_formulas_are_drawn_in_the_font_that_is_shipped(opened):
    page = opened(LESSON)
    page.evaluate("document.fonts.ready")
    loaded = "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    assert any("STIX Two Math" in family for family in page.evaluate(loaded))
    fraction = page.locator("mfrac").first.bounding_box()
    assert fraction["height"] > 20


def test_wide_things_scroll_by_the_keyboard(opened):
    page = opened(LESSON, width=360)
    wide = page.locator("pre").filter(has_text="from course import").first
    assert wide.evaluate("wide => wide.scrollWidth > wide.clientWidth")
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("wide => wide.scrollLeft > 0", arg=wide.element_handle())


def test_on_paper_a_dark_page_is_light_and_folds_stay_away(opened):
    page = opened(LESSON, theme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("html").get_attribute("data-theme") == "light"
    for part in ("header", "nav.lessons", "details.solution", ".bd-sidebar-secondary", ".prev-next-footer"):
        expect(page.locator(part).first).to_be_hidden()
    page.locator("details.solution").first.evaluate("fold => { fold.open = true; }")
    expect(page.locator("details.solution").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") == "dark"
