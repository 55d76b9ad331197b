"""The vectors that both languages are tested against are those that Python makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tools import search_vectors


@pytest.mark.parametrize("name", sorted(search_vectors.rendered()))
def test_vectors_are_what_the_code_makes(name: str) -> None:
    written = (search_vectors.FOLDER / name).read_text(encoding="utf-8")
    assert written == search_vectors.rendered()[name], "stale; run: python tests/tools/search_vectors.py"


def test_there_are_300_texts_in_many_scripts() -> None:
    texts = [row["text"] for row in json.loads(Path(search_vectors.FOLDER, "analyzer.json").read_text("utf-8"))]
    assert len(texts) == len(set(texts)) == 300
    assert any(ord(char) > 0xFFFF for text in texts for char in text)
