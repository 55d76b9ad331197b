"""Disguises come off, and every place leads back to what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.privacy.find import find
from kb.privacy.hit import Kind
from kb.privacy.plain import plain

_DISGUISES = (
    "\u200b",
    "\ufeff",
    "\u00ad",
    "１",
    "⑨",
    "𝟓",
    "&#49;",
    "&#x35;",
    "&nbsp;",
    "\\u0034",
    "\\x31",
    "Ａ",
    "⼀",
    "\u3000",
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("１５４", "154"),
        ("①⑤④", "154"),
        ("1\u200b5\ufeff4", "154"),
        ("&#49;&#x35;\\u0034", "154"),
        ("𝟙𝟝𝟜", "154"),
        ("Ａ＠ｂ．ｃｎ", "A@b.cn"),
        ("中文，标点：不动（真的）。", "中文，标点：不动（真的）。"),
        ("&#xD800;&#0;", ""),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    assert plain(written).text == read


@given(st.lists(st.one_of(st.sampled_from(_DISGUISES), st.text("1a中。 \n", max_size=3))))
def test_every_character_leads_back(parts: list[str]) -> None:
    written = "".join(parts)
    reading = plain(written)
    ends = [reading.written(at, at + 1) for at in range(len(reading.text))]
    assert all(0 <= start < end <= len(written) for start, end in ends)
    assert ends == sorted(ends)
    for at, (start, end) in enumerate(ends):
        if end - start == 1 and written[start] in "1a中。 \n":
            assert reading.text[at] == written[start]


@given(
    st.lists(st.sampled_from(("", "\u200b", " ", "-", "\n", "*")), min_size=10, max_size=10),
    st.text("甲，：", max_size=5),
)
def test_gaps_hide_no_number(gaps: list[str], lead: str) -> None:
    number = "".join(digit + gap for digit, gap in zip("1540000123", gaps, strict=True)) + "4"
    text = f"{lead}手机{number}。"
    (hit,) = find(text)
    assert hit.kind is Kind.MOBILE
    assert text[hit.start : hit.end] == number
