"""A dimension's page: its strategies by verdict, with what the cases show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.pages.matrix import Cell, Column, columns
from kb.pages.page import PageSpec
from kb.pages.shared import Site


@dataclass(frozen=True, slots=True)
class Group:
    """The strategies of one verdict."""

    verdict: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """Everything on a dimension's page."""

    id: str
    title: str
    aliases: tuple[str, ...]
    summary: str
    groups: tuple[Group, ...]
    others: tuple[tuple[str, str], ...]
    illustrative: bool

    @property
    def total(self) -> int:
        """How many strategies."""
        return sum(len(group.cells) for group in self.groups)


def pages(site: Site) -> Iterator[PageSpec]:
    """The page of every dimension of `kb.yml`, even of one without strategies: references may name it."""
    filled = {column.id: column for column in columns(site)}
    for key, term in site.vocabulary.dimensions.items():
        shown = view(site, key, filled.get(key))
        summary = term.summary or f"{term.title}：{shown.total} 条策略"
        yield PageSpec(
            f"dimensions/{key}/", term.title, summary, "dimension.md.j2", shown, tab="strategies",
            hide=("navigation", "toc"),
        )  # fmt: skip


def view(site: Site, key: str, column: Column | None) -> DimensionView:
    """What the page of a dimension shows."""
    term = site.vocabulary.dimensions[key]
    cells = column.cells if column else ()
    groups = (
        Group(verdict, tuple(cell for cell in cells if cell.strategy.verdict == verdict))
        for verdict in site.vocabulary.verdicts
    )
    return DimensionView(
        id=key,
        title=term.title,
        aliases=term.aliases,
        summary=term.summary,
        groups=tuple(group for group in groups if group.cells),
        others=tuple((other, item.title) for other, item in site.vocabulary.dimensions.items()),
        illustrative=any(cell.tally.illustrative for cell in cells),
    )
