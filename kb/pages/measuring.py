"""The measures of a month as strip, tables and charts; the month page and the measure page share them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence import Evidence, MeasureValue
from kb.library import Library
from kb.pages.charts import BarChart, BarValue, LineChart, bar_chart, line_chart
from kb.pages.choices import choice_title, choice_titles
from kb.pages.numbers import change, counted, difference, fraction, measured, month_before, moved
from kb.records import Measure, MonthlyMeasures, Vocabulary
from kb.records.fields import specs

DASH = "–"
_SLICE_FIELDS = {"stage": "by_stage", "product": "by_product", "tier": "by_tier"}
_SLICE_TABLES = {"stage": "stages", "product": "products"}
_MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the strip: its name, its value, and what it is compared with."""

    title: str
    value: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SliceRow:
    """A stage, product or tier, or the total: its value and what that is compared with, a dash for no data."""

    title: str
    value: str
    counts: str
    change: str
    target: str = DASH
    total: bool = False


@dataclass(frozen=True, slots=True)
class SliceView:
    """A measure by stage, product or tier: the chart and the same numbers as a table."""

    title: str
    rows: tuple[SliceRow, ...]
    chart: BarChart | None


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


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure in one month."""

    measure: Measure
    value: str
    change: str
    target: str
    gap: str
    counts: str
    slices: tuple[SliceView, ...]
    history: HistoryView


def measure_views(library: Library, evidence: Evidence, month: str) -> tuple[MeasureView, ...]:
    """Every measure that the figures of a month give a value for."""
    before = {item.measure.id: item for item in evidence.measures(month_before(month))}
    return tuple(
        _view(library, evidence, month, (item, before.get(item.measure.id)))
        for item in sorted(evidence.measures(month), key=lambda item: _order(library.vocabulary, item.measure))
        if item.value is not None
    )


def in_order(vocabulary: Vocabulary, measures: Iterable[Measure]) -> list[Measure]:
    """Measures in the order in which `kb.yml` lists the figures above their lines."""
    return sorted(measures, key=lambda measure: _order(vocabulary, measure))


def is_main(measure: Measure) -> bool:
    """Whether a measure is one a team works by: such are told apart by stage or product."""
    return bool(measure.slices)


def _order(vocabulary: Vocabulary, measure: Measure) -> tuple[int, str]:
    figures = list(vocabulary.figures)
    key = measure.numerator.key if measure.numerator else ""
    return figures.index(key) if key in figures else len(figures), measure.id


def strip(views: Sequence[MeasureView]) -> tuple[Number, ...]:
    """The measures of a month as a strip of numbers."""
    return tuple(
        Number(
            view.measure.title,
            view.value,
            tuple(filter(None, (view.change, f"目标 {view.target}" if view.target else "", view.counts))),
        )
        for view in views
    )


def _view(
    library: Library, evidence: Evidence, month: str, values: tuple[MeasureValue, MeasureValue | None]
) -> MeasureView:
    item, before = values
    unit, value = item.measure.unit, item.value
    target = item.target
    return MeasureView(
        measure=item.measure,
        value=_or_dash(value, unit),
        change="" if value is None else change(value, item.previous, unit),
        target="" if target is None else measured(target, unit),
        gap="" if value is None or target is None else difference(value, target, unit),
        counts=counts(item.numerator, item.denominator),
        slices=tuple(_slices(library, month, item, before)),
        history=history_view(evidence, item.measure, until=month),
    )


def _slices(library: Library, month: str, item: MeasureValue, before: MeasureValue | None) -> Iterator[SliceView]:
    for name, values in item.slices.items():
        title = choice_title(Measure, "slices", name)
        titles = _slice_titles(library.vocabulary, name)
        earlier = before.slices.get(name, {}) if before else {}
        figures = _slice_figures(library, month, item.measure, name)
        rows = [
            _slice_row(item.measure, titles.get(key, key), value, earlier.get(key), figures.get(key, ""))
            for key, value in values.items()
        ]
        yield SliceView(title, (*rows, _total_row(item)), _slice_chart(item, values, titles))


def _slice_row(measure: Measure, title: str, value: float, before: float | None, told: str) -> SliceRow:
    return SliceRow(title, measured(value, measure.unit), told or DASH, _moved(value, before, measure.unit))


def _total_row(item: MeasureValue) -> SliceRow:
    unit = item.measure.unit
    return SliceRow(
        title=_total_title(),
        value=_or_dash(item.value, unit),
        counts=counts(item.numerator, item.denominator) or DASH,
        change=_moved(item.value, item.previous, unit),
        target=_or_dash(item.target, unit),
        total=True,
    )


def _slice_chart(item: MeasureValue, values: Mapping[str, float], titles: Mapping[str, str]) -> BarChart | None:
    """Bars of the slices and of the total, which alone has a target: targets are set for the month as a whole."""
    bars = [BarValue(titles.get(key, key), value) for key, value in values.items()]
    if item.value is not None:
        bars.append(BarValue(_total_title(), item.value, item.target, total=True))
    return bar_chart(bars, item.measure.unit)


def _slice_titles(vocabulary: Vocabulary, name: str) -> Mapping[str, str]:
    if name in _SLICE_TABLES:
        return {key: term.title for key, term in vocabulary.terms(_SLICE_TABLES[name]).items()}
    return choice_titles(MonthlyMeasures, _SLICE_FIELDS[name])


def _slice_figures(library: Library, month: str, measure: Measure, name: str) -> Mapping[str, str]:
    """Numerator and denominator of each slice, where both are of the same month and slice."""
    figures = library.measures.get(month)
    if figures is None or measure.numerator is None or measure.denominator is None or measure.shift:
        return {}
    above, below = measure.numerator.key, measure.denominator.key
    table: Mapping[str, Mapping[str, float]] = getattr(figures, _SLICE_FIELDS[name])
    return {key: counts(values.get(above), values.get(below)) for key, values in table.items()}


def _total_title() -> str:
    return specs(MonthlyMeasures)["total"].title


def counts(above: float | None, below: float | None) -> str:
    """604 / 812; the numerator alone needs no second mention."""
    return "" if above is None or below is None else fraction(above, below)


def history_view(evidence: Evidence, measure: Measure, until: str = "") -> HistoryView:
    """The last twelve months of a measure, up to a month."""
    known = [(month, value) for month, value in evidence.history(measure.id) if not until or month <= until]
    while known and known[0][1] is None:
        del known[0]
    months = known[-_MONTHS_SHOWN:]
    rows = tuple(_history_row(evidence, measure, month) for month, _ in reversed(months))
    return HistoryView(rows, line_chart(_without_gaps(months), measure.unit))


def _history_row(evidence: Evidence, measure: Measure, month: str) -> HistoryRow:
    item = next(item for item in evidence.measures(month) if item.measure.id == measure.id)
    return HistoryRow(
        month=month,
        value=_or_dash(item.value, measure.unit),
        change=_moved(item.value, item.previous, measure.unit),
        counts=counts(item.numerator, item.denominator) or DASH,
    )


def _moved(value: float | None, before: float | None, unit: str) -> str:
    return DASH if value is None or before is None else moved(value, before, unit)


def _without_gaps(months: Sequence[tuple[str, float | None]]) -> list[tuple[str, float | None]]:
    """Every calendar month from the first to the last, so that the chart's axis is even."""
    values = dict(months)
    found: list[tuple[str, float | None]] = []
    month = months[-1][0] if months else ""
    while month and month >= months[0][0]:
        found.append((month, values.get(month)))
        month = month_before(month)
    return found[::-1]


def _or_dash(value: float | None, unit: str) -> str:
    return DASH if value is None else measured(value, unit)


def formula(measure: Measure) -> str:
    """The measure in words: 到期承诺中按承诺还足的笔数 ÷ 已到期的承诺笔数."""
    words = measure.numerator.text if measure.numerator else ""
    if measure.denominator:
        words += f" ÷ {measure.denominator.text}{_shift(measure)}"
    return words if measure.per is None else f"{words} × {counted(measure.per)}"


def _shift(measure: Measure) -> str:
    """Where the denominator is taken from when not the same month and stage."""
    if measure.shift is None:
        return ""
    back = -(measure.shift.month or 0)
    parts = ["上月" if back == 1 else f"{back} 个月前" if back > 0 else ""]
    parts += [choice_titles(type(measure.shift), "stage").get(measure.shift.stage, "")]
    named = "、".join(filter(None, parts))
    return f"（取{named}）" if named else ""
