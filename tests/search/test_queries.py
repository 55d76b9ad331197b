"""Queries: quotes and synonyms."""

from __future__ import annotations

from kb.search import MemoryIndex, parse
from kb.search.document import Block, Document, Part
from kb.search.query import SYNONYM_WEIGHT
from kb.search.synonyms import expansions

_GROUPS = (("一次性结清", "一次结清"), ("结清", "上岸"), ("失业", "没工作"))


def test_every_kind_of_quotes_quotes() -> None:
    for text in ('"没钱"', "“没钱”", "「没钱」", '"没钱', "”没钱“"):
        assert parse(text).required == ("没钱",), text


def test_a_piece_of_one_term_needs_no_second_look() -> None:
    assert parse("“没钱”").pieces == ()
    assert parse("“没钱了”").pieces == ("没钱了",)
    assert parse("“满 1 天”").pieces == ("满|1|天",)


def test_quoted_terms_are_marked_as_such_wherever_they_stand() -> None:
    terms = {term.text: term.quoted for term in parse("没钱 “没钱”怎么办").terms}
    assert terms["没钱"]
    assert not terms["怎么"]


def test_the_longest_member_is_looked_for_first() -> None:
    assert expansions("想一次性结清", _GROUPS) == ("一次性结清", "一次结清")
    assert expansions("一次性结清还是上岸", _GROUPS) == ("一次性结清", "一次结清", "结清", "上岸")


def test_what_a_synonym_adds_weighs_less_and_never_twice() -> None:
    terms = {term.text: (term.weight, term.added) for term in parse("他失业", _GROUPS).terms}
    assert terms["失业"] == (1.0, False)
    assert terms["工作"] == (SYNONYM_WEIGHT, True)


def test_a_synonym_finds_what_the_words_do_not() -> None:
    index = MemoryIndex([Document("a", "甲", (), (Block(Part.BODY, "他没工作"),)), Document("b", "乙")], _GROUPS)
    assert [hit.id for hit in index.search("失业")] == ["a"]


def test_a_quoted_piece_is_found_in_order_only() -> None:
    texts = {"a": "他说没钱还", "b": "没钱还他说", "c": "他说，没钱还", "d": "他说没"}
    index = MemoryIndex([Document(id_, "题", (), (Block(Part.BODY, text),)) for id_, text in texts.items()])
    assert [hit.id for hit in index.search("“他说没钱”")] == ["a"]
    assert {hit.id for hit in index.search("“他说，没钱”")} == {"a", "c"}


def test_a_quoted_piece_is_found_in_a_name() -> None:
    assert MemoryIndex([Document("a", "暂时困难型")]).search("“暂时困难”")
