"""Which documents have a term, cut into shards by the term's hash.

A shard: the number of its terms; the terms, one a line, in one text; how many documents have each; how many bytes each
takes; then for each term the rising ordinals, and after them one byte of weight for each.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from kb.search.analyzer import terms
from kb.search.document import Document, length_byte, length_of_byte, weighted_terms
from kb.search.ranking import FREQUENT_ABOVE, FREQUENT_SHARE
from kb.search.static_bytes import bucket, numbers, rising, text
from kb.search.synonyms import Groups

SHARD = 8_000
"""Bytes of a shard, before compression, that are aimed at in a large collection …"""
FREQUENT_SHARD = 32_000
"""… and of one of frequent terms, which are seldom asked for …"""
WHOLE = 240_000
"""… and the size up to which all postings stay in one file: one request costs more than what it saves."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """Postings of all terms, and lengths."""

    postings: dict[str, tuple[array[int], bytearray]]
    """For each term the ordinals in rising order and as many weights."""
    length_bytes: bytes
    """For each document the byte that stands for its length."""

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Inverted:
        """Index documents; a document's ordinal is its place."""
        postings: dict[str, tuple[array[int], bytearray]] = {}
        lengths = bytearray()
        for ordinal, document in enumerate(documents):
            weights, length = weighted_terms(document)
            lengths.append(length_byte(length))
            for term, weight in weights.items():
                held = postings.get(term)
                if held is None:
                    held = postings[term] = (array("I"), bytearray())
                held[0].append(ordinal)
                held[1].append(weight)
        return cls(postings, bytes(lengths))

    @property
    def count(self) -> int:
        """The number of documents."""
        return len(self.length_bytes)

    @property
    def total_length(self) -> int:
        """The sum of all lengths, as their bytes stand for them."""
        return sum(map(length_of_byte, self.length_bytes))

    def encoded(self, term: str) -> bytes:
        """The ordinals of a term's documents and its weights."""
        ordinals, weights = self.postings[term]
        return rising(ordinals) + weights


def frequent_terms(inverted: Inverted) -> list[str]:
    """The terms that the ranking usually drops, in order; none in a small collection."""
    if inverted.count <= FREQUENT_ABOVE:
        return []
    limit = FREQUENT_SHARE * inverted.count
    return sorted(term for term, (ordinals, _) in inverted.postings.items() if len(ordinals) > limit)


def posting_shards(inverted: Inverted, frequent: Sequence[str]) -> tuple[list[bytes], list[bytes]]:
    """The postings of the usual terms, and of those which are usually dropped; each as many as a power of two."""
    apart = frozenset(frequent)
    usual = sorted(term for term in inverted.postings if term not in apart)
    return _shards(inverted, usual, SHARD), _shards(inverted, frequent, FREQUENT_SHARD)


def group_shards(inverted: Inverted, frequent: Sequence[str], groups: Groups) -> list[bytes]:
    """For each group of synonyms the postings of its members' terms: they are wanted together or not at all."""
    apart = frozenset(frequent)
    found = []
    for group in groups:
        held = sorted({term for word in group for term in terms(word)} & inverted.postings.keys() - apart)
        found.append(_shard(inverted, {term: inverted.encoded(term) for term in held}, held) if held else b"")
    return found


def _shards(inverted: Inverted, held: Sequence[str], aim: int) -> list[bytes]:
    encoded = {term: inverted.encoded(term) for term in held}
    size = sum(map(len, encoded.values())) + 8 * len(encoded)
    buckets: list[list[str]] = [[] for _ in range(_bucket_count(size, aim))]
    for term in encoded:
        buckets[bucket(term, len(buckets))].append(term)
    return [_shard(inverted, encoded, found) if found else b"" for found in buckets]


def _bucket_count(size: int, aim: int) -> int:
    """How many buckets data of so many bytes is cut into, for buckets of about so many bytes."""
    return 1 if size <= WHOLE else 1 << (size // aim).bit_length()


def _shard(inverted: Inverted, encoded: dict[str, bytes], held: Sequence[str]) -> bytes:
    bodies = [encoded[term] for term in held]
    holders = numbers(len(inverted.postings[term][0]) for term in held)
    return b"".join((numbers((len(held),)), text("\n".join(held)), holders, numbers(map(len, bodies)), *bodies))
