"""What is known of every document at once: length, whether it is retired, the values of its facets, its links.

The file: a text, in JSON, with the number of documents, for each facet its values, and which facets a document may
have several values of; a byte of length for each document; the number of retired documents and their rising ordinals;
then the facets. One of which a document has a single value at most is a row of numbers: for each document 0, or the
place of its value in the list, counted from 1. One with several is told by value: how many documents have it, and their
rising ordinals, a quarter shorter than by document. Last, for each document how many of those after it it is linked
with, and then their rising ordinals, document by document.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kb.search.document import Document
from kb.search.facets import NAMES
from kb.search.static_bytes import Source, numbers, rising, text


def columns(documents: Sequence[Document], lengths: bytes) -> bytes:
    """The columns of all documents in order."""
    names = facet_names(documents)
    values = {name: _values(documents, name) for name in names}
    several = [name for name in names if any(len(document.facets.get(name, ())) > 1 for document in documents)]
    head = json.dumps(
        {"count": len(documents), "facets": values, "several": several}, ensure_ascii=False, separators=(",", ":")
    )
    retired = [ordinal for ordinal, document in enumerate(documents) if document.retired]
    parts = [text(head), lengths, numbers((len(retired),)), rising(retired)]
    for name in names:
        held = [document.facets.get(name, ()) for document in documents]
        parts += _by_value(held, values[name]) if name in several else [_by_document(held, values[name])]
    linked = _links(documents)
    parts += [numbers(map(len, linked)), *map(rising, linked)]
    return b"".join(parts)


def _by_document(held: Sequence[Sequence[str]], values: Sequence[str]) -> bytes:
    places = {value: place for place, value in enumerate(values, start=1)}
    return numbers(places[row[0]] if row else 0 for row in held)


def _by_value(held: Sequence[Sequence[str]], values: Sequence[str]) -> list[bytes]:
    holders: dict[str, list[int]] = {value: [] for value in values}
    for ordinal, row in enumerate(held):
        for value in dict.fromkeys(row):
            holders[value].append(ordinal)
    return [part for found in holders.values() for part in (numbers((len(found),)), rising(found))]


def _links(documents: Sequence[Document]) -> list[list[int]]:
    """Each link once: for each document those after it, by ordinal."""
    ordinals = {document.id: ordinal for ordinal, document in enumerate(documents)}
    every = [[ordinals[id_] for id_ in document.links if id_ in ordinals] for document in documents]
    return [sorted(n for n in held if n > ordinal) for ordinal, held in enumerate(every)]


def facet_names(documents: Sequence[Document]) -> list[str]:
    """The facets of the documents: the known ones in their order, then others by name."""
    met = {name for document in documents for name in document.facets}
    return [*(name for name in NAMES if name in met), *sorted(met.difference(NAMES))]


def _values(documents: Sequence[Document], name: str) -> list[str]:
    return sorted({value for document in documents for value in document.facets.get(name, ())})


@dataclass(frozen=True, slots=True)
class Columns:
    """What was read; facets and links by ordinal."""

    lengths: bytes
    retired: frozenset[int]
    facets: Sequence[dict[str, tuple[str, ...]]]
    links: Sequence[Sequence[int]]


def read_columns(data: bytes) -> Columns:
    """What `columns` has written."""
    source = Source(data)
    head = json.loads(source.text())
    count: int = head["count"]
    lengths = source.bytes(count)
    retired = frozenset(source.rising(source.number()))
    facets: list[dict[str, tuple[str, ...]]] = [{} for _ in range(count)]
    for name, values in head["facets"].items():
        if name in head["several"]:
            for value in values:
                for ordinal in source.rising(source.number()):
                    facets[ordinal][name] = (*facets[ordinal].get(name, ()), value)
        else:
            for ordinal, place in enumerate(source.numbers(count)):
                if place:
                    facets[ordinal][name] = (values[place - 1],)
    links: list[list[int]] = [[] for _ in range(count)]
    for ordinal, number in enumerate(source.numbers(count)):
        for other in source.rising(number):
            links[ordinal].append(other)
            links[other].append(ordinal)
    return Columns(lengths, retired, facets, links)
