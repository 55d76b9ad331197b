"""The measure page: how a figure is computed, how it misleads, how it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.evidence import Evidence
from kb.library import Library
from kb.pages.choices import choice_title
from kb.pages.context import Site
from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.measure_history import HistoryView, history_view
from kb.pages.measure_words import formula
from kb.pages.measuring import MeasureView, measure_views
from kb.pages.page import PageSpec
from kb.records import Measure, Month


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """Everything the measure page shows."""

    measure: Measure
    formula: str
    unit: str
    better: str
    slices: str
    figures: tuple[tuple[str, str], ...]
    """The raw figures it takes: part of the formula, and the figure's title in `kb.yml`."""
    month: str
    """The last month with a value; empty for none."""
    latest: MeasureView | None
    history: HistoryView
    months: tuple[str, ...]
    """Ids of the months that have a page."""
    illustrative: bool
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """A page for each measure."""
    months = tuple(month.id for month in site.of(Month))
    for measure in site.of(Measure):
        view = measure_page(site.library, site.evidence, measure, months)
        yield PageSpec(measure.address, measure.title, measure.summary, "measure.md.j2", view, measure)


def measure_page(library: Library, evidence: Evidence, measure: Measure, months: tuple[str, ...]) -> MeasurePage:
    """The view model of a measure."""
    known = [month for month, value in evidence.history(measure.id) if value is not None]
    month = known[-1] if known else ""
    views = measure_views(library, evidence, month) if month else ()
    latest = [view for view in views if view.measure.id == measure.id]
    return MeasurePage(
        measure=measure,
        formula=formula(measure),
        unit=choice_title(Measure, "unit", measure.unit),
        better=choice_title(Measure, "better", measure.better),
        slices="、".join(choice_title(Measure, "slices", name) for name in measure.slices),
        figures=tuple(_figures(library, measure)),
        month=month,
        latest=latest[0] if latest else None,
        history=history_view(evidence, measure),
        months=months,
        illustrative=bool(known) and evidence.illustrative,
        facts=extra_facts(library.vocabulary, measure),
        sections=extra_sections(library.vocabulary, measure),
    )


def _figures(library: Library, measure: Measure) -> Iterator[tuple[str, str]]:
    for title, term in (("分子", measure.numerator), ("分母", measure.denominator)):
        if term:
            yield title, library.vocabulary.title("figures", term.key)
