"""The repository's own records, counted a second way."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.evidence import Evidence, gather
from kb.library import Library, load
from kb.records import Case, Strategy


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root)


@pytest.fixture(scope="module")
def evidence(library: Library) -> Evidence:
    return gather(library)


def test_every_strategy_has_the_cases_that_name_it(library: Library, evidence: Evidence) -> None:
    cases = library.shown(Case)
    for strategy in library.of(Strategy):
        users = {case.id for case in cases for step in case.steps for ref in step.strategies if ref.name == strategy.id}
        counted = {case.id for case in evidence.strategy(strategy.id).cases}
        assert counted == {name for name in users if evidence.illustrative or not _case(library, name).illustrative}


def test_parts_add_up(evidence: Evidence) -> None:
    overall = evidence.overall
    assert overall.n == sum(tally.n for tally in evidence.stages.values())
    assert overall.n == sum(tally.n for tally in evidence.products.values())
    assert overall.n == sum(tally.n for tally in evidence.personas.values())
    assert overall.n == sum(item.n for item in evidence.transitions)
    assert overall.n == overall.good + overall.bad + overall.open == sum(overall.by_result.values())


def test_a_case_is_never_like_itself(library: Library, evidence: Evidence) -> None:
    for case in library.shown(Case):
        found = [likeness.case.id for likeness in evidence.similar(case)]
        assert case.id not in found
        assert len(found) == len(set(found)) <= 4


def _case(library: Library, record_id: str) -> Case:
    case = library.get(record_id)
    assert isinstance(case, Case)
    return case
