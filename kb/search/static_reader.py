"""Reads the static index as the browser does, for checks of a site at build time."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from kb.search.document import Block, length_of_byte
from kb.search.facets import Filters
from kb.search.ranking import Entry, Posting, Result, search
from kb.search.static import MANIFEST, NOWHERE, file_name
from kb.search.static_bytes import NAME_LENGTH, Source, bucket, unpacked
from kb.search.static_columns import read_columns
from kb.search.static_facets import Values, read_facets
from kb.search.static_names import Kind, Row, head, read_names
from kb.search.static_texts import read_text

_T = TypeVar("_T")


class StaticIndex:
    """The index in its files, each read and unpacked when a query first needs it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Read the manifest.

        Args:
            files: Contents by name, as `encode` gives them.
        """
        self._files = files
        self._known: dict[str, Any] = {}
        manifest = json.loads(files[MANIFEST])
        self._meta: dict[str, Any] = json.loads(self._data("meta", manifest["meta"]))
        self.count: int = self._meta["count"]
        self.mean_length: float = self._meta["length"] / self.count if self.count else 0.0
        self._columns = read_columns(self._data("columns", manifest["columns"]))
        self._frequent = frozenset(self._meta["frequent"]["terms"])

    def result(self, query: str, k: int = 10, filters: Filters | None = None) -> Result:
        """The best hits with their total number and the counts of every facet."""
        return search(self, query, k, filters, self._meta["synonyms"])

    def postings(self, term: str) -> Sequence[Posting]:
        """The documents that have a term, with its weights."""
        kind = "frequent" if term in self._frequent else "postings"
        names = self._meta["frequent"]["names"] if term in self._frequent else self._meta["postings"]
        held = (self._bucket(kind, names, term, _posting_table) or {}).get(term)
        return _read_postings(*held) if held else ()

    def length(self, ordinal: int) -> int:
        """The length of a document, as its byte stands for it."""
        return length_of_byte(self._columns.lengths[ordinal])

    def entry(self, ordinal: int) -> Entry:
        """What is shown of a document."""
        id_, title, url, *_ = self._title(ordinal)
        facets = self._columns.types[ordinal] | self._facets()[ordinal]
        return Entry(id_, title, facets, ordinal in self._columns.retired, url)

    def named(self, prefix: str) -> Iterator[tuple[int, str, bool]]:
        """All name keys that begin with a prefix; for a single letter or digit those of whole names only."""
        rows: list[Row] = self._bucket("names", self._meta["names"], head(prefix), read_names) or []
        for index in range(bisect_left(rows, (prefix, 0, 0)), len(rows)):
            key, kind, ordinal = rows[index]
            if not key.startswith(prefix):
                return
            if kind == Kind.WRITTEN or prefix.isascii():
                yield ordinal, key, kind != Kind.REST

    def blocks(self, ordinal: int) -> Sequence[Block]:
        """The passages of a document."""
        return self._text(ordinal)[1]

    def names(self, ordinal: int) -> Sequence[str]:
        """Title and further names of a document."""
        return (self.entry(ordinal).title, *self._text(ordinal)[0])

    def linked(self, ordinal: int) -> Sequence[int]:
        """The documents that a document is linked with."""
        return self._columns.links[ordinal]

    def ordinals(self) -> Iterable[int]:
        """All documents."""
        return range(self.count)

    def _facets(self) -> Values:
        """The values of every facet but the type."""
        return self._decoded("facets", self._meta["facets"], lambda data: read_facets(Source(data), self.count))

    def _bucket(self, kind: str, names: str, text: str, decode: Callable[[bytes], _T]) -> _T | None:
        """The decoded shard in which a text belongs; `None` for one without anything in it."""
        return self._shard(kind, names, bucket(text, len(names) // NAME_LENGTH), decode)

    def _title(self, ordinal: int) -> list[Any]:
        """What the shards of titles hold of a document."""
        starts: list[int] = self._meta["titles"]["starts"]
        number = bisect_right(starts, ordinal) - 1
        rows: list[list[Any]] = self._shard("titles", self._meta["titles"]["names"], number, json.loads) or []
        return rows[ordinal - starts[number]]

    def _text(self, ordinal: int) -> tuple[tuple[str, ...], tuple[Block, ...]]:
        """Names and passages of a document."""
        _, _, _, number, name, place, *_ = self._title(ordinal)
        rows = self._decoded(f"texts-{number}", name, json.loads)
        return read_text(rows[place])

    def _shard(self, kind: str, names: str, number: int, decode: Callable[[bytes], _T]) -> _T | None:
        name = names[number * NAME_LENGTH : (number + 1) * NAME_LENGTH]
        return None if name == NOWHERE else self._decoded(f"{kind}-{number}", name, decode)

    def _decoded(self, kind: str, name: str, decode: Callable[[bytes], _T]) -> _T:
        key = file_name(kind, name)
        if key not in self._known:
            self._known[key] = decode(self._data(kind, name))
        return cast("_T", self._known[key])

    def _data(self, kind: str, name: str) -> bytes:
        return unpacked(self._files[file_name(kind, name)])


def _posting_table(data: bytes) -> dict[str, tuple[bytes, int]]:
    """For each term of a shard its encoded postings and how many there are."""
    source = Source(data)
    count = source.number()
    rows = list(zip(source.text().split("\n"), source.numbers(count), source.numbers(count), strict=True))
    return {term: (source.bytes(size), holders) for term, holders, size in rows}


def _read_postings(data: bytes, count: int) -> list[Posting]:
    source = Source(data)
    ordinals = list(source.rising(count))
    return list(zip(ordinals, source.bytes(count), strict=True))
