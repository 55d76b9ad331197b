"""Addresses become files and relative links, in each style."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from kb.library import Library
from kb.pages.urls import Style, markdown_path, relative_file, relative_link, site_path
from kb.search.written_pages import page_documents

D, H, M = Style.DIRECTORY, Style.HTML, Style.MARKDOWN


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", "index.md"),
        ("cases/", "cases/index.md"),
        ("cases/lost-trader/", "cases/lost-trader.md"),
        ("months/2026-10/", "months/2026-10.md"),
    ],
)
def test_an_address_is_a_markdown_file(address: str, path: str) -> None:
    assert markdown_path(address) == path


@pytest.mark.parametrize(
    ("address", "style", "path"),
    [
        ("", D, ""),
        ("", H, "index.html"),
        ("cases/", D, "cases/"),
        ("cases/", H, "cases/index.html"),
        ("cases/lost-trader/", D, "cases/lost-trader/"),
        ("cases/lost-trader/", H, "cases/lost-trader.html"),
    ],
)
def test_an_address_is_a_path_of_the_site(address: str, style: Style, path: str) -> None:
    assert site_path(address, style) == path


@pytest.mark.parametrize(
    ("source", "target", "anchor", "style", "link"),
    [
        ("cases/x/", "strategies/y/", "steps", D, "../../strategies/y/#steps"),
        ("cases/x/", "strategies/y/", "steps", H, "../strategies/y.html#steps"),
        ("cases/x/", "strategies/y/", "steps", M, "../strategies/y.md#steps"),
        ("cases/x/", "cases/z/", "", D, "../z/"),
        ("cases/x/", "cases/z/", "", H, "z.html"),
        ("cases/x/", "cases/", "", D, "../"),
        ("cases/x/", "cases/", "", H, "index.html"),
        ("cases/", "cases/x/", "", D, "x/"),
        ("cases/", "cases/x/", "", M, "x.md"),
        ("", "cases/", "", D, "cases/"),
        ("cases/", "", "", D, "../"),
        ("cases/", "", "", H, "../index.html"),
        ("cases/x/", "", "", M, "../index.md"),
        ("", "", "", D, "./"),
        ("cases/x/", "cases/x/", "step-2", D, "#step-2"),
        ("cases/x/", "cases/x/", "step-2", M, "#step-2"),
    ],
)
def test_links_are_relative(source: str, target: str, anchor: str, style: Style, link: str) -> None:
    assert relative_link(source, target, anchor, style) == link


@pytest.mark.parametrize(
    ("style", "link"),
    [(D, "../../cases/2026-10/chart.png"), (H, "../cases/2026-10/chart.png"), (M, "../cases/2026-10/chart.png")],
)
def test_files_keep_their_path(style: Style, link: str) -> None:
    assert relative_file("personas/x/", "cases/2026-10/chart.png", style) == link


ADDRESSES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=2).map(lambda parts: "".join(f"{p}/" for p in parts))


@given(source=ADDRESSES, target=ADDRESSES, style=st.sampled_from(Style))
def test_a_link_leads_to_its_target(source: str, target: str, style: Style) -> None:
    folder = posixpath.dirname(site_path(source, style))
    reached = posixpath.normpath(posixpath.join("/", folder, relative_link(source, target, "", style)))
    assert reached == posixpath.normpath(posixpath.join("/", site_path(target, style)))


@pytest.mark.parametrize("style", [D, H])
def test_a_hand_written_page_is_found_where_mkdocs_puts_it(own: Library, style: Style, tmp_path: Path) -> None:
    names = ["index.md", "guide.md", "contributing/index.md", "contributing/editor.md", "a/b/index.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# 一页\n\n一句。\n", encoding="utf-8")
    files = [File(name, str(tmp_path), "site", use_directory_urls=style is D) for name in names]
    found = {page.url for page in page_documents(own, tmp_path, style)}
    assert found == {unquote(file.url).removeprefix("./") for file in files}
