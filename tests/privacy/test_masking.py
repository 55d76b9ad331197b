"""What identifies is starred in whatever an output may quote, and nothing else is."""

from __future__ import annotations

import pytest

from kb.cli.words import WORDS
from kb.findings import MESSAGES
from kb.privacy import mask_text
from kb.report.excerpt import width
from tests.corpus.score_privacy import HERE, Labelled, lines

_LINES = tuple(lines(HERE / "tuning" / "privacy"))
_UNMASKED = frozenset({"exact-sum", "quasi"})
"""What is harmless by itself: only the place in a case makes it personal."""


@pytest.mark.parametrize(
    "line", [line for line in _LINES if set(line.expect) - _UNMASKED], ids=lambda line: line.expect[0]
)
def test_what_identifies_does_not_remain(line: Labelled) -> None:
    masked = mask_text(line.text)
    assert len(masked) == len(line.text)
    assert width(masked) == width(line.text)
    sums = ("元", "分", "¥")
    for stretch in line.found:
        if "exact-sum" not in line.expect or not any(sign in stretch for sign in sums):
            assert stretch not in masked


def test_our_own_words_are_left_alone() -> None:
    messages = [(message.zh, message.zh_mend, message.en, message.en_mend) for message in MESSAGES.values()]
    words = [text for texts in (*messages, *WORDS.values()) for text in texts]
    assert [text for text in words if mask_text(text) != text] == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("“15400001234”不是日期", "“***********”不是日期"),
        ("1234567890123", "*************"),
        ("期初 13900000000 元", "期初 13900000000 元"),
        ("客户王建国，２０２６", "客户＊＊＊，２０２６"),
        ("2026-10-28 与 9150000", "2026-10-28 与 9150000"),
        ("王某、李某某、债务人甲", "王某、李某某、债务人甲"),
    ],
)
def test_masked(text: str, masked: str) -> None:
    assert mask_text(text) == masked
