"""Ranks over a Whoosh index: the numbers are Whoosh's, the ranking is ours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kb.search.document import Block, length_of_byte
from kb.search.facets import Filters
from kb.search.ranking import Entry, Posting, Result, search
from kb.search.synonyms import Groups
from kb.search.whoosh_library import reading
from kb.search.whoosh_schema import (
    BLOCKS,
    DIGEST,
    ENTRY,
    LENGTH,
    LINKS,
    REST,
    TERMS,
    WHOLE,
    WRITTEN,
    entry_of,
    links_of,
    small,
    texts_of,
)
from kb.search.whoosh_segments import Segment, reader


@dataclass(frozen=True, slots=True)
class Leaf:
    """A segment with the ordinal of its first document."""

    base: int
    segment: Segment
    reader: Any

    def column(self, name: str) -> Any:  # noqa: ANN401  (Whoosh has no types)
        """A value of each document."""
        return self.reader.column_reader(name, translate=False)


class WhooshIndex:
    """An index as it was when it was opened; it holds no file."""

    def __init__(self, segments: Iterable[Segment], synonyms: Groups = ()) -> None:
        """Open the segments.

        Raises:
            Exception: Whoosh does not understand one; of which kind depends on what is there instead.
        """
        self.synonyms = synonyms
        self.leaves: list[Leaf] = []
        base = 0
        for segment in segments:
            self.leaves.append(Leaf(base, segment, reader(segment)))
            base += segment.count
        self._bases = [leaf.base for leaf in self.leaves]
        self._lengths = b"".join(bytes(leaf.column(LENGTH)) for leaf in self.leaves)
        self._columns = {name: [leaf.column(name) for leaf in self.leaves] for name in (ENTRY, BLOCKS, LINKS)}
        self._entries: dict[int, Entry] = {}

    def result(self, query: str, k: int = 10, filters: Filters | None = None) -> Result:
        """The best hits with their total number and the counts of every facet."""
        return search(self, query, k, filters, self.synonyms)

    @cached_property
    def count(self) -> int:
        """The number of documents."""
        return sum(leaf.segment.live for leaf in self.leaves)

    @cached_property
    def mean_length(self) -> float:
        """The mean of all lengths."""
        return sum(map(self.length, self.ordinals())) / self.count if self.count else 0.0

    def postings(self, term: str) -> Sequence[Posting]:
        """The documents that have a term, with its weights."""
        return [(ordinal, int(weight)) for ordinal, weight in self._found(TERMS, term)]

    def length(self, ordinal: int) -> int:
        """The length of a document, as its byte stands for it."""
        return length_of_byte(self._lengths[ordinal])

    def entry(self, ordinal: int) -> Entry:
        """What is shown of a document."""
        if ordinal not in self._entries:
            self._entries[ordinal] = entry_of(self._value(ENTRY, ordinal))
        return self._entries[ordinal]

    def named(self, prefix: str) -> Iterator[tuple[int, str, bool]]:
        """All name keys that begin with a prefix: readings for Latin letters only, their rests for two or more."""
        latin = prefix.isascii()
        for ordinal, key, weight in self._keys(WHOLE, prefix) if prefix else ():
            if latin or weight == WRITTEN:
                yield ordinal, key, True
        for ordinal, key, _ in self._keys(REST, prefix) if latin and len(prefix) > 1 else ():
            yield ordinal, key, False

    def blocks(self, ordinal: int) -> Sequence[Block]:
        """The passages of a document."""
        return texts_of(self._value(BLOCKS, ordinal))[1]

    def names(self, ordinal: int) -> Sequence[str]:
        """Title and further names of a document."""
        return (self.entry(ordinal).title, *texts_of(self._value(BLOCKS, ordinal))[0])

    def linked(self, ordinal: int) -> Sequence[int]:
        """The documents that a document is linked with."""
        found = ((id_, self._found("id", small(id_))) for id_ in links_of(self._value(LINKS, ordinal)))
        return [other for id_, held in found for other, _ in held if self.entry(other).id == id_]

    def ordinals(self) -> Iterator[int]:
        """All documents."""
        for leaf in self.leaves:
            for number in range(leaf.segment.count):
                if number not in leaf.segment.deleted:
                    yield leaf.base + number

    def digests(self) -> Iterator[tuple[int, bytes]]:
        """The digest of each document, by ordinal."""
        for leaf in self.leaves:
            for number, digest in enumerate(leaf.column(DIGEST)):
                if number not in leaf.segment.deleted:
                    yield leaf.base + number, bytes(digest)

    def live(self, ordinal: int) -> bool:
        """Whether a document is not deleted."""
        leaf = self.leaves[self._leaf(ordinal)]
        return ordinal - leaf.base not in leaf.segment.deleted

    def _leaf(self, ordinal: int) -> int:
        return bisect_right(self._bases, ordinal) - 1

    def _value(self, name: str, ordinal: int) -> bytes:
        number = self._leaf(ordinal)
        return bytes(self._columns[name][number][ordinal - self._bases[number]])

    def _keys(self, field: str, prefix: str) -> Iterator[tuple[int, str, float]]:
        keys = {
            bytes(key) for leaf in self.leaves if _has(leaf, field) for key in leaf.reader.expand_prefix(field, prefix)
        }
        for key in keys:
            text = key.decode("utf-8", "surrogatepass")
            for ordinal, weight in self._found(field, key):
                yield ordinal, text, weight

    def _found(self, field: str, term: str | bytes) -> Iterator[tuple[int, float]]:
        for leaf in self.leaves:
            try:
                matcher = leaf.reader.postings(field, term)
            except reading.TermNotFound:
                continue
            base, deleted = leaf.base, leaf.segment.deleted
            while matcher.is_active():
                number = matcher.id()
                if number not in deleted:
                    yield base + number, matcher.weight()
                matcher.next()


def _has(leaf: Leaf, field: str) -> bool:
    return field in leaf.reader.indexed_field_names()
