"""Documents, their weights and lengths."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kb.search import MemoryIndex
from kb.search.document import (
    LENGTHS,
    PART_WEIGHTS,
    Block,
    Document,
    Part,
    length,
    length_byte,
    length_of_byte,
    weights,
)


def test_a_term_weighs_by_where_it_stands() -> None:
    document = Document("a", "甲", ("乙",), (Block(Part.DEBTOR, "甲"), Block(Part.SAY, "乙"), Block(Part.BODY, "丙")))
    name, debtor, say, body = (PART_WEIGHTS[part] for part in (Part.NAME, Part.DEBTOR, Part.SAY, Part.BODY))
    assert weights(document) == {"甲": name + debtor, "乙": name + say, "丙": body}
    assert length(document) == 5


def test_a_weight_is_a_byte() -> None:
    assert weights(Document("a", "甲，" * 300))["甲"] == 255


def test_pairs_do_not_cross_from_one_passage_to_the_next() -> None:
    blocks = (Block(Part.BODY, "丙丁"), Block(Part.BODY, "戊己"))
    assert not {"乙丙", "丁戊"} & set(weights(Document("a", "甲乙", (), blocks)))


def test_plain_fields_become_a_document() -> None:
    document = Document.of(
        "law-5",
        {"title": "第五条", "aliases": "五\n\n5", "body": "合法", "say": "您好", "注释": "见"},
        kind="law",
        year=["1"],
    )
    assert document.names == ("五", "5")
    assert [(b.part, b.text, b.label) for b in document.blocks] == [
        (Part.BODY, "合法", ""),
        (Part.SAY, "您好", ""),
        (Part.BODY, "见", "注释"),
    ]
    assert document.facets == {"kind": ("law",), "year": ("1",)}


def test_lengths_are_256_and_rise() -> None:
    assert len(LENGTHS) == 256
    assert LENGTHS[:41] == tuple(range(41))
    assert all(a < b for a, b in itertools.pairwise(LENGTHS))
    assert LENGTHS[-1] < 2**53, "JavaScript counts exactly up to here"


@given(st.integers(0, 10_000_000))
def test_a_length_byte_is_within_a_tenth(number: int) -> None:
    kept = length_of_byte(length_byte(number))
    assert kept <= number <= kept * 1.12


def test_what_seldom_answers_counts_as_longer() -> None:
    assert length(Document("a", "甲乙", stretch=3)) == 3 * length(Document("a", "甲乙"))
    plain, stretched = Document("b", "甲乙"), Document("a", "甲乙", stretch=5)
    assert [hit.id for hit in MemoryIndex([plain, stretched]).search("“乙”")] == ["b", "a"]
