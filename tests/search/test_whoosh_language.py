"""The query language of the command line decides what is found; the ranking is the usual one."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from kb.search import Block, Document, Part
from kb.search.whoosh_language import search
from kb.search.whoosh_reader import WhooshIndex
from kb.search.whoosh_schema import digest_of, row
from kb.search.whoosh_segments import written
from kb.search.whoosh_syntax import is_language
from tests.search.asking import substrings

_DOCUMENTS = (
    Document(
        "hardship", "暂时困难型", ("困难户",),
        (Block(Part.DEBTOR, "我失业了，下个月还行吗"), Block(Part.SAY, "可以谈分期")),
        {"type": ("persona",), "stage": ("M1", "M2")},
    ),
    Document(
        "instalment", "分期方案", (), (Block(Part.BODY, "失业的客户也能分期。Call first."),),
        {"type": ("strategy",), "verdict": ("caution",), "stage": ("M3+",)},
    ),
    Document(
        "fear-talk", "恐吓话术", (), (Block(Part.BODY, "分明到期了，calls 不断"),),
        {"type": ("strategy",), "verdict": ("forbidden",)}, retired=True,
    ),
    Document(
        "moved-out", "搬走的人", (), (Block(Part.BODY, "失联，住院。"),),
        {"type": ("case",), "month": ("2026-09",), "author": ("chen",)},
    ),
    Document(
        "paid-up", "还清了", (), (Block(Part.BODY, "住院以后分期还清"),),
        {"type": ("case",), "month": ("2026-10",), "author": ("li",)},
    ),
)  # fmt: skip
_DAYS = {"hardship": "2026-08-31", "instalment": "2026-09-01", "fear-talk": "2026-09-30", "moved-out": "2026-10-02"}
_MEANINGS = {"verdict": {"慎用": "caution", "禁用": "forbidden"}, "author": {"陈组长": "chen"}}


@pytest.fixture(scope="module")
def index() -> WhooshIndex:
    halves = [written([_row(document) for document in _DOCUMENTS[start::2]]) for start in range(2)]
    return WhooshIndex(halves, [["住院", "生病"]])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("分期 AND 失业", {"hardship", "instalment"}),
        ("分期 AND NOT 失业", {"paid-up"}),
        ("NOT 分期", {"fear-talk", "moved-out"}),
        ("失联 OR 恐吓", {"moved-out", "fear-talk"}),
        ("(失联 OR 失业) AND type:strategy", {"instalment"}),
        ("type:case 住院", {"moved-out", "paid-up"}),
        ("type:case OR type:persona", {"moved-out", "paid-up", "hardship"}),
        ("title:分期", {"instalment"}),
        ("title：困难户", {"hardship"}),
        ("text:分期", {"hardship", "instalment", "paid-up"}),
        ("verdict:慎用", {"instalment"}),
        ("verdict:CAUTION", {"instalment"}),
        ("verdict:禁用 OR author:陈组长", {"fear-talk", "moved-out"}),
        ("stage:m3+", {"instalment"}),
        ("month:2026-09", {"moved-out"}),
        ("month:>2026-09", {"paid-up"}),
        ("month:>=2026-09", {"moved-out", "paid-up"}),
        ("month:<2026-10", {"moved-out"}),
        ("month:[2026-09 TO 2026-10]", {"moved-out", "paid-up"}),
        ("month:{2026-09 TO 2026-10]", {"paid-up"}),
        ("month:2026*", {"moved-out", "paid-up"}),
        ("updated:2026-09", {"instalment", "fear-talk"}),
        ("updated:2026年9月1日", {"instalment"}),
        ("updated:>2026-09-01", {"fear-talk", "moved-out"}),
        ("updated:>=2026/9/1", {"instalment", "fear-talk", "moved-out"}),
        ("updated:>2026-09", {"moved-out"}),
        ("updated:<=2026-09", {"hardship", "instalment", "fear-talk"}),
        ("updated:<2026-09", {"hardship"}),
        ("updated:[2026-08-31 TO 2026-09-01]", {"hardship", "instalment"}),
        ("updated:2026 AND NOT updated:2026-09", {"hardship", "moved-out"}),
        ("due:2026", set()),
        ("id:moved-*", {"moved-out"}),
        ("title:暂时*", {"hardship"}),
        ("title:*困难*", {"hardship"}),
        ("title:zsk*", {"hardship"}),
        ("text:call*", {"instalment", "fear-talk"}),
        ("text:call", {"instalment"}),
        ("text:*", {document.id for document in _DOCUMENTS}),
        ("text:“分期还清”", {"paid-up"}),
        ("分期 AND “失业了，下个月”", {"hardship"}),
        ("NOT “分期还清” AND 分期", {"hardship", "instalment"}),
        ("title:“分期”", {"instalment"}),
        ("author:“陈组长”", {"moved-out"}),
        ("type:case AND ，", {"moved-out", "paid-up"}),
        ("verdict:nothing", set()),
        ("() OR title:分期", {"instalment"}),
    ],
)  # fmt: skip
def test_what_is_found(index: WhooshIndex, query: str, found: set[str]) -> None:
    assert is_language(query)
    result, _ = search(index, query, 10, {}, _MEANINGS)
    assert {hit.id for hit in result.hits} == found
    assert result.total == len(found)


def test_the_ranking_is_the_usual_one(index: WhooshIndex) -> None:
    plain = {hit.id: hit.score for hit in index.result("分期 失业").hits}
    result, query = search(index, "分期 AND 失业 AND NOT 住院", 10, {}, {})
    assert {hit.id: hit.score for hit in result.hits} == {id_: plain[id_] for id_ in ("hardship", "instalment")}
    assert result.hits[0].score >= result.hits[1].score
    assert "住院" not in query.own
    assert [hit.id for hit in search(index, "type:strategy", 10, {}, {})[0].hits] == ["instalment", "fear-talk"]


def test_filters_narrow_it_down(index: WhooshIndex) -> None:
    result, _ = search(index, "分期 AND 失业", 10, {"stage": ["M3+"]}, {})
    assert [hit.id for hit in result.hits] == ["instalment"]
    assert search(index, "分期 OR 失业", 1, {}, {})[0].total == 3


def test_deleted_documents_are_not_found() -> None:
    segment = written([_row(document) for document in _DOCUMENTS])
    deleted = type(segment)(segment.id, segment.count, segment.data, frozenset({0, 4}))
    result, _ = search(WhooshIndex([deleted]), "NOT 失联 AND text:*", 10, {}, {})
    assert {hit.id for hit in result.hits} == {"instalment", "fear-talk"}


def test_an_empty_index_finds_nothing() -> None:
    assert search(WhooshIndex([]), "title:分期 OR 失业", 10, {}, {})[0].hits == ()


@pytest.mark.parametrize(
    "text",
    ["你们能不能再等等?", "SAY NO", "a OR", "12:30 再打", "type: case", "他说：“NOT 我 AND 你”", "结果：客户还款",
     "cases/*.md", "**加粗**", "x-title:y", "AND", "notify", "标题:分期", "mytype:case", "(失业)"],
)  # fmt: skip
def test_plain_text_stays_plain(text: str) -> None:
    assert not is_language(text)


def test_pieces_of_the_collection_are_plain(real_documents: Sequence[Document]) -> None:
    odd = [asked.text for asked in substrings(real_documents, 5_000) if is_language(asked.text)]
    assert odd == []


def test_nothing_typed_ends_in_a_fault(index: WhooshIndex) -> None:
    draw = random.Random(5)  # noqa: S311  (no secret)
    pieces = [
        *"()*?\"“”'[]{}<>，^~-+：\\/\x00\ud800𠮷", "   ", " ", " ", "分期", "失业", "call", "AND", "OR", "NOT", " TO ",
        "title:", "verdict:", "month:", "updated:", "text:", "id:", "nope:", "2026-09", "2026", "^2", "ANDNOT", "=>",
    ]  # fmt: skip
    for _ in range(3_000):
        text = "title:a OR " + "".join(draw.choices(pieces, k=draw.randint(1, 9)))
        found, _ = search(index, text, 5, {}, _MEANINGS)
        assert len(found.hits) <= found.total <= len(_DOCUMENTS), text


def _row(document: Document) -> dict[str, object]:
    days = {"updated": _DAYS[document.id]} if document.id in _DAYS else {}
    return row(document, days, digest_of(document, days))
