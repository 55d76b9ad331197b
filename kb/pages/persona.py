"""The persona's page: a card to keep open during the call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.evidence import Tally
from kb.pages.citing import CallLimit, Cited, call_limits, grouped
from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.page import PageSpec
from kb.pages.research import Finding, research
from kb.pages.shared import Site
from kb.records import Confusion, Persona, Regulation, Situation, Strategy

_ANOTHER = "接电话的是"
"""Situations of the identity check with this beginning are for somebody else who picks up."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How every call begins: what to say to the debtor, and to anybody else who picks up."""

    strategy: Strategy
    debtor: tuple[Situation, ...]
    others: tuple[Situation, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A persona that this one is taken for, and the question that tells them apart."""

    persona: Persona | None
    confusion: Confusion


@dataclass(frozen=True, slots=True)
class Recommended:
    """A strategy recommended for the persona, with the evidence of the cases of this persona and of all."""

    strategy: Strategy
    tally: Tally


@dataclass(frozen=True, slots=True)
class PersonaView:
    """Everything on a persona's page."""

    record: Persona
    axes: tuple[tuple[str, str], ...]
    stages: tuple[str, ...]
    identity: Identity | None
    limits: tuple[CallLimit, ...]
    neighbours: tuple[Neighbour, ...]
    recommended: tuple[Recommended, ...]
    findings: tuple[Finding, ...]
    tally: Tally
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]

    @property
    def limit_sources(self) -> tuple[tuple[Cited, ...], ...]:
        """The articles that set the limits, each once, by regulation."""
        return grouped(source for limit in self.limits for source in limit.sources)

    @property
    def listed(self) -> frozenset[str]:
        """Ids of the records that the page lists anyway."""
        near = {item.persona.id for item in self.neighbours if item.persona}
        return frozenset({case.id for case in self.tally.cases} | near)


def pages(site: Site) -> Iterator[PageSpec]:
    """The page of every persona."""
    limits = call_limits(site.of(Regulation))
    identity = _identity(site)
    for persona in site.of(Persona):
        yield PageSpec(
            persona.address,
            persona.title,
            persona.summary,
            "persona.md.j2",
            view(site, persona, identity, limits),
            persona,
            hide=("navigation", "toc"),
        )


def view(site: Site, persona: Persona, identity: Identity | None, limits: tuple[CallLimit, ...]) -> PersonaView:
    """What the page of a persona shows."""
    vocabulary = site.vocabulary
    return PersonaView(
        record=persona,
        axes=tuple(
            (
                axis.title,
                "或".join(axis.values[value].title for value in persona.axes[key] if value in axis.values),
            )
            for key, axis in vocabulary.axes.items()
            if key in persona.axes
        ),
        stages=tuple(vocabulary.title("stages", stage) for stage in persona.stages),
        identity=identity,
        limits=limits,
        neighbours=tuple(_neighbour(site, confusion) for confusion in persona.confused_with),
        recommended=tuple(
            Recommended(strategy, site.evidence.strategy(strategy.id))
            for ref in persona.strategies
            if isinstance(strategy := site.shown.get(ref.name), Strategy)
        ),
        findings=research(site, persona.id),
        tally=site.evidence.persona(persona.id),
        facts=extra_facts(site.vocabulary, persona),
        sections=extra_sections(site.vocabulary, persona),
    )


def _identity(site: Site) -> Identity | None:
    ref = site.vocabulary.call.identity
    strategy = site.shown.get(ref.name) if ref else None
    if not isinstance(strategy, Strategy):
        return None
    others = tuple(item for item in strategy.wording if item.title.startswith(_ANOTHER))
    return Identity(strategy, tuple(item for item in strategy.wording if item not in others), others)


def _neighbour(site: Site, confusion: Confusion) -> Neighbour:
    found = site.shown.get(confusion.persona.name) if confusion.persona else None
    return Neighbour(found if isinstance(found, Persona) else None, confusion)
