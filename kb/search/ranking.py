"""One ranking over every kind of index: names first, then BM25 over one weighted field, retired records last.

The browser repeats these very operations in the same order, down to the rounding, so that both lists are equal.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kb.search.analyzer import bound, is_single
from kb.search.document import Block, Facets
from kb.search.facets import Filters, counts, fits, type_order
from kb.search.query import Query, Term, parse
from kb.search.synonyms import Groups

K1 = 1.2
B = 0.6
FREQUENT_SHARE = 0.15
"""A term that a greater share of the documents has says little …"""
FREQUENT_ABOVE = 2000
"""… and is dropped in collections of more documents than these."""
KEPT_TERMS = 2
"""So many of the person's own terms always stay."""
LEADING = 5
"""So many of the first documents move up what they are linked with …"""
LINKED = 0.2
"""… by this share of their scores, over the square root of how many links they have."""

Posting = tuple[int, int]
"""A document's ordinal and the weight of the term in it."""
Scored = tuple[int, float]
"""The tier and the score of a document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of results shows of a document."""

    id: str
    title: str
    facets: Facets
    retired: bool
    url: str


class Reader(Protocol):
    """An index that can be ranked over. Everything in it is live: nothing deleted, no draft."""

    @property
    def count(self) -> int:
        """The number of documents."""

    @property
    def mean_length(self) -> float:
        """The sum of all lengths, each as its byte stands for it, over the number of documents."""

    def postings(self, term: str) -> Sequence[Posting]:
        """The documents that have a term."""

    def length(self, ordinal: int) -> int:
        """The length of a document, as its byte stands for it."""

    def entry(self, ordinal: int) -> Entry:
        """What is shown of a document."""

    def named(self, prefix: str) -> Iterable[tuple[int, str, bool]]:
        """All name keys that begin with a prefix: ordinal, key, whether the key is a whole name."""

    def blocks(self, ordinal: int) -> Sequence[Block]:
        """The passages of a document."""

    def ordinals(self) -> Iterable[int]:
        """All documents."""

    def names(self, ordinal: int) -> Sequence[str]:
        """Title and further names of a document."""

    def linked(self, ordinal: int) -> Sequence[int]:
        """The documents that a document is linked with."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found."""

    id: str
    ordinal: int
    score: float
    tier: int
    """0 the name itself, 1 the beginning of the name, 2 all else."""


@dataclass(frozen=True, slots=True)
class Result:
    """The best hits of a query."""

    total: int
    """How many documents fit; where a quoted piece was not verified to the end, at most so many."""
    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]]
    """For each facet the number of hits by value, as if that facet were not filtered by."""
    exact: bool = True
    """Whether `total` and `counts` are exact: all hits were verified."""


def search(
    reader: Reader, text: str | Query, k: int = 10, filters: Filters | None = None, synonyms: Groups = ()
) -> Result:
    """The best `k` documents for a query.

    Args:
        reader: The index.
        text: What was typed, or the query made of it.
        k: How many hits at most.
        filters: Values by facet: one of the values of each facet must fit.
        synonyms: The team's groups of words that stand for one another.
    """
    query = parse(text, synonyms) if isinstance(text, str) else text
    filters = {name: values for name, values in (filters or {}).items() if values}
    if not query.compact:
        return _everything(reader, k, filters)
    return _picked(reader, query, _scored(reader, query), k, filters)


def rank(reader: Reader, query: Query, among: Iterable[int], k: int) -> Result:
    """The best `k` of given documents, ranked by the same function; those without any term come last, by id."""
    wanted = set(among)
    found = {ordinal: score for ordinal, score in _scored(reader, query).items() if ordinal in wanted}
    return _picked(reader, query, dict.fromkeys(wanted, (2, 0.0)) | found, k, {})


def _everything(reader: Reader, k: int, filters: Filters) -> Result:
    """No text: all that fits the filters, by type and id; nothing without filters."""
    if not filters:
        return Result(0, (), {})
    entries = [(ordinal, reader.entry(ordinal)) for ordinal in reader.ordinals()]
    found = sorted(
        (entry.retired, type_order(entry.facets), entry.id, ordinal)
        for ordinal, entry in entries
        if fits(entry.facets, filters)
    )
    hits = tuple(Hit(id_, ordinal, 0.0, 2) for _, _, id_, ordinal in found[:k])
    return Result(len(found), hits, counts((entry.facets for _, entry in entries), filters))


def _picked(reader: Reader, query: Query, scored: Mapping[int, Scored], k: int, filters: Filters) -> Result:
    """Filter, sort and verify."""
    entries = {ordinal: reader.entry(ordinal) for ordinal in scored}
    rows = sorted(_row(entry, scored[ordinal], ordinal) for ordinal, entry in entries.items())
    if moved := _moved(reader, [row[-1] for row in rows[:LEADING]], scored):
        scored = {**scored, **moved}
        rows = sorted(_row(entry, scored[ordinal], ordinal) for ordinal, entry in entries.items())
    rows = [row for row in rows if fits(entries[row[-1]].facets, filters)]
    kept, dropped, exact = _verified(reader, query.pieces, [row[-1] for row in rows], k)
    hits = tuple(Hit(entries[n].id, n, scored[n][1], scored[n][0]) for n in kept)
    facets = (entry.facets for ordinal, entry in entries.items() if ordinal not in dropped)
    return Result(len(rows) - len(dropped), hits, counts(facets, filters), exact)


def _row(entry: Entry, scored: Scored, ordinal: int) -> tuple[bool, int, float, str, int]:
    """What results are sorted by."""
    return entry.retired, scored[0], -scored[1], entry.id, ordinal


