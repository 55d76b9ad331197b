"""What stores are tested with: documents that change, a state to go with them, and how to compare indexes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kb.search import Document, MemoryIndex
from kb.search.ranking import Result
from kb.search.whoosh_reader import WhooshIndex
from kb.search.whoosh_store import Content, Opened, Store
from tests.search.asking import Asked, made_up

SYNONYMS = [["分期", "停催"]]


@dataclass(frozen=True)
class Known:
    """The state of a collection whose versions are known by name."""

    quick: str
    newest: int = 0

    @property
    def content(self) -> str:
        """As good as the name."""
        return self.quick


def updated(folder: Path, version: str, documents: Sequence[Document]) -> Opened:
    """A store, brought up to date."""
    return Store(folder).update(Known(version), lambda: Content(documents, meta={"synonyms": SYNONYMS}))


def opened(folder: Path, version: str, documents: Sequence[Document] | None = None) -> Opened:
    """A store, opened; without documents it must not need any."""

    def read() -> Content:
        assert documents is not None, "the index was up to date"
        return Content(documents, meta={"synonyms": SYNONYMS})

    return Store(folder).open(Known(version), read)


def version(number: int, size: int = 300) -> list[Document]:
    """A collection after so many changes: each time some documents are gone, some new, and some say another thing."""
    draw = random.Random(number)  # noqa: S311  (no secret)
    every = made_up(size + size // 3)
    kept = sorted(draw.sample(range(len(every)), size))
    changed = set(draw.sample(kept, size // 4))
    return [replace(every[n], names=(f"别名{number}",)) if n in changed else every[n] for n in kept]


def same(index: WhooshIndex, documents: Sequence[Document], asked: Sequence[Asked]) -> None:
    """Make sure that an index answers as the memory index does: ids, scores, totals and counts."""
    memory = MemoryIndex(documents, SYNONYMS)
    assert (index.count, index.mean_length) == (memory.count, memory.mean_length)
    for each in asked:
        expected, found = (one.result(each.text, 50, each.filters) for one in (memory, index))
        assert plain(found) == plain(expected), each


def plain(result: Result) -> tuple[object, ...]:
    """A result without the ordinals, which differ from index to index."""
    return result.total, [(hit.id, hit.score, hit.tier) for hit in result.hits], result.counts, result.exact
