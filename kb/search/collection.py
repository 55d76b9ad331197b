"""A collection as documents: what its site shows, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kb.library import Library
from kb.pages.urls import Style, site_path
from kb.records import RECORD_TYPES, Month, Persona, Record, Strategy
from kb.search.document import Document, Facets, linked_both_ways
from kb.search.facet_values import VALUES
from kb.search.record_blocks import blocks, month_names
from kb.search.written_pages import page_documents, page_links, rule_documents

TITLES: Mapping[str, str] = {
    "type": "类型", "stage": "阶段", "product": "产品", "persona": "画像", "strategy": "策略", "verdict": "结论",
    "outcome": "结果", "month": "月份", "author": "作者",
}  # fmt: skip
"""What the facets are called."""

_STRETCH: Mapping[str, float] = {"rule": 5, "study": 3, "month": 2, "case": 2, "measure": 0.7, "regulation": 0.7}
"""What seldom answers a collector counts as longer than it is, see `Document.stretch`; tuned by the questions."""

_UNLINKED = frozenset({"case", "month"})
"""What uses the knowledge, and grows without end: its links would move little and cost the browser much."""

_TABLES = {"stage": "stages", "product": "products", "verdict": "verdicts", "outcome": "results", "author": "people"}


def documents(
    library: Library, pages: Path | None = None, *, directory_urls: bool = True, drafts: bool = False
) -> tuple[Document, ...]:
    """Every shown record, hand-written page and rule.

    Args:
        library: The collection.
        pages: The folder of hand-written pages, such as `docs`; `None` for none.
        directory_urls: Whether a page's address ends in `/` or in `.html`.
        drafts: Whether unpublished records are shown too.
    """
    style = Style.DIRECTORY if directory_urls else Style.HTML
    found = [
        _document(library, record, style)
        for model in RECORD_TYPES.values()
        for record in library.shown(model, drafts=drafts)
    ]
    if pages is not None and pages.is_dir():
        found += page_documents(library, pages, style)
    found += rule_documents(library, style)
    types = {document.id: document.facets["type"][0] for document in found}
    links = [pair for pair in _links(library, pages) if _UNLINKED.isdisjoint(map(types.get, pair))]
    stretched = (replace(document, stretch=_STRETCH.get(types[document.id], 1.0)) for document in found)
    return linked_both_ways(stretched, links)


def _links(library: Library, pages: Path | None) -> Iterator[tuple[str, str]]:
    """From record to record and from page to record, by id, whichever are shown."""
    for id_ in library.records:
        yield from ((id_, target) for target in library.depends_on(id_))
    if pages is not None and pages.is_dir():
        yield from page_links(library, pages)


def _document(library: Library, record: Record, style: Style) -> Document:
    return Document(
        id=record.id,
        title=record.title,
        names=(*record.aliases, *month_names(record.id)) if isinstance(record, Month) else record.aliases,
        blocks=blocks(library, record),
        facets=facets(library, record),
        url=site_path(record.address, style),
        retired=record.status == "retired",
    )


def facets(library: Library, record: Record) -> Facets:
    """What a record can be filtered by."""
    found: dict[str, tuple[str, ...]] = {"type": (record.TYPE,)}
    for name, values in VALUES.items():
        if name in TITLES and (value := tuple(filter(None, values(library, record) or ()))):
            found[name] = value
    return found


def value_titles(library: Library) -> dict[str, dict[str, str]]:
    """What the values of each facet are called; of those that are not listed, such as months, the value itself."""
    words = library.vocabulary
    found = {"type": {model.TYPE: model.TITLE for model in RECORD_TYPES.values()} | {"page": "页面", "rule": "规则"}}
    for name, table in _TABLES.items():
        found[name] = {key: words.title(table, key) for key in getattr(words, table)}
    found["persona"] = {record.id: record.title for record in library.shown(Persona)}
    found["strategy"] = {record.id: record.title for record in library.shown(Strategy)}
    return found
