"""What a template works with: the page it is about to render."""

from __future__ import annotations

from markupsafe import Markup

from kb.pages.citing import short_name
from kb.pages.linking import TextLinks
from kb.pages.pieces import Linker, to_markdown
from kb.pages.shared import Site
from kb.pages.urls import Style, relative_file, relative_link
from kb.records import Record, Ref
from kb.source.inline import plain

__all__ = ["PageContext", "Site"]


class PageContext:
    """One page while it is rendered: names its links, turns record text into Markdown or HTML."""

    def __init__(self, site: Site, address: str, record: Record | None = None) -> None:
        self.site = site
        self.library = site.library
        self.evidence = site.evidence
        self.vocabulary = site.vocabulary
        self.options = site.options
        self.address = address
        self.record = record
        self._text = TextLinks(site, record)
        self._html = self._linker(site.style)
        self._markdown = self._linker(Style.MARKDOWN)

    # Links

    def href(self, address: str, anchor: str = "") -> str:
        """The relative URL of a page of this site, for use inside HTML blocks."""
        return relative_link(self.address, address, anchor, self.site.style)

    def link(self, target: Record | str, anchor: str = "") -> str:
        """The relative URL of a record, of the record with an id, or of `dimension:<id>`."""
        return self.href(self.site.address_of(target), anchor)

    def md_link(self, target: Record | str, anchor: str = "") -> str:
        """As `link`, for a link in a Markdown part of the page."""
        return relative_link(self.address, self.site.address_of(target), anchor, Style.MARKDOWN)

    def shows(self, target: str) -> bool:
        """Whether an id, or `dimension:<id>`, has a page on this site."""
        return self.site.shows(target)

    # Text

    def section(self) -> str:
        """Begin a section: what it mentions first is linked again. Returns nothing to print."""
        self._text.section()
        return ""

    def inline(self, text: str) -> Markup:
        """One line of record text as HTML."""
        return self.site.html.inline(self._text.pieces(text), self._html)

    def block(self, text: str) -> Markup:
        """Record text of several paragraphs, lists or tables as HTML."""
        return self.site.html.block(self._text.pieces(text), self._html)

    def prose(self, text: str) -> str:
        """Record text as Markdown for a Markdown part of the page."""
        return to_markdown(self._text.pieces(text), self._markdown)

    def say(self, text: str) -> Markup:
        """A line to say: nothing marked up but its variables."""
        return self.site.slotted(text)

    def plain(self, text: str) -> str:
        """Record text without markup."""
        return plain(text)

    # Names

    def name(self, ref: Ref | None) -> str:
        """What the record of a resolved reference is called; what was written where there is none."""
        if ref is None:
            return ""
        record = self.library.records.get(ref.name)
        return short_name(record) if record else ref.name

    def person(self, key: str) -> str:
        """How a person or group of `kb.yml` is called."""
        return self.term("people", key)

    def term(self, table: str, key: str) -> str:
        """The title of a vocabulary value."""
        return self.vocabulary.title(table, key)

    def _linker(self, style: Style) -> Linker:
        return Linker(
            page=lambda address, anchor: relative_link(self.address, address, anchor, style),
            file=lambda path: relative_file(self.address, path, style),
        )
