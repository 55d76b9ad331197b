"""The section page of the months: one row each, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence import Evidence, MeasureValue
from kb.evidence.basis import basis
from kb.pages.context import Site
from kb.pages.measure_words import DASH, counts, in_order, is_main
from kb.pages.numbers import measured
from kb.pages.outcomes import by_month
from kb.pages.page import PageSpec
from kb.records import Case, Measure, Month

_MEASURES = 3
"""How many measures a row has room for."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A measure's value, and the figures it was computed from; a dash and nothing for no data."""

    value: str
    counts: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: how many cases closed, and its main measures."""

    month: Month
    cases: int
    failures: int
    values: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MonthsView:
    """All months."""

    measures: tuple[Measure, ...]
    rows: tuple[MonthRow, ...]
    illustrative: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """The section page of the months."""
    months = site.of(Month)
    closed = by_month(basis(site.of(Case)))
    measures = in_order(site.vocabulary, site.of(Measure))
    view = months_view(site.evidence, months, closed, measures)
    summary = "每月一篇：办结了哪些案件，组长怎么看，指标怎么样，下个月做什么。"
    yield PageSpec("months/", "月报", summary, "months.md.j2", view)


def months_view(
    evidence: Evidence, months: Sequence[Month], closed: Mapping[str, Sequence[Case]], measures: Sequence[Measure]
) -> MonthsView:
    """The view model of the section page: months newest first."""
    newest = sorted(months, key=lambda month: month.id, reverse=True)
    told = [item for item in measures if any(value is not None for _, value in evidence.history(item.id))]
    chosen = tuple(sorted(told, key=lambda item: not is_main(item))[:_MEASURES])
    return MonthsView(
        measures=chosen,
        rows=tuple(_row(evidence, month, closed.get(month.id, ()), chosen) for month in newest),
        illustrative=bool(months) and evidence.illustrative,
    )


def _row(evidence: Evidence, month: Month, cases: Sequence[Case], measures: Sequence[Measure]) -> MonthRow:
    values = {item.measure.id: item for item in evidence.measures(month.id)}
    return MonthRow(
        month=month,
        cases=len(cases),
        failures=sum(case.kind == "failure" for case in cases),
        values=tuple(_cell(values.get(measure.id)) for measure in measures),
    )


def _cell(item: MeasureValue | None) -> Cell:
    if item is None or item.value is None:
        return Cell(DASH, "")
    return Cell(measured(item.value, item.measure.unit), counts(item.numerator, item.denominator))
