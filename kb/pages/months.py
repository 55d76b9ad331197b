"""The section page of the months: one row each, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence import Evidence, MeasureValue
from kb.evidence.basis import basis
from kb.pages.context import Site
from kb.pages.forms import form_of
from kb.pages.measure_words import DASH, column_of_counts, in_order, is_main
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
    columns = [_column(evidence, newest, measure) for measure in chosen]
    return MonthsView(
        measures=chosen,
        rows=tuple(
            _row(month, closed.get(month.id, ()), tuple(column[place] for column in columns))
            for place, month in enumerate(newest)
        ),
        illustrative=bool(months) and evidence.illustrative,
    )


def _row(month: Month, cases: Sequence[Case], values: tuple[Cell, ...]) -> MonthRow:
    return MonthRow(month, len(cases), sum(case.kind == "failure" for case in cases), values)


def _column(evidence: Evidence, months: Sequence[Month], measure: Measure) -> list[Cell]:
    """A measure in each of the months, all in one form."""
    items = [_in_month(evidence, month, measure) for month in months]
    form = form_of(measure.unit, [item.value if item else None for item in items])
    told = column_of_counts([(item.numerator, item.denominator) if item else (None, None) for item in items])
    return [
        Cell(DASH, "")
        if item is None or item.value is None
        else Cell(form.text(item.value), "" if counts == DASH else counts)
        for item, counts in zip(items, told, strict=True)
    ]


def _in_month(evidence: Evidence, month: Month, measure: Measure) -> MeasureValue | None:
    return next((item for item in evidence.measures(month.id) if item.measure.id == measure.id), None)
