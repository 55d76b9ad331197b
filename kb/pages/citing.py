"""How a regulation and its articles are called, and what their limits say in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.records import Record, Ref, Regulation
from kb.records.anchors import article_anchor, article_label
from kb.records.regulation import Article, Limit
from kb.source.inline import WikiLink

BINDING = frozenset({"in-force", "amended"})
"""The states in which a regulation holds."""
_PER = {
    "debtor": "对同一位债务人",
    "contact": "对同一联系方式",
    "visit": "每次外访",
    "agreement": "每份协议",
}
_PERIODS = {"day": "每天", "week": "每周", "month": "每月", "year": "每年"}
_PERIOD = re.compile(r"-per-(day|week|month|year)$")
_CALLED = frozenset({"debtor", "contact"})


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a page refers to it: the regulation's short name, the article's label, where it stands."""

    regulation: Regulation
    name: str
    label: str
    anchor: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class CallLimit:
    """A limit that holds on every call, in words; when it does not hold; the articles that set it."""

    text: str
    unless: tuple[str, ...]
    sources: tuple[Cited, ...]


def short_name(record: Record) -> str:
    """What people call a record: a regulation by its first alias, anything else by its title."""
    return record.aliases[0] if isinstance(record, Regulation) and record.aliases else record.title


def articles_of(regulation: Regulation) -> Iterator[tuple[str, str, Article]]:
    """Each article with its anchor on the regulation's page, and how it is called."""
    standard = regulation.kind == "standard"
    for key, article in regulation.articles.items():
        yield article_anchor(key, standard=standard), article_label(key, article.title, standard=standard), article


def label_at(regulation: Regulation, anchor: str) -> str:
    """How the article with this anchor is called; empty where there is none."""
    return next((label for place, label, _ in articles_of(regulation) if place == anchor), "")


def link_label(link: WikiLink, record: Record, anchor: str, before: str) -> str:
    """The words of a wiki link: the author's; for an id the title; for an article its number too.

    Where the text before the link ends with the regulation's name, the number alone is enough.
    """
    if link.label:
        return link.label
    name = short_name(record) if link.name == record.id else link.name
    if not isinstance(record, Regulation) or not anchor:
        return name
    label = label_at(record, anchor)
    if before.rstrip("》（(的 ").endswith((record.title, *record.aliases)):
        return label
    return with_article(name, label)


def with_article(name: str, label: str) -> str:
    """A regulation's name and the article's in one: 民法典第 7 条, GB/T 45251 5.3."""
    if label.startswith("第"):
        return f"{name}{label}"
    return f"{name} {label}" if label[:1].isascii() else f"{name}“{label}”"


def grouped(sources: Iterable[Cited]) -> tuple[tuple[Cited, ...], ...]:
    """Citations by regulation and by whether its text was compared, each once, in order of first mention."""
    found: dict[tuple[str, bool], dict[str, Cited]] = {}
    for source in sources:
        found.setdefault((source.regulation.id, source.unverified), {}).setdefault(source.anchor, source)
    return tuple(tuple(group.values()) for group in found.values())


def cited(ref: Ref, shown: Mapping[str, Record]) -> Cited | None:
    """The article, or the regulation as a whole, that a resolved reference means; `None` if it has no page."""
    record = shown.get(ref.name)
    if not isinstance(record, Regulation):
        return None
    article = _article_at(record, ref.anchor)
    grade = (article.grade if article else "") or record.grade
    return Cited(record, short_name(record), label_at(record, ref.anchor), ref.anchor, grade == "V2")


def _article_at(regulation: Regulation, anchor: str) -> Article | None:
    return next((article for place, _, article in articles_of(regulation) if place == anchor), None)


def limit_words(limit: Limit) -> str:
    """A limit in words, such as `08:00 至 22:00（另有约定除外）`."""
    unless = f"（{limit.unless}除外）" if limit.unless else ""
    if limit.from_ or limit.to:
        return f"{limit.from_ or '00:00'} 至 {limit.to or '24:00'}{unless}"
    period = _PERIOD.search(limit.id)
    scope = _PER.get(limit.per, "") + (_PERIODS[period[1]] if period else "")
    amount = "、".join(
        f"{word} {_number(value)}" for word, value in (("至少", limit.min), ("至多", limit.max)) if value is not None
    )
    times = " 次" if period else ""
    return f"{limit.counts}{'：' if limit.counts else ''}{scope}{amount}{times}{unless}"


def call_limits(regulations: Iterable[Regulation]) -> tuple[CallLimit, ...]:
    """Hours and frequencies that bind whoever calls: the strictest hours, then each limit on calls."""
    binding = [item for regulation in regulations if regulation.force in BINDING for item in _limits(regulation)]
    hours = [item for item in binding if item[1].from_ and item[1].to]
    found: list[CallLimit] = []
    if hours:
        begin, end = max(limit.from_ for _, limit in hours), min(limit.to for _, limit in hours)
        exceptions = tuple(dict.fromkeys(limit.unless for _, limit in hours if limit.unless))
        found.append(CallLimit(f"{end} 至次日 {begin} 不联系", exceptions, tuple(source for source, _ in hours)))
    for source, limit in binding:
        period = _PERIOD.search(limit.id)
        if limit.max is not None and limit.per in _CALLED and period:
            text = f"{limit.counts}：{_PERIODS[period[1]]}至多 {_number(limit.max)} 次"
            found.append(CallLimit(text, (limit.unless,) if limit.unless else (), (source,)))
    return tuple(found)


def _limits(regulation: Regulation) -> Iterator[tuple[Cited, Limit]]:
    for anchor, label, article in articles_of(regulation):
        for limit in article.limits:
            grade = limit.grade or article.grade or regulation.grade
            yield Cited(regulation, short_name(regulation), label, anchor, grade == "V2"), limit


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
