"""Measuring the search: queries that are in the pages, tables that say what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import Size
from benchmarks.search import Built, index_table, search_head, search_line
from benchmarks.searching.browser import First, Times, percentile
from benchmarks.searching.queries import drawn
from kb.library import load
from kb.search import MemoryIndex
from kb.search.collection import documents
from kb.search.static import MANIFEST
from kb.search.static_reader import StaticIndex


def test_queries_stand_in_the_pages_and_are_the_same_every_time(root: Path) -> None:
    found = documents(load(root))
    queries = drawn(found, 10, seed=1)
    assert queries == drawn(found, 10, seed=1) != drawn(found, 10, seed=2)
    texts = [block.text for document in found for block in document.blocks]
    assert all(any(query in text for text in texts) for query in (*queries.short, *queries.long))
    assert {len(query) for query in queries.short} <= set(range(2, 7))
    index = MemoryIndex(found)
    assert all(query.isascii() and index.search(query) for query in queries.pinyin)


def test_indexing_in_a_process_writes_the_index(root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.searching.index", str(root), str(tmp_path / "index")]
    ended = subprocess.run(command, cwd=root, capture_output=True, check=True, encoding="utf-8")
    told = json.loads(ended.stdout)
    files = {path.name: path.read_bytes() for path in (tmp_path / "index").iterdir()}
    assert MANIFEST in files
    assert StaticIndex(files).count == told["documents"]
    assert told["index"] > 0


def test_percentiles() -> None:
    assert percentile([float(n) for n in range(1, 102)], 0.5) == pytest.approx(51)
    assert percentile([float(n) for n in range(1, 102)], 0.95) == pytest.approx(96)


def test_tables(tmp_path: Path) -> None:
    built = [
        Built("ours", tmp_path, 4.26, 150_000_000, Size(2_000_000, 300)),
        Built("Material", tmp_path, None, None, Size(1, 1)),
    ]
    assert index_table(built).splitlines() == [
        "index           CPU s   peak MB      MB   files",
        "ours              4.3       150     2.0     300",
        "Material            –         –     0.0       1",
    ]
    line = search_line("short", [First(100_000, 20, 90, 3)] * 2, Times((3.0, 5.0), (1.0, 1.0), 1))
    assert len(line.split()) == 10
    assert line.split()[1:5] == ["100.0", "100.0", "20.0", "90.0"]
    assert line.endswith("1/2")
    assert search_head("ours").count("p95") == 3
