"""Pages of the project's own collection: complete, linked, in order, and the same every time."""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.evidence import gather
from kb.library import Library
from kb.pages import Options, Page, render_site, stop_card
from kb.pages.previews import article_previews, previews
from kb.pages.urls import markdown_path
from kb.records import Ref
from tests.conftest import Golden
from tests.pages.conftest import OPTIONS, render
from tests.support.markup import html_of, tags_of

GOLDEN = [
    "personas/hardship.md",
    "strategies/index.md",
    "strategies/empathic-listening.md",
    "strategies/designated-contact.md",
    "strategies/pretext-contact.md",
    "dimensions/contact-repair.md",
    "regulations/index.md",
    "regulations/gbt-45251-2025.md",
    "regulations/pipl.md",
    "studies/index.md",
    "studies/ai-callers.md",
]


@pytest.mark.parametrize("path", GOLDEN)
def test_pages_look_as_they_did(example_pages: Mapping[str, Page], golden: Golden, path: str) -> None:
    golden(f"pages/{path}", example_pages[path].text)


def test_every_shown_record_has_a_page(own: Library, own_pages: Mapping[str, Page]) -> None:
    shown = {markdown_path(record.address): record.path for record in own.records.values() if record.public}
    assert {page.path: page.source for page in own_pages.values() if page.source} == shown
    assert len(shown) > 50


def test_no_two_pages_share_a_file(own: Library) -> None:
    paths = [page.path for page in render_site(own, gather(own), OPTIONS)]
    assert sorted(set(paths)) == sorted(paths)


def test_every_section_of_the_navigation_has_its_page(own_pages: Mapping[str, Page], root: Path) -> None:
    nav = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    files = list(_files_of(nav))
    assert [file for file in files if file not in own_pages and not (root / "docs" / file).exists()] == []
    assert len(files) > 10


def _files_of(nav: Any) -> Iterator[str]:  # noqa: ANN401  (strings, lists and mappings of them)
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _files_of(item)


def test_every_place_of_a_record_is_on_its_page(own: Library, own_pages: Mapping[str, Page]) -> None:
    missing = []
    for record in own.records.values():
        soup = html_of(own_pages[markdown_path(record.address)].text)
        missing += [(record.id, anchor) for anchor in record.anchors() if soup.find(id=anchor) is None]
    assert missing == []


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_to_pages_and_places(own: Library, root: Path, directory_urls: bool) -> None:  # noqa: FBT001
    """Every relative link, in HTML blocks and in Markdown, names a page of the site and an id on it."""
    by_hand = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    pages = render(own, dataclasses.replace(OPTIONS, directory_urls=directory_urls))
    soups = {path: html_of(page.text) for path, page in pages.items()}
    ids = {path: {str(tag["id"]) for tag in tags_of(soup) if tag.get("id")} for path, soup in soups.items()}
    broken = []
    for path, soup in soups.items():
        for tag in tags_of(soup):
            href = str(tag.get("href", ""))
            if tag.name == "a" and not href.startswith(("https://", "mailto:")):
                target, _, anchor = href.partition("#")
                file = _file(path, target, directory_urls=directory_urls)
                if file in by_hand and not anchor:
                    continue
                # A fragment with `=` is the state of a filter, no place.
                if file not in pages or (anchor and "=" not in anchor and anchor not in ids[file]):
                    broken.append((path, href))
    assert broken == []


def _file(path: str, target: str, *, directory_urls: bool) -> str:
    """The Markdown file that a link on the page `path` leads to."""
    if not target:
        return path
    if target.endswith(".md"):
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if not directory_urls:
        reached = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        return reached.removesuffix("html") + "md"
    here = path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
    reached = posixpath.normpath(posixpath.join(here or ".", target))
    if reached == ".":
        return "index.md"
    return f"{reached}.md" if "/" in reached else f"{reached}/index.md"


def test_html_blocks_hold_no_blank_line(own_pages: Mapping[str, Page]) -> None:
    """Other engines end an HTML block at a blank line; the rest would be shown as text."""
    open_blocks = []
    for page in own_pages.values():
        depth = 0
        for line in page.text.split("\n---\n", 1)[1].split("\n"):
            if not line and depth:
                open_blocks.append(page.path)
                break
            for name in ("section", "div", "ul", "ol", "dl", "table", "nav", "form", "aside", "details"):
                depth += line.count(f"<{name}>") + line.count(f"<{name} ") - line.count(f"</{name}>")
    assert open_blocks == []


def test_front_matter(own_pages: Mapping[str, Page]) -> None:
    for page in own_pages.values():
        data = yaml.safe_load(page.text.split("---\n")[1])
        assert data["title"] == page.title
        assert data["description"]
        assert data.get("kb_source") == page.source
        assert data.get("kb_section", "") == page.section


