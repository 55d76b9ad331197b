"""What a template works with: the site as a whole, and the page it is about to render."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from markupsafe import Markup

from kb.evidence import Evidence
from kb.library import Library
from kb.pages.autolink import AutoLinker, linkable_names
from kb.pages.environment import environment
from kb.pages.page import Options
from kb.pages.pieces import HtmlWriter, Inner, Outer, Picture, Piece, Slots, Words, to_markdown
from kb.pages.text import Plain, is_relative, join_soft_breaks, safe_url, segments
from kb.pages.urls import Style, relative_link
from kb.records import RECORD_TYPES, Record, Vocabulary
from kb.source.inline import Link, WikiLink, plain

_DIMENSION = "dimension:"


def shown_records(library: Library, options: Options) -> Iterator[Record]:
    """Every record that has a page on the site."""
    for model in RECORD_TYPES.values():
        yield from library.shown(model, options.drafts)


class Site:
    """Everything that the pages of one rendering share."""

    def __init__(self, library: Library, evidence: Evidence, options: Options) -> None:
        self.library = library
        self.evidence = evidence
        self.options = options
        self.style = Style.DIRECTORY if options.directory_urls else Style.HTML
        self.shown: Mapping[str, Record] = {record.id: record for record in shown_records(library, options)}
        self.linker = AutoLinker(linkable_names(self.shown.values()))
        self.templates = environment(options.templates)
        self.html = HtmlWriter(self.templates)
        self.slotted = Slots(self.templates)

    @property
    def vocabulary(self) -> Vocabulary:
        """The team's words."""
        return self.library.vocabulary

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """The shown records by the path of their file."""
        return {record.path: record for record in self.shown.values()}

    @cached_property
    def order(self) -> Mapping[str, tuple[Record | None, Record | None]]:
        """For each record its neighbours within its section."""
        found: dict[str, tuple[Record | None, Record | None]] = {}
        for model in RECORD_TYPES.values():
            row = self.in_order(model)
            for before, record, after in zip((None, *row), row, (*row[1:], None), strict=False):
                found[record.id] = (before, after)
        return found

    def in_order(self, model: type[Record]) -> Sequence[Record]:
        """The records of a type as their section shows them: strategies by dimension, cases newest first."""
        row = self.library.shown(model, self.options.drafts)
        if model.TYPE != "strategy":
            return row
        dimensions, verdicts = list(self.vocabulary.dimensions), list(self.vocabulary.verdicts)
        return sorted(
            row,
            key=lambda item: (
                _rank(dimensions, item, "dimension"),
                _rank(verdicts, item, "verdict"),
                item.title,
            ),
        )


def _rank(values: Sequence[str], record: Record, field: str) -> int:
    value = getattr(record, field)
    return values.index(value) if value in values else len(values)


class PageContext:
    """One page while it is rendered: resolves its links, turns record text into Markdown or HTML.

    It remembers which records the current section has linked to already; `section()` begins the next one.
    """

    def __init__(self, site: Site, address: str, record: Record | None = None) -> None:
        self.site = site
        self.library = site.library
        self.evidence = site.evidence
        self.vocabulary = site.vocabulary
        self.options = site.options
        self.address = address
        self.record = record
        self._linked: set[str] = set()

    # Links

    def href(self, address: str, anchor: str = "") -> str:
        """The relative URL of a page of this site, for use inside HTML blocks."""
        return relative_link(self.address, address, anchor, self.site.style)

    def link(self, target: Record | str, anchor: str = "") -> str:
        """The relative URL of a record, of the record with an id, or of `dimension:<id>`."""
        return self.href(self.address_of(target), anchor)

    def md_link(self, target: Record | str, anchor: str = "") -> str:
        """As `link`, for a link in a Markdown part of the page."""
        return relative_link(self.address, self.address_of(target), anchor, Style.MARKDOWN)

    def address_of(self, target: Record | str) -> str:
        """The address of a record, of the record with an id, or of `dimension:<id>`."""
        if isinstance(target, Record):
            return target.address
        if target.startswith(_DIMENSION):
            return f"dimensions/{target.removeprefix(_DIMENSION)}/"
        return self.library.records[target].address

    def shows(self, target: str) -> bool:
        """Whether an id, or `dimension:<id>`, has a page on this site."""
        if target.startswith(_DIMENSION):
            return target.removeprefix(_DIMENSION) in self.vocabulary.dimensions
        return target in self.site.shown

    # Text

    def section(self) -> str:
        """Begin a section: what it mentions first is linked again. Returns nothing to print."""
        self._linked.clear()
        return ""

    def inline(self, text: str) -> Markup:
        """One line of record text as HTML."""
        return self.site.html.inline(self._pieces(text), self.href)

    def block(self, text: str) -> Markup:
        """Record text of several paragraphs, lists or tables as HTML."""
        return self.site.html.block(self._pieces(text), self.href)

    def prose(self, text: str) -> str:
        """Record text as Markdown for a Markdown part of the page."""
        return to_markdown(self._pieces(text), self._file_link)

    def say(self, text: str) -> Markup:
        """A line to say: nothing marked up but its variables."""
        return self.site.slotted(text)

    def plain(self, text: str) -> str:
        """Record text without markup."""
        return plain(text)

    # Names

    def person(self, key: str) -> str:
        """How a person or group of `kb.yml` is called."""
        return self.term("people", key)

    def term(self, table: str, key: str) -> str:
        """The title of a vocabulary value."""
        return self.vocabulary.title(table, key)

    def _file_link(self, address: str, anchor: str) -> str:
        return relative_link(self.address, address, anchor, Style.MARKDOWN)

    def _pieces(self, text: str) -> Iterator[Piece]:
        for part in segments(join_soft_breaks(text)):
            if isinstance(part, Plain):
                yield from self._mentions(part.text)
            elif isinstance(part, WikiLink):
                yield self._wiki(part)
            elif isinstance(part, Link):
                yield self._markdown_link(part)
            else:
                yield part

    def _mentions(self, text: str) -> Iterator[Piece]:
        at = 0
        for mention in self.site.linker.mentions(text):
            if mention.record in self._linked or (self.record and mention.record == self.record.id):
                continue
            self._linked.add(mention.record)
            if mention.start > at:
                yield Plain(text[at : mention.start])
            yield Inner(text[mention.start : mention.end], self.address_of(mention.record))
            at = mention.end
        if at < len(text):
            yield Plain(text[at:])

    def _wiki(self, link: WikiLink) -> Piece:
        found = self.library.find(f"{link.name}#{link.place}" if link.place else link.name)
        if found.problem is None and found.dimension:
            return Inner(link.shown, self.address_of(f"{_DIMENSION}{found.dimension}"))
        if found.problem is None and found.record is not None and self.shows(found.record.id):
            self._linked.add(found.record.id)
            return Inner(link.shown, found.record.address, found.anchor)
        return Words(link.shown)

    def _markdown_link(self, link: Link) -> Piece:
        label = plain(link.label)
        if safe_url(link.url):
            return Words(label) if link.image else Outer(label, link.url)
        if self.record is None or not is_relative(link.url):
            return Words(label)
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(self.record.path), link.url.partition("#")[0])
        )
        if link.image:
            return Picture(label, path)
        target = self.site.by_path.get(path)
        return Inner(label, target.address) if target else Words(label)
