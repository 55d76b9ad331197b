"""Pieces cut out of documents, and which documents hold them: judged without the index."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.search import Document
from kb.search.script import CJK, fold

_UNIT = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")
_SEED = 20261124


@dataclass(frozen=True)
class Piece:
    """Two to eight characters or words as they stand in a document, with what stands between them."""

    document: int
    text: str


def cut(documents: Sequence[Document], number: int) -> list[Piece]:
    """So many pieces from anywhere in the documents, the same ones every time."""
    draw = random.Random(_SEED)  # noqa: S311  (no secret)
    places = [(n, text) for n, document in enumerate(documents) for text in texts(document)]
    pieces: list[Piece] = []
    while len(pieces) < number:
        ordinal, text = draw.choice(places)
        units = list(_UNIT.finditer(text))
        size = draw.randint(2, 8)
        if len(units) >= size and not any(mark in text for mark in '"“”「」'):
            start = draw.randrange(len(units) - size + 1)
            pieces.append(Piece(ordinal, text[units[start].start() : units[start + size - 1].end()]))
    return pieces


def texts(document: Document) -> list[str]:
    """Everything of a document that can be copied."""
    return [document.title, *document.names, *(block.text for block in document.blocks)]


class Holders:
    """Looks for pieces by reading every text."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._strict = [[_marked(text, gaps=True) for text in texts(document)] for document in documents]
        self._loose = [[_marked(text, gaps=False) for text in texts(document)] for document in documents]

    def strict(self, piece: str) -> set[int]:
        """The documents in which the piece stands as it is, between whole characters and words."""
        return _holding(self._strict, _marked(piece, gaps=True))

    def loose(self, piece: str) -> set[int]:
        """The documents in which its characters and words follow one another, whatever stands between."""
        return _holding(self._loose, _marked(piece, gaps=False))


def _holding(marked: list[list[str]], wanted: str) -> set[int]:
    return {ordinal for ordinal, found in enumerate(marked) if any(wanted in text for text in found)}


def _marked(text: str, *, gaps: bool) -> str:
    """The units of a text, each between bars; with gaps, what separates them is told too."""
    folded = fold(text)
    parts, at = ["|"], 0
    for unit in _UNIT.finditer(folded):
        if gaps and at and unit.start() > at:
            parts.append("…|")
        parts.append(unit.group() + "|")
        at = unit.end()
    return "".join(parts)
