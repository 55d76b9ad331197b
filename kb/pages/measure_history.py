"""A measure over the months: chart and table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.evidence import Evidence, MeasureValue
from kb.pages.charts import LineChart, line_chart
from kb.pages.forms import form_of
from kb.pages.measure_words import column_of_counts, moved_or_dash, value_or_dash
from kb.pages.numbers import month_before
from kb.records import Measure

_MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A month of a measure's history."""

    month: str
    value: str
    change: str
    counts: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A measure over the last months, newest first in the table."""

    rows: tuple[HistoryRow, ...]
    chart: LineChart | None


def history_view(evidence: Evidence, measure: Measure, until: str = "") -> HistoryView:
    """The last twelve months of a measure, up to a month."""
    known = [(month, value) for month, value in evidence.history(measure.id) if not until or month <= until]
    while known and known[0][1] is None:
        del known[0]
    months = known[-_MONTHS_SHOWN:]
    items = [_in_month(evidence, measure, month) for month, _ in reversed(months)]
    form = form_of(measure.unit, [item.value for item in items])
    counts = column_of_counts([(item.numerator, item.denominator) for item in items])
    rows = tuple(
        HistoryRow(month, value_or_dash(item.value, form), moved_or_dash(item.value, item.previous, form), told)
        for (month, _), item, told in zip(reversed(months), items, counts, strict=True)
    )
    return HistoryView(rows, line_chart(_without_gaps(months), measure.unit))


def _in_month(evidence: Evidence, measure: Measure, month: str) -> MeasureValue:
    return next(item for item in evidence.measures(month) if item.measure.id == measure.id)


def _without_gaps(months: Sequence[tuple[str, float | None]]) -> list[tuple[str, float | None]]:
    """Every calendar month from the first to the last, so that the chart's axis is even."""
    values = dict(months)
    found: list[tuple[str, float | None]] = []
    month = months[-1][0] if months else ""
    while month and month >= months[0][0]:
        found.append((month, values.get(month)))
        month = month_before(month)
    return found[::-1]
