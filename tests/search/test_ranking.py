"""The ranking: scores, order, filters, frequent terms."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search import Document, Hit, MemoryIndex, parse
from kb.search.document import Block, Part, linked_both_ways, weights
from kb.search.intents import INTENTS
from kb.search.ranking import FREQUENT_ABOVE, LEADING, LINKED, idf, rank, rounded
from kb.search.script import squeeze


def _body(id_: str, text: str, *, title: str = "题", retired: bool = False, **facets: str) -> Document:
    held = {name: (value,) for name, value in facets.items()}
    return Document(id_, title, (), (Block(Part.BODY, text),), held, retired=retired)


def _ids(hits: list[Hit]) -> list[str]:
    return [hit.id for hit in hits]


def test_the_score_is_bm25_by_the_book() -> None:
    index = MemoryIndex([_body("a", "猫猫狗"), _body("b", "猫鸟鱼鸡"), _body("c", "牛")])
    hit = index.search("猫")[0]
    frequency, length = 2, 6
    assert weights(index.document(0))["猫"] == frequency
    assert (index.length(0), index.length(1), index.length(2)) == (length, 8, 2)
    assert index.mean_length == pytest.approx(16 / 3)
    weight = round(math.log(1 + (3 - 2 + 0.5) / (2 + 0.5)), 4)
    norm = 1.2 * (0.4 + 0.6 * length / (16 / 3))
    assert hit.id == "a"
    assert hit.score == pytest.approx(weight * frequency * 2.2 / (frequency + norm), abs=1e-6)


def test_equal_documents_stand_by_id() -> None:
    assert _ids(MemoryIndex([_body(id_, "猫") for id_ in "cab"]).search("猫")) == ["a", "b", "c"]


def test_what_is_retired_comes_last_whatever_its_name() -> None:
    index = MemoryIndex(
        [_body("a", "x", title="分期", retired=True), _body("b", "分期"), _body("c", "x", title="分期")]
    )
    assert _ids(index.search("分期")) == ["c", "b", "a"]


def test_a_title_weighs_more_than_a_body() -> None:
    assert _ids(MemoryIndex([_body("a", "老牛吃草"), _body("b", "吃草", title="一头老牛")]).search("老牛"))[0] == "b"


def test_filters_take_any_value_of_each_facet() -> None:
    index = MemoryIndex(
        [
            _body("a", "猫", type="case", stage="M1"),
            _body("b", "猫", type="case", stage="M2"),
            _body("c", "猫", type="strategy", stage="M1"),
        ]
    )
    assert _ids(index.search("猫", filters={"type": ["case"]})) == ["a", "b"]
    assert _ids(index.search("猫", filters={"type": ["case", "strategy"], "stage": ["M1"]})) == ["a", "c"]
    assert index.search("猫", filters={"type": ["month"]}) == []
    assert len(index.search("猫", filters={"type": []})) == 3


def test_counts_tell_what_another_choice_would_give() -> None:
    index = MemoryIndex(
        [
            _body("a", "猫", type="case", stage="M1"),
            _body("b", "猫", type="case", stage="M2"),
            _body("c", "猫", type="strategy", stage="M1"),
        ]
    )
    result = index.result("猫", filters={"type": ["case"]})
    assert result.total == 2
    assert result.counts == {"type": {"case": 2, "strategy": 1}, "stage": {"M1": 1, "M2": 1}}


def test_filters_alone_give_all_that_fits_by_type_and_id() -> None:
    documents = [
        _body("d", "", type="case", stage="M1"),
        _body("c", "", type="case", stage="M1", retired=True),
        _body("b", "", type="strategy", stage="M1"),
        _body("a", "", type="case", stage="M1"),
        _body("e", "", type="case", stage="M2"),
    ]
    result = MemoryIndex(documents).result("", filters={"stage": ["M1"]})
    assert [hit.id for hit in result.hits] == ["b", "a", "d", "c"]
    assert result.total == 4


def test_nothing_asked_finds_nothing() -> None:
    result = MemoryIndex([_body("a", "猫")]).result("，。")
    assert (result.total, result.hits) == (0, ())
    assert MemoryIndex([]).search("猫") == []


def test_given_documents_are_ranked_by_the_same_function() -> None:
    index = MemoryIndex([_body("a", "猫"), _body("b", "猫猫"), _body("c", "狗")])
    assert [hit.id for hit in rank(index, parse("猫"), [0, 1, 2], 10).hits] == ["b", "a", "c"]


def test_what_the_first_hits_are_linked_with_moves_up() -> None:
    documents = [_body("a", "猫猫猫"), _body("b", "猫鸟鸟鸟"), _body("c", "猫鸟鸟鱼"), _body("d", "鱼鱼鱼鱼")]
    plain = MemoryIndex(documents).search("猫")
    assert [hit.id for hit in plain] == ["a", "b", "c"]
    moved = MemoryIndex(linked_both_ways(documents, [("c", "a"), ("a", "d"), ("a", "gone"), ("a", "a")])).search("猫")
    assert [hit.id for hit in moved] == ["a", "c", "b"], "d does not hold 猫 and is not brought in"
    first, last = plain[0].score, plain[2].score
    scores = {hit.id: hit.score for hit in moved}
    assert scores["c"] == pytest.approx(last + LINKED * first / math.sqrt(2), abs=1e-5), "a has two links"
    assert scores["b"] == plain[1].score


def test_the_more_links_a_hit_has_the_less_each_counts() -> None:
    documents = [_body("a", "猫猫猫"), *(_body(f"b{n}", "猫鸟鸟鸟") for n in range(4))]
    (_, before, *_), (_, after, *_) = (
        MemoryIndex(linked_both_ways(documents, [("a", f"b{n}") for n in range(number)])).search("猫")
        for number in (1, 4)
    )
    plain = MemoryIndex(documents).search("猫")
    gain = LINKED * plain[0].score
    assert before.score == pytest.approx(plain[1].score + gain, abs=1e-5)
    assert after.score == pytest.approx(plain[1].score + gain / 2, abs=1e-5)


def test_a_hit_beyond_the_first_ones_moves_nothing() -> None:
    documents = [*(_body(f"a{n}", "猫猫猫") for n in range(LEADING)), _body("y", "猫鸟鸟"), _body("z", "猫鸟鸟鸟鸟")]
    linked = linked_both_ways(documents, [("y", "z")])
    assert MemoryIndex(linked).search("猫") == MemoryIndex(documents).search("猫")


def test_what_is_retired_or_named_keeps_its_place_whatever_it_is_linked_with() -> None:
    documents = [
        _body("a", "x", title="分期"),
        _body("b", "分期", retired=True),
        _body("c", "分期，别的，再说别的", title="题"),
    ]
    linked = linked_both_ways(documents, [("a", "b"), ("b", "c")])
    assert _ids(MemoryIndex(linked).search("分期")) == ["a", "c", "b"]


def test_a_question_leans_to_the_type_that_tends_to_answer_it() -> None:
    documents = [_body("a", "短信有用", type="strategy"), _body("b", "短信有用", type="study")]
    index = MemoryIndex(documents)
    assert _ids(index.search("短信")) == ["a", "b"]
    assert _ids(index.search("短信有没有用")) == ["b", "a"]
    plain, leaned = (MemoryIndex([_body("b", "短信有用", type=type_)]).search("有用")[0] for type_ in ("x", "study"))
    assert leaned.score == pytest.approx(plain.score * 1.5, abs=1e-5)


def test_documents_of_no_known_type_are_ranked_without_leanings() -> None:
    assert parse("能不能用").leanings
    assert _ids(MemoryIndex([_body("a", "能用"), _body("b", "能用", kind="page")]).search("能不能用")) == ["a", "b"]


def test_words_of_intents_are_squeezed() -> None:
    assert all(word == squeeze(word) for words, _, _ in INTENTS for word in words)
    assert len({type_ for _, type_, _ in INTENTS}) == len(INTENTS)


def _many() -> list[Document]:
    common = [_body(f"n{n:04}", "甲乙" + ("丙" if n % 3 else "")) for n in range(FREQUENT_ABOVE)]
    return [*common, _body("z", "甲丁")]


def test_frequent_terms_are_dropped_in_large_collections_only() -> None:
    large, small = MemoryIndex(_many()), MemoryIndex(_many()[-1000:])
    holding = sum(1 for document in _many() if "丙" in document.blocks[0].text)
    assert large.result("甲乙丙丁").total == holding, "of the query only 乙丙 and the lone 丁 are left"
    assert small.result("甲乙丙丁").total == 999, "what has only 甲 and 丁 shares no pair"


def test_lone_characters_count_only_where_nothing_longer_is_found() -> None:
    index = MemoryIndex([_body("a", "首付两成"), _body("b", "首页付款"), _body("c", "付费"), _body("d", "手付")])
    assert [hit.id for hit in index.search("首付")] == ["a"]
    assert {hit.id for hit in index.search("付首")} == {"a", "b", "c", "d"}


def test_two_terms_stay_and_quoted_ones_always() -> None:
    index = MemoryIndex(_many())
    assert index.result("甲").total == FREQUENT_ABOVE + 1
    assert index.result("“甲”乙丙丁", k=1).total == FREQUENT_ABOVE + 1


@given(st.floats(0, 1e4))
def test_rounding_is_to_six_decimals(score: float) -> None:
    assert rounded(score) == pytest.approx(score, abs=5.1e-7)


@given(st.integers(1, 10_000), st.data())
def test_rarer_terms_say_more(count: int, data: st.DataObject) -> None:
    holders = data.draw(st.integers(0, count - 1))
    assert idf(count, holders) >= idf(count, holders + 1) >= 0
