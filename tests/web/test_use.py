"""What people do with the pages: copy, stop, filter, look ahead, and all of it from the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import OpenPage
from tests.web.pages import PAGES


def pasted(page: Page) -> str:
    """What Ctrl+V gives on this page."""
    page.evaluate(
        """() => {
            const area = document.createElement("textarea");
            area.id = "paste-here";
            (document.querySelector("dialog[open]") || document.body).append(area);
            area.focus();
        }"""
    )
    page.keyboard.press("Control+V")
    return page.locator("#paste-here").input_value()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("plain", [False, True], ids=["secure", "plain-http"])
@pytest.mark.parametrize("name", ["persona", "strategy-allowed"])
def test_copying_a_line_to_say(name: str, plain: bool, open_page: OpenPage, faults: list[str]) -> None:  # noqa: FBT001
    page = open_page(PAGES[name], plain=plain)
    assert page.evaluate("window.isSecureContext") is not plain
    if not plain:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    line = page.locator(".fp-say > li:not(.fp-say__note):visible").first
    words = line.locator("p").first.inner_text()
    line.locator(".fp-copy").click()
    expect(line.locator(".fp-copy")).to_have_text("已复制")
    assert squeezed(pasted(page)) == squeezed(words)
    assert faults == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_the_stop_card_is_one_tap_away(name: str, width: int, open_page: OpenPage) -> None:
    page = open_page(PAGES[name], width=width)
    button = page.locator("[data-fp-stop]:visible").first
    button.click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    text = dialog.inner_text()
    for words in ("自伤", "去世", "异议", "投诉", "别再打"):
        assert words in text
    assert page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('[data-fp-stop]')")


def test_the_stop_card_works_without_script(open_page: OpenPage) -> None:
    page = open_page(PAGES["case-corrected"], script=False)
    link = page.locator("header a[href*='stop-and-hand-over']:visible").first
    link.click()
    page.wait_for_url("**/processes/stop-and-hand-over/**")
    assert page.locator("h1").inner_text() == "停催与转交"


def test_filters_live_in_the_fragment(open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(PAGES["cases"])
    page.wait_for_load_state("networkidle")
    rows = page.locator("#cases tbody tr")
    everything = rows.count()
    assert page.locator("#cases tbody tr:visible").count() == everything
    page.locator("input[name=stage][value=M2]").check(force=True)
    shown = page.locator("#cases tbody tr:visible").count()
    assert 0 < shown < everything
    assert page.locator("[data-count]").first.inner_text() == str(shown)
    assert "#stage=M2" in page.url
    assert "?" not in page.url
    page.reload()
    expect(page.locator("#cases tbody tr:visible")).to_have_count(shown)
    assert page.locator("input[name=stage][value=M2]").is_checked()
    page.locator("input[name=stage][value=M1]").check(force=True)
    either = page.locator("#cases tbody tr:visible").count()
    assert either >= shown
    page.locator(".fp-reset:visible").first.click()
    assert page.locator("#cases tbody tr:visible").count() == everything
    assert faults == []


def test_a_choice_tells_how_many_it_would_leave(open_page: OpenPage) -> None:
    page = open_page(PAGES["cases"])
    visible = page.locator("#cases tbody tr:visible")

    def told(name: str, value: str) -> int:
        return int(page.locator(f"label:has(input[name={name}][value='{value}']) i").inner_text())

    alone = {value: told("result", value) for value in ("settled", "plan-kept", "lost")}
    page.locator("input[name=stage][value=M2]").check(force=True)
    narrowed = {value: told("result", value) for value in alone}
    assert narrowed != alone
    assert told("stage", "M2") == visible.count()
    other_stage = told("stage", "M1")
    for value, number in narrowed.items():
        box = page.locator(f"input[name=result][value={value}]")
        box.check(force=True)
        assert visible.count() == number
        box.uncheck(force=True)
    # Within a group one more choice adds: its own number does not change.
    before = visible.count()
    page.locator("input[name=stage][value=M1]").check(force=True)
    assert visible.count() == before + other_stage
    page.locator(".fp-reset:visible").first.click()
    assert {value: told("result", value) for value in alone} == alone


def test_filters_that_leave_nothing_say_the_way_out(open_page: OpenPage) -> None:
    page = open_page(PAGES["cases"] + "#stage=M1&outcome=enforced&result=enforced&persona=lost-contact")
    expect(page.locator("[data-empty]")).to_be_visible()
    assert page.locator("#cases tbody tr:visible").count() == 0
    assert "清除筛选" in page.locator(".fp-browse").inner_text()


def test_the_matrix_can_be_narrowed_by_verdict(open_page: OpenPage) -> None:
    page = open_page(PAGES["matrix"])
    everything = page.locator(".fp-cell:visible").count()
    assert everything >= 20
    page.locator("input[type=checkbox][value=prohibited]").check(force=True)
    assert page.locator(".fp-cell:visible").count() == 2


def test_objections_are_found_by_what_the_debtor_says(open_page: OpenPage) -> None:
    page = open_page(PAGES["persona"])
    everything = page.locator(".fp-obj:visible").count()
    page.locator(".fp-filter").fill("停息")
    assert 0 < page.locator(".fp-obj:visible").count() < everything
    assert "停息" in page.locator(".fp-obj:visible").first.inner_text()


def test_objections_are_found_by_words_that_mean_the_same(open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(PAGES["persona"])
    page.locator(".fp-filter").fill("不想活")
    expect(page.locator(".fp-obj:visible")).to_have_count(1)
    expect(page.locator(".fp-obj:visible")).to_contain_text("活着没意思")
    expect(page.locator("[data-none]")).to_be_hidden()
    assert faults == []


def test_without_the_synonyms_the_words_themselves_are_found(open_page: OpenPage) -> None:
    page = open_page(PAGES["persona"])
    page.route("**/assets/kb/search/**", lambda route: route.abort())
    page.reload()  # a page at rest has them at hand
    page.locator(".fp-filter").fill("停息")
    expect(page.locator(".fp-obj:visible")).not_to_have_count(0)
    page.locator(".fp-filter").fill("不想活")
    expect(page.locator("[data-none]")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_an_objection_that_is_not_here_is_looked_for_everywhere(width: int, open_page: OpenPage) -> None:
    page = open_page(PAGES["persona"], width=width)
    page.locator(".fp-filter").fill("砍头息")
    button = page.locator("[data-none] button")
    expect(button).to_be_visible()
    button.click()
    expect(page.locator("#fp-search-input")).to_have_value("砍头息")
    expect(page.locator("#fp-search .fp-hit").first).to_be_visible()


def test_a_link_to_an_article_shows_its_gist(open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(PAGES["strategy-prohibited"])
    link = page.locator(".md-content a[href*='regulations/'][href*='#art-']:visible").first
    link.scroll_into_view_if_needed()
    link.hover()
    card = page.locator("#fp-hover")
    expect(card).to_be_visible()
    expect(card).to_contain_text(link.inner_text())
    gist = card.locator("p").inner_text()
    link.click()
    page.wait_for_url("**/regulations/**")
    article = page.locator(f"[id='{page.url.partition('#')[2]}'] .fp-law__gist")
    assert squeezed(gist) in squeezed(article.inner_text())
    assert faults == []


def test_a_link_shows_what_it_leads_to(open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(PAGES["case-corrected"])
    link = page.locator(".fp-used a").first
    card = page.locator("#fp-hover")
    link.scroll_into_view_if_needed()
    link.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text(link.inner_text())
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(0, 0)
    link.focus()
    expect(card).to_be_visible()
    assert link.get_attribute("aria-describedby") == "fp-hover"
    page.keyboard.press("Enter")
    page.wait_for_url("**/strategies/**")
    assert faults == []


FOCUSABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter(e => !e.disabled && !(e.type === "radio" && !e.checked))
    .filter(e => e.tabIndex >= 0 && e.checkVisibility({checkVisibilityCSS: true, checkOpacity: false})
        && e.getClientRects().length && !e.closest("[inert]"))
    .map((e, i) => { e.dataset.stop = i; return i; })"""


