"""Measures from raw figures, by their definitions."""

from __future__ import annotations

import pytest

from kb.evidence import MeasureValue, gather
from kb.library import Library
from kb.records import MonthlyMeasures
from kb.records.measure import Shift
from tests.evidence.making import library, measure, month

_OCTOBER = MonthlyMeasures(
    id="2026-10",
    target={"recovered": 600.0},
    total={"due": 1000.0, "recovered": 500.0, "calls": 20_000.0, "complaints": 3.0},
    by_stage={
        "M2": {"due": 400.0, "recovered": 100.0, "rolled": 30.0},
        "M1": {"due": 600.0, "recovered": 400.0},
        "M3+": {"rolled": 10.0},
    },
    by_product={"card": {"due": 0.0, "recovered": 5.0}},
)
_SEPTEMBER = MonthlyMeasures(
    id="2026-09",
    total={"due": 800.0, "recovered": 200.0},
    by_stage={"M1": {"balance": 300.0}, "M2": {"balance": 100.0}},
)


def _library(*measures: object, october: MonthlyMeasures = _OCTOBER, status: str = "published") -> Library:
    return library(
        *measures,  # type: ignore[arg-type]  # records, by the helper
        month("2026-10", status=status),
        month("2026-09"),
        measures={"2026-10": october, "2026-09": _SEPTEMBER},
    )


def _value(definition: object, **options: object) -> MeasureValue:
    (value,) = gather(_library(definition, **options)).measures("2026-10")  # type: ignore[arg-type]
    return value


def test_a_ratio_with_target_previous_month_and_slices() -> None:
    value = _value(measure("recovery-rate", "recovered", "due", slices=("stage", "product")))
    assert value.value == 0.5
    assert (value.numerator, value.denominator) == (500, 1000)
    assert value.target == 0.6, "target numerator over the month's own denominator"
    assert value.previous == 0.25
    assert {name: dict(found) for name, found in value.slices.items()} == {
        "stage": {"M1": pytest.approx(2 / 3), "M2": 0.25}
    }, "stages in the order of delinquency; no value where the denominator is 0 or a figure is missing"
    assert list(value.slices["stage"]) == ["M1", "M2"]


def test_a_target_for_both_figures() -> None:
    october = MonthlyMeasures(id="2026-10", target={"recovered": 600.0, "due": 800.0}, total=_OCTOBER.total)
    assert _value(measure("recovery-rate", "recovered", "due"), october=october).target == 0.75


def test_no_target_for_the_numerator_is_no_target() -> None:
    october = MonthlyMeasures(id="2026-10", target={"due": 800.0}, total=_OCTOBER.total)
    assert _value(measure("recovery-rate", "recovered", "due"), october=october).target is None


def test_a_sum_is_compared_with_its_own_target() -> None:
    value = _value(measure("recovered", "recovered"))
    assert (value.value, value.target, value.denominator, value.previous) == (500, 600, None, 200)


def test_per() -> None:
    value = _value(measure("complaints", "complaints", "calls", per=10_000))
    assert value.value == 1.5


def test_missing_figures_give_nothing() -> None:
    assert _value(measure("unknown", "nobody-counted", "due")).value is None
    assert _value(measure("unknown", "recovered", "nobody-counted")).value is None
    october = MonthlyMeasures(id="2026-10", total={"due": 0.0, "recovered": 5.0})
    assert _value(measure("recovery-rate", "recovered", "due"), october=october).value is None


def test_the_month_before() -> None:
    value = _value(measure("shifted", "recovered", "due", shift=Shift(month=-1)))
    assert (value.denominator, value.value) == (800, 500 / 800)
    assert value.previous is None, "August has no figures"


def test_the_previous_stage_of_the_month_before() -> None:
    value = _value(measure("roll", "rolled", "balance", shift=Shift(month=-1, stage="previous"), slices=("stage",)))
    assert dict(value.slices["stage"]) == {"M2": 30 / 300, "M3+": 10 / 100}
    assert value.value == (30 + 10) / (300 + 100), "over all stages that have one before"
    assert (value.numerator, value.denominator) == (40, 400)


def test_a_year_ends() -> None:
    figures = {name: MonthlyMeasures(id=name, total={"due": n}) for n, name in enumerate(["2025-12", "2026-01"], 1)}
    found = gather(library(measure("due", "due"), month("2025-12"), month("2026-01"), measures=figures))
    (january,) = found.measures("2026-01")
    assert january.previous == 1


def test_history_oldest_first_with_gaps() -> None:
    evidence = gather(_library(measure("complaints", "complaints", "calls"), measure("recovered", "recovered")))
    assert evidence.history("recovered") == (("2026-09", 200), ("2026-10", 500))
    assert evidence.history("complaints") == (("2026-09", None), ("2026-10", 3 / 20_000))
    assert evidence.history("unknown") == ()


def test_figures_share_the_status_of_their_month() -> None:
    evidence = gather(_library(measure("recovered", "recovered"), status="draft"))
    assert evidence.measures("2026-10") == ()
    assert evidence.history("recovered") == (("2026-09", 200),)
    assert gather(library(measure("recovered", "recovered"), measures={"2026-10": _OCTOBER})).measures("2026-10") == ()
