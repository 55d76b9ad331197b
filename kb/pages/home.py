"""The home page: what do you need now?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence.basis import basis
from kb.library import Library
from kb.pages.citing import short_name
from kb.pages.context import Site
from kb.pages.measure_words import is_main
from kb.pages.measuring import Number, measure_views, strip
from kb.pages.month import closed_number
from kb.pages.outcomes import by_month, misjudgement
from kb.pages.page import PageSpec
from kb.pages.personas import PersonaCard, by_axes, persona_card
from kb.records import Case, Month, Persona, Record, Strategy, TrainingPath

_SEARCHES = 6
_NUMBERS = 3
_DUE = 3
_CASES = 3
_NAMES = 3


@dataclass(frozen=True, slots=True)
class CaseTeaser:
    """A case on the home page with the reason why it stands there."""

    tag: str
    case: Case
    note: str


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest month: its write-up, three numbers, the cases to read."""

    month: Month
    numbers: tuple[Number, ...]
    cases: tuple[CaseTeaser, ...]
    illustrative: bool


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """A dimension with the number of its strategies and what it is about."""

    id: str
    title: str
    about: str
    count: int


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose review is due, by the name people use, and since how many days (negative: until it is due)."""

    record: Record
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Reviews:
    """What waits for review: the longest overdue first; `next` is the next one where nothing is due."""

    due: tuple[Due, ...]
    more: int
    next: Due | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the home page shows."""

    searches: tuple[str, ...]
    personas: tuple[PersonaCard, ...]
    latest: Latest | None
    dimensions: tuple[DimensionRow, ...]
    identity: Record | None
    stop: Record | None
    training: tuple[TrainingPath, ...]
    reviews: Reviews
    failures: int


def pages(site: Site) -> Iterator[PageSpec]:
    """The home page."""
    view = home_view(site)
    name = site.vocabulary.name
    summary = f"{name}：客户怎么说、策略能不能用、案例怎么成的，都从这里找。"
    yield PageSpec("", "现在需要什么", summary, "home.md.j2", view, hide=("navigation", "toc"))


def home_view(site: Site) -> HomeView:
    """The view model of the home page."""
    library = site.library
    call = library.vocabulary.call
    strategies = site.of(Strategy)
    cases = basis(site.of(Case))
    return HomeView(
        searches=tuple(group[0] for group in library.vocabulary.synonyms if group)[:_SEARCHES],
        personas=tuple(
            persona_card(library.vocabulary, site.evidence, persona)
            for persona in by_axes(library.vocabulary, site.of(Persona))
            if persona.status != "retired"
        ),
        latest=_latest(site, site.of(Month), by_month(cases)),
        dimensions=tuple(_dimensions(library, strategies)),
        identity=site.shown.get(call.identity.name) if call.identity else None,
        stop=site.shown.get(call.stop.name) if call.stop else None,
        training=tuple(path for path in site.of(TrainingPath) if path.status != "retired"),
        reviews=reviews(tuple(site.shown.values()), site.options.today),
        failures=sum(case.kind == "failure" for case in cases),
    )


def _latest(site: Site, months: Sequence[Month], closed: Mapping[str, Sequence[Case]]) -> Latest | None:
    if not months:
        return None
    month = max(months, key=lambda item: item.id)
    cases = closed.get(month.id, ())
    views = measure_views(site.library, site.evidence, month.id)
    numbers = (closed_number(month.id, closed), *strip(sorted(views, key=lambda view: not is_main(view.measure))))
    return Latest(
        month=month,
        numbers=numbers[:_NUMBERS],
        cases=tuple(_teasers(site, month, cases))[:_CASES],
        illustrative=any(case.illustrative for case in cases) or (not cases and site.evidence.illustrative),
    )


def _teasers(site: Site, month: Month, closed: Sequence[Case]) -> Iterator[CaseTeaser]:
    """The case to read, then what failed, then the others of the month."""
    highlight = site.shown.get(month.highlight.name) if month.highlight else None
    if isinstance(highlight, Case):
        yield CaseTeaser("必读", highlight, highlight.summary)
    others = [case for case in closed if case != highlight and case.status != "retired"]
    for case in sorted(others, key=lambda case: case.kind != "failure"):
        if case.kind == "failure":
            yield CaseTeaser("错题", case, misjudgement(site.library, case) or case.summary)
        else:
            yield CaseTeaser("新案例", case, case.summary)


def _dimensions(library: Library, strategies: Sequence[Strategy]) -> Iterator[DimensionRow]:
    for key, term in library.vocabulary.dimensions.items():
        titles = [item.title for item in strategies if item.dimension == key and item.verdict != "prohibited"]
        count = sum(item.dimension == key for item in strategies)
        more = "等" if len(titles) > _NAMES else ""
        yield DimensionRow(key, term.title, term.summary or "、".join(titles[:_NAMES]) + more, count)


def reviews(records: Sequence[Record], today: dt.date) -> Reviews:
    """The records whose review is due by a day; a retired one waits for nothing."""
    dated = sorted(
        ((record.review_due, record) for record in records if record.review_due and record.status != "retired"),
        key=lambda item: (item[0], item[1].id),
    )
    all_dated = [Due(record, short_name(record), (today - day).days) for day, record in dated]
    due = [item for item in all_dated if item.days >= 0]
    return Reviews(
        due=tuple(due[:_DUE]),
        more=max(0, len(due) - _DUE),
        next=all_dated[0] if all_dated and not due else None,
    )
