"""The measures of a month: a strip of numbers, and each with its slices and history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.evidence import Evidence, MeasureValue
from kb.library import Library
from kb.pages.forms import form_of
from kb.pages.measure_history import HistoryView, history_view
from kb.pages.measure_slices import SliceView, slices
from kb.pages.measure_words import counts, place, value_or_dash
from kb.pages.numbers import change, month_before
from kb.records import Measure


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the strip: its name, its value, and what it is compared with."""

    title: str
    value: str
    notes: tuple[str, ...]


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
        for item in sorted(evidence.measures(month), key=lambda item: place(library.vocabulary, item.measure))
        if item.value is not None
    )


def strip(views: Sequence[MeasureView]) -> tuple[Number, ...]:
    """The measures of a month as a strip of numbers."""
    return tuple(
        Number(
            view.measure.title,
            view.value,
            tuple(filter(None, (view.change, f"目标 {view.target}（{view.gap}）" if view.target else "", view.counts))),
        )
        for view in views
    )


def _view(
    library: Library, evidence: Evidence, month: str, values: tuple[MeasureValue, MeasureValue | None]
) -> MeasureView:
    item, before = values
    unit, value = item.measure.unit, item.value
    target = item.target
    form = form_of(unit, [value, target, item.previous])
    return MeasureView(
        measure=item.measure,
        value=value_or_dash(value, form),
        change="" if value is None else change(value, item.previous, unit, form),
        target="" if target is None else form.text(target),
        gap="" if value is None or target is None else form.moved(value, target),
        counts=counts(item.numerator, item.denominator),
        slices=tuple(slices(library, month, item, before)),
        history=history_view(evidence, item.measure, until=month),
    )
