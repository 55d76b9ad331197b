"""The static index: small files that rank as the memory does, the same bytes every time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.library import Library
from kb.search import Document, MemoryIndex, Result
from kb.search.static import FOLDER, MANIFEST, Facet, encode
from kb.search.static_bytes import Source, bucket, content_name, numbers, rising, text
from kb.search.static_canary import not_found
from kb.search.static_generation import current, keep
from kb.search.static_reader import StaticIndex
from tests.conftest import Sample
from tests.search.asking import Asked, filtered, made_up, substrings

_DOCUMENTS = [
    Document.of("b", {"title": "分期还款", "debtor": "我没钱", "body": "先问收入。"}, type="strategy"),
    Document.of(
        "a", {"title": "失联", "aliases": "联系不上", "say": "您好，请问方便吗？"}, type="persona", stage=["M1"]
    ),
]


def _same(memory: MemoryIndex, static: StaticIndex, asked: Sequence[Asked]) -> None:
    for one in asked:
        assert _plain(static.result(one.text, 50, one.filters)) == _plain(memory.result(one.text, 50, one.filters)), one


def _plain(result: Result) -> tuple[object, ...]:
    """A result without the ordinals, which each index chooses for itself."""
    hits = [(hit.id, hit.score, hit.tier) for hit in result.hits]
    return result.total, hits, {name: held for name, held in result.counts.items() if held}, result.exact


def test_it_ranks_as_the_memory_does(
    real_index: MemoryIndex, real_documents: tuple[Document, ...], library: Library, sample: Sample
) -> None:
    static = StaticIndex(encode(real_documents, library.vocabulary.synonyms))
    _same(real_index, static, sample(substrings(real_documents, 500)))
    _same(real_index, static, sample(filtered(real_documents, 200)))


def test_it_keeps_every_passage_and_entry(
    real_index: MemoryIndex, real_documents: tuple[Document, ...], library: Library
) -> None:
    static = StaticIndex(encode(real_documents, library.vocabulary.synonyms))
    ordered = sorted(range(real_index.count), key=lambda ordinal: real_index.entry(ordinal).id)
    for ordinal, known in enumerate(ordered):
        assert static.entry(ordinal) == real_index.entry(known)
        assert tuple(static.blocks(ordinal)) == tuple(real_index.blocks(known))
        assert tuple(static.names(ordinal)) == tuple(real_index.names(known))


def test_frequent_terms_of_a_large_collection_lie_apart_and_rank_alike(sample: Sample) -> None:
    documents = made_up(2200)
    files = encode(documents)
    assert any(name.startswith("frequent-") for name in files)
    assert sum(name.startswith("titles-") for name in files) > 1
    asked = [
        *substrings(documents, 100),
        Asked("还款"),
        Asked("还款 分期"),
        Asked("“还款”"),
        Asked("號"),
        Asked("号码"),
    ]
    _same(MemoryIndex(documents), StaticIndex(files), sample(asked))


def test_the_same_documents_give_the_same_bytes_in_any_order() -> None:
    assert encode(_DOCUMENTS) == encode(reversed(_DOCUMENTS))


def test_files_are_called_after_their_content_and_listed() -> None:
    files = encode(_DOCUMENTS, labels={"type": Facet("类型", {"persona": "画像"})})
    packed = {name: content for name, content in files.items() if name != MANIFEST}
    for name, content in packed.items():
        kind, given_name, suffix = name.split(".")
        assert (given_name, suffix) == (content_name(content), "bin"), kind
        assert content[4:8] == bytes(4), "a compressed file that knows the time"
        gzip.decompress(content)
    (listed,) = (name for name in packed if name.startswith("files."))
    assert {*gzip.decompress(packed[listed]).decode().split("\n"), listed} == set(packed)


def test_nothing_but_what_changed_gets_a_new_name() -> None:
    documents = made_up(300)
    changed = [*documents[:-1], Document.of(documents[-1].id, {"title": "别的", "body": "换了"}, type="case")]
    before, after = encode(documents), encode(changed)
    texts = [name for name in before if name.startswith("texts-")]
    assert sum(name not in after for name in texts) == 1 < len(texts)


def test_what_is_filtered_by_lies_apart_from_what_ranks() -> None:
    before = [Document.of(id_, {"title": id_}, type="case", product="x", stage="M1") for id_ in "ab"]
    after = [replace(before[0], facets={**before[0].facets, "product": ("y", "z")}), before[1]]
    changed = {name.partition(".")[0] for name in set(encode(after)) - set(encode(before))}
    assert changed == {"facets", "meta", "files"}
    shown = StaticIndex(encode(after)).entry(0)
    assert dict(shown.facets) == {"type": ("case",), "product": ("y", "z"), "stage": ("M1",)}


def test_a_row_of_results_shows_what_stands_alone() -> None:
    documents = [
        Document.of("a", {"title": "甲"}, stage="M1", verdict="allowed"),
        Document.of("b", {"title": "乙"}, stage=["M1", "M2"]),
    ]
    (shard,) = (content for name, content in encode(documents).items() if name.startswith("titles-"))
    assert [row[-2:] for row in json.loads(gzip.decompress(shard))] == [["M1", "allowed"], ["", ""]]


def test_no_documents_are_an_index_too() -> None:
    static = StaticIndex(encode([]))
    assert static.result("失联").total == 0
    assert static.result("", filters={"type": ["case"]}).total == 0


@given(st.lists(st.integers(0, 2**31)))
def test_numbers_are_read_back(values: list[int]) -> None:
    assert Source(numbers(values)).numbers(len(values)) == values


@given(st.sets(st.integers(0, 2**31)))
def test_rising_rows_are_read_back(values: set[int]) -> None:
    row = sorted(values)
    assert list(Source(rising(row)).rising(len(row))) == row


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_are_read_back(value: str) -> None:
    assert Source(text(value)).text() == value


def test_buckets_follow_the_published_hash() -> None:
    # FNV-1a, 32 bits, of "" and "foobar" by its authors' vectors.
    assert bucket("", 1 << 32) == 0x811C9DC5
    assert bucket("foobar", 1 << 32) == 0xBF9CF968


def test_a_trial_finds_what_is_there(real_documents: tuple[Document, ...]) -> None:
    assert not_found(encode(real_documents), real_documents) == ()


@pytest.mark.parametrize("lost", ["title", "say"])
def test_a_trial_tells_what_is_not_found(lost: str) -> None:
    pairs = {"甲": "春", "乙": "夏", "丙": "秋"}
    documents = [Document.of(one, {"title": f"标题{one}", "say": f"您好{pairs[one]}天"}) for one in pairs]
    empty = [Document.of(one.id, {name: text for name, text in _fields(one) if name != lost}) for one in documents]
    assert not_found(encode(empty), documents)


def _fields(document: Document) -> list[tuple[str, str]]:
    return [("title", document.title), *(("say", block.text) for block in document.blocks)]


def test_a_trial_of_an_index_of_other_documents_fails() -> None:
    assert not_found(encode(_DOCUMENTS[:1]), _DOCUMENTS)


def _site(folder: Path, documents: Sequence[Document]) -> dict[str, bytes]:
    files = encode(documents)
    (folder / FOLDER).mkdir(parents=True)
    for name, content in files.items():
        (folder / FOLDER / name).write_bytes(content)
    return files


def test_one_old_generation_is_kept(tmp_path: Path) -> None:
    sites = [tmp_path / name for name in ("first", "second", "third")]
    written = [_site(site, _DOCUMENTS[:number]) for site, number in zip(sites, (0, 1, 2), strict=True)]
    keep(sites[0], sites[1])
    keep(sites[1], sites[2])
    there = {path.name: path.read_bytes() for path in (sites[2] / FOLDER).iterdir()}
    assert there == {**written[1], **written[2]}
    assert set(current(sites[1])) == set(written[1]) - {MANIFEST}
    assert set(written[0]) - set(written[1]) - set(written[2]), "nothing could have been left behind"


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"files": 3}', b'{"files": "missing0"}'])
def test_an_old_index_that_cannot_be_read_is_left_behind(tmp_path: Path, spoilt: bytes) -> None:
    _site(tmp_path / "old", _DOCUMENTS)
    _site(tmp_path / "new", _DOCUMENTS[:1])
    (tmp_path / "old" / FOLDER / MANIFEST).write_bytes(spoilt)
    keep(tmp_path / "old", tmp_path / "new")
    assert {path.name for path in (tmp_path / "new" / FOLDER).iterdir()} == set(encode(_DOCUMENTS[:1]))


def test_a_list_of_files_leads_nowhere_else(tmp_path: Path) -> None:
    _site(tmp_path, _DOCUMENTS)
    (listed,) = (tmp_path / FOLDER).glob("files.*")
    listed.write_bytes(gzip.compress(b"../../../secret.txt\n../x"))
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    assert set(current(tmp_path)) == {listed.name}
