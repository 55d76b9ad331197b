"""The regulation's page: how far it binds, how to cite it, its articles and what rests on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.pages.citing import BINDING, limit_words, short_name
from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.page import PageSpec
from kb.pages.shared import Site
from kb.records import Record, Regulation, Strategy
from kb.records.anchors import article_anchor, article_label, is_article_key
from kb.records.regulation import Article


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article: where it stands on the page, what it says, which strategies rest on it."""

    anchor: str
    label: str
    title: str
    article: Article
    limits: tuple[str, ...]
    grade: str
    strategies: tuple[Strategy, ...]


@dataclass(frozen=True, slots=True)
class RegulationView:
    """Everything on a regulation's page. `grade` of an article is set only where it differs from the whole."""

    record: Regulation
    name: str
    kind: str
    force: str
    binding: bool
    replaces: tuple[Record, ...]
    successor: Record | None
    articles: tuple[ArticleView, ...]
    strategies: tuple[Strategy, ...]
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]

    @property
    def used(self) -> int:
        """How many articles a strategy rests on."""
        return sum(bool(article.strategies) for article in self.articles)

    @property
    def limited(self) -> int:
        """How many articles set a number or a time of day."""
        return sum(bool(article.limits) for article in self.articles)

    @property
    def listed(self) -> frozenset[str]:
        """Ids of the strategies that the page lists with the articles."""
        return frozenset(item.id for article in self.articles for item in article.strategies) | {
            item.id for item in self.strategies
        }


def pages(site: Site) -> Iterator[PageSpec]:
    """The page of every regulation."""
    for regulation in site.of(Regulation):
        yield PageSpec(
            regulation.address,
            regulation.title,
            regulation.summary,
            "regulation.md.j2",
            view(site, regulation),
            regulation,
        )


def view(site: Site, regulation: Regulation) -> RegulationView:
    """What the page of a regulation shows."""
    resting = resting_strategies(site, regulation)
    return RegulationView(
        record=regulation,
        name=short_name(regulation),
        kind=Regulation.KINDS.get(regulation.kind, regulation.kind),
        force=Regulation.FORCES.get(regulation.force, regulation.force),
        binding=regulation.force in BINDING,
        successor=site.shown.get(regulation.replaced_by.name) if regulation.replaced_by else None,
        replaces=tuple(site.shown[ref.name] for ref in regulation.replaces if ref.name in site.shown),
        articles=tuple(_article(regulation, key, article, resting) for key, article in regulation.articles.items()),
        strategies=resting.get("", ()),
        facts=extra_facts(site.vocabulary, regulation),
        sections=extra_sections(site.vocabulary, regulation),
    )


def resting_strategies(site: Site, regulation: Regulation) -> Mapping[str, tuple[Strategy, ...]]:
    """The strategies that name this regulation, by the anchor of the article; prohibited ones first."""
    found: defaultdict[str, dict[str, Strategy]] = defaultdict(dict)
    for link in site.library.backlinks(regulation.id):
        strategy = site.shown.get(link.source)
        if isinstance(strategy, Strategy) and strategy.status != "retired":
            found[link.anchor][strategy.id] = strategy
    order = list(site.vocabulary.verdicts)[::-1]
    return {
        anchor: tuple(sorted(strategies.values(), key=lambda item: (order.index(item.verdict), item.id)))
        for anchor, strategies in found.items()
    }


def _article(
    regulation: Regulation, key: str, article: Article, resting: Mapping[str, tuple[Strategy, ...]]
) -> ArticleView:
    standard = regulation.kind == "standard"
    anchor = article_anchor(key, standard=standard)
    numbered = is_article_key(key)
    return ArticleView(
        anchor=anchor,
        label=article_label(key, article.title, standard=standard),
        title=article.title if numbered else "",
        article=article,
        limits=tuple(limit_words(limit) for limit in article.limits),
        grade=article.grade if article.grade and article.grade != regulation.grade else "",
        strategies=resting.get(anchor, ()),
    )
