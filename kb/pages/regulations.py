"""The section page of the regulations, by how far they bind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.pages.citing import BINDING
from kb.pages.page import PageSpec
from kb.pages.regulation import resting_strategies
from kb.pages.shared import Site
from kb.records import Regulation


@dataclass(frozen=True, slots=True)
class Row:
    """A regulation, and how many strategies rest on it."""

    record: Regulation
    force: str
    binding: bool
    strategies: int


@dataclass(frozen=True, slots=True)
class Kind:
    """The regulations of one kind."""

    id: str
    title: str
    is_law: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RegulationsView:
    """Everything on the section page."""

    kinds: tuple[Kind, ...]
    unverified: int


def pages(site: Site) -> Iterator[PageSpec]:
    """The one section page."""
    yield PageSpec("regulations/", "法规", "先分清法律和行业规范，再看每一条管什么。", "regulations.md.j2", view(site))


def view(site: Site) -> RegulationsView:
    """What the section page shows."""
    found = site.of(Regulation)
    kinds = (
        Kind(
            key,
            title,
            key not in {"standard", "self-regulation"},
            tuple(_row(site, r) for r in found if r.kind == key),
        )
        for key, title in Regulation.KINDS.items()
    )
    return RegulationsView(tuple(kind for kind in kinds if kind.rows), sum(r.grade == "V2" for r in found))


def _row(site: Site, regulation: Regulation) -> Row:
    resting = resting_strategies(site, regulation)
    strategies = {strategy.id for row in resting.values() for strategy in row}
    return Row(
        regulation,
        Regulation.FORCES.get(regulation.force, regulation.force),
        regulation.force in BINDING,
        len(strategies),
    )
