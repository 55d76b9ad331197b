"""Whatever a person copies out of a page finds that page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kb.search import Document, MemoryIndex
from tests.conftest import Sample
from tests.search.pieces import Holders, Piece, cut

_PIECES = 1_000
_FIRST = 10


@pytest.fixture(scope="module")
def holders(real_documents: Sequence[Document]) -> Holders:
    return Holders(real_documents)


@pytest.fixture(scope="module")
def pieces(real_documents: Sequence[Document]) -> list[Piece]:
    return cut(real_documents, _PIECES)


def test_a_quoted_piece_finds_its_holders_and_no_others(
    real_index: MemoryIndex, holders: Holders, pieces: list[Piece], sample: Sample
) -> None:
    for piece in sample(pieces):
        found = {hit.ordinal for hit in real_index.search(f"“{piece.text}”", k=real_index.count)}
        assert holders.strict(piece.text) <= found <= holders.loose(piece.text), piece.text


def test_an_unquoted_piece_finds_its_document_among_the_first_ten(
    real_index: MemoryIndex, holders: Holders, pieces: list[Piece], sample: Sample
) -> None:
    asked = [piece for piece in sample(pieces) if len(holders.strict(piece.text)) <= _FIRST]
    missed = [
        piece.text
        for piece in asked
        if piece.document not in {hit.ordinal for hit in real_index.search(piece.text, k=_FIRST)}
    ]
    assert len(missed) <= 0.05 * len(asked), missed