def test_the_same_input_gives_the_same_bytes(own: Library) -> None:
    assert render(own) == render(own)


def test_headings_have_no_gaps(own_pages: Mapping[str, Page]) -> None:
    for page in own_pages.values():
        levels = [int(tag.name[1]) for tag in tags_of(html_of(page.text)) if tag.name in {"h1", "h2", "h3", "h4"}]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), page.path


def test_ids_are_unique(own_pages: Mapping[str, Page]) -> None:
    for page in own_pages.values():
        ids = [tag["id"] for tag in tags_of(html_of(page.text)) if tag.get("id")]
        assert sorted(set(ids)) == sorted(ids), page.path


def test_what_must_not_be_said_is_never_copied(own_pages: Mapping[str, Page]) -> None:
    seen = 0
    for page in own_pages.values():
        for block in html_of(page.text).select(".fp-never"):
            seen += 1
            assert block.find("button") is None, page.path
    assert seen > 5


def test_a_team_s_own_template_comes_first(examples: Library, tmp_path: Path) -> None:
    (tmp_path / "study.md.j2").write_text("# 我们的 {{ page.record.title }}\n", encoding="utf-8")
    options = Options(today=OPTIONS.today, templates=tmp_path)
    pages = render(examples, options)
    assert pages["studies/ai-callers.md"].text.endswith("# 我们的 机器人催收比真人差在哪\n")
    assert "先核验" in pages["personas/hardship.md"].text


def test_drafts_are_shown_on_request(examples: Library) -> None:
    draft = dataclasses.replace(examples.records["hardship"], status="draft")
    library = dataclasses.replace(examples, records={**examples.records, draft.id: draft})
    path = markdown_path(draft.address)
    assert path not in render(library)
    page = render(library, dataclasses.replace(OPTIONS, drafts=True))[path]
    assert "草稿" in page.text
    assert "status: draft" in page.text


def test_a_retired_record_names_its_successor(examples: Library) -> None:
    old = dataclasses.replace(
        examples.records["empathic-listening"], status="retired", replaced_by=Ref("identity-check")
    )
    pages = render(dataclasses.replace(examples, records={**examples.records, old.id: old}))
    soup = html_of(pages["strategies/empathic-listening.md"].text)
    banner = soup.select_one('.fp-note[aria-label="已停用"]')
    assert banner is not None
    assert banner.select_one('a[href="../identity-check/"]') is not None


def test_previews_tell_of_every_page_of_a_record(own: Library) -> None:
    found = previews(own, OPTIONS)
    assert found["/strategies/pretext-contact/"] == {
        "type": "策略",
        "title": "关联人迂回套话",
        "verdict": "prohibited",
        "summary": own.records["pretext-contact"].summary,
    }
    assert found["/dimensions/contact-repair/"]["title"] == "信息修复"
    assert {f"/{record.address}" for record in own.records.values() if record.public} <= set(found)
    assert "/strategies/pretext-contact.html" in previews(own, dataclasses.replace(OPTIONS, directory_urls=False))


def test_previews_of_articles_give_their_gist(own: Library) -> None:
    found = article_previews(own, OPTIONS)["/regulations/pipl/"]
    articles = own.records["pipl"].articles  # type: ignore[attr-defined]
    assert len(found) == len(articles)
    assert found["art-10"]["title"] == "个人信息保护法第 10 条"
    assert found["art-10"]["summary"].startswith(articles["10"].gist[:10])


def test_the_stop_card_is_the_process_that_kb_yml_names(own: Library, own_pages: Mapping[str, Page]) -> None:
    card = stop_card(own, OPTIONS)
    assert card["title"] == own.records["stop-and-hand-over"].title
    assert card["url"] == "processes/stop-and-hand-over/"
    soup = html_of(own_pages["processes/stop-and-hand-over.md"].text)
    assert len(card["situations"]) >= 5
    for situation in card["situations"]:
        assert soup.find(id=situation["anchor"]) is not None
        assert situation["lines"]
    notes = [line["note"] for situation in card["situations"] for line in situation["lines"] if "note" in line]
    assert any("民法典第 1161 条" in note for note in notes), "articles are called as people call them"
    assert not any(record_id in note for note in notes for record_id in own.records if "-" in record_id)


def test_no_stop_card_without_its_process(examples: Library) -> None:
    hidden = dataclasses.replace(examples.records["stop-and-hand-over"], status="draft")
    assert stop_card(dataclasses.replace(examples, records={hidden.id: hidden}), OPTIONS) == {}
