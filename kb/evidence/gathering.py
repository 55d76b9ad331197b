"""All evidence of a collection, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kb.evidence.basis import basis, persona_of, used_strategies
from kb.evidence.contributions import Contribution, by_author, by_group
from kb.evidence.likeness import Comparison, Likeness
from kb.evidence.monthly import MeasureValue, Months
from kb.evidence.tallies import EMPTY, Tally, tallies, tally_with_personas
from kb.evidence.transitions import Transition, transitions
from kb.library import Library
from kb.records import Case, Measure, Month


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the team's cases and figures show.

    Attributes:
        overall: All cases together.
        illustrative: Whether the figures rest on sample cases, because no real one is there yet.
        samples: How many sample cases the site shows, counted apart whether or not figures rest on them.
        transitions: Assumed → actual persona, most cases first.
        contributions: What each author gave.
        groups: What each group gave.
    """

    overall: Tally
    illustrative: bool
    samples: int
    transitions: tuple[Transition, ...]
    contributions: tuple[Contribution, ...]
    groups: tuple[Contribution, ...]
    strategies: Mapping[str, Tally]
    personas: Mapping[str, Tally]
    stages: Mapping[str, Tally]
    products: Mapping[str, Tally]
    _comparison: Comparison = field(repr=False, compare=False)
    _months: Months = field(repr=False, compare=False)

    def strategy(self, strategy_id: str) -> Tally:
        """Cases that used a strategy, apart for each persona too."""
        return self.strategies.get(strategy_id, EMPTY)

    def persona(self, persona_id: str) -> Tally:
        """Cases whose debtor turned out to be of this persona."""
        return self.personas.get(persona_id, EMPTY)

    def stage(self, stage_id: str) -> Tally:
        """Cases of a stage of delinquency."""
        return self.stages.get(stage_id, EMPTY)

    def product(self, product_id: str) -> Tally:
        """Cases of a product."""
        return self.products.get(product_id, EMPTY)

    def similar(self, case: Case) -> tuple[Likeness, ...]:
        """The cases most like this one, with reasons, and one that ended the other way where there is one."""
        return self._comparison.similar(case)

    def measures(self, month: str) -> tuple[MeasureValue, ...]:
        """Every measure in a month such as `2026-10`; none where the site shows no figures of it."""
        return self._months.measures(month)

    def history(self, measure_id: str) -> tuple[tuple[str, float | None], ...]:
        """A measure's value in each month with figures, oldest first; `None` where it cannot be computed."""
        return self._months.history(measure_id)


def gather(library: Library) -> Evidence:
    """Compute the evidence of a collection from the records that reach the site.

    Figures of a month count once its write-up is public: they share its status.
    """
    shown = library.shown(Case)
    cases = basis(shown)
    vocabulary = library.vocabulary
    results = vocabulary.results
    months = library.shown(Month)
    figures = {month.id: library.measures[month.id] for month in months if month.id in library.measures}
    kept = [record for record in library.records.values() if record.public and not isinstance(record, Case | Month)]
    return Evidence(
        overall=tally_with_personas(cases, results),
        illustrative=any(case.illustrative for case in cases),
        samples=sum(bool(case.illustrative) for case in shown),
        transitions=transitions(cases),
        contributions=by_author(cases, months, kept),
        groups=by_group(cases, months, kept, vocabulary.people),
        strategies=tallies(cases, results, used_strategies, tally_with_personas),
        personas=tallies(cases, results, lambda case: filter(None, [persona_of(case)])),
        stages=_in_order(vocabulary.stages, tallies(cases, results, lambda case: [case.stage])),
        products=_in_order(vocabulary.products, tallies(cases, results, lambda case: [case.product])),
        _comparison=Comparison(cases, results),
        _months=Months(figures, library.shown(Measure), tuple(vocabulary.stages)),
    )


def _in_order(order: Iterable[str], found: Mapping[str, Tally]) -> Mapping[str, Tally]:
    """The tallies in the order of the vocabulary."""
    return MappingProxyType({key: found[key] for key in order if key in found})
