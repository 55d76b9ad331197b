"""Nothing that a record holds becomes markup of a page, wherever in the record it stands."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from kb.evidence import gather
from kb.library import Library
from kb.pages import case, measure, month, persona, process, regulation, strategy, study, training
from kb.pages.context import Site
from kb.pages.page import Page
from kb.pages.site import render_page
from kb.records import Case, Measure, Month, Persona, Process, Record, Regulation, Strategy, Study, TrainingPath
from tests.pages.conftest import OPTIONS, example_library, render
from tests.support.markup import html_of, spoilt, tags_of

EVIL = "<script>alert(1)</script>"
ONE_OF_EACH = {
    Persona: "hardship",
    Strategy: "designated-contact",
    Case: "lost-trader",
    Month: "2026-10",
    Regulation: "gbt-45251-2025",
    Study: "ai-callers",
    Process: "stop-and-hand-over",
    TrainingPath: "pilot",
    Measure: "kept-promise-rate",
}
PAGES = {
    Persona: persona.pages,
    Strategy: strategy.pages,
    Case: case.pages,
    Month: month.pages,
    Regulation: regulation.pages,
    Study: study.pages,
    Process: process.pages,
    TrainingPath: training.pages,
    Measure: measure.pages,
}
FRAGMENTS = [
    EVIL, "<img src=x onerror=alert(1)>", "</section></div>", "<!--", "-->", "<svg/onload=alert(1)>", "<b>", "<?php",
    "<", "<![CDATA[", ">", "&", "&lt;b&gt;", '"', "'", "`", "``", "```", "**", "_", "\\", "{#id}", "{onclick=a}",
    "{: onclick=alert(1) }", "**字**{: onclick=alert(1) }", "\n{: onclick=alert(1) }", "{{ 7*7 }}", "{% raw %}",
    "[[", "]]", "[[open-question]]", "[[open-question|<b>]]",
    "[TOC]",
    "[x](javascript:alert)", "[x](<javascript:alert>)", "![x](javascript:y)", "[x][y]", "[y]: javascript:alert",
    "<https://x.example/>", "<a@b.c>", "# ", "\n", "\n\n", "\n---\n", "\n===\n", "\n    ", "| ", "\n- ", "\n1. ",
    "\n> ", ": ", "\n:   ", "倾听与共情", "字",
]  # fmt: skip
_HARMLESS = re.compile(r"(?:https://|mailto:|[^:/?#]*(?:[/?#]|$))")


def _with(library: Library, record: Record) -> Library:
    return dataclasses.replace(library, records={**library.records, record.id: record})


def _pages_of(library: Library, record: Record) -> dict[str, Page]:
    return render(_with(library, record))


def _evil_in(soup: BeautifulSoup) -> list[str]:
    found = [tag.name for tag in tags_of(soup) if tag.name in {"script", "img", "iframe", "style", "object"}]
    for tag in tags_of(soup):
        found += [f"{tag.name} {name}" for name in tag.attrs if name.startswith("on") or name == "style"]
        found += [
            str(tag[name]) for name in ("href", "src") if name in tag.attrs and not _HARMLESS.match(str(tag[name]))
        ]
    return found


@pytest.mark.parametrize("model", ONE_OF_EACH, ids=lambda model: model.TYPE)
def test_a_script_in_every_field_reaches_no_page(examples: Library, model: type[Record]) -> None:
    """Wherever the record is shown: on its own page, in lists, tables, backlinks and sums."""
    record = spoilt(examples.records[ONE_OF_EACH[model]], EVIL)
    shown = 0
    for path, page in _pages_of(examples, record).items():
        soup = html_of(page.text)
        assert _evil_in(soup) == [], path
        shown += EVIL in soup.get_text()
    assert shown >= 2


@example(model=Persona, fragments=["\n", "`", "``", "[x](javascript:alert)"])
@example(model=Persona, fragments=["`", "[x](javascript:alert)", "\n\n", "`"])
@example(model=Persona, fragments=["| ", "\n:   ", "| "])
@given(model=st.sampled_from(list(ONE_OF_EACH)), fragments=st.lists(st.sampled_from(FRAGMENTS), max_size=6))
def test_no_markup_survives(model: type[Record], fragments: list[str]) -> None:
    """Neither elements nor attributes nor addresses; and the page keeps its own structure."""
    record = example_library().records[ONE_OF_EACH[model]]
    soup = html_of(_page_of(spoilt(record, "字" + "".join(fragments))))
    assert _evil_in(soup) == []
    assert _structure(soup) == _plain_structure(record.id)


@cache
def _plain_structure(record_id: str) -> list[str]:
    return _structure(html_of(_page_of(example_library().records[record_id])))


def _page_of(record: Record) -> str:
    library = _with(example_library(), record)
    site = Site(library, gather(library), OPTIONS)
    specs = (spec for spec in PAGES[type(record)](site) if spec.record and spec.record.id == record.id)
    return render_page(site, next(specs)).text


def _structure(soup: BeautifulSoup) -> list[str]:
    return [tag.name for tag in tags_of(soup) if tag.name in {"section", "nav", "aside", "header", "details", "button"}]
