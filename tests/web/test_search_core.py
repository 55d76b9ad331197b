"""The search core in Chromium: the same lists as in Python, and what it says when files are late, gone or broken."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from kb.library import Library, load
from kb.search import Block, Document, MemoryIndex, Part, Result, parse
from kb.search.collection import documents
from kb.search.excerpt import passages
from kb.search.static import FOLDER, MANIFEST, encode
from kb.search.whoosh_reader import WhooshIndex
from kb.search.whoosh_store import Content, Store
from tests.conftest import Sample
from tests.search.asking import Asked, filtered, made_up, substrings
from tests.support.command import kb, said
from tests.web.searching import Answer, ask, open_index, plain, serve

_FIRST = 50
_SEED = 20261124


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    """The project's own collection, which the site is built from."""
    return load(root)


@pytest.fixture(scope="module")
def real_documents(root: Path, library: Library) -> tuple[Document, ...]:
    """Its documents."""
    return documents(library, root / "docs")


def _expected(result: Result) -> Answer:
    hits = [(hit.id, hit.score, hit.tier) for hit in result.hits]
    counts = {name: dict(held) for name, held in result.counts.items() if held}
    return {"total": result.total, "hits": hits, "counts": counts, "exact": result.exact}


def _same(page: Page, index: MemoryIndex | WhooshIndex, asked: Sequence[Asked]) -> None:
    for one, answer in zip(asked, ask(page, asked, _FIRST), strict=True):
        assert (answer["state"], answer["note"]) == ("ok", "")
        assert plain(answer) == _expected(index.result(one.text, _FIRST, one.filters)), one


def _changed(before: Sequence[Document]) -> list[Document]:
    """The documents after a hundred updates and deletions."""
    draw = random.Random(_SEED)  # noqa: S311  (no secret)
    touched = draw.sample(range(len(before)), 100)
    kept = []
    for number, document in enumerate(before):
        if number not in touched:
            kept.append(document)
        elif touched.index(number) % 3:
            text = draw.choice(draw.choice(before).blocks or (Block(Part.BODY, "改过的正文"),)).text
            kept.append(replace(document, blocks=(*document.blocks[1:], Block(Part.BODY, text))))
    return kept


def test_questions_rank_as_in_python(
    page: Page, root: Path, library: Library, real_documents: tuple[Document, ...], sample: Sample
) -> None:
    rows = yaml.safe_load((root / "tests/questions.yml").read_text(encoding="utf-8"))
    questions = [Asked(str(row["ask"])) for row in rows]
    assert len(questions) >= 150
    open_index(page)
    _same(page, MemoryIndex(real_documents, library.vocabulary.synonyms), sample(questions))


def test_substrings_rank_as_in_python(
    page: Page, library: Library, real_documents: tuple[Document, ...], sample: Sample, faults: list[str]
) -> None:
    open_index(page)
    index = MemoryIndex(real_documents, library.vocabulary.synonyms)
    _same(page, index, sample(substrings(real_documents, 500)))
    assert faults == []


def test_filters_rank_as_in_python(
    page: Page, library: Library, real_documents: tuple[Document, ...], sample: Sample
) -> None:
    open_index(page)
    index = MemoryIndex(real_documents, library.vocabulary.synonyms)
    _same(page, index, sample(filtered(real_documents, 200)))


def test_passages_are_those_of_python(
    page: Page, library: Library, real_documents: tuple[Document, ...], sample: Sample
) -> None:
    open_index(page)
    synonyms = library.vocabulary.synonyms
    known = {document.id: document for document in real_documents}
    asked = sample(substrings(real_documents, 300))
    for one, answer in zip(asked, ask(page, asked, _FIRST, passages=2), strict=True):
        for hit, shown in zip(answer["hits"], answer["passages"], strict=False):
            expected = passages(known[hit["id"]].blocks, parse(one.text, synonyms))
            assert [
                (row["anchor"], row["label"], row["part"], row["say"], row["counter"], row["excerpt"]) for row in shown
            ] == [
                (p.block.anchor, p.block.label, p.block.part, p.block.say, p.block.counter, p.excerpt) for p in expected
            ], one
            for row, passage in zip(shown, expected, strict=True):
                marked = [_units(passage.excerpt)[start:end] for start, end in row["marks"]]
                assert marked == [_units(passage.excerpt[start:end]) for start, end in passage.marks], one


def _units(text: str) -> tuple[int, ...]:
    """A text as the browser counts it."""
    encoded = text.encode("utf-16-le")
    return tuple(encoded[i] | encoded[i + 1] << 8 for i in range(0, len(encoded), 2))


@dataclass(frozen=True)
class _State:
    """The state of a collection, by the name of its version."""

    content: str
    newest: int = 0

    @property
    def quick(self) -> str:
        """As good as the name."""
        return self.content


