"""The training page: what somebody reads and does, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.library import Library
from kb.pages.context import Site
from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.page import PageSpec
from kb.records import Record, TrainingPath, Unit


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with the records to read."""

    unit: Unit
    anchor: str
    when: str
    read: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class TrainingView:
    """Everything the training page shows."""

    path: TrainingPath
    units: tuple[UnitView, ...]
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """A page for each training path."""
    for path in site.of(TrainingPath):
        view = training_view(site.library, site.shown, path)
        yield PageSpec(path.address, path.title, path.summary, "training.md.j2", view, path)


def training_view(library: Library, shown: Mapping[str, Record], path: TrainingPath) -> TrainingView:
    """The view model of a training path; `shown` are the records with a page, by id."""
    return TrainingView(
        path=path,
        units=tuple(
            UnitView(unit, f"unit-{number}", _when(unit.week), _read(shown, unit))
            for number, unit in enumerate(path.units, start=1)
        ),
        facts=extra_facts(library.vocabulary, path),
        sections=extra_sections(library.vocabulary, path),
    )


def _read(shown: Mapping[str, Record], unit: Unit) -> tuple[Record, ...]:
    return tuple(shown[ref.name] for ref in unit.read if ref.name in shown)


def _when(week: str) -> str:
    """A bare number or range of weeks in words; what an author put into words stays."""
    return f"第 {week} 周" if week and all(char.isdigit() or char in "-–—～~" for char in week) else week
