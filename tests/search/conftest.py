"""The real collection, indexed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.library import Library, load
from kb.search import Document, MemoryIndex
from kb.search.collection import documents


@pytest.fixture(scope="session")
def library(root: Path) -> Library:
    """The project's own collection."""
    return load(root)


@pytest.fixture(scope="session")
def real_documents(root: Path, library: Library) -> tuple[Document, ...]:
    """Its documents."""
    return documents(library, root / "docs")


@pytest.fixture(scope="session")
def real_index(library: Library, real_documents: tuple[Document, ...]) -> MemoryIndex:
    """Its documents indexed, with its synonyms."""
    return MemoryIndex(real_documents, library.vocabulary.synonyms)
