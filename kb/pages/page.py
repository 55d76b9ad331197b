"""What goes in and comes out: options, the parts of a page before rendering, the finished page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kb.records import Record


@dataclass(frozen=True, slots=True)
class Options:
    """How the site is rendered.

    `today` is the day on which freshness is judged. `drafts` shows unpublished records too. `directory_urls`
    says whether a page's URL ends in `/` or `.html`. `templates` is a folder of a team's own templates, which
    come before ours.
    """

    today: dt.date
    drafts: bool = False
    directory_urls: bool = True
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class PageSpec:
    """What a page type hands to the renderer: where the page stands, its template and its view model.

    `address` is `strategies/open-question/`, `strategies/` for a section page, empty for the home page. `hide`
    names the parts of the theme that the page does without. `tab` is the section whose tab is active, if it is
    not the first part of the address. `moved_to` is the address where the page stands now, for one that has moved.
    """

    address: str
    title: str
    summary: str
    template: str
    view: object
    record: Record | None = None
    hide: tuple[str, ...] = ("navigation",)
    tab: str = ""
    moved_to: str = ""

    @property
    def section(self) -> str:
        """The section to which the page belongs, by which the theme marks the active tab."""
        return self.tab or self.address.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page. `path` is that of its Markdown file, `source` that of its record, both with `/`."""

    path: str
    title: str
    text: str
    source: str | None
    section: str
