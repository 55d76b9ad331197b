"""The page of the search: where an address with a query leads, and what this computer keeps of earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from kb.pages.context import Site
from kb.pages.page import PageSpec


def pages(_site: Site) -> Iterator[PageSpec]:
    """The page of the search. Scripts fill it; without them it leads to the sections."""
    summary = "按客户说的话、策略名、案例、法规去找；打拼音首字母也行。"
    yield PageSpec("search/", "搜索", summary, "search.md.j2", None, hide=("navigation", "toc"))
