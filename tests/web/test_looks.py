"""Every page type, wide and on a phone, light and dark: nothing fails, nothing overflows, everybody can use it."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.conftest import OpenPage
from tests.web.pages import PAGES, SCHEMES, WIDTHS

Scheme = Literal["light", "dark"]
AXE = Axe()


def overflow(page: Page) -> list[str]:
    """Elements that stick out of the window sideways, if the page can be scrolled sideways at all."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.body.querySelectorAll("*")]
                .filter(e => e.getBoundingClientRect().right > width + 1)
                .map(e => e.tagName + "." + e.className).slice(0, 5);
        }"""
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, scheme: Scheme, width: int, open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(PAGES[name], width=width, scheme=scheme)
    assert page.locator("h1").count() == 1
    assert overflow(page) == []
    results = AXE.run(page).response
    serious = [
        (violation["id"], [node["html"][:120] for node in violation["nodes"]][:3])
        for violation in results["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]
    assert serious == []
    assert results["passes"]
    assert faults == []


@pytest.mark.parametrize("name", PAGES)
def test_page_at_360_pixels(name: str, open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(PAGES[name], width=360)
    assert overflow(page) == []
    assert faults == []


@pytest.mark.parametrize("name", ["home", "persona", "strategy-conditional", "cases", "month"])
def test_page_without_script(name: str, open_page: OpenPage) -> None:
    page = open_page(PAGES[name], script=False)
    assert page.locator("h1").is_visible()
    assert page.locator(".fp-copy:visible").count() == 0
    assert page.locator(".fp-js:visible").count() == 0


def test_a_call_card_shows_its_taboos_without_scrolling(open_page: OpenPage) -> None:
    page = open_page(PAGES["persona"])
    assert page.locator(".fp-taboo li").first.is_visible()
    box = page.locator(".fp-taboo").bounding_box()
    assert box is not None
    assert box["y"] + 100 < 900
    page.locator(".fp-obj").last.scroll_into_view_if_needed()
    page.wait_for_function("window.scrollY > 500")
    box = page.locator(".fp-taboo").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def sheets(page: Page) -> int:
    """How many A4 pages a page prints on."""
    pdf = page.pdf(prefer_css_page_size=True)
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/")


def test_a_call_card_prints_on_one_page(open_page: OpenPage) -> None:
    assert sheets(open_page(PAGES["persona"])) == 1


@pytest.mark.parametrize(("path", "most"), [("months/2026-10/", 4), ("baseline/", 2)])
def test_other_pages_print_legibly_on_few_sheets(path: str, most: int, open_page: OpenPage) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    prose = page.locator(".md-typeset > p:not([class])").first
    size = prose.evaluate("paragraph => parseFloat(getComputedStyle(paragraph).fontSize)")
    assert size * 72 / 96 >= 9
    assert 1 <= sheets(page) <= most
