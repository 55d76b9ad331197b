"""A measure apart for each stage, product or tier: chart and table of the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.evidence import MeasureValue
from kb.library import Library
from kb.pages.charts import BarChart, BarValue, bar_chart
from kb.pages.choices import choice_title, choice_titles
from kb.pages.forms import Form, form_of
from kb.pages.measure_words import DASH, column_of_counts, moved_or_dash, value_or_dash
from kb.records import Measure, MonthlyMeasures, Vocabulary
from kb.records.fields import specs

_SLICE_FIELDS = {"stage": "by_stage", "product": "by_product", "tier": "by_tier"}
_SLICE_TABLES = {"stage": "stages", "product": "products"}


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


def slices(library: Library, month: str, item: MeasureValue, before: MeasureValue | None) -> Iterator[SliceView]:
    """The measure by each of its slices; `before` is its value of the month before."""
    for name, values in item.slices.items():
        title = choice_title(Measure, "slices", name)
        titles = _slice_titles(library.vocabulary, name)
        earlier = before.slices.get(name, {}) if before else {}
        figures = _slice_figures(library, month, item.measure, name)
        pairs = [figures.get(key, (None, None)) for key in values]
        counts = column_of_counts([*pairs, (item.numerator, item.denominator)])
        form = form_of(item.measure.unit, [*values.values(), *earlier.values(), item.value, item.previous, item.target])
        rows = [
            SliceRow(titles.get(key, key), form.text(value), told, moved_or_dash(value, earlier.get(key), form))
            for (key, value), told in zip(values.items(), counts, strict=False)
        ]
        yield SliceView(title, (*rows, _total_row(item, counts[-1], form)), _slice_chart(item, values, titles, form))


def _total_row(item: MeasureValue, counts: str, form: Form) -> SliceRow:
    return SliceRow(
        title=_total_title(),
        value=value_or_dash(item.value, form),
        counts=counts,
        change=moved_or_dash(item.value, item.previous, form),
        target=value_or_dash(item.target, form),
        total=True,
    )


def _slice_chart(
    item: MeasureValue, values: Mapping[str, float], titles: Mapping[str, str], form: Form
) -> BarChart | None:
    """Bars of the slices and of the total, which alone has a target: targets are set for the month as a whole."""
    bars = [BarValue(titles.get(key, key), value) for key, value in values.items()]
    if item.value is not None:
        bars.append(BarValue(_total_title(), item.value, item.target, total=True))
    return bar_chart(bars, item.measure.unit, form)


def _slice_titles(vocabulary: Vocabulary, name: str) -> Mapping[str, str]:
    if name in _SLICE_TABLES:
        return {key: term.title for key, term in vocabulary.terms(_SLICE_TABLES[name]).items()}
    return choice_titles(MonthlyMeasures, _SLICE_FIELDS[name])


def _slice_figures(
    library: Library, month: str, measure: Measure, name: str
) -> Mapping[str, tuple[float | None, float | None]]:
    """Numerator and denominator of each slice, where both are of the same month and slice."""
    figures = library.measures.get(month)
    if figures is None or measure.numerator is None or measure.denominator is None or measure.shift:
        return {}
    above, below = measure.numerator.key, measure.denominator.key
    table: Mapping[str, Mapping[str, float]] = getattr(figures, _SLICE_FIELDS[name])
    return {key: (values.get(above), values.get(below)) for key, values in table.items()}


def _total_title() -> str:
    return specs(MonthlyMeasures)["total"].title
