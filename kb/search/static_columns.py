"""What is known of every document at once: length, whether it is retired, the values of its facets, its links.

The file: a text, in JSON, with the number of documents and for each facet its values; a byte of length for each
document; the number of retired documents and their rising ordinals; then for each facet how many values each document
has, and after that all these values by their place in the list. Last, for each document how many of those after it it
is linked with, and then their rising ordinals, document by document.
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
    head = json.dumps({"count": len(documents), "facets": values}, ensure_ascii=False, separators=(",", ":"))
    retired = [ordinal for ordinal, document in enumerate(documents) if document.retired]
    parts = [text(head), lengths, numbers((len(retired),)), rising(retired)]
    for name in names:
        places = {value: place for place, value in enumerate(values[name])}
        held = [document.facets.get(name, ()) for document in documents]
        parts += [numbers(map(len, held)), numbers(places[value] for row in held for value in row)]
    linked = _links(documents)
    parts += [numbers(map(len, linked)), *map(rising, linked)]
    return b"".join(parts)


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
        for ordinal, number in enumerate(source.numbers(count)):
            if number:
                facets[ordinal][name] = tuple([values[place] for place in source.numbers(number)])
    links: list[list[int]] = [[] for _ in range(count)]
    for ordinal, number in enumerate(source.numbers(count)):
        for other in source.rising(number):
            links[ordinal].append(other)
            links[other].append(ordinal)
    return Columns(lengths, retired, facets, links)
