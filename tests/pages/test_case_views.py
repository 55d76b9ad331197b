"""View models of cases, their table, the mistake book, the month and the home page."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.evidence.basis import basis
from kb.pages.case import case_view
from kb.pages.case_parts import Fact, closed_rows
from kb.pages.cases import cases_view
from kb.pages.home import home_view, reviews
from kb.pages.mistakes import mistakes_view
from kb.pages.month import month_view
from kb.pages.outcomes import by_month
from kb.pages.personas import by_axes
from kb.records import Case, Month, Persona
from tests.pages.sample import copy, edit, pages, sample_pages, site

REAL = "cases/2026-10/quick-one.yml"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A copy of the sample, to be changed."""
    return copy(tmp_path)


@given(st.lists(st.booleans(), max_size=14))
def test_rows_of_facts_close_and_keep_their_order(wide: list[bool]) -> None:
    facts = [Fact(str(n), wide=flag) for n, flag in enumerate(wide)]
    found = list(closed_rows(facts))
    assert [fact.title for fact in found] == [fact.title for fact in facts]
    rows: list[list[int]] = []
    for fact in found:
        width = 2 if fact.wide else 1
        if not rows or sum(rows[-1]) + width > 4:
            rows.append([])
        rows[-1].append(width)
    assert all(sum(row) == 4 for row in rows[:-1])
    # One fact alone in the last row fills half of it, unless the row above can spare one.
    if rows and sum(rows[-1]) < 4:
        assert rows[-1] == [2]
        assert rows[-2:-1] in ([], [[2, 2]])
    assert all(after.wide or not before.wide for before, after in zip(facts, found, strict=True))


def test_facts_begin_with_the_result() -> None:
    facts = re.findall(r"<dt>(.*?)</dt>", sample_pages()["cases/won-one.md"])
    assert facts[0] == "结果"


def test_correction_raises_the_banner_and_is_no_use(collection: Path) -> None:
    found = site(collection)
    won = next(case for case in found.of(Case) if case.id == "won-one")
    view = case_view(found.library, found.evidence, won, "")
    assert view.review is not None
    assert (view.review.banner, view.review.steps) == ("no", (2,))
    assert [use.id for use in view.steps[1].used] == ["ask-contact"]
    assert [use.id for use in view.steps[1].original] == ["pretend"]


def test_correction_of_a_way_that_is_not_prohibited_is_told_less_loudly(collection: Path) -> None:
    edit(collection, "cases/2026-10/won-one.md", "原做法：[[借口打听]]", "原做法：[[先听后谈]]")
    page = pages(collection)["cases/won-one.md"]
    assert 'class="fp-note fp-note--if" aria-label="合规复核"' in page
    assert "原做法，可以用" in page


def test_several_originals_are_joined_in_one_sentence(collection: Path) -> None:
    edit(collection, "cases/2026-10/won-one.md", "原做法：[[借口打听]]", "原做法：[[借口打听]]、[[先听后谈]]")
    page = pages(collection)["cases/won-one.md"]
    assert '借口打听</a>（不可用）、<a href="../../strategies/listen-first/">先听后谈</a>（可以用），请照' in page


def test_original_without_a_lawful_way_is_not_passed_off_as_one(collection: Path) -> None:
    edit(collection, "cases/2026-10/won-one.md", "- 策略：[[请人转告]]\n", "")
    page = pages(collection)["cases/won-one.md"]
    assert "合规做法" not in page
    assert "，不能照做。" in page
    assert '<span class="fp-v fp-v--no">原做法，不可用</span><a href="../../strategies/pretend/">' in page


def test_persona_change_is_told_once_with_what_it_was_before() -> None:
    page = sample_pages()["cases/lost-one.md"]
    assert page.count("画像改判") == 1


def test_every_instalment_is_a_square() -> None:
    page = sample_pages()["cases/won-one.md"]
    assert page.count('<i class="d"></i>') == 2
    assert page.count("<i></i>") == 38


def test_facets_count_what_the_rows_carry(collection: Path) -> None:
    found = site(collection)
    view = cases_view(found.library, found.evidence, found.of(Case))
    assert [facet.name for facet in view.facets] == ["stage", "result", "persona", "product", "month", "strategy"]
    for facet in view.facets:
        for choice in facet.choices:
            rows = [row for row in view.rows if choice.value in dict(row.data)[facet.name].split()]
            assert len(rows) == choice.count > 0
    assert {"pretend"}.isdisjoint(choice.value for facet in view.facets for choice in facet.choices)


