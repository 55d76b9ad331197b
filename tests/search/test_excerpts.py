"""The best passages of a hit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.search import Block, Part, parse
from kb.search.excerpt import EXCERPT, passage, passages


def _body(text: str, label: str = "") -> Block:
    return Block(Part.BODY, text, label=label)


def _marked(text: str, query: str) -> list[str]:
    found = passage([_body(text)], parse(query))
    assert found
    return [found.excerpt[start:end] for start, end in found.marks]


def test_the_passage_with_most_of_the_query_comes_first() -> None:
    blocks = [_body("失业"), _body("他失业了没钱"), _body("没有")]
    assert [p.block.text for p in passages(blocks, parse("失业没钱"))][:2] == ["他失业了没钱", "失业"]


def test_what_is_said_comes_before_what_is_written() -> None:
    blocks = [_body("失业"), Block(Part.DEBTOR, "失业")]
    assert passages(blocks, parse("失业"))[0].block.part is Part.DEBTOR


def test_what_has_a_reply_comes_first_and_the_summary_last() -> None:
    signal, asked = Block(Part.DEBTOR, "失业了"), Block(Part.DEBTOR, "我失业了", say="您先别急。")
    blocks = [Block(Part.SUMMARY, "他失业了"), _body("他失业了"), signal, asked]
    assert [p.block for p in passages(blocks, parse("失业"), 4)] == [asked, signal, blocks[1], blocks[0]]


def test_a_line_to_say_does_not_outweigh_three_times_as_much_of_the_query() -> None:
    blocks = [Block(Part.SAY, "失业"), _body("失业没钱，孩子住院")]
    assert passages(blocks, parse("失业没钱，孩子住院"))[0].block.part is Part.BODY


def test_a_whole_quoted_piece_comes_first() -> None:
    blocks = [_body("说没有钱，他的还款，没钱还"), _body("他说没钱")]
    assert passages(blocks, parse("“他说没钱”还款"))[0].block.text == "他说没钱"


def test_words_under_a_heading_come_before_the_heading() -> None:
    blocks = [_body("接电话的是孩子", "接电话的是孩子"), _body("请转告家长", "接电话的是孩子")]
    assert passages(blocks, parse("孩子"))[0].block.text == "请转告家长"


def test_without_a_term_the_first_passage_is_shown_unmarked() -> None:
    found = passage([_body("摘要"), _body("正文")], parse("zskn"))
    assert found
    assert (found.excerpt, found.marks) == ("摘要", ())
    assert passage([], parse("失业")) is None


def test_marks_are_of_the_original_text() -> None:
    assert _marked("客戶說他失業了", "失业") == ["失業"]
    assert _marked("零\u200b宽ＡＰＰ登录", "零宽 app") == ["零\u200b宽ＡＰＰ"]
    assert _marked("ﬁre 火", "fire") == ["ﬁre"]


def test_lone_characters_are_marked_only_where_nothing_longer_stands() -> None:
    assert _marked("失业的人失去业务", "失业") == ["失业"]
    assert _marked("失去", "失业") == ["失"]


def test_a_long_passage_is_cut_around_what_was_looked_for() -> None:
    text = "前面的话。" * 40 + "这里说到失业。" + "后面的话。" * 40
    found = passage([_body(text)], parse("失业"))
    assert found
    assert found.excerpt.startswith("…这里说到失业")
    assert found.excerpt.endswith("…")
    assert len(found.excerpt) == EXCERPT


@given(
    st.text(alphabet="失业没钱。，𠮷 aＡ\u200b", max_size=400), st.text(alphabet="失业没钱a𠮷", min_size=1, max_size=6)
)
def test_excerpts_are_short_and_their_marks_hold_what_was_looked_for(text: str, asked: str) -> None:
    found = passage([_body(text)], parse(asked))
    assert found
    assert len(found.excerpt) <= EXCERPT
    assert found.excerpt.strip("…") in text
    ends = [0, *(bound for mark in found.marks for bound in mark), len(found.excerpt)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in found.marks)