@pytest.mark.parametrize(
    "name", ["home", "persona", "strategy-conditional", "cases", "case-corrected", "month", "matrix"]
)
@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything(name: str, width: int, open_page: OpenPage) -> None:
    page = open_page(PAGES[name], width=width)
    wanted = set(page.evaluate(FOCUSABLE))
    assert len(wanted) > 10
    reached, hidden = set(), []
    for _ in range(len(wanted) * 2 + 20):
        page.keyboard.press("Tab")
        stop, visible = page.evaluate(
            """() => { const e = document.activeElement;
                const s = getComputedStyle(e), a = getComputedStyle(e, "::after");
                const near = [e, e.nextElementSibling, e.parentElement].filter(Boolean).map(x => getComputedStyle(x));
                const ring = near.some(x => x.outlineStyle !== "none") || a.outlineStyle !== "none";
                return [e.dataset.stop === undefined ? null : +e.dataset.stop, ring]; }"""
        )
        if stop is not None:
            reached.add(stop)
            if not visible:
                hidden.append(stop)
    missed = [
        page.evaluate("i => document.querySelector(`[data-stop='${i}']`).outerHTML.slice(0, 120)", stop)
        for stop in sorted(wanted - reached)
    ]
    assert missed == []
    unseen = [
        page.evaluate("i => document.querySelector(`[data-stop='${i}']`).outerHTML.slice(0, 120)", stop)
        for stop in sorted(set(hidden))
    ]
    assert unseen == [], "no ring shows where the focus is"


def test_the_skip_link_leads_to_the_words(open_page: OpenPage) -> None:
    page = open_page(PAGES["persona"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    assert page.locator(".md-skip").inner_text() == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
