"""What `kb list` can narrow a list down by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from kb.cli.errors import CannotRunError
from kb.cli.lookup import record_named, term_named
from kb.evidence import persona_of, used_strategies
from kb.library import Library
from kb.records import STATUSES, Case, Month, Persona, Process, Record, Strategy


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: what a record has under it, and what the person's word for a value means."""

    values: Callable[[Library, Record], Collection[str] | None]
    """The record's values; `None` where its type knows no such thing."""
    meaning: Callable[[Library, str, str], str]
    """The id that a written value stands for, given the library, the value and the language."""


def narrowed(library: Library, model: type[Record], asked: Mapping[str, str], lang: str) -> tuple[Record, ...]:
    """The records of a type that have every value asked for.

    Raises:
        CannotRunError: A filter does not apply to the type, or its value is unknown.
    """
    records: tuple[Record, ...] = library.of(model)
    for name, written in asked.items():
        rule = FILTERS[name]
        if rule.values(library, model()) is None:
            raise CannotRunError("no-such-filter", name=f"--{name}", type=model.TYPE)
        wanted = rule.meaning(library, written, lang)
        records = tuple(record for record in records if wanted in (rule.values(library, record) or ()))
    return records


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


def _results(_library: Library, record: Record) -> Collection[str] | None:
    return [record.outcome.result] if isinstance(record, Case) else None


def _months(_library: Library, record: Record) -> Collection[str] | None:
    return [record.month] if isinstance(record, Case) else None


def _authors(_library: Library, record: Record) -> Collection[str] | None:
    return record.author if isinstance(record, Case | Month) else None


def _owners(_library: Library, record: Record) -> Collection[str] | None:
    return [record.owner]


def _statuses(_library: Library, record: Record) -> Collection[str] | None:
    return [record.status]


def _record(library: Library, written: str, lang: str) -> str:
    return record_named(library, written, lang).id


def _term(table: str) -> Callable[[Library, str, str], str]:
    return lambda library, written, lang: term_named(library.vocabulary.names(table), written, lang)


def _as_written(_library: Library, written: str, _lang: str) -> str:
    return written


def _status(_library: Library, written: str, lang: str) -> str:
    names = [(name, key) for key, title in STATUSES.items() for name in (key, title)]
    return term_named(names, written, lang)


FILTERS: Mapping[str, Filter] = {
    "persona": Filter(_personas, _record),
    "strategy": Filter(_strategies, _record),
    "stage": Filter(_stages, _term("stages")),
    "product": Filter(_products, _term("products")),
    "result": Filter(_results, _term("results")),
    "month": Filter(_months, _as_written),
    "dimension": Filter(_dimensions, _term("dimensions")),
    "verdict": Filter(_verdicts, _term("verdicts")),
    "author": Filter(_authors, _term("people")),
    "owner": Filter(_owners, _term("people")),
    "status": Filter(_statuses, _status),
}
"""Every filter by the name of its option."""
