"""What `kb search` needs to know of a collection: its documents, and what the values of its filters are called."""

from __future__ import annotations

from collections.abc import Iterable

from kb.library import Library
from kb.records import RECORD_TYPES, Persona, Record, Strategy, Vocabulary
from kb.search.collection import documents, value_titles
from kb.search.whoosh_schema import Days, small
from kb.search.whoosh_state import Site
from kb.search.whoosh_store import SYNONYMS, TITLES, VALUES, Content

_TABLES = {"stage": "stages", "product": "products", "verdict": "verdicts", "outcome": "results", "author": "people"}


def content(library: Library, site: Site) -> Content:
    """A collection, to be indexed."""
    found = documents(library, site.docs, directory_urls=site.directory_urls)
    days = {record.id: _days(record) for record in library.records.values()}
    meta = {
        VALUES: _names(library),
        TITLES: value_titles(library),
        SYNONYMS: [list(group) for group in library.vocabulary.synonyms],
    }
    return Content(found, days, meta)


def _days(record: Record) -> Days:
    named = {"updated": record.reviewed_on, "due": record.review_due}
    return {name: day.isoformat() for name, day in named.items() if day}


def _names(library: Library) -> dict[str, dict[str, str]]:
    """For each facet what a person may write, and the value that it stands for."""
    words: Vocabulary = library.vocabulary
    types = [(name, model.TYPE) for model in RECORD_TYPES.values() for name in (model.TYPE, model.FOLDER, model.TITLE)]
    pages = [("page", "page"), ("页面", "page"), ("rule", "rule"), ("规则", "rule")]
    found = {name: _table(words.names(table)) for name, table in _TABLES.items()}
    records = {"persona": library.shown(Persona), "strategy": library.shown(Strategy)}
    for name, shown in records.items():
        found[name] = _table((spelling, r.id) for r in shown for spelling in (r.id, r.title, *r.aliases))
    return {"type": _table([*types, *pages]), **found}


def _table(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {small(name): value for name, value in pairs}
