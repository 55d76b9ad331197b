"""The real collection as documents."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bs4 import BeautifulSoup

from kb.evidence import gather
from kb.library import Library
from kb.pages.site import Options, render_site
from kb.pages.wording import shown
from kb.records import RECORD_TYPES, Case, Month
from kb.search import Document, MemoryIndex, Part
from kb.search.collection import TITLES, documents, value_titles
from kb.search.facets import NAMES, TYPES

_ATTRIBUTES = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}")


def test_every_shown_record_is_a_document_and_no_draft(library: Library, real_documents: Sequence[Document]) -> None:
    shown = {record.id for model in RECORD_TYPES.values() for record in library.shown(model)}
    ids = [document.id for document in real_documents]
    assert len(ids) == len(set(ids))
    assert {id_ for id_ in ids if ":" not in id_} == shown
    assert {"page:guide", "page:glossary", "rule:KB401"} <= set(ids)


def test_every_anchor_stands_on_its_page(library: Library, real_documents: Sequence[Document]) -> None:
    pages = {
        page.path.removesuffix("index.md").removesuffix(".md").rstrip("/"): page.text
        for page in render_site(library, gather(library), Options(dt.date(2026, 11, 24)))
    }
    anchors = {
        path: set(_ATTRIBUTES.findall(text)) | {str(tag["id"]) for tag in BeautifulSoup(text, "html.parser")(id=True)}
        for path, text in pages.items()
    }
    checked = 0
    for document in real_documents:
        if document.id.startswith("page:"):
            continue
        found = anchors[document.url.rstrip("/")]
        wanted = {block.anchor for block in document.blocks if block.anchor}
        assert wanted <= found, document.id
        checked += len(wanted)
    assert checked > 1000


def test_what_a_debtor_says_brings_its_reply(real_documents: Sequence[Document]) -> None:
    hardship = next(document for document in real_documents if document.id == "hardship")
    objections = [block for block in hardship.blocks if block.anchor.startswith("objection-")]
    says = [block for block in objections if block.part is Part.DEBTOR]
    replies = [block.text for block in objections if block.part is Part.SAY]
    assert says
    assert all(block.say in replies for block in says)
    assert all(block.label.startswith("客户说“") for block in objections)


def test_notes_and_titles_lead_to_the_line_they_go_with(real_documents: Sequence[Document]) -> None:
    escalation = next(document for document in real_documents if document.id == "escalation")
    held = [block for block in escalation.blocks if block.label == "失约第二天"]
    assert [block.part for block in held] == [Part.HEADING, Part.SAY, Part.BODY]
    assert {block.anchor for block in held} == {"wording-1"}
    counters = [block.anchor for block in escalation.blocks if block.label == "反例"]
    assert counters == ["counter-1", "counter-1", "counter-2", "counter-2"]
    hardship = next(document for document in real_documents if document.id == "hardship")
    assert {block.anchor for block in hardship.blocks if block.label == "关键点"} == {"key-points"}


def test_records_and_pages_are_linked_both_ways_and_cases_are_not(real_documents: Sequence[Document]) -> None:
    links = {document.id: document.links for document in real_documents}
    assert "way-out" in links["fear-appeals"]
    assert "fear-appeals" in links["way-out"]
    assert "identity-check" in links["page:baseline"]
    assert all(one in links[other] for one, held in links.items() for other in held)
    assert not any(links[d.id] for d in real_documents if d.facets["type"][0] in {"case", "month"})


def test_an_author_is_found_with_what_was_written(real_index: MemoryIndex, library: Library) -> None:
    hits = real_index.search("何组长写的案例", k=5)
    records = [library.get(hit.id) for hit in hits]
    assert all(isinstance(record, Case | Month) and "he" in record.author for record in records)


def test_articles_and_months_are_found_by_every_way_to_write_them(real_index: MemoryIndex) -> None:
    for text in ("信用卡业务监督管理办法第七十条", "信用卡业务监督管理办法第70条"):
        hits = [hit.id for hit in real_index.search(text, k=3)]
        assert "credit-card-measures-2011" in hits
    assert "2026-10" in [hit.id for hit in real_index.search("十月", k=3)]


def test_counter_examples_are_marked_and_never_lines_to_say(real_documents: Sequence[Document]) -> None:
    counters = [block for document in real_documents for block in document.blocks if block.counter]
    assert counters
    assert all(block.part is Part.BODY and not block.say for block in counters)


def test_records_are_free_of_markup_and_their_links_stand_by_their_words(
    library: Library, real_documents: Sequence[Document]
) -> None:
    texts = [block.text for document in real_documents if ":" not in document.id for block in document.blocks]
    assert not [text for text in texts if any(mark in text for mark in ("[[", "](", "**", "\n"))]
    assert shown(library, "见[[pipl#10]]，或[[hardship|他]]。") == "见个人信息保护法第 10 条，或他。"
    assert shown(library, "先\n**听**") == "先听"


def test_passages_carry_the_headings_of_hand_written_pages(real_documents: Sequence[Document]) -> None:
    guide = next(document for document in real_documents if document.id == "page:guide")
    assert guide.title == "怎么用"
    assert guide.url == "guide/"
    assert {block.anchor for block in guide.blocks} >= {"", "_2"}


def test_pages_for_maintainers_are_left_out(library: Library, tmp_path: Path) -> None:
    for name, front in (("a", "search: {exclude: true}"), ("b", "search:\n  exclude: true"), ("c", "title: 丙")):
        (tmp_path / f"{name}.md").write_text(f"---\n{front}\n---\n\n# 题\n\n正文\n", encoding="utf-8")
    ids = [document.id for document in documents(library, tmp_path) if document.id.startswith("page:")]
    assert ids == ["page:c"]


def test_addresses_follow_the_site(library: Library) -> None:
    assert documents(library, directory_urls=False)[0].url.endswith(".html")


def test_facets_are_known_and_their_values_have_titles(library: Library, real_documents: Sequence[Document]) -> None:
    titles = value_titles(library)
    assert tuple(TITLES) == NAMES
    for document in real_documents:
        assert set(document.facets) <= set(NAMES)
        assert document.facets["type"][0] in TYPES
        for name, values in document.facets.items():
            assert name == "month" or set(values) <= set(titles[name]), document.id


def test_importing_the_search_loads_nothing_heavy() -> None:
    code = (
        "import sys, kb.search, kb.search.collection, kb.cli.list\n"
        "heavy = {'whoosh', 'pypinyin', 'opencc', 'mkdocs'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
