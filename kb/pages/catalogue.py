"""Every page type of the site, in the order in which pages are rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kb.pages import (
    case,
    cases,
    contributors,
    coverage,
    dimension,
    home,
    matrix,
    measure,
    mistakes,
    month,
    months,
    moved,
    persona,
    personas,
    process,
    regulation,
    regulations,
    rules,
    search,
    sections,
    strategy,
    studies,
    study,
    training,
)
from kb.pages.context import Site
from kb.pages.page import PageSpec

PAGE_TYPES: tuple[Callable[[Site], Iterator[PageSpec]], ...] = (
    home.pages,
    personas.pages,
    persona.pages,
    matrix.pages,
    dimension.pages,
    strategy.pages,
    cases.pages,
    case.pages,
    mistakes.pages,
    months.pages,
    month.pages,
    regulations.pages,
    regulation.pages,
    studies.pages,
    study.pages,
    sections.pages,
    process.pages,
    training.pages,
    measure.pages,
    contributors.pages,
    coverage.pages,
    rules.pages,
    search.pages,
    moved.pages,
)
"""Each gives the pages of its type."""
