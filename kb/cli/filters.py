"""What `kb list` can narrow a list down by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.cli.errors import CannotRunError
from kb.cli.lookup import record_named, term_named
from kb.library import Library
from kb.records import STATUSES, Record
from kb.search.facet_values import VALUES, Values


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: what a record has under it, and what the person's word for a value means."""

    values: Values
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
    "persona": Filter(VALUES["persona"], _record),
    "strategy": Filter(VALUES["strategy"], _record),
    "stage": Filter(VALUES["stage"], _term("stages")),
    "product": Filter(VALUES["product"], _term("products")),
    "result": Filter(VALUES["outcome"], _term("results")),
    "month": Filter(VALUES["month"], _as_written),
    "dimension": Filter(VALUES["dimension"], _term("dimensions")),
    "verdict": Filter(VALUES["verdict"], _term("verdicts")),
    "author": Filter(VALUES["author"], _term("people")),
    "owner": Filter(VALUES["owner"], _term("people")),
    "status": Filter(VALUES["status"], _status),
}
"""Every filter by the name of its option."""
