"""An index in memory: for tests, for measuring, and for any list of documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kb.search.document import Block, Document, length_byte, length_of_byte, weighted_terms
from kb.search.facets import Filters
from kb.search.names import NameTable, pinyin_keys, written_keys
from kb.search.ranking import Entry, Hit, Posting, Result, search
from kb.search.synonyms import Groups


class MemoryIndex:
    """Documents indexed in memory.

    Postings are kept in arrays, five bytes each: 50,000 articles of law fit into a few hundred megabytes. Readings in
    pinyin are made when a query in Latin letters first asks for them.

    Example:
        >>> index = MemoryIndex([Document.of("a", {"title": "暂时困难", "body": "客户说他失业了"})])
        >>> [hit.id for hit in index.search("失业")]
        ['a']
    """

    def __init__(self, documents: Iterable[Document], synonyms: Groups = ()) -> None:
        """Index the documents.

        Args:
            documents: What to search; ids are unique.
            synonyms: Groups of words that stand for one another.
        """
        self._documents = tuple(documents)
        self._synonyms = synonyms
        self._postings: dict[str, tuple[array[int], bytearray]] = {}
        self._lengths = array("Q")
        self._entries = [Entry(d.id, d.title, d.facets, d.retired, d.url) for d in self._documents]
        for ordinal, document in enumerate(self._documents):
            weights, length = weighted_terms(document)
            self._lengths.append(length_of_byte(length_byte(length)))
            for term, weight in weights.items():
                held = self._postings.get(term)
                if held is None:
                    held = self._postings[term] = (array("I"), bytearray())
                held[0].append(ordinal)
                held[1].append(weight)

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The best `k` documents for a query, the best first."""
        return list(self.result(query, k, filters).hits)

    def result(self, query: str, k: int = 10, filters: Filters | None = None) -> Result:
        """The best hits with their total number and the counts of every facet."""
        return search(self, query, k, filters, self._synonyms)

    def document(self, ordinal: int) -> Document:
        """A document by the ordinal of a hit."""
        return self._documents[ordinal]

    @property
    def count(self) -> int:
        """The number of documents."""
        return len(self._documents)

    @cached_property
    def mean_length(self) -> float:
        """The mean of all lengths."""
        return sum(self._lengths) / len(self._lengths) if self._lengths else 0.0

    def postings(self, term: str) -> Sequence[Posting]:
        """The documents that have a term, with its weights."""
        ordinals, weights = self._postings.get(term, _NONE)
        return list(zip(ordinals, weights, strict=True))

    def length(self, ordinal: int) -> int:
        """The length of a document, as its byte stands for it."""
        return self._lengths[ordinal]

    def entry(self, ordinal: int) -> Entry:
        """What is shown of a document."""
        return self._entries[ordinal]

    def named(self, prefix: str) -> Iterator[tuple[int, str, bool]]:
        """All name keys that begin with a prefix."""
        yield from self._written.beginning(prefix)
        if prefix.isascii():
            yield from self._read.beginning(prefix)

    def blocks(self, ordinal: int) -> Sequence[Block]:
        """The passages of a document."""
        return self._documents[ordinal].blocks

    def ordinals(self) -> Iterable[int]:
        """All documents."""
        return range(len(self._documents))

    def names(self, ordinal: int) -> Sequence[str]:
        """Title and further names of a document."""
        document = self._documents[ordinal]
        return (document.title, *document.names)

    def linked(self, ordinal: int) -> Sequence[int]:
        """The documents that a document is linked with."""
        return [self._ordinals[id_] for id_ in self._documents[ordinal].links if id_ in self._ordinals]

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return {document.id: ordinal for ordinal, document in enumerate(self._documents)}

    @cached_property
    def _written(self) -> NameTable:
        return NameTable((ordinal, written_keys(document)) for ordinal, document in enumerate(self._documents))

    @cached_property
    def _read(self) -> NameTable:
        return NameTable((ordinal, pinyin_keys(document)) for ordinal, document in enumerate(self._documents))


_NONE: tuple[array[int], bytearray] = (array("I"), bytearray())
