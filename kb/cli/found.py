"""What a search found, as a list for a person and as data for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.cli.words import say
from kb.privacy import mask_text
from kb.search.excerpt import Passage, passage
from kb.search.facets import Filters
from kb.search.query import Query, parse
from kb.search.ranking import Entry, Hit, Result, search
from kb.search.whoosh_store import TITLES, VALUES, Opened
from kb.search.whoosh_syntax import is_language

_VERSION = 1
_MARKS = "【】"
"""Around what was looked for: the encodings of Chinese terminals have them."""


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a query."""

    opened: Opened
    text: str
    query: Query
    result: Result

    @classmethod
    def of(cls, opened: Opened, text: str, k: int, filters: Filters | None = None) -> Found:
        """Ask the index.

        Args:
            opened: The index.
            text: What was typed: plain text, or the query language.
            k: How many hits at most.
            filters: Values by facet.
        """
        index, filters = opened.index, filters or {}
        if is_language(text):
            # Loaded here: plain text does without it, and it takes a while.
            from kb.search import whoosh_language  # noqa: PLC0415

            result, query = whoosh_language.search(index, text, k, filters, opened.meta[VALUES])
        else:
            query = parse(text, index.synonyms)
            result = search(index, query, k, filters)
        return cls(opened, text, query, result)

    def entry(self, hit: Hit) -> Entry:
        """What is shown of a hit."""
        return self.opened.index.entry(hit.ordinal)

    def passage(self, hit: Hit) -> Passage | None:
        """The passage of a hit that answers best."""
        return passage(self.opened.index.blocks(hit.ordinal), self.query)


def document(found: Found) -> Mapping[str, object]:
    """The hits as plain data."""
    return {
        "version": _VERSION,
        "query": found.text,
        "total": found.result.total,
        "hits": [_plain(found, hit) for hit in found.result.hits],
    }


def listed(found: Found, lang: str) -> str:
    """The hits as a list, each with the passage that answers best."""
    result = found.result
    if not result.hits:
        return say(lang, "search-nothing")
    lines = [line for number, hit in enumerate(result.hits, 1) for line in _lines(found, number, hit, lang)]
    shown = len(result.hits)
    key = "count" if shown == result.total else "search-count" if result.exact else "search-at-most"
    return "\n".join([*lines, say(lang, key, n=result.total, shown=shown)])


def marked(shown: Passage) -> str:
    """An excerpt with what was looked for between marks."""
    text = shown.excerpt
    # A number of a person that is shown only in part would no longer be known for one between marks.
    if mask_text(text) == text:
        for start, end in reversed(shown.marks):
            text = text[:start] + _MARKS[0] + text[start:end] + _MARKS[1] + text[end:]
    return " ".join(text.split("\n"))


def _lines(found: Found, number: int, hit: Hit, lang: str) -> Iterator[str]:
    entry, shown = found.entry(hit), found.passage(hit)
    kind = _type(entry)
    notes = [found.opened.meta[TITLES]["type"].get(kind, kind)]
    if entry.retired:
        notes.append(say(lang, "search-retired"))
    yield f"{number}. {entry.title}  {' '.join(notes)}"
    yield f"   {entry.id}  {entry.url}{_place(shown)}"
    if shown:
        before = [say(lang, "search-counter")] if shown.block.counter else []
        if shown.block.label and shown.block.label != shown.block.text:
            before.append(shown.block.label)
        yield "   " + " | ".join([*before, marked(shown)])


def _plain(found: Found, hit: Hit) -> Mapping[str, object]:
    entry, shown = found.entry(hit), found.passage(hit)
    return {
        "id": entry.id,
        "type": _type(entry),
        "title": entry.title,
        "score": hit.score,
        "url": entry.url,
        "anchor": shown.block.anchor if shown else "",
        "excerpt": shown.excerpt if shown else "",
    }


def _type(entry: Entry) -> str:
    return next(iter(entry.facets.get("type", ())), "")


def _place(shown: Passage | None) -> str:
    return f"#{shown.block.anchor}" if shown and shown.block.anchor else ""
