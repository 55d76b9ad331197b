"""Measures of a month, computed from its raw figures by the definitions of the measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kb.evidence.quotient import Quotient, quotient
from kb.records import Measure, MonthlyMeasures

_SLICES = {"stage": "by_stage", "product": "by_product", "tier": "by_tier"}


@dataclass(frozen=True, slots=True)
class MeasureValue:
    """A measure in one month.

    Values are in the measure's unit: ratios from 0 to 1 (times `per`), money in yuan.

    Attributes:
        measure: The definition.
        value: The value; `None` where a figure is missing or the denominator is 0.
        target: What the value would be had the month met its target figures. The numerator is the target's; the
            denominator is the target's where it names one, else the month's own. So `target: {amount_recovered:
            4200000}` gives the recovery rate 4,200,000 / amount due of the month. `None` where the target names
            no figure for the numerator.
        numerator: The figure above the line.
        denominator: The figure below the line; `None` for a measure that has none, or where it is missing.
        previous: The value of the calendar month before.
        slices: Values apart for each stage, product or tier, as far as the figures go:
            `{"stage": {"M1": 0.82}}`; stages stand in the order of delinquency, the others as written.
    """

    measure: Measure
    value: float | None
    target: float | None
    numerator: float | None
    denominator: float | None
    previous: float | None
    slices: Mapping[str, Mapping[str, float]]


class Months:
    """The raw figures of all months on the site, ready for any measure."""

    def __init__(
        self, figures: Mapping[str, MonthlyMeasures], measures: Sequence[Measure], stages: Sequence[str]
    ) -> None:
        """Take `figures` by month and `measures`; `stages` are the ids in the order of delinquency."""
        self._figures = figures
        self._measures = {measure.id: measure for measure in measures}
        self._stages = tuple(stages)

    def measures(self, month: str) -> tuple[MeasureValue, ...]:
        """Every measure in that month, by id; none where the month has no figures."""
        if month not in self._figures:
            return ()
        return tuple(self._value(measure, month) for measure in self._measures.values())

    def history(self, measure_id: str) -> tuple[tuple[str, float | None], ...]:
        """The value in every month that has figures, oldest first; `None` where it cannot be computed."""
        measure = self._measures.get(measure_id)
        if measure is None:
            return ()
        return tuple((month, self._total(measure, month).value) for month in sorted(self._figures))

    def _value(self, measure: Measure, month: str) -> MeasureValue:
        total = self._total(measure, month)
        return MeasureValue(
            measure=measure,
            value=total.value,
            target=self._target(measure, month, total),
            numerator=total.numerator,
            denominator=total.denominator,
            previous=self._total(measure, shifted(month, -1)).value,
            slices=self._slices(measure, month),
        )

    def _total(self, measure: Measure, month: str) -> Quotient:
        above, below = self._figures.get(month), self._below(measure, month)
        if _by_previous_stage(measure):
            return self._total_over_stages(measure, above, below)
        return quotient(measure, above.total if above else {}, below.total if below else {})

    def _total_over_stages(
        self, measure: Measure, above: MonthlyMeasures | None, below: MonthlyMeasures | None
    ) -> Quotient:
        """The total of a measure that divides by the previous stage: over all stages that have one.

        The first stage has no stage before it, so the figures of `total` would count what the measure leaves
        out.
        """
        parts = [
            quotient(measure, _of(above, "by_stage", stage), _of(below, "by_stage", before))
            for before, stage in zip(self._stages, self._stages[1:], strict=False)
        ]
        return Quotient.joined(measure, [part for part in parts if part.complete])

    def _target(self, measure: Measure, month: str, total: Quotient) -> float | None:
        targets = self._figures[month].target
        if measure.numerator is None or measure.numerator.key not in targets:
            return None
        if measure.denominator is None:
            return quotient(measure, targets, {}).value
        below = targets.get(measure.denominator.key, total.denominator)
        return None if below is None else quotient(measure, targets, {measure.denominator.key: below}).value

    def _slices(self, measure: Measure, month: str) -> Mapping[str, Mapping[str, float]]:
        found = {name: self._slice(measure, month, name) for name in measure.slices if name in _SLICES}
        return MappingProxyType({name: values for name, values in found.items() if values})

    def _slice(self, measure: Measure, month: str, name: str) -> Mapping[str, float]:
        above, below = self._figures[month], self._below(measure, month)
        field = _SLICES[name]
        values: dict[str, float] = {}
        for key in self._keys(above, name):
            source = self._source(measure, name, key)
            value = quotient(measure, _of(above, field, key), _of(below, field, source)).value
            if value is not None:
                values[key] = value
        return MappingProxyType(values)

    def _keys(self, figures: MonthlyMeasures, name: str) -> Sequence[str]:
        written: Mapping[str, object] = getattr(figures, _SLICES[name])
        if name == "stage":
            return [stage for stage in self._stages if stage in written]
        return list(written)

    def _source(self, measure: Measure, name: str, key: str) -> str:
        """Where a slice's denominator stands: in its own key, or in the stage before; empty for the first."""
        if name == "stage" and _by_previous_stage(measure):
            place = self._stages.index(key)
            return self._stages[place - 1] if place else ""
        return key

    def _below(self, measure: Measure, month: str) -> MonthlyMeasures | None:
        offset = (measure.shift.month or 0) if measure.shift else 0
        return self._figures.get(shifted(month, offset))


def shifted(month: str, by: int) -> str:
    """The month so many months later: `2026-01` by -1 is `2025-12`."""
    year, number = map(int, month.split("-"))
    years, index = divmod(year * 12 + number - 1 + by, 12)
    return f"{years:04}-{index + 1:02}"


def _by_previous_stage(measure: Measure) -> bool:
    return bool(measure.shift and measure.shift.stage == "previous" and measure.denominator)


def _of(figures: MonthlyMeasures | None, field: str, key: str) -> Mapping[str, float]:
    if figures is None:
        return {}
    table: Mapping[str, Mapping[str, float]] = getattr(figures, field)
    return table.get(key, {})
