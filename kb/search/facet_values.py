"""What each record has under the filters of `kb list` and `kb search`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from kb.evidence import persona_of, used_strategies
from kb.library import Library
from kb.records import Case, Month, Persona, Process, Record, Strategy

Values = Callable[[Library, Record], Collection[str] | None]
"""A record's values under a filter; `None` where its type knows no such thing."""


def _personas(library: Library, record: Record) -> Collection[str] | None:
    match record:
        case Case():
            return [persona_of(record)]
        case Strategy():
            personas = library.of(Persona)
            return [item.id for item in personas if any(ref.name == record.id for ref in item.strategies)]
    return None


def _strategies(_library: Library, record: Record) -> Collection[str] | None:
    match record:
        case Case():
            return used_strategies(record)
        case Persona() | Process():
            return [ref.name for ref in record.strategies]
    return None


def _stages(library: Library, record: Record) -> Collection[str] | None:
    everywhere = tuple(library.vocabulary.stages)
    match record:
        case Case():
            return [record.stage]
        case Strategy():
            return record.suits(everywhere)
        case Process():
            return record.stages or everywhere
        case Persona():
            return record.stages
    return None


def _products(library: Library, record: Record) -> Collection[str] | None:
    match record:
        case Case():
            return [record.product]
        case Process():
            return record.products or tuple(library.vocabulary.products)
    return None


def _dimensions(_library: Library, record: Record) -> Collection[str] | None:
    return [record.dimension] if isinstance(record, Strategy) else None


def _verdicts(_library: Library, record: Record) -> Collection[str] | None:
    return [record.verdict] if isinstance(record, Strategy) else None


def _outcomes(_library: Library, record: Record) -> Collection[str] | None:
    return [record.outcome.result] if isinstance(record, Case) else None


def _months(_library: Library, record: Record) -> Collection[str] | None:
    return [record.month] if isinstance(record, Case) else None


def _authors(_library: Library, record: Record) -> Collection[str] | None:
    return record.author if isinstance(record, Case | Month) else None


def _owners(_library: Library, record: Record) -> Collection[str] | None:
    return [record.owner]


def _statuses(_library: Library, record: Record) -> Collection[str] | None:
    return [record.status]


VALUES: Mapping[str, Values] = {
    "persona": _personas,
    "strategy": _strategies,
    "stage": _stages,
    "product": _products,
    "outcome": _outcomes,
    "month": _months,
    "dimension": _dimensions,
    "verdict": _verdicts,
    "author": _authors,
    "owner": _owners,
    "status": _statuses,
}
"""The values by the name of a filter."""
