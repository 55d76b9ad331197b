"""A trial of the encoded index before it is published: what certainly stands in it must be found."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from kb.search.analyzer import runs
from kb.search.document import Document, Part
from kb.search.script import fold, is_cjk, squeeze
from kb.search.static_reader import StaticIndex

TRIED = 5
"""How many documents are looked for by their titles."""
_PIECE = 8
"""Characters of a line to say that are quoted."""


def not_found(files: Mapping[str, bytes], documents: Sequence[Document], seed: int = 1) -> tuple[str, ...]:
    """The queries that do not find what they are made from; none means that the index works.

    Args:
        files: The index, as `encode` gives it.
        documents: What it was made of.
        seed: Which documents are drawn.
    """
    index = StaticIndex(files)
    if index.count < len(documents):
        held = {index.entry(ordinal).id for ordinal in index.ordinals()}
        return tuple(document.title for document in documents if document.id not in held)[:TRIED]
    return tuple(
        query
        for query, wanted in _queries(documents, random.Random(seed))  # noqa: S311  (a sample, no secret)
        if all(hit.id != wanted for hit in index.result(query, len(documents)).hits)
    )


def _queries(documents: Sequence[Document], draw: random.Random) -> Iterator[tuple[str, str]]:
    """Titles of some documents and a piece of one line to say, each with the id it must find."""
    titled = [document for document in documents if squeeze(document.title)]
    for document in draw.sample(titled, min(TRIED, len(titled))):
        yield document.title, document.id
    lines = [
        (document.id, piece[:_PIECE])
        for document in documents
        for block in document.blocks
        if block.part is Part.SAY
        for piece in runs(fold(block.text))
        if is_cjk(piece[0]) and len(piece) > 1
    ]
    if lines:
        id_, piece = draw.choice(lines)
        yield f"「{piece}」", id_
