"""Every link and anchor of the built site leads somewhere, and nothing is fetched from elsewhere."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from kb.library import load

FETCHING = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "use": "href"}


@cache
def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(page: Path) -> frozenset[str]:
    return frozenset(str(tag["id"]) for tag in soup(page).find_all(id=True))


def pages(site: Path) -> list[Path]:
    """The pages of the site; 404.html stands apart, for its links begin at the server's root."""
    found = sorted(page for page in site.rglob("*.html") if page.name != "404.html")
    assert len(found) > 80
    return found


def target_of(page: Path, address: str) -> Path:
    """The file that a relative address on a page leads to."""
    path = unquote(urlsplit(address).path)
    place = (page.parent / path).resolve() if path else page
    return place / "index.html" if place.is_dir() else place


def test_no_link_or_anchor_is_broken(site: Path) -> None:
    broken = []
    for page in pages(site):
        for link in soup(page).find_all("a", href=True):
            address = str(link["href"])
            if urlsplit(address).scheme:
                continue
            target = target_of(page.resolve(), address)
            fragment = unquote(urlsplit(address).fragment)
            name = f"{page.relative_to(site)}: {address}"
            if not target.is_file() or not target.is_relative_to(site.resolve()):
                broken.append(f"{name} leads nowhere")
            elif fragment and "=" not in fragment and fragment not in anchors(target):
                broken.append(f"{name} has no such place")
    assert broken == []


def test_nothing_is_fetched_from_another_origin(site: Path) -> None:
    foreign, missing = [], []
    for page in pages(site):
        for name, attribute in FETCHING.items():
            for tag in soup(page).find_all(name, attrs={attribute: True}):
                address = str(tag[attribute])
                if urlsplit(address).scheme in {"http", "https"} or address.startswith("//"):
                    if tag.get("rel") not in (["canonical"], ["prev"], ["next"]):
                        foreign.append(f"{page.relative_to(site)}: {address}")
                elif not address.startswith(("data:", "#")) and not target_of(page.resolve(), address).is_file():
                    missing.append(f"{page.relative_to(site)}: {address}")
    assert foreign == []
    assert missing == []


def test_ids_are_unique_on_each_page(site: Path) -> None:
    doubled = []
    for page in pages(site):
        ids = [str(tag["id"]) for tag in soup(page).find_all(id=True)]
        doubled += [f"{page.relative_to(site)}: {name}" for name in set(ids) if ids.count(name) > 1]
    assert doubled == []


def test_every_record_has_its_page_with_every_anchor(site: Path, root: Path) -> None:
    missing = []
    for record in load(root).records.values():
        page = site / record.address / "index.html"
        assert page.is_file(), record.id
        missing += [f"{record.id}#{anchor}" for anchor in record.anchors() if anchor not in anchors(page)]
    assert missing == []


def test_headings_leave_no_gap(site: Path) -> None:
    gaps = []
    for page in pages(site):
        article = soup(page).find("article")
        assert isinstance(article, Tag)
        levels = [int(tag.name[1]) for tag in article.find_all(["h1", "h2", "h3", "h4"])]
        if levels[:1] != [1] or levels.count(1) != 1:
            gaps.append(f"{page.relative_to(site)}: {levels[:3]}")
        gaps += [
            f"{page.relative_to(site)}: h{one} → h{other}"
            for one, other in itertools.pairwise(levels)
            if other > one + 1
        ]
    assert gaps == []


def test_a_counter_example_has_no_copy_button(site: Path) -> None:
    seen = 0
    for page in pages(site):
        for block in soup(page).select(".fp-never"):
            seen += 1
            assert not block.select("button"), page
            assert "反例" in block.get_text()
    assert seen > 20


def test_every_line_to_say_can_be_copied(site: Path) -> None:
    seen = 0
    for page in pages(site):
        for line in soup(page).select(".fp-say > li:not(.fp-say__note)"):
            seen += 1
            assert len(line.select("button.fp-copy")) == 1, (page, line.get_text())
    assert seen > 200


def test_no_record_brings_a_script(site: Path) -> None:
    """The only scripts in a page's text are the theme's own."""
    for page in pages(site):
        article = soup(page).find("article")
        assert isinstance(article, Tag)
        assert not article.find_all(["script", "iframe", "object", "embed", "style"]), page
        handlers = [tag for tag in article.find_all() if any(name.startswith("on") for name in tag.attrs)]
        assert handlers == [], page


@pytest.mark.parametrize("words", ["示例数据"])
def test_figures_that_rest_on_samples_say_so(site: Path, root: Path, words: str) -> None:
    """All cases of the repository are samples, so every page that shows evidence carries the words."""
    library = load(root)
    assert all(getattr(record, "illustrative", True) for record in library.records.values())
    for path in ("strategies/empathic-listening/", "personas/hardship/", "contributors/", "mistakes/", ""):
        text = soup(site / path / "index.html").get_text()
        assert words in text, path