def _moved(reader: Reader, leading: Sequence[int], scored: Mapping[int, Scored]) -> dict[int, Scored]:
    """The documents found that the first ones are linked with, with what that adds to their scores.

    What answers a question is often read together: the strategy, the rule behind it, the study that bears on it. Only
    their order changes. What was not found is not brought in.
    """
    added: dict[int, float] = {}
    for ordinal in leading:
        linked = reader.linked(ordinal)
        for other in linked:
            # The order of these operations is part of the contract with the browser.
            added[other] = added.get(other, 0.0) + scored[ordinal][1] / math.sqrt(len(linked))
    return {
        ordinal: (scored[ordinal][0], rounded(scored[ordinal][1] + LINKED * more))
        for ordinal, more in added.items()
        if ordinal in scored and scored[ordinal][1]
    }


def _verified(
    reader: Reader, pieces: Sequence[str], found: Sequence[int], k: int
) -> tuple[Sequence[int], Collection[int], bool]:
    """The first `k` documents that hold every quoted piece, those that do not, and whether all were looked at."""
    if not pieces:
        return found[:k], (), True
    kept: list[int] = []
    dropped: set[int] = set()
    for ordinal in found:
        if len(kept) == k:
            return kept, dropped, False
        texts = [*map(bound, (*reader.names(ordinal), *(block.text for block in reader.blocks(ordinal))))]
        if all(any(piece in text for text in texts) for piece in pieces):
            kept.append(ordinal)
        else:
            dropped.add(ordinal)
    return kept, dropped, True


def _scored(reader: Reader, query: Query) -> dict[int, Scored]:
    """Every candidate with its tier and score."""
    found = {term.text: reader.postings(term.text) for term in query.terms}
    allowed = _having(found, query.required)
    sums: dict[int, float] = {}
    norms = _Norms(reader)
    terms = _kept(query.terms, found, reader.count)
    telling = _telling(terms, found)
    for term in terms:
        # The order of these operations is part of the contract with the browser.
        factor = term.weight * idf(reader.count, len(found[term.text]))
        for ordinal, weight in found[term.text]:
            if allowed is None or ordinal in allowed:
                part = factor * (weight * (K1 + 1)) / (weight + norms[ordinal])
                sums[ordinal] = sums.get(ordinal, 0.0) + part
    for ordinal in sums if query.leanings else ():
        type_ = next(iter(reader.entry(ordinal).facets.get("type", ())), "")
        sums[ordinal] *= query.leanings.get(type_, 1.0)
    named = {n: name for n, name in _named(reader, query.compact).items() if allowed is None or n in allowed}
    scored = {
        ordinal: (2, rounded(score))
        for ordinal, score in sums.items()
        if ordinal not in named and (telling is None or ordinal in telling)
    }
    for ordinal, (tier, closeness) in named.items():
        scored[ordinal] = tier, rounded(sums.get(ordinal, 0.0) + closeness)
    return scored


def _having(found: Mapping[str, Sequence[Posting]], required: Sequence[str]) -> set[int] | None:
    """The documents that have every required term; `None` for any document."""
    sets = [{ordinal for ordinal, _ in found[term]} for term in required]
    return set.intersection(*sets) if sets else None


def _telling(terms: Sequence[Term], found: Mapping[str, Sequence[Posting]]) -> set[int] | None:
    """The documents that share more than lone characters with the query; `None` where its pairs and words are nowhere.

    A character stands in most documents. As long as something of the query is found whole, those that have nothing but
    characters only swell the list and the counts of the facets.
    """
    longer = [term for term in terms if not is_single(term.text)]
    if not any(found[term.text] for term in longer if not term.added):
        return None
    return {ordinal for term in longer for ordinal, _ in found[term.text]}


def _kept(terms: Sequence[Term], found: Mapping[str, Sequence[Posting]], count: int) -> Sequence[Term]:
    """The terms without those that too many documents have, the most frequent dropped first."""
    if count <= FREQUENT_ABOVE:
        return terms
    limit = FREQUENT_SHARE * count
    remaining = sum(1 for term in terms if not term.added and found[term.text])
    dropped = set()
    for term in sorted(terms, key=lambda term: (-len(found[term.text]), term.text)):
        if len(found[term.text]) <= limit or term.quoted:
            continue
        if not term.added:
            if remaining <= KEPT_TERMS:
                continue
            remaining -= 1
        dropped.add(term.text)
    return [term for term in terms if term.text not in dropped]


class _Norms(dict[int, float]):
    """For each document the part of BM25's divisor that depends on its length."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._mean = reader.mean_length or 1.0

    def __missing__(self, ordinal: int) -> float:
        norm = self[ordinal] = K1 * (1 - B + B * self._reader.length(ordinal) / self._mean)
        return norm


def _named(reader: Reader, compact: str) -> dict[int, Scored]:
    """Tier and closeness of every document that has a name beginning with the query."""
    found: dict[int, Scored] = {}
    several = len(compact) > 1
    for ordinal, key, whole in reader.named(compact):
        if not whole and not (several and compact.isascii()):
            continue
        tier = 0 if whole and key == compact else 1 if whole and several else 2
        closeness = rounded(len(compact) / len(key))
        best_tier, best = found.get(ordinal, (2, 0.0))
        found[ordinal] = min(tier, best_tier), max(closeness, best)
    return found


def idf(count: int, holders: int) -> float:
    """How much a term says that so many of the documents have, to four decimals."""
    return math.floor(math.log(1 + (count - holders + 0.5) / (holders + 0.5)) * 1e4 + 0.5) / 1e4


def rounded(score: float) -> float:
    """A score to six decimals, rounded the same way in every language."""
    return math.floor(score * 1e6 + 0.5) / 1e6
