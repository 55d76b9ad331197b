"""What the pages of personas, strategies, regulations and studies must say."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from kb.library import Library, load
from kb.pages import Page
from kb.pages.citing import call_limits, limit_words
from kb.pages.lines import spoken
from kb.records import Case, Note, Record, Ref, Regulation, Say, Strategy
from kb.records.regulation import Article, Limit
from tests.pages.conftest import EXAMPLES, render
from tests.support.collection import write
from tests.support.markup import html_of


def _changed(library: Library, record_id: str, **changes: Any) -> Library:  # noqa: ANN401  (any field's value)
    record: Record = dataclasses.replace(library.records[record_id], **changes)
    return dataclasses.replace(library, records={**library.records, record_id: record})


def _page(pages: Mapping[str, Page], path: str) -> BeautifulSoup:
    return html_of(pages[path].text)


def _one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select_one(selector)
    assert found is not None, selector
    return found


def _texts(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [tag.get_text() for tag in soup.select(selector)]


# The call card


def test_a_call_begins_with_the_identity_check(own_pages: Mapping[str, Page]) -> None:
    card = _page(own_pages, "personas/hardship.md")
    assert _texts(card, ".fp-part > header h2") == ["先核验", "开场", "核心", "策略", "关键点"]
    identity = _one(card, "#identity")
    assert _texts(identity, "summary") == ["接电话的是别人", "接电话的是孩子"]
    assert "［称呼］" in _one(identity, ".fp-say p").get_text()


def test_the_card_reads_its_limits_from_the_regulations(examples: Library) -> None:
    card = _page(render(examples), "personas/hardship.md")
    assert "22:00 至次日 08:00 不联系" in _one(card, "#donts").get_text()
    record = examples.records["gbt-45251-2025"]
    assert isinstance(record, Regulation)
    article = record.articles["5.3"]
    hours = dataclasses.replace(article.limits[0], from_="09:30")
    changed = {**record.articles, "5.3": dataclasses.replace(article, limits=(hours,))}
    card = _page(render(_changed(examples, record.id, articles=changed)), "personas/hardship.md")
    taboos = _one(card, "#donts").get_text()
    assert "22:00 至次日 09:30 不联系" in taboos
    assert "至多" not in taboos


def test_a_card_without_identity_check_begins_with_the_opening(examples: Library) -> None:
    library = _changed(examples, "identity-check", status="draft")
    card = _page(render(library), "personas/hardship.md")
    assert _texts(card, ".fp-part > header h2")[0] == "开场"
    assert _one(card, ".fp-jump a")["href"] == "#opening"


def test_every_jump_leads_somewhere(own: Library, own_pages: Mapping[str, Page]) -> None:
    for record in own.records.values():
        if record.TYPE == "persona":
            card = _page(own_pages, f"personas/{record.id}.md")
            jumps = [str(tag["href"]) for tag in card.select(".fp-jump a")]
            assert len(jumps) >= 5
            assert [jump for jump in jumps if card.select_one(jump) is None] == []


# Limits in words


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(id="hours", from_="08:00", to="22:00", unless="另有约定"), "08:00 至 22:00（另有约定除外）"),
        (Limit(id="calls-per-day", max=3, per="debtor", counts="通话"), "通话：对同一位债务人每天至多 3 次"),
        (Limit(id="reviews-per-year", min=1, counts="评价"), "评价：每年至少 1 次"),
        (Limit(id="listing", min=1, max=3, counts="年数"), "年数：至少 1、至多 3"),
        (Limit(id="rate", max=14.5), "至多 14.5"),
        (Limit(id="visitors", min=2, per="visit", counts="人数"), "人数：每次外访至少 2"),
    ],
)
def test_limits_in_words(limit: Limit, words: str) -> None:
    assert limit_words(limit) == words


def _regulation(record_id: str, *limits: Limit, force: str = "in-force") -> Regulation:
    article = Article(title="时段", gist="要点", limits=limits)
    return Regulation(
        id=record_id, title=record_id, kind="standard", force=force, grade="V2", articles={"5.3": article}
    )


def test_the_strictest_hours_hold() -> None:
    early = _regulation("a", Limit(id="h", from_="08:00", to="21:00"))
    late = _regulation("b", Limit(id="h", from_="09:00", to="22:00", unless="本人同意"))
    gone = _regulation("c", Limit(id="h", from_="12:00", to="13:00"), force="repealed")
    (hours,) = call_limits([early, late, gone])
    assert hours.text == "21:00 至次日 09:00 不联系"
    assert hours.unless == ("本人同意",)
    assert [source.name for source in hours.sources] == ["a", "b"]


def test_only_limits_on_calls_stand_on_the_card() -> None:
    retention = Limit(id="retention-years", min=2, counts="保存年数")
    visits = Limit(id="visits-per-day", max=1, per="visit", counts="外访")
    assert call_limits([_regulation("a", retention, visits)]) == ()


# Lines to say


def test_notes_belong_to_the_line_before_them() -> None:
    found = spoken([Note("先听"), Say("您好"), Note("停一下"), Note("再停"), Say("再见")])
    assert [(line.say, line.notes, line.number) for line in found] == [
        (None, ("先听",), 0),
        ("您好", ("停一下", "再停"), 1),
        ("再见", (), 2),
    ]


# Strategies


def test_the_verdict_stands_before_the_wording(own: Library, own_pages: Mapping[str, Page]) -> None:
    for record in own.records.values():
        if isinstance(record, Strategy):
            text = own_pages[f"strategies/{record.id}.md"].text
            assert 0 < text.index("fp-verdict") < text.find("fp-say") or "fp-say" not in text


def test_a_prohibited_strategy_has_no_script(own: Library, own_pages: Mapping[str, Page]) -> None:
    prohibited = [r for r in own.records.values() if isinstance(r, Strategy) and r.verdict == "prohibited"]
    for record in prohibited:
        page = _page(own_pages, f"strategies/{record.id}.md")
        assert page.select("button.fp-copy") == []
        assert _one(page, "a.fp-go").get_text().startswith("改用：")
        assert page.find(id="evidence") is None
    assert len(prohibited) >= 2


def test_a_condition_stands_with_its_article(examples: Library) -> None:
    page = _page(render(examples), "strategies/designated-contact.md")
    condition = page.select("#conditions > li")[1]
    assert "依据" not in condition.get_text()
    link = _one(condition, "small a")
    assert (link.get_text(), link["href"]) == ("个人信息保护法第 10 条", "../../regulations/pipl/#art-10")
    assert "第 10 条" not in _one(page, ".fp-verdict > p > small").get_text()


def test_research_stands_apart_and_its_absence_is_said(own_pages: Mapping[str, Page]) -> None:
    with_research = _page(own_pages, "strategies/closed-question.md")
    study = _one(with_research, "section.fp-study")
    assert "局限" in study.get_text()
    assert _one(study, ".fp-grade").get_text().startswith("E1")
    assert study.select(".fp-nums") == []
    without = _page(own_pages, "strategies/public-records.md")
    assert "无外部研究" in without.get_text()


def test_evidence_says_n_and_is_never_cause(own_pages: Mapping[str, Page]) -> None:
    page = _page(own_pages, "strategies/closed-question.md")
    text = page.get_text()
    assert "样本少（少于 5 例），只作参考" in text
    assert "不说明因果" in text
    assert "示例数据" in text
    assert _one(page, "svg.fp-ci")["role"] == "img"


def test_real_cases_are_no_sample_data(own: Library) -> None:
    real = {
        record.id: dataclasses.replace(record, illustrative=False)
        for record in own.records.values()
        if isinstance(record, Case)
    }
    pages = render(dataclasses.replace(own, records={**own.records, **real}))
    assert "示例数据" not in pages["strategies/closed-question.md"].text
    assert "示例数据" not in pages["strategies/index.md"].text


def test_replaced_ways_are_no_use(own_pages: Mapping[str, Page]) -> None:
    page = _page(own_pages, "strategies/pretext-contact.md")
    rows = page.select("h2#replaced ~ ul.fp-rows > li")
    assert rows
    assert str(_one(rows[0], "a")["href"]).startswith("../../cases/")
    cell = _one(_page(own_pages, "strategies/index.md"), 'a[href="pretext-contact/"]').find_parent("li")
    assert isinstance(cell, Tag)
    assert _one(cell, ".fp-n").get_text().startswith("更正")


def test_the_matrix_counts_what_it_shows(own: Library, own_pages: Mapping[str, Page]) -> None:
    page = _page(own_pages, "strategies/index.md")
    cells = page.select("li.fp-cell")
    assert len(cells) == len([r for r in own.records.values() if isinstance(r, Strategy) and r.status == "published"])
    assert _one(page, "[data-count]").get_text() == str(len(cells))
    for box in page.select("input"):
        shown = [cell for cell in cells if cell.get(f"data-{box['name']}") == box["value"]]
        assert _one(box.parent or page, "i").get_text() == str(len(shown))


# Regulations and studies


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        ("law", "", "可以说“违法”"),
        ("rule", "", "可以说“违法”"),
        ("standard", "GB/T 1", "不写“违法”"),
        ("self-regulation", "", "违反行业规范"),
    ],
)
def test_how_to_cite_depends_on_the_kind(examples: Library, kind: str, number: str, words: str) -> None:
    pages = render(_changed(examples, "pipl", kind=kind, number=number))
    assert words in _one(_page(pages, "regulations/pipl.md"), '[aria-label="怎么引用"]').get_text()


@pytest.mark.parametrize("force", ["repealed", "replaced", "expired"])
def test_what_no_longer_binds_says_so_and_names_its_successor(examples: Library, force: str) -> None:
    pages = render(_changed(examples, "gbt-45251-2025", force=force, replaced_by=Ref("pipl")))
    page = _page(pages, "regulations/gbt-45251-2025.md")
    assert _one(page, ".fp-note--no a")["href"] == "../pipl/"
    assert "GB/T 45251-2025" not in _one(_page(pages, "personas/hardship.md"), "#donts").get_text()


def test_what_was_not_checked_says_so(own_pages: Mapping[str, Page]) -> None:
    assert _page(own_pages, "regulations/gbt-45251-2025.md").select('[aria-label="核对提示"]')
    assert not _page(own_pages, "regulations/pipl.md").select('[aria-label="核对提示"]')


def test_every_unread_article_of_a_condition_is_marked(own: Library, own_pages: Mapping[str, Page]) -> None:
    seen = 0
    for strategy in own.shown(Strategy):
        links = [link for link in own.links if link.source == strategy.id and link.path[:1] == ("conditions",)]
        unread = [link for link in links if getattr(own.get(link.target), "grade", "") == "V2"]
        if not unread:
            continue
        seen += len(unread)
        panel = _one(_page(own_pages, f"strategies/{strategy.id}.md"), ".fp-verdict").get_text()
        assert panel.count("待核对原文") >= len(unread), strategy.id
    assert seen > 20


def test_an_article_names_the_strategies_that_rest_on_it(own_pages: Mapping[str, Page]) -> None:
    article = _one(_page(own_pages, "regulations/pipl.md"), "#art-5")
    assert "关联人迂回套话" in article.get_text()
    assert _texts(article, ".fp-v")[0] == "不可用"


def test_a_retold_study_says_so(examples: Library) -> None:
    pages = render(_changed(examples, "ai-callers", grade="E2"))
    assert "转述，待核对原文" in _one(_page(pages, "studies/ai-callers.md"), ".fp-note").get_text()


def test_a_contrast_counts_for_both_sides(own_pages: Mapping[str, Page]) -> None:
    for one, other in (("call-first", "plain-letters"), ("plain-letters", "call-first")):
        page = _page(own_pages, f"studies/{one}.md")
        assert page.select(f'h2#contrasts ~ ul a[href="../{other}/"]')


# Images


def test_images_beside_a_record_are_shown_where_they_lie(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "broken")
    (tmp_path / "README.md").unlink(missing_ok=True)
    path = "playbooks/strategies/empathic-listening.md"
    text = (tmp_path / path).read_text(encoding="utf-8")
    write(tmp_path, path, text.replace("## 风险\n", "## 风险\n![听的四步](steps.png)\n\n"))
    (tmp_path / "playbooks" / "strategies" / "steps.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    pages = render(load(tmp_path))
    assert "![听的四步](../playbooks/strategies/steps.png)" in pages["strategies/empathic-listening.md"].text


def test_a_reference_that_leads_nowhere_is_plain_words(examples: Library) -> None:
    library = _changed(examples, "empathic-listening", risks="见[[没有的一条#某处|这一条]]和[[没有的另一条]]。")
    text = render(library)["strategies/empathic-listening.md"].text
    assert "见这一条和没有的另一条。" in text