def test_a_changed_collection_ranks_as_an_index_that_was_updated(
    page: Page, library: Library, real_documents: tuple[Document, ...], sample: Sample, tmp_path: Path
) -> None:
    changed = _changed(real_documents)
    assert len(changed) < len(real_documents)
    meta = {"synonyms": library.vocabulary.synonyms}
    store = Store(tmp_path / "search")
    store.update(_State("before"), lambda: Content(real_documents, meta=meta))
    updated = store.update(_State("after"), lambda: Content(changed, meta=meta)).index
    serve(page, encode(changed, library.vocabulary.synonyms))
    open_index(page)
    _same(page, updated, sample([*substrings(changed, 300), *filtered(changed, 100)]))


def test_the_command_finds_the_same(page: Page, root: Path, real_documents: tuple[Document, ...]) -> None:
    open_index(page)
    asked = [one for one in substrings(real_documents, 60) if one.text.strip(" -\n") and ":" not in one.text][::15]
    for one, answer in zip(asked, ask(page, asked, _FIRST), strict=True):
        ended = kb("search", "--json", "-k", str(_FIRST), "--", one.text, cwd=root)
        assert ended.returncode in {0, 1}, said(ended)
        told = json.loads(ended.stdout)
        assert [hit["id"] for hit in told["hits"]] == _ids(answer), one
        assert told["total"] == answer["total"], one


def test_a_large_collection_ranks_as_in_python(page: Page, sample: Sample) -> None:
    many = made_up(2200)
    files = encode(many)
    assert any(name.startswith("frequent-") for name in files)
    serve(page, files)
    open_index(page)
    asked = [Asked("还款"), Asked("还款 分期"), Asked("“还款”"), Asked("號"), Asked("𠮷"), *substrings(many, 150)]
    _same(page, MemoryIndex(many), sample([*asked, *filtered(many, 50)]))


_FEW = [
    Document.of("a", {"title": "暂时困难", "aliases": "手头紧", "debtor": "我失业了"}, type="persona"),
    Document.of("b", {"title": "个性化分期", "body": "先问收入，再谈分期。"}, type="strategy"),
]
_MORE = [*_FEW, Document.of("c", {"title": "失业的客户", "body": "他失业了"}, type="case")]

_STAGED = [
    Document.of("a", {"title": "暂时困难", "debtor": "我失业了"}, type="persona", stage="M1"),
    Document.of("c", {"title": "失业的客户", "body": "他失业了"}, type="case", stage=["M1", "M2"]),
]


def _ids(answer: Answer) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


def test_without_an_index_it_says_so_and_tries_again(page: Page) -> None:
    deploy = serve(page, {})
    open_index(page)
    (answer,) = ask(page, [Asked("失业")])
    assert (answer["state"], answer["hits"]) == ("missing", [])
    assert "网络" in answer["note"]
    deploy(encode(_FEW))
    (answer,) = ask(page, [Asked("失业")])
    assert (answer["state"], _ids(answer)) == ("ok", ["a"])


def test_an_index_of_another_format_asks_for_a_new_page(page: Page) -> None:
    serve(page, {MANIFEST: b'{"format": 99, "meta": "x"}'})
    open_index(page)
    (answer,) = ask(page, [Asked("失业")])
    assert answer["state"] == "missing"
    assert "刷新" in answer["note"]


@pytest.mark.parametrize("spoilt", [None, b"", b"not gzip", b"\x1f\x8b"])
def test_a_file_that_is_broken_leaves_the_rest(page: Page, spoilt: bytes | None) -> None:
    whole = encode(_FEW)
    part = {name: content for name, content in whole.items() if not name.startswith("names-")}
    broken = {name: spoilt for name in whole if name.startswith("names-") and spoilt is not None}
    deploy = serve(page, {**part, **broken})
    open_index(page)
    (answer,) = ask(page, [Asked("失业")])
    assert (answer["state"], _ids(answer)) == ("partial", ["a"])
    assert "不全" in answer["note"]
    deploy(whole)
    (answer,) = ask(page, [Asked("失业")])
    assert (answer["state"], answer["note"], _ids(answer)) == ("ok", "", ["a"])


_COUNTED = """async (filters) => {
  const result = await window.searching.search("失业", { filters });
  const counts = await window.searching.counts(result).catch(() => null);
  return { state: result.state, ids: result.hits.map((hit) => hit.id), types: result.types, counts };
}"""


def _kinds(page: Page) -> list[str]:
    """What files of the index the page asks for from now on."""
    kinds: list[str] = []

    def noted(url: str) -> None:
        folder, _, name = url.rpartition("/")
        if folder.endswith(FOLDER):
            kinds.append(name.partition(".")[0])

    page.on("request", lambda request: noted(request.url))
    return kinds


def test_a_first_search_asks_for_no_facets(page: Page) -> None:
    serve(page, encode(_STAGED))
    kinds = _kinds(page)
    open_index(page)
    found = page.evaluate("async () => (window.found = await window.searching.search('失业')).types")
    assert found == {"persona": 1, "case": 1}
    assert "postings-0" in kinds
    assert "facets" not in kinds
    counts = page.evaluate("window.searching.counts(window.found)")
    assert counts == {"type": found, "stage": {"M1": 2, "M2": 1}}
    assert "facets" in kinds


