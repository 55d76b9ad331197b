"""What becomes of a record's text: Markdown that means what its author meant, and nothing else."""

from __future__ import annotations

import pytest

from kb.pages.context import PageContext, Site
from kb.pages.text import join_soft_breaks, markdown_words, safe_markdown


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("先听，\n再算", "先听，再算"),
        ("先听\n  再算", "先听再算"),
        ("先听 \n再算", "先听再算"),
        ("先听\nM2 再算", "先听\nM2 再算"),
        ("M2\n再算", "M2\n再算"),
        ("一段\n\n二段", "一段\n\n二段"),
        ("硬换行  \n再算", "硬换行  \n再算"),
        ("- 甲\n- 乙", "- 甲\n- 乙"),
        ("- 甲\n  乙", "- 甲乙"),
        ("甲 | 乙\n--- | ---\n丙 | 丁\n戊 | 己", "甲 | 乙\n--- | ---\n丙 | 丁\n戊 | 己"),
        ("“甲”\n“乙”", "“甲”“乙”"),
        ("**先听**\n再算", "**先听**再算"),
        ("先听\n**再算**", "先听**再算**"),
        ("先听\n* 再算", "先听\n* 再算"),
        ("先听\n1. 再算", "先听\n1. 再算"),
    ],
)
def test_soft_breaks_between_chinese_join(text: str, joined: str) -> None:
    assert join_soft_breaks(text) == joined


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a < b", "a &lt; b"),
        ("<script>", "&lt;script>"),
        (r"\<script>", "&lt;script>"),
        ("{: onclick=x}", "&#123;: onclick=x}"),
        ("[TOC]", r"\[TOC]"),
        (r"\[x]", r"\[x]"),
        ("甲\n---", "甲\n&#45;--"),
        ("甲\n===", "甲\n&#61;=="),
        ("# 标题", r"\# 标题"),
        ("**粗** *斜* 甲-乙", "**粗** *斜* 甲-乙"),
        ("- 甲\n- 乙", "- 甲\n- 乙"),
        ("| 甲 |\n|---|", "| 甲 |\n|---|"),
    ],
)
def test_only_markdown_that_was_meant_survives(text: str, safe: str) -> None:
    assert safe_markdown(text) == safe


def test_plain_words_are_never_markup() -> None:
    assert markdown_words("*甲* [乙] <b> {丙} a|b\n丁") == r"\*甲\* \[乙\] &lt;b&gt; &#123;丙} a&#124;b 丁"


@pytest.fixture(scope="module")
def context(site: Site) -> PageContext:
    return PageContext(site, "personas/hardship/", site.shown["hardship"])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("平常的话", "平常的话"),
        ("**要紧**的话", "<strong>要紧</strong>的话"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](javascript:void)", "x"),
        ("[x]( javascript:void)", "x"),
        ("[x](//evil.example/)", "x"),
        ("[x](https://example.com/a)", '<a href="https://example.com/a">x</a>'),
        ("<https://example.com/>", '<a href="https://example.com/">https://example.com/</a>'),
        ("![图](../nowhere.png)", "图"),
        ("**粗**{: onclick=alert(1)}", "<strong>粗</strong>&#123;: onclick=alert(1)}"),
        ("# 不是标题", "# 不是标题"),
        ("1. 不是列表", "1. 不是列表"),
        ("先听\n再算", "先听再算"),
        ("[[pipl#5]]", '<a href="../../regulations/pipl/#art-5">个人信息保护法第 5 条</a>'),
        (
            "违反个人信息保护法（[[pipl#第五条]]）",
            '违反个人信息保护法（<a href="../../regulations/pipl/#art-5">第 5 条</a>）',
        ),
        ("先看\n[[pipl#5]]\n再谈", '先看<a href="../../regulations/pipl/#art-5">个人信息保护法第 5 条</a>再谈'),
        ("先看\n[[gbt-45251-2025]]\n再谈", '先看 <a href="../../regulations/gbt-45251-2025/">GB/T 45251-2025</a> 再谈'),
        ("**先看**\n[一](https://example.com/)", '<strong>先看</strong><a href="https://example.com/">一</a>'),
        ("[[contact-repair]]", '<a href="../../dimensions/contact-repair/">信息修复</a>'),
        ("[[信息修复|找人]]", '<a href="../../dimensions/contact-repair/">找人</a>'),
        ("[[hardship#objection-1|这一句]]", '<a href="#objection-1">这一句</a>'),
        ("[看](../strategies/open-question.md)", '<a href="../../strategies/open-question/">看</a>'),
    ],
)
def test_inline(context: PageContext, text: str, html: str) -> None:
    context.section()
    assert context.inline(text) == html


def test_block_has_no_blank_line(context: PageContext) -> None:
    html = context.block("甲\n\n- 乙\n- 丙\n\n<div>\n\n    代码\n\n    又一行\n\n| 头 |\n|---|\n| 格 |")
    assert "\n\n" not in html
    assert "<div>" not in html
    assert html.count("<li>") == 2
    assert "<table>" in html
    assert "代码&#10;\n又一行" in html


@pytest.mark.parametrize("rule", [":   |", "| :", "|  |", ": | :"])
def test_a_row_without_a_dash_makes_no_table(context: PageContext, rule: str) -> None:
    html = context.block(f"甲 | 乙 |\n{rule}\n丙 | 丁 |")
    assert "<table>" not in html
    assert "甲 | 乙 |" in html


def test_the_rule_of_a_table_in_code_is_left_as_written(context: PageContext) -> None:
    assert "| : |" in context.block("```\n| 甲 |\n| : |\n```")


def test_a_line_to_say_is_plain_but_for_its_variables(context: PageContext) -> None:
    assert context.say("**您**的<b>{金额}</b>，") == (
        '您的&lt;b&gt;<b class="fp-slot" data-slot="金额">［金额］</b>&lt;/b&gt;，'
    )
