"""What is known of every document at once: length, whether it is retired, its type, its links.

The file: the number of documents; a byte of length for each; the number of retired documents and their rising ordinals;
the types, as `static_facets` writes a facet. Last, for each document how many of those after it it is linked with, and
then their rising ordinals, document by document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.search.document import Document
from kb.search.static_bytes import Source, numbers, rising
from kb.search.static_facets import WITH_COLUMNS, Values, encoded, read_facets


def columns(documents: Sequence[Document], lengths: bytes) -> bytes:
    """The columns of all documents in order."""
    retired = [ordinal for ordinal, document in enumerate(documents) if document.retired]
    linked = _links(documents)
    return b"".join(
        (
            numbers((len(documents),)),
            lengths,
            numbers((len(retired),)),
            rising(retired),
            encoded(documents, [WITH_COLUMNS]),
            numbers(map(len, linked)),
            *map(rising, linked),
        )
    )


def _links(documents: Sequence[Document]) -> list[list[int]]:
    """Each link once: for each document those after it, by ordinal."""
    ordinals = {document.id: ordinal for ordinal, document in enumerate(documents)}
    every = [[ordinals[id_] for id_ in document.links if id_ in ordinals] for document in documents]
    return [sorted(n for n in held if n > ordinal) for ordinal, held in enumerate(every)]


@dataclass(frozen=True, slots=True)
class Columns:
    """What was read; types and links by ordinal."""

    lengths: bytes
    retired: frozenset[int]
    types: Values
    links: Sequence[Sequence[int]]


def read_columns(data: bytes) -> Columns:
    """What `columns` has written."""
    source = Source(data)
    count = source.number()
    lengths = source.bytes(count)
    retired = frozenset(source.rising(source.number()))
    types = read_facets(source, count)
    links: list[list[int]] = [[] for _ in range(count)]
    for ordinal, number in enumerate(source.numbers(count)):
        for other in source.rising(number):
            links[ordinal].append(other)
            links[other].append(ordinal)
    return Columns(lengths, retired, types, links)
