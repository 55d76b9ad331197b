"""Every page type of the site, in the order in which pages are rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kb.pages.context import Site
from kb.pages.page import PageSpec

PAGE_TYPES: tuple[Callable[[Site], Iterator[PageSpec]], ...] = ()
"""Each gives the pages of its type."""
