"""The keys of names, cut into shards by how they begin, so that what is typed needs one shard.

A key stands under its head: its first character, or for Latin letters and digits its first two. For a single letter
only whole names count, so these stand under their first letter as well.

A shard: the number of its rows; the keys, one a line, in one text; the kind of each as a byte; their ordinals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from kb.search.document import Document
from kb.search.names import pinyin_keys, written_keys
from kb.search.static_bytes import Source, bucket, numbers, text

SHARD = 12_000
"""Bytes of a shard, before compression, that are aimed at."""

Row = tuple[str, int, int]
"""A key, its kind, the ordinal of its document."""


class Kind(IntEnum):
    """How a key names its document."""

    WRITTEN = 0
    READ = 1
    """The whole name in pinyin."""
    REST = 2
    """A reading from some syllable on."""


def head(key: str) -> str:
    """Under what a key or the beginning of one is looked up."""
    return key[:2] if key[:1].isascii() else key[:1]


def name_shards(documents: Sequence[Document]) -> list[bytes]:
    """The keys of all documents; as many shards as a power of two."""
    rows = sorted(row for ordinal, document in enumerate(documents) for row in _rows(document, ordinal))
    size = sum(len(key.encode()) + 3 for key, _, _ in rows)
    count = 1 << (size // SHARD).bit_length()
    buckets: list[list[Row]] = [[] for _ in range(count)]
    for row in rows:
        for place in {bucket(found, count) for found in _heads(row)}:
            buckets[place].append(row)
    return [_shard(found) if found else b"" for found in buckets]


def read_names(data: bytes) -> list[Row]:
    """The rows of a shard, sorted."""
    source = Source(data)
    count = source.number()
    keys = source.text().split("\n")
    kinds = source.bytes(count)
    return list(zip(keys, kinds, source.numbers(count), strict=True))


def _rows(document: Document, ordinal: int) -> Iterator[Row]:
    for key in written_keys(document):
        yield key.text, Kind.WRITTEN, ordinal
    for key in pinyin_keys(document):
        yield key.text, Kind.READ if key.whole else Kind.REST, ordinal


def _heads(row: Row) -> Iterator[str]:
    key, kind, _ = row
    yield head(key)
    if kind != Kind.REST and key[:1].isascii():
        yield key[:1]


def _shard(rows: Sequence[Row]) -> bytes:
    keys, kinds, ordinals = zip(*rows, strict=True)
    return numbers((len(rows),)) + text("\n".join(keys)) + bytes(kinds) + numbers(ordinals)
