"""Reading traps: each ends in a finding at the right character, and never in a traceback."""

from __future__ import annotations

import codecs

import pytest

from kb.source.document import read_document

KNOWN = {"title", "标题", "tags", "say", "time", "ask"}


def problems(text: str | bytes, *, markdown: bool = False) -> list[str]:
    """The problems of a file as `line:column key`."""
    data = text.encode() if isinstance(text, str) else text
    document = read_document(data, markdown=markdown, known_key=KNOWN.__contains__)
    return [f"{problem.span.line}:{problem.span.column} {problem.key}" for problem in document.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title：全角冒号\nkind: success\n", ["1:6 KB101-wide-colon"]),
        ("a: b\n标题 ：x\n", ["2:4 KB101-wide-colon"]),
        ("a: 词：值\n", []),
        ("a: |\n  词：值\n  title：x\nb: c\n", []),
        ('a: "词：值"\n', []),
        ("a:\n  - 您好：世界\n", []),
        ("a:\n  - say：您好\n", ["2:8 KB101-wide-colon"]),
        ("# 注：说明\na: b\n", []),
        ("tags: [一，二]\n", ["1:9 KB101-wide"]),
        ('tags: ["一，二"]\n', []),
        ("tags: ［a, b]\n", ["1:7 KB101-wide"]),
        ("limits: - x\n", ["1:9 KB101-indent"]),
        ("x: {time: 播报，合计, ask: 没有}\n", []),
        ("x: {time: 播报，ask: 没有}\n", ["1:13 KB101-wide"]),
        ("x: {time：播报}\n", ["1:9 KB101-wide"]),
        ("tags: [“a”, b]\n", ["1:8 KB101-wide"]),
        ("“5.3”: x\n", ["1:1 KB101-wide"]),
        ("x: 【【名称】】\n", ["1:4 KB101-wide"]),
        ("x: [[名称]]\n", ["1:4 KB101-bare-link"]),
        ("x: - [[名称]]\n", ["1:4 KB101-indent"]),
        ("x: a: b\n", ["1:5 KB101-colon-in-value"]),
        ("title\nx: b\n", ["1:1 KB101-no-colon"]),
        ("x: a\n y: b\n", ["2:2 KB101-indent"]),
        ("x: @a\n", ["1:4 KB101-start-character"]),
        ("x: %a\n", ["1:4 KB101-start-character"]),
        ("x: `a\n", ["1:4 KB101-start-character"]),
        ("x: *a\n", ["1:4 KB101-alias"]),
        ("x: &a b\n", ["1:4 KB101-anchor"]),
        ("x: !!python/object:os.system a\n", ["1:4 KB101-tag"]),
        ("x: !a b\n", ["1:4 KB101-tag"]),
        ('x: "a\ny: b\n', ["1:4 KB101-open-quote"]),
        ("x: [a, b\ny: c\n", ["1:4 KB101-open-bracket"]),
        ("x: a\nx: b\n", ["2:1 KB102-key"]),
        ("x: {a: 1, a: 2}\n", ["1:11 KB102-key"]),
        ("x:\n\ta: b\n", ["2:1 KB101-tab"]),
        ("x: a\n---\ny: b\n", ["2:1 KB101-second-document"]),
        ("- a\n", ["1:1 KB101-no-mapping"]),
        ("a\n", ["1:1 KB101-no-mapping"]),
        ("? [a]\n: b\n", ["1:3 KB101-key"]),
        ("", ["1:1 KB101-empty"]),
        (" \n\n", ["1:1 KB101-empty"]),
        ("x: a\x00b\n", ["1:5 KB101-character"]),
        ("x: 🙂\u2028b\n", ["1:5 KB101-character"]),
        ("x: a\u0085b\n", ["1:5 KB101-character"]),
    ],
)
def test_yaml(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


FRONT = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: x\n", ["1:1 KB101-no-front-matter"]),
        ("---\ntitle: x\n## 背景\n", ["1:1 KB101-open-front-matter"]),
        ("---\n---\n## 背景\n", ["2:1 KB101-no-mapping"]),
        (FRONT + "## 背景\n文字\n---\n", ["6:1 KB101-rule"]),
        (FRONT + "## 背景\n文字\n===\n", ["6:1 KB104-setext"]),
        (FRONT + "文字\n\n## 背景\n又\n", ["4:1 KB104-before-heading"]),
        (FRONT + "# 背景\n文字\n", ["4:3 KB104-heading-level", "5:1 KB104-before-heading"]),
        (FRONT + "## 背景\n#### 小\n文字\n", ["5:6 KB104-heading-level"]),
        (FRONT + "## 背景\na\n\n## 背景\nb\n", ["7:4 KB104-repeated-heading"]),
        (FRONT + "## 甲\n### 一\na\n\n## 乙\n### 一\nb\n", []),
        (FRONT + "## 背景\n文字：\n- 一\n- 二\n", ["6:1 KB104-glued-list"]),
        (FRONT + "## 背景\n文字：\n\n- 一\n- 二\n", []),
        (FRONT + "## 背景\n- 一\n  - 二\n", ["6:3 KB104-item-block"]),
        (FRONT + "## 背景\n- 一\n\n  又一段\n", ["7:3 KB104-item-block"]),
        (FRONT + "## 背景\n> - 一\n", ["5:3 KB104-quote-block"]),
        (FRONT + "## 背景\n文字 <b>x</b>\n", ["5:4 KB104-html", "5:8 KB104-html"]),
        (FRONT + "## 背景\n文字 `<b>` 1 < 2 <https://example.com>\n", []),
        (FRONT + "## 背景\n<!-- kb: ignore KB502 引用原话 -->\n文字\n", []),
        (FRONT + "## 背景\n<!-- 备注 -->\n", ["5:1 KB104-html"]),
        (FRONT + "＃＃ 背景\n", ["4:1 KB101-wide", "4:1 KB104-before-heading"]),
        (FRONT + "## 话术\n＞ 您好\n", ["5:1 KB101-wide"]),
        (FRONT + "## 话术\n》 您好\n", ["5:1 KB101-wide"]),
        (FRONT + "## 背景\n    缩进\n", ["5:1 KB104-indented"]),
        (FRONT + "## 背景\n```\n没有结束\n", ["5:1 KB101-open-code"]),
        (FRONT + "## 背景\n```\n<b>\n```\n", []),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert problems(text, markdown=True) == expected


def test_bom_and_crlf_shift_no_column() -> None:
    data = codecs.BOM_UTF8 + "标题：x\r\nkind: y\r\n".encode()
    assert problems(data) == ["1:3 KB101-wide-colon"]


def test_a_file_saved_as_gbk_is_recognised_and_can_be_converted() -> None:
    data = "title: 你好，这是一条研究\nsummary: 中文内容\n".encode("gbk")
    document = read_document(data, markdown=False, known_key=KNOWN.__contains__)
    (problem,) = document.problems
    assert (problem.key, problem.span[:2]) == ("KB101-gbk", (1, 8))
    assert problem.fix is not None
    assert problem.fix.encoding == "gb18030"


def test_broken_utf8_is_not_taken_for_gbk() -> None:
    data = "title: 中文内容，正确的\nsummary: 中".encode()[:-1] + b"\xff\n"
    assert problems(data) == ["2:10 KB101-utf8"]


def test_deep_nesting_is_refused_before_it_is_composed() -> None:
    assert problems("x: " + "{a: " * 25_000) == [f"1:{4 + 4 * 11} KB101-depth"]
    assert problems("x: " + "[" * 25_000) == ["1:4 KB101-bare-link"]


def test_an_oversize_file_is_refused_before_it_is_parsed() -> None:
    assert problems("x: " + "a" * 600_000) == ["1:1 KB101-oversize"]


def test_a_trap_carries_its_mend() -> None:
    document = read_document("tags：[a，b]\n".encode(), markdown=False, known_key=KNOWN.__contains__)
    (problem,) = document.problems
    assert problem.fix is not None
    (edit,) = problem.fix.edits
    assert (edit.span[:2], edit.text) == ((1, 5), ": ")
