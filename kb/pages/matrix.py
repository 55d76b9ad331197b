"""The strategy matrix: one column a dimension, in each what may be used before what may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.evidence import Tally
from kb.pages.page import PageSpec
from kb.pages.replaced import replaced_in
from kb.pages.shared import Site
from kb.records import Strategy


@dataclass(frozen=True, slots=True)
class Cell:
    """A strategy with the cases that used it, and how many in which a reviewer replaced it."""

    strategy: Strategy
    tally: Tally
    replaced: int

    @property
    def prohibited(self) -> bool:
        """Whether it may not be used at all, so that no case of its use can count."""
        return self.strategy.verdict == "prohibited"


@dataclass(frozen=True, slots=True)
class Column:
    """A dimension with its strategies."""

    id: str
    title: str
    summary: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Everything on the matrix; `verdicts` counts the strategies of each verdict."""

    columns: tuple[Column, ...]
    verdicts: Mapping[str, int]
    thin: int
    illustrative: bool

    @property
    def total(self) -> int:
        """How many strategies."""
        return sum(self.verdicts.values())


def pages(site: Site) -> Iterator[PageSpec]:
    """The one page of the matrix."""
    yield PageSpec(
        "strategies/",
        "策略",
        "一列一个维度，先看能不能用，再看怎么用。",
        "matrix.md.j2",
        view(site),
        hide=("navigation", "toc"),
    )


def view(site: Site) -> MatrixView:
    """What the matrix shows."""
    found = columns(site)
    cells = [cell for column in found for cell in column.cells]
    counted = Counter(cell.strategy.verdict for cell in cells)
    return MatrixView(
        columns=found,
        verdicts={key: counted[key] for key in site.vocabulary.verdicts if counted[key]},
        thin=sum(cell.tally.thin and not cell.prohibited for cell in cells),
        illustrative=site.evidence.overall.illustrative,
    )


def columns(site: Site) -> tuple[Column, ...]:
    """Every dimension that has strategies, in the order of `kb.yml`; a retired strategy is in none."""
    strategies = [item for item in site.in_order(Strategy) if isinstance(item, Strategy) and item.status != "retired"]
    found = []
    for key, term in site.vocabulary.dimensions.items():
        cells = tuple(
            Cell(strategy, site.evidence.strategy(strategy.id), len(replaced_in(site, strategy)))
            for strategy in strategies
            if strategy.dimension == key
        )
        if cells:
            found.append(Column(key, term.title, term.summary, cells))
    return tuple(found)
