"""What every built page must be: valid, linked, labelled, whole without a network."""

import re
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from course.theme import tokens
from website.lite import FOLDER

REFERENCES = {"aria-labelledby", "aria-describedby", "aria-controls", "for"}
SVG = "{http://www.w3.org/2000/svg}svg"
FETCHING = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "image": "href"}


def test_every_page_is_tested(site_pages, page_names):
    assert sorted(site_pages) == sorted(page_names)


def test_html_is_valid(site_page):
    assert site_page.faults == []


def test_the_parser_finds_what_is_wrong(tmp_path, site_pages):
    broken = tmp_path / "broken.html"
    broken.write_text('<!doctype html><title>x</title><p id="a" id="b"><div></p><svg></div>')
    fault_finder = type(next(iter(site_pages.values())))
    assert len(fault_finder(broken).faults) >= 3


def test_ids_are_unique(site_page):
    assert len(site_page.ids) == len(set(site_page.ids))


def test_references_within_a_page_lead_somewhere(site_page):
    named = {
        name
        for element in site_page.root.iter()
        for attribute in REFERENCES & set(element.attrib)
        for name in element.attrib[attribute].split()
    }
    assert named <= set(site_page.ids)


def test_links_lead_to_pages_and_anchors_that_are_there(site, site_page, site_pages):
    missing = []
    for link in site_page.root.iter("a"):
        url = urlsplit(link.attrib["href"])
        assert not url.scheme, f"a link leads out of the site: {link.attrib['href']}"
        target = (site_page.path.parent / unquote(url.path)).resolve() if url.path else site_page.path
        name = target.relative_to(site).with_suffix("").as_posix()
        if name == f"{FOLDER}/lab/index":  # the course to run, in which the link opens a notebook
            (notebook,) = parse_qs(url.query)["path"]
            if not (site / FOLDER / "files" / notebook).is_file():
                missing.append(link.attrib["href"])
        elif name not in site_pages or (url.fragment and unquote(url.fragment) not in site_pages[name].ids):
            missing.append(link.attrib["href"])
    assert missing == []


def test_what_a_page_fetches_is_in_the_folder(site, site_page):
    fetching = [element for element in site_page.root.iter() if FETCHING.get(element.tag) in element.attrib]
    addresses = [element.attrib[FETCHING[element.tag]] for element in fetching]
    assert len(addresses) > 5
    for address in addresses:
        if not address.startswith(("data:", "#")):
            assert (site_page.path.parent / urlsplit(address).path).is_file(), address


def test_stylesheets_fetch_nothing_from_outside(site):
    sheets = sorted(site.rglob("*.css"))
    assert len(sheets) > 5
    for sheet in sheets:
        fetched = re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""", sheet.read_text(encoding="utf-8"))
        for address in fetched:
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / urlsplit(address).path).is_file(), f"{sheet.name}: {address}"


def test_head_says_what_the_page_is(site_page):
    head = next(site_page.root.iter("head"))
    assert site_page.root.attrib["lang"] == "en-GB"
    assert len("".join(next(head.iter("title")).itertext()).strip()) > 10
    meta = {element.attrib.get("name"): element.attrib.get("content", "") for element in head.iter("meta")}
    assert meta["viewport"].startswith("width=device-width, initial-scale=1")
    assert 20 < len(meta["description"]) < 170


def test_titles_and_descriptions_tell_pages_apart(site_pages):
    heads = [next(page.root.iter("head")) for page in site_pages.values()]
    titles = {head.findtext("title") for head in heads}
    descriptions = {head.find("meta[@name='description']").attrib["content"] for head in heads}
    assert len(titles) == len(descriptions) == len(site_pages)


def test_headings_go_down_one_level_at_a_time(site_page):
    levels = [int(e.tag[1]) for e in site_page.text.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_pictures_are_described(site_page):
    pictures = site_page.root.findall(".//*[@role='img']") + site_page.root.findall(".//img")
    for picture in pictures:
        assert len(picture.attrib.get("aria-label") or picture.attrib["alt"]) > 3
    # An svg that is no picture of its own is part of one.
    parts = [part for picture in pictures for part in picture.iter(SVG)]
    assert set(site_page.root.iter(SVG)) == set(parts)


@pytest.mark.parametrize("lesson", ["01_relu_derivative", "05_mse_output_layer"])
def test_lessons_have_pictures_formulas_and_closed_folds(site_pages, lesson):
    text = site_pages[f"lessons/{lesson}"].text
    tags = [str(e.tag).rpartition("}")[2] for e in text.iter()]
    assert tags.count("svg") >= 5
    assert tags.count("math") > 50
    folds = list(text.iter("details"))
    assert len([e for e in folds if e.attrib.get("class") == "solution"]) >= 8
    assert all("open" not in e.attrib for e in folds)
    assert all("".join(e.find("summary").itertext()).strip() for e in folds)


def test_no_formula_is_left_as_latex(site_page):
    text = "".join(site_page.text.itertext())
    assert "$" not in text.replace("$(", "")
    assert not re.search(r"\\(frac|text|cdot|mathrm|sqrt|sum)", text)


def test_both_themes_have_the_colours_of_the_course(site):
    css = (site / "_static" / "palette.css").read_text(encoding="utf-8")
    for theme in ("light", "dark"):
        assert f"--course-blue: {tokens(theme)['blue']};" in css
