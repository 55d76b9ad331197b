"""What a template works with: the site as a whole, and the page it is about to render."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast
from urllib.parse import unquote

from markupsafe import Markup

from kb.evidence import Evidence
from kb.library import Library
from kb.pages.autolink import AutoLinker, linkable_names
from kb.pages.citing import link_label, short_name
from kb.pages.environment import environment
from kb.pages.page import Options
from kb.pages.pieces import HtmlWriter, Inner, Linker, Outer, Picture, Piece, Slots, Words, to_markdown
from kb.pages.text import Plain, is_relative, join_soft_breaks, safe_url, segments
from kb.pages.urls import Style, relative_file, relative_link
from kb.records import RECORD_TYPES, Record, Ref, Vocabulary
from kb.source.inline import Link, WikiLink, plain

R = TypeVar("R", bound=Record)
_DIMENSION = "dimension:"


def shown_records(library: Library, options: Options) -> Iterator[Record]:
    """Every record that has a page on the site."""
    for model in RECORD_TYPES.values():
        yield from library.shown(model, drafts=options.drafts)


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

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The shown records of a type, in the library's order."""
        return cast("tuple[R, ...]", self._by_type.get(model, ()))

    @cached_property
    def _by_type(self) -> Mapping[type[Record], tuple[Record, ...]]:
        found: dict[type[Record], list[Record]] = {}
        for record in self.shown.values():
            found.setdefault(type(record), []).append(record)
        return {model: tuple(records) for model, records in found.items()}

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """The shown records by the path of their file."""
        return {record.path: record for record in self.shown.values()}

    @cached_property
    def images(self) -> frozenset[str]:
        """The paths of the images that stand beside shown records."""
        return frozenset(asset.path for asset in self.library.assets if asset.record in self.shown)

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
        row = self.of(model)
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
        self._html = self._linker(site.style)
        self._markdown = self._linker(Style.MARKDOWN)

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
        return self.site.html.inline(self._pieces(text), self._html)

    def block(self, text: str) -> Markup:
        """Record text of several paragraphs, lists or tables as HTML."""
        return self.site.html.block(self._pieces(text), self._html)

    def prose(self, text: str) -> str:
        """Record text as Markdown for a Markdown part of the page."""
        return to_markdown(self._pieces(text), self._markdown)

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

    def _pieces(self, text: str) -> Iterator[Piece]:
        text = join_soft_breaks(text)
        parts = tuple(segments(text))
        wiki = {part: self._wiki(part, text) for part in parts if isinstance(part, WikiLink)}
        # What the author links to needs no automatic link before it.
        for part in parts:
            if isinstance(part, Plain):
                yield from self._mentions(part.text)
            elif isinstance(part, WikiLink):
                yield wiki[part]
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

    def _wiki(self, link: WikiLink, text: str) -> Piece:
        found = self.library.find(f"{link.name}#{link.place}" if link.place else link.name)
        if found.problem or not found.target or not self.shows(found.target):
            return Words(link.shown)
        self._linked.add(found.target)
        record = self.library.get(found.target)
        if record is None:
            label = self._dimension_label(link, found.target)
        else:
            label = link_label(link, record, found.anchor, text[: link.start])
        return Inner(label, self.address_of(found.target), found.anchor)

    def _dimension_label(self, link: WikiLink, target: str) -> str:
        key = target.removeprefix(_DIMENSION)
        return link.label or (self.term("dimensions", key) if link.name == key else link.name)

    def _markdown_link(self, link: Link) -> Piece:
        label = plain(link.label)
        if safe_url(link.url):
            return Words(label) if link.image else Outer(label, link.url)
        if self.record is None or not is_relative(link.url):
            return Words(label)
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(self.record.path), unquote(link.url).partition("#")[0])
        )
        if link.image:
            return Picture(label, path) if path in self.site.images else Words(label)
        target = self.site.by_path.get(path)
        return Inner(label, target.address) if target else Words(label)