def test_a_filtered_search_asks_for_facets_with_the_rest(page: Page) -> None:
    serve(page, encode(_STAGED))
    kinds = _kinds(page)
    open_index(page)
    found = page.evaluate(_COUNTED, {"stage": ["M2"]})
    assert (found["state"], found["ids"]) == ("ok", ["c"])
    assert kinds.index("facets") < kinds.index("titles-0")


def test_rows_stand_without_facets_and_filters_come_back(page: Page) -> None:
    whole = encode(_STAGED)
    deploy = serve(page, {name: content for name, content in whole.items() if not name.startswith("facets")})
    open_index(page)
    types = {"persona": 1, "case": 1}
    assert page.evaluate(_COUNTED, {}) == {"state": "ok", "ids": ["c", "a"], "types": types, "counts": None}
    one_type = page.evaluate(_COUNTED, {"type": ["case"]})
    assert one_type == {"state": "ok", "ids": ["c"], "types": types, "counts": None}
    assert page.evaluate(_COUNTED, {"stage": ["M1"]}) == {"state": "missing", "ids": [], "types": {}, "counts": {}}
    deploy(whole)
    assert page.evaluate(_COUNTED, {})["counts"] == {"type": types, "stage": {"M1": 2, "M2": 1}}
    assert page.evaluate(_COUNTED, {"stage": ["M2"]})["ids"] == ["c"]


def test_facets_that_are_gone_lead_to_the_new_index(page: Page) -> None:
    deploy = serve(page, encode(_MORE))
    open_index(page)
    assert page.evaluate("async () => (window.found = await window.searching.search('失业')).types")
    deploy(encode(_STAGED))
    assert page.evaluate("window.searching.counts(window.found).catch(() => null)") is None
    assert page.evaluate(_COUNTED, {})["counts"]["stage"] == {"M1": 2, "M2": 1}


def test_a_page_outlives_a_deployment_that_keeps_the_old_files(page: Page) -> None:
    deploy = serve(page, encode(_FEW))
    open_index(page)
    deploy({**encode(_FEW), **encode(_MORE)})
    (answer,) = ask(page, [Asked("失业")])
    assert (answer["state"], _ids(answer)) == ("ok", ["a"])


def test_a_page_takes_up_the_new_index_when_the_old_files_are_gone(page: Page) -> None:
    deploy = serve(page, encode(_FEW))
    open_index(page)
    deploy(encode(_MORE))
    first, second = ask(page, [Asked("失业"), Asked("失业")])
    assert (first["state"], _ids(first)) == ("stale", ["c", "a"])
    assert "更新" in first["note"]
    assert (second["state"], _ids(second)) == ("ok", ["c", "a"])


def test_what_a_list_will_not_show_is_not_fetched(page: Page) -> None:
    many = made_up(2200)
    serve(page, encode(many))
    titles = _kinds(page)
    open_index(page)
    script = """async (text) => {
      const asked = [];
      const wanted = (type, place) => { asked.push([type, place]); return place === 0 || place === 39; };
      const { state, total, types, hits } = await window.searching.search(text, { k: 40, wanted });
      return { state, total, types, ids: hits.map((hit) => hit.id), asked };
    }"""
    found = page.evaluate(script, "停催")
    expected = MemoryIndex(many).result("停催", 40)
    kinds = {document.id: document.facets["type"][0] for document in many}
    assert (found["state"], found["total"], found["types"]) == ("ok", expected.total, dict(expected.counts["type"]))
    assert found["ids"] == [expected.hits[0].id, expected.hits[39].id]
    assert found["asked"] == [[kinds[hit.id], place] for place, hit in enumerate(expected.hits)]
    assert 1 <= sum(kind.startswith("titles-") for kind in titles) <= 2


def test_nearest_titles_are_suggested(page: Page) -> None:
    serve(page, encode(_MORE))
    open_index(page)
    script = "async (text) => (await window.searching.suggest(text)).map((hit) => hit.id)"
    assert page.evaluate(script, "“分期失业”") == ["b", "c", "a"]
    assert page.evaluate(script, "gexinghuafengqi") == ["b"]
    assert page.evaluate(script, "gexinhuafenqi") == ["b"]
    assert page.evaluate(script, "xyzzy") == []


def test_facets_come_with_their_names(page: Page) -> None:
    open_index(page)
    labels = page.evaluate("window.searching.labels")
    assert labels["verdict"]["title"] == "结论"
    assert labels["type"]["values"]["case"] == "案例"
    assert "M3+" in labels["stage"]["values"]


def test_a_search_that_is_given_up_is_rejected(page: Page) -> None:
    open_index(page)
    given_up = page.evaluate(
        """async () => {
          const stop = new AbortController();
          const first = window.searching.search("失业", { signal: stop.signal });
          stop.abort();
          const second = window.searching.search("失业");
          const [one, other] = await Promise.allSettled([first, second]);
          return [one.status, one.reason?.name, other.value.state, other.value.hits.length > 0];
        }"""
    )
    assert given_up == ["rejected", "AbortError", "ok", True]
