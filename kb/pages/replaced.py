"""The cases in which a reviewer replaced a strategy: not use, but worth knowing."""

from __future__ import annotations

from dataclasses import dataclass

from kb.pages.shared import Site
from kb.records import Case, Strategy


@dataclass(frozen=True, slots=True)
class Replaced:
    """A case in which a reviewer replaced the strategy, and the step where."""

    case: Case
    anchor: str


def replaced_in(site: Site, strategy: Strategy) -> tuple[Replaced, ...]:
    """The cases whose `corrected_from` names a strategy, newest first, each at its first such step."""
    found: dict[str, Replaced] = {}
    for link in site.library.backlinks(strategy.id):
        case = site.shown.get(link.source)
        if isinstance(case, Case) and "corrected_from" in link.path:
            found.setdefault(case.id, Replaced(case, link.source_anchor))
    return tuple(sorted(found.values(), key=lambda item: (item.case.month, item.case.id), reverse=True))
