"""Evidence as plain data, version 1."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from kb.evidence import Contribution, Evidence, MeasureValue, Tally
from kb.library import Library

VERSION = 1


def document(library: Library, evidence: Evidence) -> dict[str, Any]:
    """Everything that the evidence says, without the cases themselves: they stand as ids."""
    months = sorted(library.measures)
    return {
        "version": VERSION,
        "illustrative": evidence.illustrative,
        "samples": evidence.samples,
        "overall": _tally(evidence.overall),
        "personas": _tallies(evidence.personas),
        "strategies": _tallies(evidence.strategies),
        "stages": _tallies(evidence.stages),
        "products": _tallies(evidence.products),
        "transitions": [dataclasses.asdict(item) for item in evidence.transitions],
        "contributions": [_contribution(item) for item in evidence.contributions],
        "groups": [_contribution(item) for item in evidence.groups],
        "measures": {
            month: {value.measure.id: _measure(value) for value in evidence.measures(month)} for month in months
        },
    }


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {key: _tally(tally) for key, tally in tallies.items()}


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "n": tally.n,
        "thin": tally.thin,
        "illustrative": tally.illustrative,
        "good": tally.good,
        "bad": tally.bad,
        "open": tally.open,
        "by_result": dict(tally.by_result),
        "share_good": dataclasses.asdict(tally.share_good) if tally.share_good else None,
        "recovered": dataclasses.asdict(tally.recovered) if tally.recovered else None,
        "cases": [case.id for case in tally.cases],
        **({"by_persona": _tallies(tally.by_persona)} if tally.by_persona else {}),
    }


def _contribution(item: Contribution) -> dict[str, Any]:
    return {
        "who": item.who,
        "n": item.n,
        "failures": item.failures,
        "cases": [case.id for case in item.cases],
        "months": list(item.months),
        "owned": item.owned,
    }


def _measure(value: MeasureValue) -> dict[str, Any]:
    return {
        "unit": value.measure.unit,
        "value": value.value,
        "target": value.target,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "previous": value.previous,
        "slices": {name: dict(values) for name, values in value.slices.items()},
    }
