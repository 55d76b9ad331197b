"""What is shown of documents: titles for a list of results, passages for excerpts; cut into shards by ordinal."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kb.search.document import Block, Document, Part
from kb.search.facets import SHOWN

TITLES = 6_000
"""Bytes of a shard of titles, before compression, that are aimed at in a large collection."""
TITLES_WHOLE = 120_000
"""Up to this size all titles stay in one file."""
TEXTS = 3_000
"""The same for passages, in any collection: results show those of several documents, seldom of neighbours."""

PARTS = tuple(Part)
"""A part is stored by its place here."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Shards over the ordinals."""

    starts: tuple[int, ...]
    """The first ordinal of each shard."""
    shards: tuple[bytes, ...]


def text_shards(documents: Sequence[Document]) -> Ranges:
    """The further names of every document, and its passages."""
    return _cut([_row([document.names, [_block(block) for block in document.blocks]]) for document in documents], TEXTS)


def title_shards(documents: Sequence[Document], starts: Sequence[int], names: Sequence[str]) -> Ranges:
    """What a row of results shows of every document, and where its text is.

    Each is id, title, address; number and name of the shard of its text, its place in that; its values of `SHOWN`.

    Args:
        documents: All documents.
        starts: The first ordinal of each shard of texts.
        names: The names of these shards.
    """
    rows = []
    for ordinal, document in enumerate(documents):
        shard = bisect_right(starts, ordinal) - 1
        place = (shard, names[shard], ordinal - starts[shard])
        shown = (_single(document.facets.get(name, ())) for name in SHOWN)
        rows.append(_row([document.id, document.title, document.url, *place, *shown]))
    return _cut(rows, TITLES if sum(map(len, rows)) > TITLES_WHOLE else TITLES_WHOLE)


def read_text(row: Sequence[Any]) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """Names and passages out of a row of a text shard."""
    names, blocks = row
    return tuple(names), tuple(
        Block(PARTS[part], content, anchor, label, content if say == 1 else say or "", bool(counter))
        for part, content, anchor, label, say, counter in blocks
    )


def _block(block: Block) -> list[Any]:
    """A passage as a list; the line to say is 1 where it is the text itself, 0 where there is none."""
    say = 1 if block.say and block.say == block.text else block.say or 0
    return [PARTS.index(block.part), block.text, block.anchor, block.label, say, int(block.counter)]


def _single(values: Sequence[str]) -> str:
    """The value where there is just one, else nothing."""
    return values[0] if len(values) == 1 else ""


def _row(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def _cut(rows: Sequence[bytes], size: int) -> Ranges:
    """JSON lists of rows, each shard as large as it may be but never without a row."""
    starts: list[int] = []
    shards: list[list[bytes]] = []
    filled = size
    for ordinal, row in enumerate(rows):
        if filled + len(row) > size:
            starts.append(ordinal)
            shards.append([])
            filled = 0
        shards[-1].append(row)
        filled += len(row)
    return Ranges(tuple(starts), tuple(b"[" + b",".join(shard) + b"]" for shard in shards))
