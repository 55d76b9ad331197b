"""The examples of the format and the project's own collection, loaded once for all tests of pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from kb.evidence import gather
from kb.library import Library, load
from kb.pages import Options, Page, render_site
from kb.pages.context import Site

EXAMPLES = Path(__file__).parent.parent / "examples"
OPTIONS = Options(today=dt.date(2026, 11, 30))


def render(library: Library, options: Options = OPTIONS) -> dict[str, Page]:
    """Every page of a collection, by path."""
    return {page.path: page for page in render_site(library, gather(library), options)}


@cache
def example_library() -> Library:
    """The examples that fix the format: one record of each kind, some of their neighbours missing."""
    return load(EXAMPLES)


@pytest.fixture(scope="session")
def examples() -> Library:
    return example_library()


@pytest.fixture(scope="session")
def example_pages(examples: Library) -> Mapping[str, Page]:
    return render(examples)


@pytest.fixture(scope="session")
def own(root: Path) -> Library:
    """The project's own collection."""
    return load(root)


@pytest.fixture(scope="session")
def own_pages(own: Library) -> Mapping[str, Page]:
    return render(own)


@pytest.fixture(scope="session")
def site(own: Library) -> Site:
    return Site(own, gather(own), OPTIONS)
