"""Edits change what they name, and nothing else."""

from __future__ import annotations

import codecs

import pytest

from kb.checks.edits import rewritten
from kb.findings import Edit, Fix
from kb.source.span import Span


def _fix(*edits: tuple[int, int, int, str]) -> Fix:
    return Fix(tuple(Edit(Span.at(line, column, length), text) for line, column, length, text in edits))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
def test_line_ends_and_mark_stay(newline: str, bom: bytes) -> None:
    old = bom + newline.join(["甲：一", "乙：二", ""]).encode()
    new = rewritten(old, [_fix((2, 2, 1, ": "))])
    assert new == bom + newline.join(["甲：一", "乙: 二", ""]).encode()


def test_code_points_are_counted() -> None:
    assert rewritten("\U0001f600甲乙".encode(), [_fix((1, 3, 1, "丙"))]) == "\U0001f600甲丙".encode()


def test_over_lines_and_beyond_the_end() -> None:
    assert rewritten(b"ab\ncd\n", [Fix((Edit(Span(1, 2, 2, 2), "-"),))]) == b"a-d\n"
    assert rewritten(b"ab\n\n\n", [Fix((Edit(Span(1, 3, 9, 9), "\n"),))]) == b"ab\n"


def test_a_fix_is_whole_or_not_at_all() -> None:
    first, second = _fix((1, 1, 2, "X")), _fix((1, 2, 1, "Y"), (1, 4, 1, "Z"))
    assert rewritten(b"abcd", [first, second]) == b"Xcd"
    assert rewritten(b"abcd", [second, first]) == b"aYcZ"


def test_neighbours_go_together_and_the_same_twice_does_not() -> None:
    assert rewritten(b"abcd", [_fix((1, 1, 2, "X")), _fix((1, 3, 2, "Y"))]) == b"XY"
    assert rewritten(b"ab", [_fix((1, 2, 0, "-")), _fix((1, 2, 0, "-"))]) == b"a-b"


@pytest.mark.parametrize(
    ("text", "start", "length", "new", "expected"),
    [
        ("title: a  # why", 8, 8, "b", "title: a  # why"),
        ("title: a  # why", 8, 1, "b", "title: b  # why"),
        ("a <!-- why --> b", 1, 16, "c", "a <!-- why --> b"),
        ("a <!-- 139 --> b", 8, 3, "***", "a <!-- *** --> b"),
        ("# why", 1, 5, "", "# why"),
        ("a#b", 1, 3, "c", "c"),
    ],
)
def test_comments_stay(text: str, start: int, length: int, new: str, expected: str) -> None:
    assert rewritten(text.encode(), [_fix((1, start, length, new))]).decode() == expected


def test_another_encoding_comes_first() -> None:
    old = "标题: 坏".encode("gb18030")
    assert rewritten(old, [_fix((1, 1, 1, "X")), Fix(encoding="gb18030")]) == "标题: 坏".encode()


def test_broken_text_is_left_alone() -> None:
    assert rewritten(b"\xff\xfe", [_fix((1, 1, 1, "X"))]) == b"\xff\xfe"
