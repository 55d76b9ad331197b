"""The Whoosh index answers as the index in memory does, whatever it has been through."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kb.library import Library
from kb.search import Document, MemoryIndex, whoosh_library, whoosh_store
from kb.search.whoosh_reader import WhooshIndex
from kb.search.whoosh_schema import digest_of, row
from kb.search.whoosh_segments import Segment, to_merge, written
from tests.conftest import Sample
from tests.search.asking import filtered, made_up, substrings
from tests.search.stores import SYNONYMS, opened, plain, same, updated, version

_DOCUMENT = Document.of("a", {"title": "分期"})


@pytest.fixture(scope="module")
def real_whoosh(library: Library, real_documents: Sequence[Document]) -> WhooshIndex:
    segments = [written([_row(document) for document in real_documents[start::3]]) for start in range(3)]
    return WhooshIndex(segments, library.vocabulary.synonyms)


def test_pieces_find_the_same(
    real_index: MemoryIndex, real_whoosh: WhooshIndex, real_documents: Sequence[Document], sample: Sample
) -> None:
    for asked in sample(substrings(real_documents, 1_000)):
        expected, found = (index.result(asked.text, 50) for index in (real_index, real_whoosh))
        assert plain(found) == plain(expected), asked


def test_filters_find_the_same(
    real_index: MemoryIndex, real_whoosh: WhooshIndex, real_documents: Sequence[Document], sample: Sample
) -> None:
    for asked in sample(filtered(real_documents, 500)):
        expected, found = (index.result(asked.text, 50, asked.filters) for index in (real_index, real_whoosh))
        assert plain(found) == plain(expected), asked


def test_documents_come_back_as_they_were(real_whoosh: WhooshIndex, real_documents: Sequence[Document]) -> None:
    ordinals = {real_whoosh.entry(ordinal).id: ordinal for ordinal in real_whoosh.ordinals()}
    for document in real_documents:
        ordinal, entry = ordinals[document.id], real_whoosh.entry(ordinals[document.id])
        assert (entry.title, entry.url, entry.retired) == (document.title, document.url, document.retired)
        assert dict(entry.facets) == {name: tuple(held) for name, held in document.facets.items()}
        assert tuple(real_whoosh.blocks(ordinal)) == document.blocks
        assert real_whoosh.names(ordinal) == (document.title, *document.names)


def test_frequent_terms_are_dropped_alike(tmp_path: Path) -> None:
    documents = made_up(2_300)
    same(updated(tmp_path / "search", "1", documents).index, documents, substrings(documents, 100))


def test_many_updates_and_deletions_leave_no_trace(tmp_path: Path) -> None:
    documents = version(0)
    updated(tmp_path / "search", "0", documents)
    draw = random.Random(7)  # noqa: S311  (no secret)
    for number in range(1, 101):
        documents = _changed(documents, number, draw)
        done = updated(tmp_path / "search", str(number), documents)
        assert done.changes.written <= 3
        if not number % 20:
            same(done.index, documents, substrings(documents, 40) + filtered(documents, 20))
    last = opened(tmp_path / "search", "100").index
    same(last, documents, substrings(documents, 300) + filtered(documents, 100))
    assert len(last.leaves) < 12, "small segments are merged"
    assert len([*(tmp_path / "search").glob("*.seg")]) == len(last.leaves), "old ones are removed"


def test_everything_may_go_and_come_back(tmp_path: Path) -> None:
    documents = made_up(20)
    for number, held in enumerate([documents, [], documents, documents[:1], []]):
        same(updated(tmp_path / "search", str(number), held).index, held, substrings(documents, 30))


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    documents = made_up(40)
    first = updated(tmp_path / "search", "1", documents).changes
    assert (first.written, first.removed) == (40, 0)
    changed = [*documents[2:], replace(documents[2], title="另一个")]
    changed.pop(0)
    then = updated(tmp_path / "search", "2", changed).changes
    assert (then.written, then.removed) == (1, 2)
    assert updated(tmp_path / "search", "2", changed).changes.written == 0


@pytest.mark.parametrize("field", ["title", "names", "blocks", "facets", "url", "retired", "stretch"])
def test_every_part_of_a_document_counts(field: str) -> None:
    one, other = made_up(2)
    value: object = {"names": ("x",), "url": "x/", "retired": True, "stretch": 2.0, "facets": {"type": ("x",)}}.get(
        field, getattr(other, field)
    )
    assert digest_of(one, {}) != digest_of(replace(one, **{field: value}), {})  # type: ignore[arg-type]
    assert digest_of(one, {}) != digest_of(one, {"due": "2026-10-01"})


def test_documents_are_written_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh_store, "BATCH", 2_000)
    monkeypatch.setattr("kb.search.whoosh_segments._NEVER_MERGED", 0)
    documents = made_up(300)
    done = updated(tmp_path / "search", "1", documents)
    assert len(done.index.leaves) > 3
    same(done.index, documents, substrings(documents, 60) + filtered(documents, 30))


def test_no_two_segments_share_a_name() -> None:
    names = set()
    for _ in range(3):
        random.seed(1)
        names.add(written([_row(_DOCUMENT)]).file)
    assert len(names) == 3


def test_merging_grows_like_powers_of_two() -> None:
    sizes = [Segment(str(n), n, b"") for n in (1, 1, 4, 64, 1_000)]
    assert [segment.count for segment in to_merge(sizes, 1)] == [1, 1]
    assert [segment.count for segment in to_merge(sizes, 2)] == [1, 1, 4]
    assert [segment.count for segment in to_merge(sizes, 5_000)] == [1, 1, 4, 64], "large ones are left alone"
    half_empty = Segment("x", 1_000, b"", frozenset(range(600)))
    assert to_merge([half_empty], 500) == (half_empty,)
    assert to_merge([half_empty], 300) == ()


def test_odd_texts_do_no_harm(tmp_path: Path) -> None:
    odd = ["\ud800半个", "𠮷野家", "a\0b", "🙂", "x" * 5_000, "號碼ＡＢ", ""]
    documents = [Document.of(f"d{n}", {"title": text, "body": text * 2}) for n, text in enumerate(odd)]
    index = updated(tmp_path / "search", "1", documents).index
    memory = MemoryIndex(documents, SYNONYMS)
    for text in [*odd, "\udfff", "。", "“”", "“𠮷野", "*", " "]:
        assert plain(index.result(text)) == plain(memory.result(text)), text


def test_whoosh_loads_where_warnings_are_errors(root: Path, tmp_path: Path) -> None:
    code = "import kb.search.whoosh_language, kb.search.whoosh_store"
    fresh = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=root, env=fresh, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_cannot_run_code(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return Path.touch, (tmp_path / "ran",)

    with pytest.raises(pickle.UnpicklingError):
        whoosh_library.whoosh3.loads(pickle.dumps(Evil()))
    assert whoosh_library.whoosh3.loads(pickle.dumps((1, [2.5], {"a": b"b"}))) == (1, [2.5], {"a": b"b"})
    assert not (tmp_path / "ran").exists()


def _row(document: Document) -> dict[str, object]:
    return row(document, {}, digest_of(document, {}))


def _changed(documents: Sequence[Document], number: int, draw: random.Random) -> list[Document]:
    """One document new, one changed, one gone, or only some of that."""
    found = list(documents)
    if draw.random() < 0.7:
        found.pop(draw.randrange(len(found)))
    if draw.random() < 0.8:
        where = draw.randrange(len(found))
        found[where] = replace(found[where], names=(f"改{number}",), retired=draw.random() < 0.3)
    if draw.random() < 0.7:
        found.append(replace(draw.choice(found), id=f"new-{number}", title=f"新的{number}分期"))
    return found