def test_draft_is_shown_only_on_request(collection: Path) -> None:
    assert "cases/draft-one.md" not in sample_pages()
    with_drafts = pages(collection, drafts=True)
    assert "草稿" in with_drafts["cases/draft-one.md"]
    assert "还没写完的一例" in with_drafts["cases/index.md"]
    assert "还没写完的一例" not in sample_pages()["cases/index.md"]


def test_samples_count_no_longer_once_a_real_case_is_there(collection: Path) -> None:
    edit(collection, REAL, "illustrative: true\n", "")
    made = pages(collection)
    assert "示例数据" in sample_pages()["mistakes/index.md"]
    assert "还没有失败的案例" in made["mistakes/index.md"]
    assert "<dt>本月案例</dt><dd>1<small>成功 1，失败 0</small>" in made["months/2026-10.md"]
    assert "示例数据" not in made["months/2026-10.md"]
    assert made["cases/index.md"].count('<span class="fp-tag">示例</span>') == 3


def test_misjudgements_carry_the_telling_question(collection: Path) -> None:
    found = site(collection)
    view = mistakes_view(found.library, basis(found.of(Case)))
    assert (view.failures, view.cases) == (2, 4)
    (group,) = view.misjudgements
    assert (group.assumed, group.actual, group.n) == ("waiting", "troubled", 1)
    assert group.question is not None
    assert group.question.ask == "哪一天断的收入？"
    assert [row.case.id for row in view.others] == ["old-one"]


def test_lesson_of_several_failures_comes_first(collection: Path) -> None:
    found = site(collection)
    lessons = mistakes_view(found.library, basis(found.of(Case))).lessons
    assert (lessons[0].texts, set(lessons[0].cases)) == (("先问一句开放的话",), {"lost-one", "old-one"})
    assert len(lessons) == 2


def test_month_tells_won_failed_and_undecided_apart(collection: Path) -> None:
    found = site(collection)
    october = next(month for month in found.of(Month) if month.id == "2026-10")
    view = month_view(found, october, by_month(found.of(Case)))
    groups = {group.anchor: [row.case.id for row in group.rows] for group in view.groups}
    assert groups == {"won": ["quick-one"], "failed": ["old-one"], "open": ["won-one"]}
    assert [(author.name, author.cases) for author in view.authors] == [("孙同事", 2), ("王组长", 1)]


def test_month_compares_with_the_month_before_and_only_the_total_has_a_target() -> None:
    page = sample_pages()["months/2026-10.md"]
    assert "<dd>65.0%<small>比上月 +5.0 个百分点</small><small>目标 70.0%（−5.0）</small><small>39 / 60</small>" in page
    assert page.count('<rect class="t"') == 1
    assert "没有上月数据" in sample_pages()["months/2026-09.md"]


def test_history_of_a_month_ends_with_that_month() -> None:
    table = sample_pages()["months/2026-09.md"].split("实收金额，按月</caption>")[1].split("</table>")[0]
    assert "2026 年 9 月" in table
    assert "2026 年 10 月" not in table


def test_home_shows_what_is_due_and_else_what_comes_next(collection: Path) -> None:
    view = home_view(site(collection))
    assert [(due.record.id, due.days) for due in view.reviews.due] == [("waiting", 10)]
    edit(collection, "playbooks/personas/waiting.yml", "2026-11-20", "2026-12-01")
    later = home_view(site(collection)).reviews
    assert (later.due, later.next and later.next.record.id) == ((), "waiting")


def test_retired_records_wait_for_no_review(collection: Path) -> None:
    records = tuple(site(collection).shown.values())
    assert "old-one" in {record.id for record in records}
    found = reviews(records, dt.date(2028, 1, 1))
    assert "old-one" not in {due.record.id for due in found.due}
    assert found.more == len([r for r in records if r.review_due and r.status != "retired"]) - 3


def test_personas_stand_in_the_order_of_the_axes(collection: Path) -> None:
    found = site(collection)
    personas = found.of(Persona)
    assert [item.id for item in by_axes(found.vocabulary, personas[::-1])] == ["troubled", "waiting"]
