"""Wiki links in pages that people write by hand: resolved as in records, reported by file, line and column."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from kb.findings import Finding
from kb.library import DIMENSION, Found, Library
from kb.library.resolve import report
from kb.pages.citing import link_label
from kb.pages.page import Options
from kb.pages.text import markdown_words
from kb.pages.urls import markdown_path
from kb.records import Ref
from kb.records.kinds import Written
from kb.source.inline import WikiLink, wiki_links
from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page that is no record.

    `path` is that of its Markdown file below the site's root, such as `contributing/index.md`; `file` is what
    findings call it. `text` is its Markdown without the front matter, which ends before line `first_line` of the
    file.
    """

    path: str
    file: str
    text: str
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Resolved:
    """The text with its wiki links as relative Markdown links, and what is wrong with those that lead nowhere."""

    text: str
    findings: tuple[Finding, ...]


def resolve_links(page: HandWritten, library: Library, options: Options) -> Resolved:
    """Turn the wiki links of a hand-written page into links; one that leads nowhere becomes plain words."""
    written = list(wiki_links(page.text))
    parts: list[str] = []
    findings: list[Finding] = []
    at = 0
    for link in written:
        found = library.find(str(Ref(link.name, link.place)))
        address, label = _target(found, link, page, library, options)
        parts += [page.text[at : link.start], _markdown(address, label, found, page)]
        if not address:
            findings += _report(found, link, page, library)
        at = link.end
    return Resolved("".join([*parts, page.text[at:]]), tuple(findings))


def _target(found: Found, link: WikiLink, page: HandWritten, library: Library, options: Options) -> tuple[str, str]:
    """The address that a link leads to, empty for none, and the words of the link."""
    if found.problem or not found.target:
        return "", link.shown
    record = library.get(found.target)
    if record is None:
        key = found.target.removeprefix(DIMENSION)
        title = library.vocabulary.title("dimensions", key)
        return f"dimensions/{key}/", link.label or (title if link.name == key else link.name)
    if not library.is_shown(record, drafts=options.drafts):
        return "", link.shown
    return record.address, link_label(link, record, found.anchor, page.text[: link.start])


def _markdown(address: str, label: str, found: Found, page: HandWritten) -> str:
    words = markdown_words(label)
    if not address:
        return words
    # Not `relative_link`: a hand-written page may stand where no address of ours leads.
    path = posixpath.relpath(markdown_path(address), posixpath.dirname(page.path) or ".")
    return f"[{words}]({path}#{found.anchor})" if found.anchor else f"[{words}]({path})"


def _report(found: Found, link: WikiLink, page: HandWritten, library: Library) -> Iterator[Finding]:
    line = page.text.count("\n", 0, link.start)
    column = link.start - (page.text.rfind("\n", 0, link.start) + 1)
    span = Span.at(page.first_line + line, column + 1, link.end - link.start)
    place_column = column + 1 + link.place_start - link.start
    place = Span.at(span.line, place_column, max(len(link.place), 1))
    written = Written((), Ref(link.name, link.place), span, place, mention=True)
    return report(None, page.file, written, found, library.records)
