"""The strategy's page: the verdict before the advice, research apart from the team's own evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.evidence import Tally
from kb.pages.citing import Cited, cited, grouped
from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.lines import says
from kb.pages.page import PageSpec
from kb.pages.replaced import Replaced, replaced_in
from kb.pages.research import Finding, research
from kb.pages.shared import Site
from kb.records import Line, Persona, Ref, Strategy
from kb.source.inline import WikiLink, wiki_links

_LINK = re.compile(r"\[\[[^\]]+\]\]")
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
class StrategyView:
    """Everything on a strategy's page."""

    record: Strategy
    dimension: str
    conditions: tuple[Condition, ...]
    basis: tuple[tuple[Cited, ...], ...]
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
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]

    @property
    def prohibited(self) -> bool:
        """Whether the strategy may not be used at all."""
        return self.record.verdict == "prohibited"

    @property
    def named(self) -> bool:
        """Whether the verdict's own text names articles, so that those of 依据 only add to them."""
        return len(self.record.basis) > sum(len(group) for group in self.basis)

    @property
    def months(self) -> tuple[str, str]:
        """The months of the oldest and the newest case."""
        months = [case.month for case in self.tally.cases]
        return (min(months), max(months)) if months else ("", "")

    @property
    def listed(self) -> frozenset[str]:
        """Ids of the records that the page lists anyway."""
        found = {case.id for case in self.tally.cases} | {item.case.id for item in self.replaced}
        return frozenset(found | {item.id for item in self.personas} | {item.study.id for item in self.findings})


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
        conditions=tuple(_condition(site, text) for text in strategy.conditions),
        basis=_basis(site, strategy),
        after=tuple(
            item for ref in (requires.after if requires else ()) if isinstance(item := shown.get(ref.name), Strategy)
        ),
        required_stages=tuple(vocabulary.title("stages", key) for key in (requires.stages if requires else ())),
        stages=tuple(vocabulary.title("stages", key) for key in strategy.suits(tuple(vocabulary.stages))),
        alternative=alternative if isinstance(alternative, Strategy) else None,
        personas=tuple(
            persona for persona in site.of(Persona) if any(ref.name == strategy.id for ref in persona.strategies)
        ),
        scripts=_scripts(strategy),
        findings=research(site, strategy.id),
        tally=tally,
        base=overall.share if overall else None,
        by_persona=tuple(_persona_row(site, key, part) for key, part in tally.by_persona.items()),
        replaced=replaced_in(site, strategy),
        facts=extra_facts(site.vocabulary, strategy),
        sections=extra_sections(site.vocabulary, strategy),
    )


def _basis(site: Site, strategy: Strategy) -> tuple[tuple[Cited, ...], ...]:
    """The articles of 依据 by regulation, without those that the verdict's own text names already."""
    said = strategy.why_prohibited, *strategy.conditions
    named = set()
    for link in (link for text in said for link in wiki_links(text)):
        found = site.library.find(f"{link.name}#{link.place}" if link.place else link.name)
        named.add((found.target, found.anchor))
    refs = [ref for ref in strategy.basis if (ref.name, ref.anchor) not in named]
    return grouped(article for ref in refs if (article := cited(ref, site.shown)))


def _condition(site: Site, text: str) -> Condition:
    match = _BASIS.search(text)
    return Condition(text[: match.start()], _marked(site, match[1])) if match else Condition(text, "")


def _marked(site: Site, words: str) -> str:
    """The articles that a condition names, those whose text nobody has compared marked as such."""

    def mark(match: re.Match[str]) -> str:
        unread = any(_unverified(site, link) for link in wiki_links(match[0]))
        return f"{match[0]}（待核对原文）" if unread else match[0]

    return _LINK.sub(mark, words)


def _unverified(site: Site, link: WikiLink) -> bool:
    found = site.library.find(f"{link.name}#{link.place}" if link.place else link.name)
    article = cited(Ref(found.target, found.anchor), site.shown)
    return article is not None and article.unverified


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
