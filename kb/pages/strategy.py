"""The strategy's page: the verdict before the advice, research apart from the team's own evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.evidence import Tally
from kb.pages.citing import Cited, cited
from kb.pages.context import Site
from kb.pages.lines import says
from kb.pages.page import PageSpec
from kb.pages.research import Finding, research
from kb.records import Case, Line, Persona, Strategy

_BASIS = re.compile(r"\s*[（(]\s*依据[：:]\s*(.+?)\s*[）)]\s*$")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of use, with the articles it rests on as the author wrote them."""

    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Script:
    """The lines of one situation; `first` is the number of its first line on the page."""

    title: str
    lines: tuple[Line, ...]
    first: int


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """The evidence of one persona."""

    persona: Persona | None
    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Replaced:
    """A step of a case in which a reviewer replaced this strategy."""

    case: Case
    anchor: str


@dataclass(frozen=True, slots=True)
class StrategyView:
    """Everything on a strategy's page."""

    record: Strategy
    dimension: str
    conditions: tuple[Condition, ...]
    basis: tuple[Cited, ...]
    after: tuple[Strategy, ...]
    required_stages: tuple[str, ...]
    stages: tuple[str, ...]
    alternative: Strategy | None
    personas: tuple[Persona, ...]
    scripts: tuple[Script, ...]
    findings: tuple[Finding, ...]
    tally: Tally
    base: float | None
    by_persona: tuple[PersonaRow, ...]
    replaced: tuple[Replaced, ...]

    @property
    def prohibited(self) -> bool:
        """Whether the strategy may not be used at all."""
        return self.record.verdict == "prohibited"

    @property
    def months(self) -> tuple[str, str]:
        """The months of the oldest and the newest case."""
        months = [case.month for case in self.tally.cases]
        return (min(months), max(months)) if months else ("", "")

    @property
    def listed(self) -> frozenset[str]:
        """Ids of the records that the page lists anyway."""
        found = {case.id for case in self.tally.cases} | {item.case.id for item in self.replaced}
        return frozenset(
            found | {item.id for item in self.personas} | {item.study.id for item in self.findings}
        )


def pages(site: Site) -> Iterator[PageSpec]:
    """The page of every strategy."""
    for strategy in site.of(Strategy):
        yield PageSpec(
            strategy.address, strategy.title, strategy.summary, "strategy.md.j2", view(site, strategy), strategy
        )


def view(site: Site, strategy: Strategy) -> StrategyView:
    """What the page of a strategy shows."""
    vocabulary, shown = site.vocabulary, site.shown
    tally, overall = site.evidence.strategy(strategy.id), site.evidence.overall.share_good
    requires = strategy.requires
    alternative = shown.get(strategy.alternative.name) if strategy.alternative else None
    return StrategyView(
        record=strategy,
        dimension=vocabulary.title("dimensions", strategy.dimension),
        conditions=tuple(_condition(text) for text in strategy.conditions),
        basis=tuple(found for ref in strategy.basis if (found := cited(ref, shown))),
        after=tuple(
            item
            for ref in (requires.after if requires else ())
            if isinstance(item := shown.get(ref.name), Strategy)
        ),
        required_stages=tuple(vocabulary.title("stages", key) for key in (requires.stages if requires else ())),
        stages=tuple(vocabulary.title("stages", key) for key in strategy.suits(tuple(vocabulary.stages))),
        alternative=alternative if isinstance(alternative, Strategy) else None,
        personas=tuple(
            persona
            for persona in site.of(Persona)
            if any(ref.name == strategy.id for ref in persona.strategies)
        ),
        scripts=_scripts(strategy),
        findings=research(site, strategy.id),
        tally=tally,
        base=overall.share if overall else None,
        by_persona=tuple(_persona_row(site, key, part) for key, part in tally.by_persona.items()),
        replaced=_replaced(site, strategy),
    )


def _condition(text: str) -> Condition:
    match = _BASIS.search(text)
    return Condition(text[: match.start()], match[1]) if match else Condition(text, "")


def _scripts(strategy: Strategy) -> tuple[Script, ...]:
    found, first = [], 1
    for situation in strategy.wording:
        found.append(Script(situation.title, situation.lines, first))
        first += len(says(situation.lines))
    return tuple(found)


def _persona_row(site: Site, key: str, tally: Tally) -> PersonaRow:
    record = site.library.records.get(key)
    persona = record if isinstance(record, Persona) and key in site.shown else None
    return PersonaRow(persona, record.title if record else key, tally)


def _replaced(site: Site, strategy: Strategy) -> tuple[Replaced, ...]:
    """The cases in which a reviewer replaced this strategy, newest first, each at its first such step."""
    found: dict[str, Replaced] = {}
    for link in site.library.backlinks(strategy.id):
        case = site.shown.get(link.source)
        if isinstance(case, Case) and "corrected_from" in link.path and case.id not in found:
            found[case.id] = Replaced(case, link.source_anchor)
    return tuple(sorted(found.values(), key=lambda item: (item.case.month, item.case.id), reverse=True))
