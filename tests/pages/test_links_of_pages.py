"""Every page of the sample: its links lead somewhere, its headings form an outline, its blocks hold together."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from itertools import pairwise

import markdown
import pytest
from bs4 import BeautifulSoup

from kb.library import load
from kb.records import Record
from tests.pages.sample import SAMPLE, sample_pages

# A page by hand that the theme's tests cover.
BY_HAND = {"contributing/index.md"}
BLOCK = re.compile(r"^<(div|section|ol|ul|dl|table|nav|form|figure|details)\b")


@cache
def soup(path: str) -> BeautifulSoup:
    """A page as a plain Markdown engine shows it."""
    body = sample_pages()[path].split("---\n", 2)[2]
    html = markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables", "toc"])
    return BeautifulSoup(html, "html.parser")


def target(page: str, href: str) -> tuple[str, str]:
    """The page and anchor that a link of a page leads to."""
    url, _, anchor = href.partition("#")
    if not url:
        return page, anchor
    if url.endswith(".md"):
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), url)), anchor
    address = page.removesuffix(".md").removesuffix("index")
    address = address if address.endswith("/") or not address else f"{address}/"
    found = posixpath.normpath(posixpath.join("/", address, url)).strip("/")
    return (f"{found}/index.md" if f"{found}/index.md" in known() else f"{found}.md" if found else "index.md"), anchor


def known() -> set[str]:
    """Pages that links may lead to."""
    return sample_pages().keys() | BY_HAND


@pytest.mark.parametrize("path", sorted(sample_pages()))
def test_links_lead_to_pages_and_places(path: str) -> None:
    lost = []
    for link in soup(path).find_all("a", href=True):
        href = str(link["href"])
        if href.startswith(("https:", "mailto:")):
            continue
        page, anchor = target(path, href)
        facet = page == "cases/index.md" and "=" in anchor
        if page not in known() or (anchor and not facet and page not in BY_HAND and soup(page).find(id=anchor) is None):
            lost.append(href)
    assert lost == []


@pytest.mark.parametrize("path", sorted(sample_pages()))
def test_headings_form_an_outline(path: str) -> None:
    levels = [int(heading.name[1]) for heading in soup(path).find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("path", sorted(sample_pages()))
def test_ids_are_there_once(path: str) -> None:
    ids = [str(tag["id"]) for tag in soup(path).find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))


def test_every_anchor_of_the_model_is_on_the_page() -> None:
    records = [record for record in load(SAMPLE).records.values() if record.public]
    assert len(records) > 15
    assert [missing for record in records for missing in _missing(record)] == []


def _missing(record: Record) -> list[str]:
    path = f"{record.address.rstrip('/')}.md"
    return [f"{path}#{anchor}" for anchor in record.anchors() if soup(path).find(id=anchor) is None]


@pytest.mark.parametrize("path", sorted(sample_pages()))
def test_html_blocks_hold_no_blank_line(path: str) -> None:
    """Engines end an HTML block at a blank line, whatever is still open."""
    blocks = [block for block in sample_pages()[path].split("\n\n") if BLOCK.match(block)]
    for block in blocks:
        for name in ("div", "section", "ol", "ul", "dl", "table", "nav", "form", "aside"):
            opened, closed = len(re.findall(rf"<{name}\b", block)), block.count(f"</{name}>")
            assert opened == closed, f"<{name}> in: {block[:80]}"
