"""Which mentions of a record become links of themselves."""

from __future__ import annotations

import dataclasses
import re

import pytest

from kb.evidence import gather
from kb.library import Library
from kb.pages.autolink import AutoLinker, linkable_names
from kb.pages.context import PageContext, Site
from kb.records import Strategy
from tests.pages.conftest import OPTIONS

NAMES = {
    "倾听与共情": "listening",
    "共情倾听": "listening",
    "联系人转达": "relay",
    "约定联系人转达": "agreed-relay",
    "GB/T 45251-2025": "standard",
    "E11": "study",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("先用倾听与共情，再谈。", [("倾听与共情", "listening")]),
        ("共情倾听", [("共情倾听", "listening")]),
        ("约定联系人转达", [("约定联系人转达", "agreed-relay")]),
        ("请联系人转达", [("联系人转达", "relay")]),
        ("见 GB/T 45251-2025 第五章", [("GB/T 45251-2025", "standard")]),
        ("见GB/T 45251-2025。", [("GB/T 45251-2025", "standard")]),
        ("GB/T 45251-20251", []),
        ("E11", [("E11", "study")]),
        ("E110 和 AE11", []),
        ("研究E11说", [("E11", "study")]),
        ("倾听", []),
        ("", []),
    ],
)
def test_mentions(text: str, found: list[tuple[str, str]]) -> None:
    mentions = AutoLinker(NAMES).mentions(text)
    assert [(text[mention.start : mention.end], mention.record) for mention in mentions] == found


def _strategy(
    record_id: str, title: str, *aliases: str, status: str = "published", autolink: bool | None = None
) -> Strategy:
    return Strategy(id=record_id, title=title, aliases=aliases, status=status, autolink=autolink)


def test_names_that_are_linked() -> None:
    records = [
        _strategy("a", "倾听与共情", "倾听", "共情倾听"),
        _strategy("b", "核验本人", autolink=False),
        _strategy("c", "旧的做法", status="retired"),
        _strategy("d", "同一个名字"),
        _strategy("e", "另一个名字", "同一个名字"),
    ]
    assert linkable_names(records) == {"倾听与共情": "a", "共情倾听": "a", "另一个名字": "e"}


@pytest.fixture(scope="module")
def context(own: Library) -> PageContext:
    return PageContext(Site(own, gather(own), OPTIONS), "personas/hardship/", own.records["hardship"])


LINKS = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("先倾听与共情。", [("倾听与共情", "../strategies/empathic-listening.md")]),
        ("倾听与共情，再倾听与共情。", [("倾听与共情", "../strategies/empathic-listening.md")]),
        ("倾听与共情就是共情倾听。", [("倾听与共情", "../strategies/empathic-listening.md")]),
        ("这一页讲暂时困难型，又名高意愿低能力型。", []),
        ("`倾听与共情` 是代码。", []),
        ("[倾听与共情](https://example.com/)", [("倾听与共情", "https://example.com/")]),
        ("先倾听与共情，见[[empathic-listening|这一条]]。", [("这一条", "../strategies/empathic-listening.md")]),
        ("[[倾听与共情#步骤]]", [("倾听与共情", "../strategies/empathic-listening.md#steps")]),
        ("[[没有这一条|写好的字]]与[[没有]]", []),
    ],
)
def test_where_text_is_linked(context: PageContext, text: str, links: list[tuple[str, str]]) -> None:
    context.section()
    assert LINKS.findall(context.prose(text)) == links


def test_each_section_links_its_first_mention(context: PageContext) -> None:
    context.section()
    assert "<a" in context.inline("倾听与共情")
    assert "<a" not in context.inline("再说倾听与共情")
    context.section()
    assert "<a" in context.inline("倾听与共情")


def test_lines_to_say_are_never_linked(context: PageContext) -> None:
    context.section()
    assert context.say("{称呼}，这是倾听与共情，见[[倾听与共情|这里]]。") == (
        '<b class="fp-slot" data-slot="称呼">［称呼］</b>，这是倾听与共情，见这里。'
    )


def test_unpublished_records_are_plain_words(own: Library) -> None:
    hidden = dataclasses.replace(own.records["empathic-listening"], status="draft")
    library = dataclasses.replace(own, records={**own.records, hidden.id: hidden})
    context = PageContext(Site(library, gather(library), OPTIONS), "")
    assert context.prose("倾听与共情与[[empathic-listening|这一条]]") == "倾听与共情与这一条"
    drafts = PageContext(Site(library, gather(library), dataclasses.replace(OPTIONS, drafts=True)), "")
    assert "strategies/empathic-listening.md" in drafts.prose("倾听与共情")
