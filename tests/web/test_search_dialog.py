"""The search dialog as people use it: keys, Chinese input, copying, filters, what is kept, and what goes wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.conftest import OpenPage
from tests.web.pages import SCHEMES, WIDTHS
from tests.web.test_looks import Scheme, overflow
from tests.web.test_use import pasted, squeezed

CHILD = "接电话的是孩子"
NOWHERE = "xqzjvkw"


def field(page: Page) -> Locator:
    """Where the query is typed."""
    return page.locator("#fp-search-input")


def rows(page: Page) -> Locator:
    """The results."""
    return page.locator("#fp-search .fp-hit")


def ask(page: Page, query: str) -> Page:
    """Open the search and put a query into it."""
    page.keyboard.press("/")
    field(page).fill(query)
    return page


def typed_by_ime(page: Page, keys: str, words: str) -> Iterator[str]:
    """Compose Chinese from keys as an input method does; yields what stands in the field after each key."""
    session = page.context.new_cdp_session(page)
    for end in range(1, len(keys) + 1):
        place = {"selectionStart": end, "selectionEnd": end}
        session.send("Input.imeSetComposition", {"text": keys[:end], **place})
        yield keys[:end]
    session.send("Input.insertText", {"text": words})


@pytest.mark.parametrize("width", WIDTHS)
def test_six_characters_and_enter_lead_to_the_line(width: int, open_page: OpenPage, faults: list[str]) -> None:
    page = open_page(width=width)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    for _ in typed_by_ime(page, "haizijiedianhua", "孩子接电话了"):
        expect(rows(page)).to_have_count(0)  # letters that are still to become characters are no query
    expect(rows(page).first).to_contain_text("小朋友你好")
    page.keyboard.press("Enter")
    page.wait_for_url("**/strategies/identity-check/#wording-*")
    line = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(line).to_contain_text("小朋友你好")
    expect(line).to_be_in_viewport()
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert faults == []


@pytest.mark.parametrize("late", ["texts", "postings"])
def test_enter_before_the_rows_stand_waits_for_the_best(late: str, open_page: OpenPage) -> None:
    page = ask(open_page(), "投诉")
    expect(rows(page).first).to_be_visible()

    def delayed(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route(f"**/assets/kb/search/{late}*", delayed)
    field(page).fill("孩子接电话了")
    page.keyboard.press("Enter")
    page.wait_for_url("**/strategies/identity-check/#wording-*")


def test_what_is_chosen_while_texts_come_stays_chosen(open_page: OpenPage) -> None:
    page = open_page()
    chosen_hit: list[str | None] = []

    def held_back(route: Route) -> None:
        while not chosen_hit:
            page.wait_for_timeout(50)
        route.continue_()

    page.route("**/assets/kb/search/texts*", held_back)
    ask(page, "孩子接电话了")
    expect(rows(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#fp-search .fp-hit--on")
    chosen_hit.append(chosen.get_attribute("data-hit"))
    expect(rows(page).first).to_contain_text("小朋友你好")
    expect(chosen).to_have_attribute("data-hit", str(chosen_hit[0]))


def test_enter_in_a_composition_opens_nothing(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("/")
    for _ in typed_by_ime(page, "mei", "没"):
        pass
    expect(rows(page).first).to_be_visible()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "qian", "selectionStart": 4, "selectionEnd": 4})
    field(page).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert page.locator("dialog[open]").count() == 1


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_that_open_it(key: str, open_page: OpenPage) -> None:
    page = open_page("personas/hardship/")
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_slash_in_another_field_is_a_slash(open_page: OpenPage) -> None:
    page = open_page("personas/hardship/")
    box = page.locator("input.fp-filter").first
    box.click()
    page.keyboard.press("/")
    assert box.input_value() == "/"
    assert page.locator("dialog[open]").count() == 0


def test_results_from_the_first_character(open_page: OpenPage, faults: list[str]) -> None:
    page = open_page()
    page.locator("[data-fp-search]:visible").first.click()
    field(page).press_sequentially("医")
    expect(rows(page).first).to_be_visible()
    field(page).press_sequentially("z")
    assert faults == []


def test_arrows_move_and_are_told(open_page: OpenPage) -> None:
    page = ask(open_page(), "没钱")
    expect(rows(page).nth(2)).to_be_visible()
    first = field(page).get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    second = field(page).get_attribute("aria-activedescendant")
    assert first != second
    assert page.locator(f"[id='{second}']").get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = field(page).get_attribute("aria-activedescendant")
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()
    expect(page.locator("#fp-search [role=status]").filter(has_text=re.compile(r"\d+ 条结果"))).to_have_count(1)


def test_tab_leads_to_the_results_before_the_chips(open_page: OpenPage) -> None:
    page = ask(open_page(), "没钱")
    expect(rows(page).nth(2)).to_be_visible()
    page.wait_for_timeout(400)  # the texts of further hits are read
    page.keyboard.press("ArrowDown")
    met = []
    for _ in range(60):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                """() => document.activeElement.closest(".fp-hit, .fp-search__facets, .fp-search__keys, form")
                    ?.className.split(" ")[0] ?? "elsewhere" """
            )
        )
        if met[-1] == "fp-search__keys":
            break
    order = list(dict.fromkeys(met))
    assert order == ["fp-search__top", "fp-hit", "fp-search__facets", "fp-search__keys"]


def test_arrows_go_on_from_the_result_that_tab_reached(open_page: OpenPage) -> None:
    page = ask(open_page(), "没钱")
    expect(rows(page).nth(2)).to_be_visible()
    page.wait_for_timeout(400)
    chosen = "document.activeElement.closest('.fp-hit')?.id"
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate(chosen):
            break
    assert page.evaluate(chosen) == "fp-hit-0"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(chosen) == "fp-hit-1"
    assert field(page).get_attribute("aria-activedescendant") == "fp-hit-1"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_search_can_be_shared(width: int, open_page: OpenPage) -> None:
    page = open_page(width=width)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-fp-search]:visible").first.click()
    field(page).fill("没钱")
    expect(rows(page).first).to_be_visible()
    link = page.locator("[data-share]")
    expect(link).to_be_in_viewport()
    link.click()
    expect(link).to_have_text("地址已复制")
    assert pasted(page).endswith("/search/#q=%E6%B2%A1%E9%92%B1")


@pytest.mark.parametrize("by", ["button", "keys"])
@pytest.mark.parametrize("plain", [False, True], ids=["secure", "plain-http"])
def test_a_line_is_copied_from_the_result(by: str, plain: bool, open_page: OpenPage) -> None:  # noqa: FBT001
    page = open_page(plain=plain)
    if not plain:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "没钱")
    line = page.locator("#fp-search .fp-hit--say").first
    words = line.locator("p").inner_text()
    if by == "button":
        line.locator(".fp-copy").click()
    else:
        page.keyboard.press("Control+C")
    expect(line.locator(".fp-copy")).to_have_text("已复制")
    assert squeezed(pasted(page)) == squeezed(words)


def test_what_must_not_be_said_is_shown_as_such(open_page: OpenPage) -> None:
    page = ask(open_page(), "“谈不上失信名单”")
    row = rows(page).filter(has=page.locator(".fp-tag", has_text="反例")).first
    expect(row).to_be_visible()
    assert row.locator(".fp-copy").count() == 0


def test_nothing_found_says_so_helps_and_is_kept(open_page: OpenPage, tmp_path: Path) -> None:
    page = ask(open_page(), NOWHERE)
    empty = page.locator("#fp-search .fp-search__empty")
    expect(empty).to_contain_text(NOWHERE)
    page.wait_for_timeout(1700)
    field(page).fill(f"{NOWHERE} 15400001111")
    expect(empty).to_contain_text("15400001111")
    page.wait_for_timeout(1700)
    page.keyboard.press("Escape")
    page.goto(page.url.split("#")[0] + "search/")
    page.keyboard.press("Escape")
    table = page.locator("[data-missed] table")
    expect(table).to_contain_text("（数字）")
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    saved = tmp_path / "missed.csv"
    download.value.save_as(saved)
    with saved.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file))
    assert found[0][0] == "没搜到的词"
    assert found[1][0] == f"{NOWHERE} （数字）"
    assert "15400001111" not in saved.read_text(encoding="utf-8-sig")


def test_pinned_and_recent_pages_are_offered(open_page: OpenPage) -> None:
    page = open_page("personas/hardship/")
    pin = page.locator(".fp-pin")
    pin.click()
    expect(pin).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.replace("personas/hardship", "strategies/open-question"))
    page.keyboard.press("/")
    kept = page.locator("#fp-search [data-idle] section")
    expect(kept.nth(0)).to_contain_text("暂时困难型")
    expect(kept.nth(1)).to_contain_text("开放式提问")
    kept.nth(0).locator("a").click()
    page.wait_for_url("**/personas/hardship/")


def test_an_address_holds_the_search(open_page: OpenPage) -> None:
    page = open_page("search/#q=失业&type=case")
    expect(field(page)).to_have_value("失业")
    expect(page.locator("#fp-search input:checked")).to_have_count(1)
    field(page).fill("生病")
    expect(rows(page).first).to_be_visible()
    assert "#q=%E7%94%9F%E7%97%85&type=case" in page.url
    assert "?" not in page.url


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [*WIDTHS, 360])
def test_everybody_can_use_it(scheme: Scheme, width: int, open_page: OpenPage, faults: list[str]) -> None:
    page = ask(open_page(width=width, scheme=scheme), "没钱")
    expect(rows(page).first).to_be_visible()
    assert overflow(page) == []
    violations = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:160]) for item in violations] == []
    field(page).fill(NOWHERE)
    expect(page.locator("#fp-search .fp-search__empty")).to_be_visible()
    assert [item["id"] for item in Axe().run(page).response["violations"]] == []
    assert faults == []


@pytest.mark.parametrize("what", ["assets/kb/search/", "assets/fupan/js/search/"], ids=["data", "code"])
def test_what_cannot_be_fetched_is_told_and_comes_back(what: str, open_page: OpenPage, faults: list[str]) -> None:
    page = open_page()
    page.route(f"**/{what}**", lambda route: route.abort())
    page.reload()
    ask(page, "没钱")
    note = page.locator("#fp-search [data-note]")
    expect(note).to_be_visible()
    expect(note).to_contain_text("连不上" if what.endswith("js/search/") else "取不到")
    # One message, and no word of "nothing found", for nothing was looked for.
    expect(page.locator("#fp-search .fp-search__empty")).to_have_count(0)
    page.unroute(f"**/{what}**")
    field(page).fill("没钱了")
    expect(rows(page).first).to_be_visible()
    expect(note).to_be_hidden()
    own = [fault for fault in faults if not re.match(r"console: Failed to load resource|failed: ", fault)]
    assert own == []


def test_the_search_goes_on_by_itself_when_the_network_is_back(open_page: OpenPage, faults: list[str]) -> None:
    page = open_page()
    page.context.set_offline(offline=True)
    ask(page, "没钱")
    expect(page.locator("#fp-search [data-note]")).to_be_visible()
    page.context.set_offline(offline=False)
    expect(rows(page).first).to_be_visible()
    assert [fault for fault in faults if fault.startswith("script:")] == []


@pytest.mark.parametrize("saving", [False, True])
def test_it_is_ready_before_it_is_asked(open_page: OpenPage, *, saving: bool) -> None:
    page = open_page()
    home = page.url
    page.goto("about:blank")  # what this first visit still asks for is none of the next one's
    if saving:
        page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home, wait_until="networkidle")
    wanted = ("js/search/index.js", "meta.", "columns.")
    if not saving:
        fetched = "performance.getEntriesByType('resource').some(({ name }) => name.includes('columns.'))"
        page.wait_for_function(fetched)
    kinds = [kind for kind in wanted if any(kind in url for url in asked)]
    assert kinds == ([] if saving else list(wanted))
    assert not any(
        kind in url for url in asked for kind in ("/facets.", "titles-", "postings-") if url.endswith(".bin")
    )


def test_slow_data_is_told(open_page: OpenPage) -> None:
    page = open_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(1200)
        route.continue_()

    page.route("**/assets/kb/search/postings*", late)
    ask(page, "协商")
    expect(page.locator("#fp-search [data-note]")).to_contain_text("正在读取")
    expect(rows(page).first).to_be_visible()
    expect(page.locator("#fp-search [data-note]")).to_be_hidden()
