"""The chips of the search dialog: what they narrow down to, and that the rows never wait for them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import OpenPage
from tests.web.pages import WIDTHS
from tests.web.test_search_dialog import NOWHERE, ask, field, rows

_FACETS = "**/assets/kb/search/facets*"
_MORE = "#fp-search [data-more]"
_GROUPS = "#fp-search [data-facet] label:visible"


def test_facets_narrow_down_and_back(open_page: OpenPage, faults: list[str]) -> None:
    page = ask(open_page(), "失业")
    chip = page.locator("#fp-search [data-types] label", has_text="案例")
    expect(chip).to_be_visible()
    number = int(chip.locator("i").inner_text())
    chip.click()
    expect(page.locator("#fp-search h2")).to_have_count(1)
    expect(rows(page)).to_have_count(min(number, 40))
    page.locator("#fp-search summary").click()
    stage = page.locator("#fp-search [data-facet=stage] label:visible").first
    stage.click()
    assert rows(page).count() <= number
    field(page).fill(NOWHERE)
    page.locator("#fp-search [data-unfilter]").click()
    expect(page.locator("#fp-search label:has(input:checked)")).to_have_count(0)
    assert faults == []


def _tops(page: Page) -> list[float]:
    """Where the rows stand."""
    found: list[float] = rows(page).evaluate_all("(rows) => rows.map((row) => row.getBoundingClientRect().top)")
    return found


def _tops_at_rest(page: Page) -> list[float]:
    """Where the rows stand once the texts of further hits are read, which may lengthen a row."""
    found: list[float] = []
    while found != (found := _tops(page)):
        page.wait_for_timeout(500)
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_come_before_the_chips_and_stay_in_place(width: int, open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(width=width)
    released: list[bool] = []

    def held_back(route: Route) -> None:
        while not released:
            page.wait_for_timeout(50)
        route.continue_()

    page.route(_FACETS, held_back)
    page.locator("[data-fp-search]:visible").first.click()
    field(page).fill("失业")
    expect(page.locator("#fp-search [data-types] label:visible", has_text="案例")).to_be_visible()
    before = _tops_at_rest(page)
    assert len(before) > 5
    page.locator(_MORE).evaluate("(more) => { more.open = true; }")
    expect(page.locator("#fp-search [data-wait]")).to_be_visible()
    assert page.locator(_GROUPS).count() == 0
    page.locator(_MORE).evaluate("(more) => { more.open = false; }")
    released.append(True)
    expect(page.locator("#fp-search [data-wait]")).to_have_attribute("hidden", "")
    assert _tops(page) == before
    page.locator("#fp-search summary").click()
    expect(page.locator(_GROUPS).first).to_be_visible()
    assert faults == []


def test_without_facets_the_rows_stand_and_the_next_search_tries_again(open_page: OpenPage) -> None:
    page = open_page()
    page.route(_FACETS, lambda route: route.abort())
    ask(page, "失业")
    lost = page.locator("#fp-search [data-lost]")
    expect(lost).to_be_visible()
    expect(rows(page).first).to_be_visible()
    expect(page.locator("#fp-search [data-note]")).to_be_hidden()
    page.locator("#fp-search [data-types] label", has_text="案例").click()
    expect(page.locator("#fp-search h2")).to_have_count(1)  # types are known without
    page.unroute(_FACETS)
    field(page).fill("生病")
    expect(lost).to_be_hidden()
    page.locator("#fp-search summary").click()
    expect(page.locator(_GROUPS).first).to_be_visible()


def test_a_filter_that_cannot_be_had_is_told_and_can_be_taken_off(open_page: OpenPage) -> None:
    page = open_page("personas/hardship/")
    page.route(_FACETS, lambda route: route.abort())
    page.goto(page.url + "#q=失业&stage=M1")
    expect(page.locator("#fp-search [data-note]")).to_contain_text("取不到")
    expect(rows(page)).to_have_count(0)
    page.locator("#fp-search summary").click()
    page.locator("#fp-search [data-facet=stage] label:visible").click()
    expect(rows(page).first).to_be_visible()
    expect(page.locator("#fp-search [data-note]")).to_be_hidden()


def test_an_address_with_a_filter_is_filtered_from_the_first_row_on(open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/assets/kb/search/")[2]))
    page.goto(page.url + "search/#q=失业&stage=M1&type=case")
    expect(rows(page).first).to_be_visible()
    kinds = [re.split(r"[.-]", name)[0] for name in asked if name.endswith(".bin")]
    assert kinds.index("facets") < kinds.index("titles")
    expect(page.locator("#fp-search h2")).to_have_count(1)
    expect(page.locator("#fp-search input:checked")).to_have_count(2)
    chip = page.locator("#fp-search [data-types] label", has_text="案例")
    expect(rows(page)).to_have_count(min(int(chip.locator("i").inner_text()), 40))
