"""Carets stand below what they point at, and an excerpt shows nothing personal, however it is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.report.excerpt import WIDTH, covered, excerpt, width
from kb.source.span import Span

_PHONE = "139" + "0" * 8


def _pointed(text: str, start: int, end: int) -> tuple[str, str]:
    found = excerpt([text], Span(1, start, 1, end))
    assert found
    return found.text, " " * found.indent + "^" * found.carets


@pytest.mark.parametrize(
    ("line", "start", "end", "text", "carets"),
    [
        ("abc def", 5, 8, "abc def", "    ^^^"),
        ("第一步：核验", 5, 7, "第一步：核验", "        ^^^^"),
        ("a\tb", 3, 4, "a    b", "     ^"),
        ("a\u200bb", 3, 4, "a<U+200B>b", "         ^"),
        ("a\u200bb", 2, 3, "a<U+200B>b", " ^^^^^^^^"),
        ("e\u0301a", 3, 4, "e\u0301a", " ^"),
        ("a\u202eb", 1, 2, "a<U+202E>b", "^"),
        ("\u3000词", 2, 3, "\u3000词", "  ^^"),
        ("“词”", 2, 3, "“词”", " ^^"),
        ("end", 4, 5, "end", "   ^"),
        ("end", 40, 41, "end", "   ^"),
        ("several", 3, 99, "several", "  ^^^^^"),
    ],
)
def test_carets(line: str, start: int, end: int, text: str, carets: str) -> None:
    assert _pointed(line, start, end) == (text, carets)


def test_a_stretch_over_lines_is_marked_to_the_end_of_its_first() -> None:
    found = excerpt(["ab cd", "ef"], Span(1, 4, 2, 2))
    assert found
    assert (found.indent, found.carets) == (3, 2)


@pytest.mark.parametrize("lines", [[], ["   "], ["x" * 30_000]])
def test_no_excerpt(lines: list[str]) -> None:
    assert excerpt(lines, Span.at(1, 1)) is None


@given(
    st.text(st.sampled_from("a中，\t\u200b\u0301\U0001f600 7"), min_size=1, max_size=400),
    st.integers(0),
    st.integers(1),
)
def test_what_is_marked_stands_above_the_carets(line: str, start: int, length: int) -> None:
    start %= len(line)
    length = 1 + length % 40
    found = excerpt([line], Span.at(1, start + 1, length))
    if not line.strip():
        assert found is None
        return
    assert found
    assert width(found.text) <= WIDTH + 2
    assert found.indent + found.carets <= WIDTH + 2 + len("<U+200B>")


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 60))
def test_a_number_is_never_cut_in_two(before: int, after: int, length: int) -> None:
    line = "中" * before + "，" + _PHONE + "，" + "中" * after
    for start in range(1, len(line), 7):
        found = excerpt([line], Span.at(1, start, length))
        assert found
        assert "0000" not in found.text


def test_privacy_findings_cover_what_the_mask_does_not_know() -> None:
    line = "阿明仔说改天"
    assert covered([line], 0) == line
    assert covered([line], 0, [Span(1, 1, 1, 4)]) == "阿**说改天"
    found = excerpt([line], Span(1, 5, 1, 6), [Span(1, 1, 1, 4)])
    assert found
    assert (found.text, found.indent) == ("阿**说改天", 6)


def test_privacy_findings_over_lines_cover_both() -> None:
    lines = ["住在阿明家后面", "第三间的那一家，好"]
    hidden = [Span(1, 3, 2, 8)]
    assert [covered(lines, index, hidden) for index in (0, 1)] == ["住在阿****", "*******，好"]


def test_masked_text_stays_below_its_carets_where_the_mask_shortens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.report.excerpt.masked", lambda text: text.replace("1234567", "1*7"))
    assert covered(["编号1234567，见"], 0) == "编号1*****7，见"
