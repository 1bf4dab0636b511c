"""The pages on claims and notation say what the lessons say."""

import re
from collections.abc import Iterator

import pytest

MATH = "{http://www.w3.org/1998/Math/MathML}math"


@pytest.fixture(scope="module")
def lesson_texts(site_pages):
    """What a reader finds on each lesson's page, results included, in plain letters."""
    return {name: plain(page.text) for name, page in site_pages.items() if name.startswith("lessons/")}


def plain(element) -> str:
    """Its text in one line. The parts of a formula stand apart: 5 to the 19th is "5 19"."""
    text = " ".join("".join(pieces(element)).split())
    return text.replace("−", "-").replace(",", "")


def pieces(element) -> Iterator[str]:
    if element.tag == MATH:
        yield " ".join(element.itertext())
    else:
        yield element.text or ""
        for child in element:
            yield from pieces(child)
            yield child.tail or ""


def letters(element) -> str:
    """The same without spaces and underscores: a shape in code is that in a formula."""
    return re.sub(r"[ _]", "", plain(element))


def rows(page, kind):
    """The rows of its tables of one kind, as cells, heads left out."""
    tables = [table for table in page.text.iter("table") if kind in table.attrib.get("class", "").split()]
    return [row.findall("td") for table in tables for row in table.iter("tr") if row.find("td") is not None]


def lesson_of(cell) -> str:
    return re.search(r"lessons/\w+", cell.find(".//a").attrib["href"])[0]


def numbers(cell) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", plain(cell)))


def test_every_number_of_a_claim_is_in_the_lesson_it_leads_to(site_pages, lesson_texts):
    claims = rows(site_pages["common-claims"], "claims")
    assert len(claims) > 30
    strangers = {
        (plain(said)[:50], number)
        for said, true, where in claims
        for number in numbers(said) | numbers(true)
        if not re.search(rf"(?<![\d.]){re.escape(number)}(?!\d|\.\d*[1-9])", lesson_texts[lesson_of(where)])
    }
    assert strangers == set()


def test_every_lesson_has_claims_and_every_link_names_its_section(site_pages):
    claims = rows(site_pages["common-claims"], "claims")
    assert {lesson_of(where) for *_, where in claims} == {name for name in site_pages if name.startswith("lessons/")}
    for *_, where in claims:
        link = where.find(".//a")
        target = link.attrib["href"].partition("#")[2]
        page = site_pages[lesson_of(where)]
        (section,) = (element for element in page.root.iter("section") if element.attrib.get("id") == target)
        heading = next(element for element in section if element.tag in ("h1", "h2", "h3"))
        assert plain(heading).startswith(plain(link))


def test_every_name_and_every_shape_is_in_the_section_it_leads_to(site_pages):
    names = rows(site_pages["notation"], "names")
    assert len(names) > 35
    strangers = set()
    for name, _, shape, where in names:
        target = where.find(".//a").attrib["href"].partition("#")[2]
        page = site_pages[lesson_of(where)]
        (section,) = (element for element in page.root.iter("section") if element.attrib.get("id") == target)
        forms = [plain(form) for form in name.iter() if form.tag in ("code", "em", MATH)] or [plain(name)]
        if not any(form in plain(section) for form in forms):
            strangers.add((plain(name), target))
        if "(" in plain(shape) and letters(shape) not in letters(section):
            strangers.add((plain(shape), target))
    assert strangers == set()
