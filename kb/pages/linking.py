"""The links within a record's text: what its author wrote, and what is linked automatically."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from kb.library import DIMENSION
from kb.pages.citing import link_label
from kb.pages.pieces import Inner, Outer, Picture, Piece, Words
from kb.pages.shared import Site
from kb.pages.text import (
    Code,
    Plain,
    has_table,
    is_relative,
    join_at_links,
    join_soft_breaks,
    safe_url,
    segments,
    without_false_rules,
)
from kb.records import Record
from kb.source.inline import Link, WikiLink, plain


class TextLinks:
    """Finds and resolves the links of texts on one page.

    It remembers which records the current section has linked to already; `section()` begins the next one.
    """

    def __init__(self, site: Site, record: Record | None) -> None:
        self._site = site
        self._record = record
        self._linked: set[str] = set()

    def section(self) -> None:
        """Begin a section: what it mentions first is linked again."""
        self._linked.clear()

    def pieces(self, text: str) -> Iterator[Piece]:
        """The text with its links resolved; then, around them, with its automatic links."""
        text = without_false_rules(join_soft_breaks(text))
        parts = [part if isinstance(part, Plain | Code) else self._link(part, text) for part in segments(text)]
        joins = "\n" in text and not has_table(text)
        for index, part in enumerate(parts):
            if not isinstance(part, Plain):
                yield part
            elif joins:
                before, after = _shown(parts, index - 1), _shown(parts, index + 1)
                yield from self._mentions(join_at_links(before, part.text, after))
            else:
                yield from self._mentions(part.text)

    def _link(self, link: WikiLink | Link, text: str) -> Piece:
        return self._wiki(link, text) if isinstance(link, WikiLink) else self._markdown_link(link)

    def _mentions(self, text: str) -> Iterator[Piece]:
        at = 0
        for mention in self._site.linker.mentions(text):
            if mention.record in self._linked or (self._record and mention.record == self._record.id):
                continue
            self._linked.add(mention.record)
            if mention.start > at:
                yield Plain(text[at : mention.start])
            yield Inner(text[mention.start : mention.end], self._site.address_of(mention.record))
            at = mention.end
        if at < len(text):
            yield Plain(text[at:])

    def _wiki(self, link: WikiLink, text: str) -> Piece:
        found = self._site.library.find(f"{link.name}#{link.place}" if link.place else link.name)
        if found.problem or not found.target or not self._site.shows(found.target):
            return Words(link.shown)
        self._linked.add(found.target)
        record = self._site.library.get(found.target)
        if record is None:
            label = self._dimension_label(link, found.target)
        else:
            label = link_label(link, record, found.anchor, text[: link.start])
        return Inner(label, self._site.address_of(found.target), found.anchor)

    def _dimension_label(self, link: WikiLink, target: str) -> str:
        key = target.removeprefix(DIMENSION)
        return link.label or (self._site.vocabulary.title("dimensions", key) if link.name == key else link.name)

    def _markdown_link(self, link: Link) -> Piece:
        label = plain(link.label)
        if safe_url(link.url):
            return Words(label) if link.image else Outer(label, link.url)
        if self._record is None or not is_relative(link.url):
            return Words(label)
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(self._record.path), unquote(link.url).partition("#")[0])
        )
        if link.image:
            return Picture(label, path) if path in self._site.images else Words(label)
        target = self._site.by_path.get(path)
        return Inner(label, target.address) if target else Words(label)


def _shown(parts: Sequence[Piece], index: int) -> str:
    """The words of a link at this index; nothing where there is none."""
    part = parts[index] if 0 <= index < len(parts) else None
    if isinstance(part, Inner | Outer):
        return part.label
    return part.text if isinstance(part, Words) else ""
