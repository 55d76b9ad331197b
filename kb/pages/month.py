"""The month page: what closed, the lead's words, the measures against their definitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence.basis import basis
from kb.library import Library
from kb.pages.context import Site
from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.measure_words import DASH, formula
from kb.pages.measuring import MeasureView, Number, measure_views, strip
from kb.pages.numbers import counted, month_before
from kb.pages.outcomes import CaseRow, by_month, what_happened
from kb.pages.page import PageSpec
from kb.records import Case, Month, Vocabulary


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Cases of the month that ended alike."""

    title: str
    anchor: str
    rows: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """How a measure is computed; the full page tells its pitfalls."""

    measure: str
    formula: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A raw figure of the month."""

    title: str
    now: str
    before: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote how many of the month's cases."""

    name: str
    cases: int


@dataclass(frozen=True, slots=True)
class MonthView:
    """Everything the month page shows."""

    month: Month
    numbers: tuple[Number, ...]
    highlight: CaseRow | None
    groups: tuple[CaseGroup, ...]
    measures: tuple[MeasureView, ...]
    definitions: tuple[Definition, ...]
    stages: str
    """What the stages mean in days, for reading the tables."""
    figures: tuple[FigureRow, ...]
    authors: tuple[Author, ...]
    earlier: Month | None
    later: Month | None
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]
    illustrative: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """A page for each month with a write-up."""
    closed = by_month(basis(site.of(Case)))
    months = sorted(site.of(Month), key=lambda month: month.id)
    for earlier, month, later in zip((None, *months), months, (*months[1:], None), strict=False):
        view = month_view(site, month, closed, (earlier, later))
        yield PageSpec(month.address, month.title, month.summary, "month.md.j2", view, month)


def month_view(
    site: Site,
    month: Month,
    closed: Mapping[str, Sequence[Case]],
    neighbours: tuple[Month | None, Month | None] = (None, None),
) -> MonthView:
    """The view model of a month.

    `closed` are the cases that count, by month: samples only while there are no others. `neighbours` are the months
    before and after.
    """
    library, evidence = site.library, site.evidence
    cases = closed.get(month.id, ())
    measures = measure_views(library, evidence, month.id)
    highlight = site.shown.get(month.highlight.name) if month.highlight else None
    return MonthView(
        month=month,
        numbers=(closed_number(month.id, closed), *strip(measures)),
        highlight=CaseRow(highlight, highlight.summary) if isinstance(highlight, Case) else None,
        groups=tuple(group for group in _groups(library, cases) if group.rows),
        measures=measures,
        definitions=tuple(Definition(view.measure.id, formula(view.measure)) for view in measures),
        stages=stage_days(library.vocabulary),
        figures=tuple(_figures(library, month.id)),
        authors=tuple(_authors(library.vocabulary, cases)),
        earlier=neighbours[0],
        later=neighbours[1],
        facts=extra_facts(library.vocabulary, month),
        sections=extra_sections(library.vocabulary, month),
        illustrative=any(case.illustrative for case in cases) or (not cases and evidence.illustrative),
    )


def closed_number(month: str, closed: Mapping[str, Sequence[Case]]) -> Number:
    """How many cases closed in a month, how many of them tell of a failure, and how many the month before."""
    cases = closed.get(month, ())
    failed = sum(case.kind == "failure" for case in cases)
    before = len(closed.get(month_before(month), ()))
    compared = f"上月 {before}" if any(earlier < month for earlier in closed) else "没有上月数据"
    return Number("本月案例", counted(len(cases)), (f"成功 {len(cases) - failed}，失败 {failed}", compared))


def _groups(library: Library, cases: Sequence[Case]) -> Iterator[CaseGroup]:
    """Won, lost, and what is not decided: plans under way, matters handed over."""
    results = library.vocabulary.results
    undecided = {key for key, result in results.items() if result.good is None}
    failures = [case for case in cases if case.kind == "failure"]
    waiting = [case for case in cases if case.kind != "failure" and case.outcome.result in undecided]
    won = [case for case in cases if case not in failures and case not in waiting]
    names = "、".join(result.title for result in results.values() if result.good is None)
    for title, anchor, found in (
        ("成功的案例", "won", won),
        ("失败的案例", "failed", failures),
        (f"还没有定论（{names}）", "open", waiting),
    ):
        yield CaseGroup(title, anchor, tuple(CaseRow(case, what_happened(library, case)) for case in found))


def stage_days(vocabulary: Vocabulary) -> str:
    """M1 为 1–30 天，M3+ 为 91 天以上."""
    return "，".join(
        f"{stage.title}{' ' if stage.title.isascii() else ''}为 {_days(*stage.days)}"
        for stage in vocabulary.stages.values()
        if stage.days
    )


def _days(first: int, last: int | None) -> str:
    return f"{first} 天以上" if last is None else f"{first}–{last} 天"


def _figures(library: Library, month: str) -> Iterator[FigureRow]:
    """The month's own figures in the order of `kb.yml`; the measures are computed from them."""
    now, before = library.measures.get(month), library.measures.get(month_before(month))
    if now is None:
        return
    earlier = before.total if before else {}
    for key, term in library.vocabulary.figures.items():
        if key in now.total:
            yield FigureRow(term.title, counted(now.total[key]), counted(earlier[key]) if key in earlier else DASH)


def _authors(vocabulary: Vocabulary, cases: Sequence[Case]) -> Iterator[Author]:
    found = Counter(author for case in cases for author in case.author)
    for key, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield Author(vocabulary.title("people", key), count)
