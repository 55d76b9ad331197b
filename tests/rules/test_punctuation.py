"""Half-width punctuation: mending once leaves nothing to mend, and only punctuation changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.checks.editorial.punctuation import _in_text
from kb.findings import Finding
from kb.records import Case, Place
from kb.records.texts import Role, Text
from kb.source.span import Origin, Span

_WIDE = str.maketrans("，；：？！。（）“”", ',;:?!.()""')


def found_in(text: str, role: Role = Role.STEP) -> list[Finding]:
    lines = tuple((number, 1) for number in range(1, text.count("\n") + 2))
    case = Case(id="a", places={("background",): Place(Span.at(1, 1), None, Origin(lines))})
    return list(_in_text(Text(case, ("background",), role, text)))


def mended(text: str) -> str:
    """The text with every mend made."""
    lines = text.split("\n")
    edits = [edit for finding in found_in(text) if finding.fix for edit in finding.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.text + line[edit.span.end_column - 1 :]
    return "\n".join(lines)


@given(st.text(alphabet='中文a1,.:;?!()" “”`[]\n', max_size=40))
def test_mending_once_is_enough(text: str) -> None:
    assert found_in(mended(text)) == []


@given(st.text(alphabet='中文a1,.:;?!()" “”`[]\n', max_size=40))
def test_only_punctuation_and_the_blank_after_it_change(text: str) -> None:
    assert mended(text).translate(_WIDE).replace(" ", "") == text.translate(_WIDE).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('他说:"好",就挂了.', "他说：“好”，就挂了。"),
        ("30%,他不肯", "30%，他不肯"),
        ("{金额},请核对", "{金额}，请核对"),
        ("还了(一半)", "还了（一半）"),
        ("你好, 请问?", "你好，请问？"),
        ("[[核验本人]],再说", "[[核验本人]]，再说"),
    ],
)
def test_mends(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "上午 9:30 到 10:00", "共 1,200 元", "在 App (iOS) 里", "见 https://example.com/?a=1,2",
        "代码 `中,文`", "M1, M2, M3", "3.5 期", "[[pipl#10|第十条(一)]]", "[说明](a.md)", "kb: ignore",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("role", [Role.SAY, Role.REPLY, Role.BEFORE_IDENTITY, Role.COUNTER_EXAMPLE, Role.NAME])
def test_what_is_said_and_what_things_are_called_is_reported_but_not_mended(role: Role) -> None:
    (finding,) = found_in("您好,请问", role)
    assert finding.fix is None
