"""The values of facets by document: those of the type lie with the columns, those of all others in a file of their own.

The type is what the ranking and every list of results read; the rest is wanted for filters and their numbers alone,
and would be a third of what a first query moves.

Facets begin with a text, in JSON: the values of each, and which a document may have several values of. One of which a
document has a single value at most is a row of numbers: for each document 0, or the place of its value in the list,
counted from 1. One with several is told by value: how many documents have it, and their rising ordinals, a quarter
shorter than by document.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from kb.search.document import Document
from kb.search.facets import NAMES
from kb.search.static_bytes import Source, numbers, rising, text

WITH_COLUMNS = "type"
"""The facet that is known from the first query on."""

Values = Sequence[dict[str, tuple[str, ...]]]
"""The values of each document, by ordinal and facet."""


def facets(documents: Sequence[Document]) -> bytes:
    """Every facet but the type."""
    return encoded(documents, [name for name in facet_names(documents) if name != WITH_COLUMNS])


def facet_names(documents: Sequence[Document]) -> list[str]:
    """The facets of the documents: the known ones in their order, then others by name."""
    met = {name for document in documents for name in document.facets}
    return [*(name for name in NAMES if name in met), *sorted(met.difference(NAMES))]


def encoded(documents: Sequence[Document], names: Collection[str]) -> bytes:
    """The facets of these names."""
    held = {name: [document.facets.get(name, ()) for document in documents] for name in names}
    values = {name: sorted({value for row in rows for value in row}) for name, rows in held.items()}
    several = [name for name, rows in held.items() if any(len(row) > 1 for row in rows)]
    head = json.dumps({"facets": values, "several": several}, ensure_ascii=False, separators=(",", ":"))
    return text(head) + b"".join(
        part
        for name, rows in held.items()
        for part in (_by_value(rows, values[name]) if name in several else _by_document(rows, values[name]))
    )


def read_facets(source: Source, count: int) -> Values:
    """What `encoded` has written of so many documents."""
    head = json.loads(source.text())
    found: list[dict[str, tuple[str, ...]]] = [{} for _ in range(count)]
    for name, values in head["facets"].items():
        if name in head["several"]:
            for value in values:
                for ordinal in source.rising(source.number()):
                    found[ordinal][name] = (*found[ordinal].get(name, ()), value)
        else:
            for ordinal, place in enumerate(source.numbers(count)):
                if place:
                    found[ordinal][name] = (values[place - 1],)
    return found


def _by_document(held: Sequence[Sequence[str]], values: Sequence[str]) -> Iterator[bytes]:
    places = {value: place for place, value in enumerate(values, start=1)}
    yield numbers(places[row[0]] if row else 0 for row in held)


def _by_value(held: Sequence[Sequence[str]], values: Sequence[str]) -> Iterator[bytes]:
    holders: dict[str, list[int]] = {value: [] for value in values}
    for ordinal, row in enumerate(held):
        for value in dict.fromkeys(row):
            holders[value].append(ordinal)
    for found in holders.values():
        yield numbers((len(found),))
        yield rising(found)
