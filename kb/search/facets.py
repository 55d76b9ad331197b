"""What results can be filtered and counted by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from kb.search.document import Facets

Filters = Mapping[str, Collection[str]]
"""Accepted values by facet: any of the values of each facet."""

NAMES = ("type", "stage", "product", "persona", "strategy", "verdict", "outcome", "month", "author")
"""The facets of a collection, in the order in which they are shown."""

SHOWN = ("stage", "verdict")
"""What a row of results shows beside its title, of documents that have one value alone."""

TYPES = (
    "persona",
    "strategy",
    "case",
    "month",
    "regulation",
    "study",
    "process",
    "training",
    "measure",
    "page",
    "rule",
)
"""Types in the order of a list without a query; unknown ones come after, by name."""


def fits(facets: Facets, filters: Filters, *, but: str = "") -> bool:
    """Whether a document has one of the accepted values of every facet, `but` one left out."""
    return all(name == but or not set(values).isdisjoint(facets.get(name, ())) for name, values in filters.items())


def type_order(facets: Facets) -> tuple[int, str]:
    """Where a document stands in a list without a query."""
    name = next(iter(facets.get("type", ())), "")
    return (TYPES.index(name) if name in TYPES else len(TYPES)), name


def counts(found: Iterable[Facets], filters: Filters) -> dict[str, dict[str, int]]:
    """For each facet the number of documents by value, as if that facet were not filtered by.

    So a chip tells how many results choosing it would add or leave.
    """
    result: dict[str, dict[str, int]] = {}
    for facets in found:
        failed = _failed(facets, filters) if filters else ()
        if len(failed) > 1:
            continue
        for name, values in facets.items():
            if not failed or failed[0] == name:
                counted = result.setdefault(name, {})
                for value in values:
                    counted[value] = counted.get(value, 0) + 1
    return result


def _failed(facets: Facets, filters: Filters) -> Sequence[str]:
    return [name for name, values in filters.items() if set(values).isdisjoint(facets.get(name, ()))]
