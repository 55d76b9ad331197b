"""Folding and terms."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.analyzer import required_terms, spans, terms
from kb.search.script import fold, fold_positions, is_cjk, is_kept, squeeze


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("客戶說", "客户说"),
        ("ＡＰＰ　１", "app 1"),
        ("零\u200b宽\ufeff", "零宽"),
        ("ΟΔΟΣ", "οδοσ"),
        ("㈱", "(株)"),
        ("後來", "后来"),
        ("裏裡", "里里"),
        ("挂帐帳單", "挂账账单"),
        ("", ""),
    ],
)
def test_fold_levels_what_readers_take_for_the_same(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_no_format_character_is_left_in_any_plane() -> None:
    invisible = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    assert len(invisible) > 100
    assert [character for character in invisible if fold(character)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("失业了", ["失", "失业", "业", "业了", "了"]),
        ("他，说", ["他", "说"]),
        ("M3+ 停催", ["m3", "停", "停催", "催"]),
        ("汉x字y", ["汉", "x", "字", "y"]),
        ("GB/T 45251-2025", ["gb", "t", "45251", "2025"]),
        ("𠮷野家", ["𠮷", "𠮷野", "野", "野家", "家"]),
        ("x" * 70, ["x" * 64]),
        ("a_b", ["a", "b"]),
        ("👨‍👩‍👧", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("他说没", ["他说", "说没"]),
        ("人", ["人"]),
        ("他，没钱", ["他", "没钱"]),
        ("App登录", ["app", "登录"]),
        ("！", []),
    ],
)
def test_a_quoted_piece_requires_its_pairs_lone_characters_and_words(piece: str, expected: list[str]) -> None:
    assert required_terms(piece) == expected


@given(st.text())
def test_terms_and_spans_agree(text: str) -> None:
    folded = fold(text)
    found = list(spans(folded))
    assert sorted(term for term, _, _ in found) == sorted(terms(text))
    assert all(folded[start:end].startswith(term) for term, start, end in found)


@given(st.text())
def test_squeezed_text_holds_only_what_is_searched_for(text: str) -> None:
    squeezed = squeeze(text)
    assert all(is_kept(char) for char in squeezed)
    assert squeezed == "".join(char for char in fold(text) if is_kept(char))


@given(st.text())
def test_positions_lead_back_to_the_text(text: str) -> None:
    folded, sources = fold_positions(text)
    assert len(folded) == len(sources)
    assert sources == sorted(sources)
    assert all(0 <= source < len(text) for source in sources)


@given(st.characters(categories=["L", "N"]))
def test_letters_and_digits_are_kept(char: str) -> None:
    assert is_kept(char)


@given(st.characters(exclude_categories=["L", "N", "Cs"]))
def test_all_else_separates_unless_it_stands_among_the_cjk_blocks(char: str) -> None:
    assert is_kept(char) == is_cjk(char)


@given(st.text())
def test_compatible_spellings_fold_alike(text: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFKC", text))
